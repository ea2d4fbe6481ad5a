import type { Period } from "../../engine/time-questions.ts";
import type { AppState } from "../store/state.ts";
import { isoDayOf, startOfIsoDay } from "../words/dates.ts";

/** Two periods to compare: the earlier one first. */
export interface PeriodPair {
  readonly before: Period;
  readonly after: Period;
}

export interface PairPreset extends PeriodPair {
  readonly id: string;
  readonly label: string;
}

const dayMs = 86_400_000;

/** The period whose ranks a list is compared with: the first of the two while the second is the one that is shown everywhere; else null. */
export function comparedWith({ time, settings, opened }: Pick<AppState, "time" | "settings" | "opened">): Period | null {
  const pair = time.compared ?? (opened?.timeRange == null ? null : halvesOf(opened.timeRange, opened.timeZone));
  return pair !== null && settings.since === pair.after.since && settings.until === pair.after.until ? pair.before : null;
}

/**
 * The pairs worth offering for these data, whole days in their zone: the two halves first, then the last month, quarter and year against
 * the one before where the data reach so far back, then the period that is set against as many days before it.
 */
export function presetsOf(range: readonly [first: number, last: number], zone: string, set: { readonly since: number | null; readonly until: number | null }): readonly PairPreset[] {
  const last = isoDayOf(range[1], zone);
  const unitPairs = (["month", "quarter", "year"] as const).flatMap((unit) => {
    const start = startOfUnit(last, unit);
    const before = addMonths(start, -monthsOf[unit]);
    const pair = pairOf([before, start, addMonths(start, monthsOf[unit])], zone);
    return pair === null || pair.after.since <= range[0] ? [] : [{ id: unit, label: `Last ${unit} and the one before`, ...pair }];
  });
  const { since, until } = set;
  const period = since === null || until === null ? [] : [{ id: "period", label: "The period set and as long before it", after: { since, until }, before: { since: daysBefore(since, until, zone), until: since } }];
  return [{ id: "halves", label: "First half and second half", ...halvesOf(range, zone) }, ...unitPairs, ...period];
}

/** The data in two: at midnight where they are more than a day long, else in the middle. */
export function halvesOf(range: readonly [first: number, last: number], zone: string): PeriodPair {
  const first = isoDayOf(range[0], zone);
  const days = daysBetween(first, isoDayOf(range[1], zone)) + 1;
  const whole = days < 2 ? null : pairOf([first, addDays(first, Math.floor(days / 2)), addDays(first, days)], zone);
  if (whole !== null) return whole;
  const middle = Math.floor((range[0] + range[1]) / 2) + 1;
  return { before: { since: range[0], until: middle }, after: { since: middle, until: Math.max(middle, range[1]) + 1 } };
}

const monthsOf = { month: 1, quarter: 3, year: 12 } as const;

function startOfUnit(day: string, unit: keyof typeof monthsOf): string {
  const month = Number(day.slice(5, 7)) - 1;
  return `${day.slice(0, 5)}${String(month - (month % monthsOf[unit]) + 1).padStart(2, "0")}-01`;
}

/** The three days are where the first begins, where it ends and the second begins, and where that ends. */
function pairOf(days: readonly [string, string, string], zone: string): PeriodPair | null {
  const [a, b, c] = days.map((day) => startOfIsoDay(day, zone));
  if (a == null || b == null || c == null) return null;
  return { before: { since: a, until: b }, after: { since: b, until: c } };
}

/** As many whole days before a period as it is long; to the millisecond where it is no whole days. */
function daysBefore(since: number, until: number, zone: string): number {
  const days = Math.round((until - since) / dayMs);
  const start = days === 0 ? null : startOfIsoDay(addDays(isoDayOf(since, zone), -days), zone);
  return start === null || startOfIsoDay(isoDayOf(since, zone), zone) !== since ? since - (until - since) : start;
}

function daysBetween(first: string, last: string): number {
  return Math.round((asUtc(last) - asUtc(first)) / dayMs);
}

function addDays(day: string, count: number): string {
  return isoOf(asUtc(day) + count * dayMs);
}

function addMonths(day: string, count: number): string {
  const [year = 1970, month = 1] = day.split("-").map(Number);
  return isoOf(Date.UTC(year, month - 1 + count, 1));
}

function asUtc(day: string): number {
  const [year = 1970, month = 1, date = 1] = day.split("-").map(Number);
  return Date.UTC(year, month - 1, date);
}

function isoOf(at: number): string {
  return new Date(at).toISOString().slice(0, 10);
}
