import { dateMs } from "./date-calendar.ts";
import { namedOffset } from "./date-words.ts";

/** What a date written in digits holds, before its order (day first, month first, year first) is decided. */
export interface DateFields {
  first: number;
  second: number;
  third: number;
  firstDigits: number;
  thirdDigits: number;
  /** Character code of the separator; 0 for 20230301. */
  separator: number;
  /** Milliseconds since midnight. */
  timeMs: number;
  /** Offset from UTC in milliseconds, NaN where none is written. */
  offsetMs: number;
}

/** Letters of the name of a zone. */
const LONGEST_WORD = 4;
/** Offsets in use end at +14:00 (Kiribati). */
const LAST_OFFSET_MIN = 14 * 60;

/** An empty record to be filled by `scanDate` again and again. */
export function createDateFields(): DateFields {
  return { first: 0, second: 0, third: 0, firstDigits: 0, thirdDigits: 0, separator: 0, timeMs: 0, offsetMs: Number.NaN };
}

/**
 * Takes a date in digits apart: three numbers with `-`, `/` or `.` between (or eight digits YYYYMMDD), then optionally a time
 * (`T`, a space or a comma before it; hh:mm, hh:mm:ss, fraction; AM/PM, Uhr) and an offset (Z, UTC, GMT, ±hh, ±hhmm, ±hh:mm, PST, CET).
 *
 * `bytes[from … to)` is UTF-8. Returns false when anything else stands there; times such as 25:00 and offsets beyond ±14:00 are
 * false as well. Whether the date exists is not checked (`dateMs` does). Fractions are cut to whole milliseconds.
 */
export function scanDate(bytes: Uint8Array, from: number, to: number, fields: DateFields): boolean {
  let at = skipSpaces(bytes, from, to);
  let end = digitsEnd(bytes, at, to);
  const firstDigits = end - at;
  if (firstDigits === 0) return false;
  let isCompact = false;
  if (firstDigits === 8) {
    isCompact = true;
    fields.first = number(bytes, at, at + 4);
    fields.second = number(bytes, at + 4, at + 6);
    fields.third = number(bytes, at + 6, end);
    fields.firstDigits = 4;
    fields.thirdDigits = 2;
    fields.separator = 0;
  } else {
    if (firstDigits > 4 || firstDigits === 3) return false;
    const separator = bytes[end];
    if (separator !== 0x2d && separator !== 0x2f && separator !== 0x2e) return false;
    fields.first = number(bytes, at, end);
    fields.firstDigits = firstDigits;
    fields.separator = separator;
    at = end + 1;
    end = digitsEnd(bytes, at, to);
    if (end - at < 1 || end - at > 2 || bytes[end] !== separator) return false;
    fields.second = number(bytes, at, end);
    at = end + 1;
    end = digitsEnd(bytes, at, to);
    const thirdDigits = end - at;
    if (thirdDigits < 1 || thirdDigits === 3 || thirdDigits > 4 || (firstDigits === 4) === (thirdDigits === 4)) {
      if (!(firstDigits <= 2 && thirdDigits === 2)) return false;
    }
    fields.third = number(bytes, at, end);
    fields.thirdDigits = thirdDigits;
  }
  fields.timeMs = 0;
  fields.offsetMs = Number.NaN;
  if (end >= to) return true;
  return scanTime(bytes, end, to, fields, isCompact);
}

function scanTime(bytes: Uint8Array, from: number, to: number, fields: DateFields, isCompact: boolean): boolean {
  let at = from;
  const mark = bytes[at]!;
  if (mark === 0x54 || mark === 0x74) at++;
  else if (mark === 0x2c) at = skipSpaces(bytes, at + 1, to);
  else {
    at = skipSpaces(bytes, at, to);
    if (at === from) return false;
  }
  if (at >= to) return mark !== 0x54 && mark !== 0x74 && mark !== 0x2c;
  let end = digitsEnd(bytes, at, to);
  let hour: number;
  let minute: number;
  let second = 0;
  if (isCompact && (end - at === 6 || end - at === 4)) {
    hour = number(bytes, at, at + 2);
    minute = number(bytes, at + 2, at + 4);
    if (end - at === 6) second = number(bytes, at + 4, end);
  } else {
    if (end - at < 1 || end - at > 2 || bytes[end] !== 0x3a || end >= to) return false;
    hour = number(bytes, at, end);
    at = end + 1;
    end = digitsEnd(bytes, at, to);
    if (end - at !== 2) return false;
    minute = number(bytes, at, end);
    if (end < to && bytes[end] === 0x3a) {
      at = end + 1;
      end = digitsEnd(bytes, at, to);
      if (end - at !== 2) return false;
      second = number(bytes, at, end);
    }
  }
  let thousandths = 0;
  if (end < to && (bytes[end] === 0x2e || bytes[end] === 0x2c)) {
    at = end + 1;
    end = digitsEnd(bytes, at, to);
    if (end === at) return false;
    for (let k = 0; k < 3; k++) thousandths = thousandths * 10 + (at + k < end ? bytes[at + k]! - 0x30 : 0);
  }
  at = skipSpaces(bytes, end, to);
  const half = lower(bytes[at] ?? 0);
  const halfEnd = at < to && (half === 0x61 || half === 0x70) ? halfDayEnd(bytes, at, to) : -1;
  if (halfEnd >= 0) {
    at = halfEnd;
    if (hour < 1 || hour > 12) return false;
    hour = (hour % 12) + (half === 0x70 ? 12 : 0);
    at = skipSpaces(bytes, at, to);
  }
  if (hour > 23 || minute > 59 || second > 59) return false;
  fields.timeMs = ((hour * 60 + minute) * 60 + second) * 1000 + thousandths;
  return at >= to || scanOffset(bytes, at, to, fields);
}

function scanOffset(bytes: Uint8Array, from: number, to: number, fields: DateFields): boolean {
  let end = to;
  while (end > from && bytes[end - 1]! <= 0x20) end--;
  const mark = bytes[from]!;
  if (mark === 0x2b || mark === 0x2d) {
    const digits = digitsEnd(bytes, from + 1, end) - from - 1;
    let minutes = 0;
    if (digits === 4 && from + 5 === end) minutes = number(bytes, from + 3, end);
    else if (digits === 2 && end === from + 6 && bytes[from + 3] === 0x3a && digitsEnd(bytes, from + 4, end) === end) minutes = number(bytes, from + 4, end);
    else if (!(digits === 2 && end === from + 3)) return false;
    const total = number(bytes, from + 1, from + 3) * 60 + minutes;
    if (minutes > 59 || total > LAST_OFFSET_MIN) return false;
    fields.offsetMs = (mark === 0x2d ? -total : total) * 60_000;
    return true;
  }
  if (end === from + 1 && (mark === 0x5a || mark === 0x7a)) {
    fields.offsetMs = 0;
    return true;
  }
  if (end - from > LONGEST_WORD) return false;
  const word = String.fromCharCode(...bytes.subarray(from, end)).toLowerCase();
  if (word === "uhr") return true;
  fields.offsetMs = namedOffset(word);
  return !Number.isNaN(fields.offsetMs);
}

/**
 * Epoch milliseconds of a plain ISO 8601 value (year first; date, or date and time, with or without offset); without an offset the
 * clock is taken as UTC. NaN when it is not plainly so, and for dates that do not exist. No allocation but one small record.
 */
export function parseIsoBytes(bytes: Uint8Array, from: number, to: number, fields: DateFields = createDateFields()): number {
  if (!scanDate(bytes, from, to, fields) || fields.firstDigits !== 4) return Number.NaN;
  const local = dateMs(fields.first, fields.second, fields.third) + fields.timeMs;
  return Number.isNaN(fields.offsetMs) ? local : local - fields.offsetMs;
}

/** Blanks, tabs, and the no-break spaces U+00A0 and U+202F that spreadsheets and browsers put before AM and PM. */
function skipSpaces(bytes: Uint8Array, from: number, to: number): number {
  let at = from;
  for (;;) {
    if (at >= to) return at;
    const byte = bytes[at]!;
    if (byte === 0x20 || (byte >= 9 && byte <= 13)) at++;
    else if (byte === 0xc2 && bytes[at + 1] === 0xa0) at += 2;
    else if (byte === 0xe2 && bytes[at + 1] === 0x80 && bytes[at + 2] === 0xaf) at += 3;
    else return at;
  }
}

/** The end of AM, PM, a.m. or p.m. that begins here, −1 where it is none. */
function halfDayEnd(bytes: Uint8Array, from: number, to: number): number {
  let at = from + 1;
  const isDotted = bytes[at] === 0x2e;
  if (isDotted) at++;
  if (at >= to || lower(bytes[at]!) !== 0x6d) return -1;
  at++;
  return isDotted && at < to && bytes[at] === 0x2e ? at + 1 : at;
}

function digitsEnd(bytes: Uint8Array, from: number, to: number): number {
  let at = from;
  while (at < to && bytes[at]! >= 0x30 && bytes[at]! <= 0x39) at++;
  return at;
}

function number(bytes: Uint8Array, from: number, to: number): number {
  let value = 0;
  for (let at = from; at < to; at++) value = value * 10 + bytes[at]! - 0x30;
  return value;
}

function lower(byte: number): number {
  return byte | 0x20;
}
