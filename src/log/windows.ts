import { DAY_MS } from "./date-calendar.ts";
import type { Periods, PeriodUnit } from "./periods.ts";

/** A stretch of whole calendar periods: those from `first` to before `end`. */
export interface TimeWindow {
  readonly first: number;
  readonly end: number;
  /** Epoch milliseconds, the end exclusive. */
  readonly since: number;
  readonly until: number;
  /** "2004-04", or "2004-04/2004-06" (first and last period) where there are several. */
  readonly label: string;
}

/** So many windows of one period each are easy to look at: no unit that makes more is chosen unasked. */
const EASY = 26;

/**
 * Windows of `length` periods, each `step` periods after the one before, from the first period on; the last one is cut where the periods
 * end. A step longer than a window leaves periods out. `length` and `step` are whole numbers from 1 on. Cost O(windows).
 */
export function listWindows({ count, starts, labels }: Periods, { length, step }: { readonly length: number; readonly step: number }): readonly TimeWindow[] {
  const windows: TimeWindow[] = [];
  for (let first = 0; first < count; first += step) {
    const end = Math.min(count, first + length);
    windows.push({ first, end, since: starts[first]!, until: starts[end]!, label: end - first === 1 ? labels[first]! : `${labels[first]!}/${labels[end - 1]!}` });
    if (end === count) break;
  }
  return windows;
}

/** The shortest unit that divides a range into at most about 26 periods; years where every unit makes more. */
export function unitOfWindows([first, last]: readonly [first: number, last: number]): PeriodUnit {
  const days = (last - first) / DAY_MS;
  return sizes.find(({ size }) => days / size + 1 <= EASY)?.unit ?? "year";
}

/** How many periods of a unit a range has, to within one or two: before they are listed. */
export function foretellPeriods([first, last]: readonly [first: number, last: number], unit: PeriodUnit): number {
  return (last - first) / DAY_MS / sizes.find((one) => one.unit === unit)!.size + 1;
}

/** Days of each unit, on average. */
const sizes: readonly { readonly unit: PeriodUnit; readonly size: number }[] = [
  { unit: "day", size: 1 },
  { unit: "week", size: 7 },
  { unit: "month", size: 30.436875 },
  { unit: "quarter", size: 91.310625 },
  { unit: "year", size: 365.2425 },
];
