import type { WindowUnit } from "../../engine/time-questions.ts";
import { dateFormat, formatNoun } from "../parts/format.ts";
import { formatPeriod } from "./dates.ts";

/** "3 months, 1 month apart"; "a length that fits" where none is chosen. */
export function nameWindows({ unit, length, step }: { readonly unit: WindowUnit | null; readonly length: number; readonly step: number }): string {
  if (unit === null) return "a length that fits";
  return length === step ? formatNoun(length, unit) : `${formatNoun(length, unit)}, ${formatNoun(step, unit)} apart`;
}

/** What a window is called where there is little room: "Mar 2025", "3 Mar", "2025"; several months by their first and last day. */
export function nameWindow({ since, until, label }: { readonly since: number; readonly until: number; readonly label: string }, unit: WindowUnit, timeZone: string, locale?: string): string {
  if (label.includes("/")) return formatPeriod(since, until - 1, timeZone);
  const format = (options: Intl.DateTimeFormatOptions): string => dateFormat({ ...options, timeZone }, locale).format(since);
  switch (unit) {
    case "day":
      return format({ day: "numeric", month: "short", year: "numeric" });
    case "week":
      return `week of ${format({ day: "numeric", month: "short", year: "numeric" })}`;
    case "month":
      return format({ month: "short", year: "numeric" });
    case "quarter":
      return label.replace(/^(\d+)-(Q\d)$/, "$2 $1");
    case "year":
      return label;
  }
}

/** The same under a column: without what the column before says already. */
export function shortWindow(window: { readonly since: number; readonly until: number; readonly label: string }, unit: WindowUnit, timeZone: string, locale?: string): string {
  const format = (options: Intl.DateTimeFormatOptions): string => dateFormat({ ...options, timeZone }, locale).format(window.since);
  switch (unit) {
    case "day":
    case "week":
      return format({ day: "numeric", month: "short" });
    case "month":
      return format({ month: "short" });
    case "quarter":
      return /Q\d/.exec(window.label)?.[0] ?? "";
    case "year":
      return window.label.slice(0, 4);
  }
}
