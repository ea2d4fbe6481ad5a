import { sampleOf } from "../../core/notice.ts";

/** What the values of one column look like. Shares are parts of the filled cells, 0 to 1; 0 where no cell is filled. */
export interface ColumnContent {
  readonly rowCount: number;
  readonly filledCount: number;
  /** Distinct filled values ÷ filled cells. */
  readonly distinctShare: number;
  readonly distinctCount: number;
  /** Every distinct value, and the parts of those that look like lists; ids ending in `.0` also without it. */
  readonly units: ReadonlySet<string>;
  readonly numberShare: number;
  readonly wholeShare: number;
  /** Dates and times in words or digits, whole numbers not among them. */
  readonly dateShare: number;
  /** Numbers the size of seconds, milliseconds or microseconds since 1970, of the years 1980 to 2100. */
  readonly epochShare: number;
  /** Numbers from 20000 to 60000: days as a spreadsheet counts them. */
  readonly serialShare: number;
  /** Times of the day without a day: 10:32, 9:05:11 PM. */
  readonly clockShare: number;
  /** Whole numbers that never fall from row to row and mostly differ. */
  readonly isRising: boolean;
  readonly booleanShare: number;
  readonly addressShare: number;
  /** Ids that a spreadsheet has rounded: 1.14456E+18. */
  readonly roundedShare: number;
  readonly meanLength: number;
  readonly meanWords: number;
  /** At most four distinct values. */
  readonly samples: readonly string[];
}

const NUMBER = /^[+-]?(?:\d[\d.,' \u00a0\u202f]*|[.,]\d+)(?:[eE][+-]?\d+)?$/;
const NO_FINITE_NUMBER = /^[+-]?(?:nan|inf|infinity|∞)$/i;
const DIGITS = /^\d+$/;
const CLOCK = /^\d{1,2}[:h]\d{2}(?::\d{2}(?:[.,]\d+)?)?(?:[ \u202f]?[ap]\.?m\.?)?$|^\d{1,2}[ \u202f]?[ap]\.?m\.?$/i;
const DATE = new RegExp(
  "^\\d{4}\\s?[年년]\\s?\\d{1,2}\\s?[月월]|^(?:\\d{4}[-/.]\\d{1,2}[-/.]\\d{1,2}|\\d{1,2}[-/.]\\d{1,2}[-/.](?:\\d{4}|\\d{2}))(?:$|[T ,\\u202f].*)" +
    "|^(?:\\p{L}{2,10}\\.?,? )?(?:\\d{1,2}(?:st|nd|rd|th|\\.)?[ -](?:de )?\\p{L}{3,9}\\.?[ -](?:de )?\\d{2,4}|\\p{L}{3,9}\\.? \\d{1,2}(?:st|nd|rd|th)?,? (?:\\d{4}|\\d{1,2}:\\d{2}:\\d{2} .*\\d{4}))(?:$|[ ,].*)", "iu");

/** Looks at the values of column `at` of some records. A cell that a short record lacks is empty. Cost: a few tests on each cell. */
export function lookAt(rows: readonly (readonly string[])[], at: number): ColumnContent {
  const counts = new Map<string, number>();
  let filled = 0;
  let isRising = rows.length > 2;
  let previous = -Infinity;
  for (const row of rows) {
    const value = (row[at] ?? "").trim();
    if (value === "") continue;
    filled++;
    counts.set(value, (counts.get(value) ?? 0) + 1);
    const size = DIGITS.test(value) ? Number(value) : Number.NaN;
    if (!(size >= previous)) isRising = false;
    previous = size;
  }
  let number = 0, whole = 0, date = 0, epoch = 0, serial = 0, boolean = 0, address = 0, rounded = 0, clock = 0, length = 0, wordCount = 0;
  const units = new Set<string>();
  for (const [value, times] of counts) {
    if (DIGITS.test(value)) {
      // What all tests below say of it, in a fraction of their time.
      units.add(value);
      length += value.length * times;
      wordCount += times;
      number += times;
      whole += times;
      const size = Number(value);
      if (isEpoch(size)) epoch += times;
      if (value.length === 5 && size >= 20_000 && size <= 60_000) serial += times;
      continue;
    }
    addUnits(value, units);
    length += value.length * times;
    wordCount += value.split(/\s+/).length * times;
    if (/^(?:true|false|yes|no|ja|nein|wahr|falsch)$/i.test(value)) boolean += times;
    if (/[^\s@]@[^\s@]+\.[^\s@]/.test(value) && value.length < 2000) address += times;
    if (!/\d/.test(value)) {
      // No date or time is without a digit: those tests are the dear ones.
      if (NO_FINITE_NUMBER.test(value)) number += times;
      continue;
    }
    if (NUMBER.test(value)) number += times;
    if (/^[+-]?\d+(?:\.\d+)?$/.test(value)) {
      if (!value.includes(".") || value.endsWith(".0")) whole += times;
      if (isEpoch(Number(value))) epoch += times;
    } else if (DATE.test(value)) date += times;
    if (/^[2-6]\d{4}(?:[.,]\d+)?$/.test(value) && Number.parseFloat(value) <= 60_000) serial += times;
    if (value.length < 16 && CLOCK.test(value)) clock += times;
    if (/^\d(?:[.,]\d+)?E\+\d{2}$/i.test(value)) rounded += times;
  }
  const share = (count: number): number => (filled === 0 ? 0 : count / filled);
  return {
    rowCount: rows.length, filledCount: filled, distinctCount: counts.size, distinctShare: share(counts.size), units,
    numberShare: share(number), wholeShare: share(whole), dateShare: share(date), epochShare: share(epoch), serialShare: share(serial), clockShare: share(clock),
    isRising: isRising && filled === rows.length && counts.size * 2 >= filled, booleanShare: share(boolean), addressShare: share(address), roundedShare: share(rounded),
    meanLength: share(length), meanWords: share(wordCount), samples: [...counts.keys()].slice(0, 4).map(sampleOf),
  };
}

/** 1980 to 2100 in seconds, milliseconds, microseconds. */
function isEpoch(size: number): boolean {
  const seconds = size >= 1e14 ? size / 1e6 : size >= 1e11 ? size / 1e3 : size;
  return seconds >= 315_532_800 && seconds < 4_102_444_800;
}

function addUnits(value: string, units: Set<string>): void {
  units.add(value);
  if (value.endsWith(".0") && /^\d+\.0$/.test(value)) units.add(value.slice(0, -2));
  if (!/[;,|\n<#[]/.test(value) || value.length > 4000) return;
  for (const part of value.split(/[;,|\n]/)) {
    const bare = part.replace(/##.*$/, "").replace(/^[\s[{("'@]+|[\s\]})"']+$/g, "");
    const bracketed = /<([^<>\s]+)>?$/.exec(bare);
    if (bare !== "") units.add(bracketed?.[1] ?? bare);
  }
}

/** Share of the distinct values of `a` that also occur in `b`, 0 to 1. Parts of lists count as values. */
export function overlap(a: ColumnContent, b: ColumnContent): number {
  let shared = 0;
  for (const unit of a.units) if (b.units.has(unit)) shared++;
  return a.units.size === 0 ? 0 : shared / a.units.size;
}

/** True where the values could name people: short, no dates, no fractions, no yes and no. Empty columns could. */
export function looksLikeIds(content: ColumnContent): boolean {
  if (content.filledCount === 0) return true;
  if (content.dateShare > 0.5 || content.booleanShare > 0.8) return false;
  if (content.numberShare > 0.8 && content.wholeShare < 0.5 && content.addressShare < 0.1 && content.roundedShare < 0.1) return isNumberList(content);
  return content.addressShare > 0.5 || (content.meanWords <= 6 && content.meanLength <= 80) || content.units.size > content.distinctCount * 2;
}

/** "12,15,18" is a list of ids, "1,5" may be one as well; "0.25" is a fraction. */
function isNumberList(content: ColumnContent): boolean {
  return content.units.size > content.distinctCount && content.samples.every((sample) => !sample.includes("."));
}
