import { daysFromCivil, DAY_MS } from "./date-calendar.ts";
import { utcOffset, type Zone, zoneOffset } from "./date-zone.ts";

export type PeriodUnit = "day" | "week" | "month" | "quarter" | "year";

/** Calendar periods one after the other, without a gap, by the clocks of one time zone. */
export interface Periods {
  readonly unit: PeriodUnit;
  readonly count: number;
  /** Where each begins, epoch milliseconds, and the end of the last: length count + 1. */
  readonly starts: Float64Array;
  /** "2004-04-15", "2004-W16", "2004-04", "2004-Q2", "2004". */
  readonly labels: readonly string[];
  /** The period a moment lies in; −1 for NaN and for moments before the first or after the last. Cheap where moments come in order. */
  readonly of: (at: number) => number;
}

/**
 * The periods from that of the first moment to that of the last. Weeks begin on Monday and are numbered as in ISO 8601; a day that
 * clocks change in is as long as it was. Cost O(periods).
 */
export function listPeriods(range: readonly [first: number, last: number], unit: PeriodUnit, zone: Zone): Periods {
  const localDay = (at: number): number => Math.floor((at + utcOffset(zone, at)) / DAY_MS);
  const [first, last] = range;
  const lastDay = localDay(last);
  const starts: number[] = [];
  const labels: string[] = [];
  let day = startOfPeriod(localDay(first), unit);
  for (;;) {
    starts.push(day * DAY_MS - zoneOffset(zone, day * DAY_MS));
    if (day > lastDay) break;
    labels.push(labelOf(day, unit));
    day = nextPeriod(day, unit);
  }
  const edges = Float64Array.from(starts);
  const count = labels.length;
  let recent = 0;
  return {
    unit,
    count,
    starts: edges,
    labels,
    of(at) {
      if (!(at >= edges[0]! && at < edges[count]!)) return -1;
      if (at >= edges[recent]! && at < edges[recent + 1]!) return recent;
      let low = 0;
      let high = count;
      while (high - low > 1) {
        const middle = (low + high) >> 1;
        if (edges[middle]! <= at) low = middle;
        else high = middle;
      }
      recent = low;
      return low;
    },
  };
}

/** Days up to three weeks, weeks up to half a year, months up to ten years, then years: about 10 to 120 of them. */
export function unitFor(range: readonly [first: number, last: number]): PeriodUnit {
  const days = (range[1] - range[0]) / DAY_MS;
  if (days <= 21) return "day";
  if (days <= 183) return "week";
  return days <= 3653 ? "month" : "year";
}

/** Weeks: 1 January 1970 was a Thursday, day 0; the Monday before it is day −3. */
function startOfPeriod(day: number, unit: PeriodUnit): number {
  if (unit === "day") return day;
  if (unit === "week") return day - ((((day + 3) % 7) + 7) % 7);
  const { year, month } = civilFromDays(day);
  return daysFromCivil(year, unit === "year" ? 1 : unit === "quarter" ? month - ((month - 1) % 3) : month, 1);
}

function nextPeriod(day: number, unit: PeriodUnit): number {
  if (unit === "day") return day + 1;
  if (unit === "week") return day + 7;
  const { year, month } = civilFromDays(day);
  const next = month + (unit === "year" ? 12 : unit === "quarter" ? 3 : 1);
  return next > 12 ? daysFromCivil(year + 1, next - 12, 1) : daysFromCivil(year, next, 1);
}

function labelOf(day: number, unit: PeriodUnit): string {
  const { year, month, date } = civilFromDays(day);
  if (unit === "year") return pad(year, 4);
  if (unit === "quarter") return `${pad(year, 4)}-Q${Math.ceil(month / 3)}`;
  if (unit === "month") return `${pad(year, 4)}-${pad(month, 2)}`;
  if (unit === "day") return `${pad(year, 4)}-${pad(month, 2)}-${pad(date, 2)}`;
  // The week belongs to the year of its Thursday; the first week is the one with 4 January.
  const thursday = civilFromDays(day + 3);
  const firstMonday = startOfPeriod(daysFromCivil(thursday.year, 1, 4), "week");
  return `${pad(thursday.year, 4)}-W${pad((day - firstMonday) / 7 + 1, 2)}`;
}

function pad(value: number, digits: number): string {
  return String(value).padStart(digits, "0");
}

/** The date of a day since 1970-01-01 (Hinnant 2013, civil_from_days). */
function civilFromDays(day: number): { readonly year: number; readonly month: number; readonly date: number } {
  const shifted = day + 719_468;
  const era = Math.floor(shifted / 146_097);
  const dayOfEra = shifted - era * 146_097;
  const yearOfEra = Math.floor((dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365);
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const shiftedMonth = Math.floor((5 * dayOfYear + 2) / 153);
  const month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9;
  return { year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, date: dayOfYear - Math.floor((153 * shiftedMonth + 2) / 5) + 1 };
}
