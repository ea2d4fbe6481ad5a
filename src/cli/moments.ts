import { wrongArgument } from "./not-built.ts";

const ISO = /^(\d{4})-(\d\d)(?:-(\d\d)(?:[T ](\d\d):(\d\d)(?::(\d\d)(?:\.(\d{1,3}))?)?(Z|[+-]\d\d:?\d\d)?)?)?$/;

/**
 * Reads a moment of `--since` and `--until`: a month, a day, a day with time (with Z or an offset, else in the time zone), or seconds
 * (9 or 10 digits) or milliseconds (12 or 13 digits) since 1970.
 *
 * A wall-clock time that the zone skips is moved on by the gap; of one that it repeats the first is meant.
 * @returns epoch milliseconds; refuses everything else, impossible dates included.
 */
export function parseMoment(option: string, text: string, timeZone: string): number {
  if (/^\d{9,10}$/.test(text)) return Number(text) * 1000;
  if (/^\d{12,13}$/.test(text)) return Number(text);
  const match = ISO.exec(text);
  const at = match === null ? Number.NaN : readFields(match, timeZone);
  if (Number.isNaN(at)) throw wrongArgument(`${option} ${text} is no date.`, "Write 2024-03-31, 2024-03-31T14:00 or 2024-03-31T14:00+02:00.");
  return at;
}

function readFields(match: RegExpExecArray, timeZone: string): number {
  const [year, month, day, hour, minute, second] = [1, 2, 3, 4, 5, 6].map((i) => Number(match[i] ?? (i === 3 ? 1 : 0)));
  const millisecond = Number((match[7] ?? "0").padEnd(3, "0"));
  const wall = Date.UTC(2000, month! - 1, day, hour, minute, second, millisecond);
  const date = new Date(wall);
  date.setUTCFullYear(year!, month! - 1, day);
  const isReal = date.getUTCMonth() === month! - 1 && date.getUTCDate() === day && hour! < 24 && minute! < 60 && second! < 60;
  if (!isReal) return Number.NaN;
  return match[8] === undefined ? fromWallClock(date.getTime(), timeZone) : date.getTime() - offsetOf(match[8]);
}

function offsetOf(text: string): number {
  if (text === "Z") return 0;
  const sign = text.startsWith("-") ? -1 : 1;
  const digits = text.replace(/\D/g, "");
  return sign * (Number(digits.slice(0, 2)) * 60 + Number(digits.slice(2))) * 60_000;
}

/** The moment at which clocks of a zone show a wall-clock time given as if it were UTC. */
function fromWallClock(wall: number, timeZone: string): number {
  const day = 86_400_000;
  const before = zoneOffset(wall - day, timeZone);
  const after = zoneOffset(wall + day, timeZone);
  for (const offset of [before, after]) {
    if (zoneOffset(wall - offset, timeZone) === offset) return wall - offset;
  }
  return wall - before;
}

/** What a zone adds to UTC at a moment, in milliseconds. */
function zoneOffset(at: number, timeZone: string): number {
  const format = new Intl.DateTimeFormat("en-US", {
    timeZone, hourCycle: "h23", era: "short", year: "numeric", month: "numeric", day: "numeric", hour: "numeric", minute: "numeric", second: "numeric",
  });
  const parts = new Map(format.formatToParts(at).map(({ type, value }) => [type, Number(value)]));
  const [year, month, day, hour, minute, second] = (["year", "month", "day", "hour", "minute", "second"] as const).map((type) => parts.get(type)!);
  const shown = new Date(Date.UTC(2000, month! - 1, day, hour, minute, second));
  shown.setUTCFullYear(year!, month! - 1, day);
  return shown.getTime() - Math.floor(at / 1000) * 1000;
}
