import { createDateFields, scanDate, type DateFields } from "./date-scan.ts";
import { dateMs, fullYear } from "./date-calendar.ts";
import { parseWordDate } from "./date-words.ts";

/** Day first, month first or year first. */
export type DateOrder = "dmy" | "mdy" | "ymd";

/**
 * How a whole column writes its times. `iso`: year of four digits first; `dmy`, `mdy`, `ymd`: three numbers in that order; `words`:
 * the month in words; `epoch-*`: seconds, milliseconds, microseconds, nanoseconds since 1970; `relative-s`: seconds since an
 * unknown start; `excel-*`: days since 1900 or 1904.
 */
export type DateForm =
  | "iso" | "dmy" | "mdy" | "ymd" | "words"
  | "epoch-s" | "epoch-ms" | "epoch-us" | "epoch-ns" | "relative-s"
  | "excel-1900" | "excel-1904";

export interface DateDecision {
  /** Undefined where no value of the column is a time. */
  readonly form: DateForm | undefined;
  /** True where day first and month first fit equally well and would give different times: the caller asks. */
  readonly isAmbiguous: boolean;
  /** Set where some values fit day first only and others month first only: whatever the answer, some are no times. */
  readonly isContrary?: true;
  /** The orders to choose from when ambiguous, each with a value of the column and what it would mean. */
  readonly alternatives: readonly { readonly order: DateOrder; readonly example: string }[];
  /** "times-relative": small numbers read as seconds from 1970-01-01. */
  readonly noticeCode: "times-relative" | undefined;
  /** Values looked at (blank cells do not count), and those that fit the form. */
  readonly valueCount: number;
  readonly fitCount: number;
}

export interface DateFormOptions {
  /** The order the user gave; it settles what the values leave open. */
  readonly order?: DateOrder;
  /** True where the column is named like a date: only then are 20000 to 60000 taken for spreadsheet days. */
  readonly isNamedDate?: boolean;
  /** Which day a spreadsheet's numbers count from; the workbook says so. Default 1900. */
  readonly dateSystem?: 1900 | 1904;
}

/** Looks at the values of a column one after the other and decides their form at the end. */
export interface DateDecider {
  add(text: string): void;
  decide(): DateDecision;
}

const MONTH_NAMES = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];
const ORDERS: readonly DateOrder[] = ["dmy", "mdy", "ymd"];
/** Below this many seconds (March 1973) a number is no likely moment but counts from a start of its own. */
const RELATIVE_BELOW = 1e8;

/**
 * Decides the form of a column of times over all its values (`DateDecider` for values that arrive piece by piece).
 *
 * The form that fits most values wins; single values that do not fit are left to the reader, which gives NaN for them. Between day
 * first and month first the order that fits every value wins; where both do and the times would differ, or where a notable part
 * fits only the one and another part only the other, `isAmbiguous` is set (dd.mm.yyyy with points is never doubted). Whole numbers
 * go by their size: below 1e8 relative seconds, then s, ms, µs, ns since 1970; eight digits that are all dates are YYYYMMDD.
 * Cost: one scan of each value.
 */
export function decideDateForm(values: Iterable<string>, options: DateFormOptions = {}): DateDecision {
  const decider = createDateDecider(options);
  for (const value of values) decider.add(value);
  return decider.decide();
}

/** Everything counted about a column while its values pass by. */
interface Counts {
  values: number;
  iso: number;
  words: number;
  triples: number;
  /** Triples that are dates in each order, and whose separator is a point. */
  readonly fits: Record<DateOrder, number>;
  onlyDmy: number;
  onlyMdy: number;
  points: number;
  /** The first value that day first and month first read differently. */
  example: string;
  numbers: number;
  compact: number;
  excel: number;
  relative: number;
  readonly epoch: { s: number; ms: number; us: number; ns: number };
}

/** Makes a decider; see `decideDateForm`. */
export function createDateDecider(options: DateFormOptions = {}): DateDecider {
  const fields = createDateFields();
  const scratch = new Uint8Array(80);
  const counts: Counts = {
    values: 0, iso: 0, words: 0, triples: 0, fits: { dmy: 0, mdy: 0, ymd: 0 }, onlyDmy: 0, onlyMdy: 0, points: 0, example: "",
    numbers: 0, compact: 0, excel: 0, relative: 0, epoch: { s: 0, ms: 0, us: 0, ns: 0 },
  };
  return {
    add(text) {
      const value = text.trim();
      if (value === "") return;
      counts.values++;
      const isDigits = /^[+-]?\d+(?:\.\d+)?$/.test(value);
      const length = copyText(value, scratch);
      const isScanned = length > 0 && scanDate(scratch, 0, length, fields);
      if (isDigits && (!isScanned || fields.separator === 0)) countNumber(Number(value), isScanned ? fields : undefined, counts);
      else if (isScanned) countDate(value, fields, counts);
      else if (parseWordDate(value) !== undefined) counts.words++;
    },
    decide: () => decideForm(counts, options),
  };
}

function countNumber(value: number, compact: DateFields | undefined, counts: Counts): void {
  counts.numbers++;
  if (compact !== undefined && compact.first >= 1900 && compact.first <= 2100 && !Number.isNaN(dateMs(compact.first, compact.second, compact.third))) counts.compact++;
  if (value >= 20_000 && value <= 60_000) counts.excel++;
  const size = Math.abs(value);
  if (size < RELATIVE_BELOW) counts.relative++;
  else if (size < 1e11) counts.epoch.s++;
  else if (size < 1e14) counts.epoch.ms++;
  else if (size < 1e17) counts.epoch.us++;
  else counts.epoch.ns++;
}

function countDate(value: string, fields: DateFields, counts: Counts): void {
  if (fields.firstDigits === 4) {
    if (!Number.isNaN(orderedMs(fields, "ymd"))) counts.iso++;
    return;
  }
  counts.triples++;
  if (fields.separator === 0x2e) counts.points++;
  const asDmy = orderedMs(fields, "dmy");
  const asMdy = orderedMs(fields, "mdy");
  const fitsDmy = !Number.isNaN(asDmy);
  const fitsMdy = !Number.isNaN(asMdy);
  if (fitsDmy) counts.fits.dmy++;
  if (fitsMdy) counts.fits.mdy++;
  if (!Number.isNaN(orderedMs(fields, "ymd"))) counts.fits.ymd++;
  if (fitsDmy && !fitsMdy) counts.onlyDmy++;
  if (fitsMdy && !fitsDmy) counts.onlyMdy++;
  if (counts.example === "" && fitsDmy && fitsMdy && asDmy !== asMdy) counts.example = value;
}

function decideForm(counts: Counts, options: DateFormOptions): DateDecision {
  const { iso, words, triples, numbers } = counts;
  const best = Math.max(iso, words, triples, numbers);
  const base = { isAmbiguous: false, alternatives: [], noticeCode: undefined, valueCount: counts.values };
  if (best === 0) return { ...base, form: undefined, fitCount: 0 };
  if (best === iso) return { ...base, form: "iso", fitCount: iso };
  if (best === words) return { ...base, form: "words", fitCount: words };
  return best === triples ? decideOrder(counts, options, base) : decideNumbers(counts, options, base);
}

type Undecided = Pick<DateDecision, "isAmbiguous" | "alternatives" | "noticeCode" | "valueCount">;

function decideOrder(counts: Counts, options: DateFormOptions, base: Undecided): DateDecision {
  const { fits, onlyDmy, onlyMdy, triples } = counts;
  if (options.order !== undefined) return { ...base, form: options.order, fitCount: fits[options.order] };
  const isPointed = counts.points * 2 > triples;
  if (fits.dmy < triples && fits.mdy < triples && fits.ymd === triples) return { ...base, form: "ymd", fitCount: triples };
  const form = onlyMdy > onlyDmy ? "mdy" : "dmy";
  if (Math.max(fits.dmy, fits.mdy) === 0) return { ...base, form: fits.ymd > 0 ? "ymd" : undefined, fitCount: fits.ymd };
  const isOpen = onlyDmy === 0 && onlyMdy === 0 && counts.example !== "" && !isPointed;
  const isMixed = Math.min(onlyDmy, onlyMdy) * 50 > Math.max(onlyDmy, onlyMdy);
  if (!isOpen && !isMixed) return { ...base, form, fitCount: fits[form] };
  const alternatives = ORDERS.filter((order) => (order === "ymd" ? fits.ymd === triples : fits[order] > 0))
    .map((order) => ({ order, example: explain(counts.example, order) }));
  return { ...base, form, isAmbiguous: true, ...(isOpen ? {} : { isContrary: true as const }), alternatives, fitCount: fits[form] };
}

function decideNumbers(counts: Counts, options: DateFormOptions, base: Undecided): DateDecision {
  const { numbers, epoch } = counts;
  if (counts.compact === numbers) return { ...base, form: "iso", fitCount: numbers };
  if (options.isNamedDate === true && counts.excel * 20 >= numbers * 19) {
    return { ...base, form: options.dateSystem === 1904 ? "excel-1904" : "excel-1900", fitCount: counts.excel };
  }
  const largest = Math.max(epoch.s, epoch.ms, epoch.us, epoch.ns);
  if (counts.relative >= largest) return { ...base, form: "relative-s", noticeCode: "times-relative", fitCount: counts.relative + epoch.s };
  if (largest === epoch.s) return { ...base, form: "epoch-s", fitCount: epoch.s };
  if (largest === epoch.ms) return { ...base, form: "epoch-ms", fitCount: epoch.ms };
  return largest === epoch.us ? { ...base, form: "epoch-us", fitCount: epoch.us } : { ...base, form: "epoch-ns", fitCount: epoch.ns };
}

/**
 * Midnight in ms of a date whose three numbers stand in an order; NaN where it does not exist in that order. A year of two digits is
 * 1969 to 2068; where the year is written with four, it must stand where the order has it.
 */
export function orderedMs(fields: DateFields, order: DateOrder): number {
  const { first, second, third, firstDigits, thirdDigits } = fields;
  if (order === "ymd") {
    if (thirdDigits > 2 || (firstDigits !== 4 && firstDigits !== 2)) return Number.NaN;
    return dateMs(firstDigits === 2 ? fullYear(first) : first, second, third);
  }
  if (firstDigits > 2 || (thirdDigits !== 4 && thirdDigits !== 2)) return Number.NaN;
  const year = thirdDigits === 2 ? fullYear(third) : third;
  return order === "dmy" ? dateMs(year, second, first) : dateMs(year, first, second);
}

/** Copies a text of ASCII, no-break spaces included, as UTF-8; 0 where it is too long or holds other letters. */
export function copyText(text: string, into: Uint8Array): number {
  let at = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (at + 3 > into.length) return 0;
    if (code < 0x80) into[at++] = code;
    else if (code === 0xa0) {
      into[at++] = 0xc2;
      into[at++] = 0xa0;
    } else if (code === 0x202f) {
      into[at++] = 0xe2;
      into[at++] = 0x80;
      into[at++] = 0xaf;
    } else return 0;
  }
  return at;
}

/** "01/02/2023 = 1 February 2023". */
function explain(value: string, order: DateOrder): string {
  const [a, b, c] = (/^(\d+)\D(\d+)\D(\d+)/.exec(value) ?? []).slice(1).map(Number);
  if (a === undefined || b === undefined || c === undefined) return value;
  const [year, month, day] = order === "ymd" ? [a, b, c] : order === "dmy" ? [c, b, a] : [c, a, b];
  return `${value} = ${day} ${MONTH_NAMES[month - 1] ?? `month ${month}`} ${year < 100 ? fullYear(year) : year}`;
}
