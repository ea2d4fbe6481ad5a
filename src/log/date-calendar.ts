/** Milliseconds of a day. */
export const DAY_MS = 86_400_000;
/** Years outside 1 … 9998 are faults of the data: 0 and 9999 stand for "none" in too many systems. */
const FIRST_YEAR = 1;
const LAST_YEAR = 9998;

/**
 * Days from 1970-01-01 to a date of the proleptic Gregorian calendar (Hinnant 2013, days_from_civil). Month 1 to 12; the day is
 * not checked. Exact whole number, cost O(1).
 */
export function daysFromCivil(year: number, month: number, day: number): number {
  const shifted = month <= 2 ? year - 1 : year;
  const era = Math.floor(shifted / 400);
  const yearOfEra = shifted - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146_097 + dayOfEra - 719_468;
}

/** Days in a month (1 to 12) of the Gregorian calendar. */
function daysInMonth(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

/**
 * Midnight of a date as milliseconds since 1970-01-01 00:00 of the same clock; NaN for a date that does not exist (30 February,
 * month 13) and for years before 1 or after 9998.
 */
export function dateMs(year: number, month: number, day: number): number {
  if (!(year >= FIRST_YEAR && year <= LAST_YEAR && month >= 1 && month <= 12 && day >= 1)) return Number.NaN;
  return day <= daysInMonth(year, month) ? daysFromCivil(year, month, day) * DAY_MS : Number.NaN;
}

/** The year a two-digit year stands for, as POSIX strptime has it: 69 to 99 are 1969 to 1999, 0 to 68 are 2000 to 2068. */
export function fullYear(twoDigits: number): number {
  return twoDigits >= 69 ? 1900 + twoDigits : 2000 + twoDigits;
}

/** The moment itself if it lies in the years 1 to 9998, else NaN. */
export function withinYears(at: number): number {
  const first = daysFromCivil(FIRST_YEAR, 1, 1) * DAY_MS;
  const end = daysFromCivil(LAST_YEAR + 1, 1, 1) * DAY_MS;
  return at >= first && at < end ? at : Number.NaN;
}
