/** Dates as the reader's language writes them, in the time zone of the data. */
import { dateFormat } from "../parts/format.ts";

const dayMs = 86_400_000;

/** "15 Apr – 26 Oct 2004": first and last day, both inside. */
export function formatPeriod(from: number, to: number, timeZone: string): string {
  return dateFormat({ day: "numeric", month: "short", year: "numeric", timeZone }).formatRange(from, to);
}

/** Day of a time in the zone as 2004-04-15: what a date field holds. */
export function isoDayOf(at: number, timeZone: string): string {
  const parts = dateFormat({ year: "numeric", month: "2-digit", day: "2-digit", timeZone }, "en-CA").formatToParts(at);
  const part = (type: string) => parts.find((other) => other.type === type)?.value ?? "";
  return `${part("year").padStart(4, "0")}-${part("month")}-${part("day")}`;
}

/** Start of a day (2004-04-15) in the zone as epoch milliseconds; null where the text is no day. */
export function startOfIsoDay(day: string, timeZone: string): number | null {
  const match = /^(\d{4})-(\d\d)-(\d\d)$/.exec(day);
  if (match === null) return null;
  const asUtc = Date.UTC(Number(match[1]), Number(match[2]) - 1, Number(match[3]));
  const first = asUtc - zoneOffset(asUtc, timeZone);
  return asUtc - zoneOffset(first, timeZone);
}

/** Start of the next day in the zone. */
export function startOfNextDay(day: string, timeZone: string): number | null {
  const match = /^(\d{4})-(\d\d)-(\d\d)$/.exec(day);
  if (match === null) return null;
  const next = new Date(Date.UTC(Number(match[1]), Number(match[2]) - 1, Number(match[3])) + dayMs).toISOString().slice(0, 10);
  return startOfIsoDay(next, timeZone);
}

/** What the zone's clock shows minus UTC at that time, in milliseconds. */
function zoneOffset(at: number, timeZone: string): number {
  const parts = dateFormat(
    { timeZone, hourCycle: "h23", year: "numeric", month: "2-digit", day: "2-digit", hour: "2-digit", minute: "2-digit", second: "2-digit" },
    "en-US",
  ).formatToParts(at);
  const part = (type: string) => Number(parts.find((other) => other.type === type)?.value ?? "0");
  return Date.UTC(part("year"), part("month") - 1, part("day"), part("hour"), part("minute"), part("second")) - Math.floor(at / 1000) * 1000;
}
