/**
 * How numbers and dates are written for readers: digits and separators follow the reader's locale, words stay those of the page.
 * Pass `locale` only in tests; undefined is the reader's own. Missing (null, NaN) is an en dash everywhere.
 */

export const MISSING = "–";

/** No break between a number and its sign or word. */
const NBSP = "\u00a0";

/** A whole number of people, posts, rows: "1,899"; from a million on three digits and a word: "1.23 million". */
export function formatCount(count: number | null, locale?: string): string {
  if (count === null || Number.isNaN(count)) return MISSING;
  const size = Math.abs(count);
  // 999,500 million would round to "1,000 million": the larger word starts where three digits end.
  if (size >= 999_500_000) return `${threeDigits(count / 1e9, locale)}${NBSP}billion`;
  if (size >= 1_000_000) return `${threeDigits(count / 1e6, locale)}${NBSP}million`;
  return numberFormat({ maximumFractionDigits: 0 }, locale).format(count);
}

/** A value of any measure in a table: whole numbers and numbers from 1,000 on without decimals, the rest with three digits. */
export function formatValue(value: number | null, locale?: string): string {
  if (value === null || Number.isNaN(value)) return MISSING;
  if (Number.isInteger(value) || Math.abs(value) >= 1000) return numberFormat({ maximumFractionDigits: 0 }, locale).format(value);
  if (value !== 0 && Math.abs(value) < 1e-4) return numberFormat({ notation: "scientific", maximumFractionDigits: 2 }, locale).format(value);
  // Trailing zeros stay, so that a column of such numbers reads as equally exact.
  return numberFormat({ minimumSignificantDigits: 3, maximumSignificantDigits: 3 }, locale).format(value);
}

/** A share between 0 and 1 as "4.9 %": one decimal under 10 %, none above; "under 0.1 %" rather than a false zero. */
export function formatPercent(share: number | null, locale?: string): string {
  if (share === null || Number.isNaN(share)) return MISSING;
  const percent = share * 100;
  if (percent > 0 && percent < 0.05) return `under ${percentOf(0.1, 1, locale)}`;
  if (percent < 1 && percent > 0) return percentOf(percent, 1, locale);
  // 9.96 rounds to 10.0, which belongs to the numbers without decimals.
  return percentOf(percent, percent < 9.95 && percent !== 0 ? 1 : 0, locale);
}

/** A factor: "5.2", "12", "under 0.1": one decimal under 10. */
export function formatTimes(times: number, locale?: string): string {
  if (Number.isNaN(times)) return MISSING;
  if (times > 0 && times < 0.05) return `under ${numberFormat({ minimumFractionDigits: 1 }, locale).format(0.1)}`;
  return numberFormat(times < 9.95 ? { minimumFractionDigits: 1, maximumFractionDigits: 1 } : { maximumFractionDigits: 0 }, locale).format(times);
}

/** The cut as it is set: "80 %", without decimals unless it has some. */
export function formatCut(share: number, locale?: string): string {
  const percent = Math.round(share * 1000) / 10;
  return percentOf(percent, Number.isInteger(percent) ? 0 : 1, locale);
}

/** An ordinal rank: "1st", "42nd". English, as the page is. */
export function formatRank(rank: number | null, locale?: string): string {
  if (rank === null || Number.isNaN(rank)) return MISSING;
  const tens = rank % 100;
  const ones = rank % 10;
  const ending = tens >= 11 && tens <= 13 ? "th" : ones === 1 ? "st" : ones === 2 ? "nd" : ones === 3 ? "rd" : "th";
  return `${formatCount(rank, locale)}${ending}`;
}

/** A day in the data's time zone: "15 Apr 2004". */
export function formatDate(at: number | null, timeZone: string, locale?: string): string {
  if (at === null || Number.isNaN(at)) return MISSING;
  return dateFormat({ dateStyle: "medium", timeZone }, locale).format(at);
}

/** A day and a time in the data's time zone: "15 Apr 2004, 09:30". */
export function formatMoment(at: number | null, timeZone: string, locale?: string): string {
  if (at === null || Number.isNaN(at)) return MISSING;
  return dateFormat({ dateStyle: "medium", timeStyle: "short", timeZone }, locale).format(at);
}

/** "1 person", "93 people". */
export function formatPeople(count: number, locale?: string): string {
  return `${formatCount(count, locale)} ${count === 1 ? "person" : "people"}`;
}

/** A sentence from the engine with its numbers and per cent signs kept on one line. */
export function keepTogether(sentence: string): string {
  return sentence.replaceAll(" %", `${NBSP}%`);
}

/** A whole number with its noun: "1 post", "312 posts"; the plural is the noun with s unless given. */
export function formatNoun(count: number, noun: string, plural = `${noun}s`, locale?: string): string {
  return `${formatCount(count, locale)} ${count === 1 ? noun : plural}`;
}

function percentOf(percent: number, decimals: number, locale: string | undefined): string {
  return `${numberFormat({ minimumFractionDigits: decimals, maximumFractionDigits: decimals }, locale).format(percent)}${NBSP}%`;
}

function threeDigits(value: number, locale: string | undefined): string {
  return numberFormat({ maximumSignificantDigits: 3 }, locale).format(value);
}

/** Making a format costs more than using it a hundred times, and a table uses it for every cell. */
const formats = new Map<string, Intl.NumberFormat>();

function numberFormat(options: Intl.NumberFormatOptions, locale: string | undefined): Intl.NumberFormat {
  const key = `${locale ?? ""} ${JSON.stringify(options)}`;
  let format = formats.get(key);
  if (format === undefined) {
    format = new Intl.NumberFormat(locale, options);
    formats.set(key, format);
  }
  return format;
}

const dateFormats = new Map<string, Intl.DateTimeFormat>();

/** A format of dates; each is made once. */
export function dateFormat(options: Intl.DateTimeFormatOptions, locale?: string): Intl.DateTimeFormat {
  const key = `${locale ?? ""} ${JSON.stringify(options)}`;
  let format = dateFormats.get(key);
  if (format === undefined) {
    format = new Intl.DateTimeFormat(locale, options);
    dateFormats.set(key, format);
  }
  return format;
}
