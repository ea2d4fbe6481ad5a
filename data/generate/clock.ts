import type { Random } from "../../src/core/random.ts";

export type Zone = "london" | "central" | "helsinki" | "eastern" | "pacific" | "india";

export const HOUR = 3_600_000;
export const DAY = 24 * HOUR;

const winterHours: Readonly<Record<Zone, number>> = { london: 0, central: 1, helsinki: 2, eastern: -5, pacific: -8, india: 5.5 };

/** Sunday number `nth` of a month (1-based; 0 = the last one), as epoch milliseconds of its UTC midnight. */
function sundayOf(year: number, month: number, nth: number): number {
  if (nth === 0) {
    const last = Date.UTC(year, month + 1, 0);
    return last - new Date(last).getUTCDay() * DAY;
  }
  const first = Date.UTC(year, month, 1);
  return first + ((7 - new Date(first).getUTCDay()) % 7) * DAY + (nth - 1) * 7 * DAY;
}

/** Offset from UTC in milliseconds, summer time included. */
export function offsetAt(zone: Zone, at: number): number {
  const year = new Date(at).getUTCFullYear();
  const base = winterHours[zone] * HOUR;
  if (zone === "india") return base;
  if (zone === "eastern" || zone === "pacific") {
    const starts = sundayOf(year, 2, 2) + 2 * HOUR - base;
    const ends = sundayOf(year, 10, 1) + HOUR - base;
    return at >= starts && at < ends ? base + HOUR : base;
  }
  const starts = sundayOf(year, 2, 0) + HOUR;
  const ends = sundayOf(year, 9, 0) + HOUR;
  return at >= starts && at < ends ? base + HOUR : base;
}

export interface LocalTime {
  /** UTC midnight of the local calendar day. */
  readonly day: number;
  readonly hour: number;
  /** 0 = Sunday. */
  readonly weekday: number;
}

export function localTime(zone: Zone, at: number): LocalTime {
  const local = at + offsetAt(zone, at);
  const day = Math.floor(local / DAY) * DAY;
  return { day, hour: Math.floor((local - day) / HOUR), weekday: new Date(day).getUTCDay() };
}

/** Epoch milliseconds of a local wall-clock moment. */
export function fromLocal(zone: Zone, day: number, sinceMidnight: number): number {
  const guess = day + sinceMidnight;
  return guess - offsetAt(zone, guess - winterHours[zone] * HOUR);
}

/** How likely somebody writes at a local hour, 0 to 1. */
export type Rhythm = (local: LocalTime) => number;

/** The first moment from `at` on at which the person would write: waits in random steps until the rhythm says yes. */
export function nextMoment(random: Random, zone: Zone, rhythm: Rhythm, at: number): number {
  let moment = at;
  for (let step = 0; step < 2000; step++) {
    if (random.next() < rhythm(localTime(zone, moment))) return moment;
    moment += (8 + random.next() * 50) * 60_000;
  }
  return moment;
}

/** 2025-03-02T18:44:09Z */
export function isoSeconds(at: number): string {
  return `${new Date(Math.floor(at / 1000) * 1000).toISOString().slice(0, 19)}Z`;
}
