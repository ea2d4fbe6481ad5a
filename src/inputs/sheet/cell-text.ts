import type { NumberKind } from "./styles.ts";

const DAY_MS = 86_400_000;
/** 31 December 9999 in days since 1900. */
const LAST_DAY = 2_958_465;
/** Days from the beginning of 1900 to that of 1904, as spreadsheets count them. */
const DAYS_TO_1904 = 1462;
/** Digits that a spreadsheet keeps. */
const KEPT_DIGITS = 15;

/** A number of a cell as text. */
export interface NumberText {
  readonly text: string;
  /** A whole number of more digits than a spreadsheet keeps: the last ones may be lost. */
  readonly isRounded: boolean;
}

/**
 * The number of a cell as text: days and times as ISO dates (`2024-01-02`, `2024-01-02T10:00:00`, `10:00:00`), whole numbers with
 * all digits, others as short as they can be told apart. What is no number stays as it is.
 * @param is1904 whether days are counted from 1 January 1904 instead of 1900 (which has a 29 February there, as in the spreadsheet)
 */
export function numberText(raw: string, kind: NumberKind, is1904: boolean): NumberText {
  const value = raw.trim();
  const isDigits = /^-?\d+$/.test(value);
  if (kind === "number" && isDigits && value.length <= KEPT_DIGITS) return { text: value, isRounded: false };
  const number = Number(value);
  if (value === "" || !Number.isFinite(number)) return { text: value, isRounded: false };
  if (kind !== "number") {
    const date = dateText(number, kind, is1904);
    if (date !== undefined) return { text: date, isRounded: false };
  }
  if (!Number.isInteger(number) || Math.abs(number) < 1e15) return { text: isDigits ? value : String(number), isRounded: false };
  const digits = isDigits ? value : BigInt(number).toString();
  return { text: digits, isRounded: /^0*$/.test(digits.replace("-", "").slice(KEPT_DIGITS)) };
}

/** A number of days as ISO text; undefined for one that is no date (negative, after the year 9999). */
function dateText(serial: number, kind: NumberKind, is1904: boolean): string | undefined {
  const ms = Math.round((is1904 ? serial + DAYS_TO_1904 : serial) * DAY_MS);
  const day = Math.floor(ms / DAY_MS);
  if (serial < 0 || day > LAST_DAY) return undefined;
  const clock = ms - day * DAY_MS;
  if (kind === "time" && serial < 1) return clockText(clock);
  if (day === 0 && !is1904) return clockText(clock);
  const text = dayText(day);
  return kind === "day" && clock === 0 ? text : `${text}T${clockText(clock)}`;
}

/** Day 60 is 29 February 1900, which never was: days before it are one later than they should be. */
function dayText(day: number): string {
  if (day === 60) return "1900-02-29";
  return new Date((day < 60 ? day - 25_568 : day - 25_569) * DAY_MS).toISOString().slice(0, 10);
}

function clockText(ms: number): string {
  const text = new Date(ms).toISOString().slice(11, 23);
  return text.endsWith(".000") ? text.slice(0, 8) : text;
}
