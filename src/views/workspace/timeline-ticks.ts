import { dateFormat } from "../parts/format.ts";
import { isoDayOf, startOfIsoDay } from "../words/dates.ts";

/** One mark of the date axis. */
export interface DateTick {
  readonly at: number;
  readonly label: string;
}

const dayMs = 86_400_000;
const labelPx = 56;
/** Steps of days, then of months, shortest first. */
const dayCounts = [1, 2, 7, 14];
const monthCounts = [1, 3, 6, 12, 24, 60, 120, 240, 600];

/**
 * Dates between two times as marks of an axis so many px wide, in the zone: the shortest of days, months, years that leaves every label
 * its room, ends left free. Empty where there is no room, or less than two days.
 */
export function ticksBetween(from: number, to: number, width: number, zone: string, locale?: string): readonly DateTick[] {
  const room = Math.floor(width / labelPx);
  const days = (to - from) / dayMs;
  if (room < 1 || !(days > 2)) return [];
  const dayCount = dayCounts.find((count) => days / count <= room);
  const months = monthCounts.find((count) => days / (30.4 * count) <= room) ?? 1200;
  const starts = dayCount === undefined ? monthStarts(from, to, months, zone) : dayStarts(from, to, dayCount, zone);
  const isYears = dayCount === undefined && months >= 12;
  return starts.map(({ at, isNewYear }) => ({ at, label: labelOf(at, isYears || (dayCount === undefined && isNewYear) ? "year" : dayCount === undefined ? "month" : "day", zone, locale) }));
}

interface Start {
  readonly at: number;
  readonly isNewYear: boolean;
}

function dayStarts(from: number, to: number, count: number, zone: string): readonly Start[] {
  const found: Start[] = [];
  const [year = 1970, month = 1, day = 1] = isoDayOf(from, zone).split("-").map(Number);
  for (let step = count; ; step += count) {
    const iso = new Date(Date.UTC(year, month - 1, day + step)).toISOString().slice(0, 10);
    const at = startOfIsoDay(iso, zone);
    if (at === null || at >= to) return found;
    found.push({ at, isNewYear: false });
  }
}

function monthStarts(from: number, to: number, count: number, zone: string): readonly Start[] {
  const found: Start[] = [];
  const [year = 1970, month = 1] = isoDayOf(from, zone).split("-").map(Number);
  // Months are counted from year 0, so that quarters begin in January and decades with a round year.
  const first = Math.floor((year * 12 + month - 1) / count) * count;
  for (let number = first; ; number += count) {
    const iso = `${String(Math.floor(number / 12)).padStart(4, "0")}-${String((number % 12) + 1).padStart(2, "0")}-01`;
    const at = startOfIsoDay(iso, zone);
    if (at === null || at >= to) return found;
    if (at > from) found.push({ at, isNewYear: number % 12 === 0 });
  }
}

function labelOf(at: number, kind: "day" | "month" | "year", zone: string, locale: string | undefined): string {
  const parts = kind === "day" ? { day: "numeric", month: "short" } as const : kind === "month" ? { month: "short" } as const : { year: "numeric" } as const;
  return dateFormat({ ...parts, timeZone: zone }, locale).format(at);
}
