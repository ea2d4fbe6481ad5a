/** How a column writes fractions. */
export type Decimal = "." | ",";

export interface DecimalDecision {
  readonly decimal: Decimal;
  /** True where the values can be read both ways, with different results, or contradict each other: the caller asks. */
  readonly isAmbiguous: boolean;
  /** A value that the other reading would change, "" where there is none. */
  readonly example: string;
}

/** Powers of ten that a double holds exactly. */
const TENS = [1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15];
/** Blank, no-break spaces, thin space, apostrophes: written between thousands whatever the decimal mark is. */
const NEUTRAL_GROUPS = /(?<=\d)[ \u00a0\u202f\u2009'’](?=\d{3}(?!\d))/g;

/**
 * Decides over a whole column whether the comma or the point is the decimal mark.
 *
 * "1.234,56" and "0,5" say comma, "1,234.56", "0.5" and "1,234,567" say point; "1,234" and "1.234" say nothing. Without any sign a
 * column of plain numbers is read with the point; one whose only signs are values like "1,234" or "1.234" is ambiguous, as is one
 * that says both (the more frequent wins). Blank cells and words do not count. Cost: one look at each value.
 */
export function decideDecimal(values: Iterable<string>): DecimalDecision {
  let points = 0;
  let commas = 0;
  let open = "";
  for (const value of values) {
    const sign = decimalSign(value);
    if (sign === ".") points++;
    else if (sign === ",") commas++;
    else if (sign === "?" && open === "") open = value.trim();
  }
  if (points === 0 && commas === 0) return { decimal: ".", isAmbiguous: open !== "", example: open };
  const isMixed = Math.min(points, commas) * 10 > Math.max(points, commas);
  return { decimal: commas > points ? "," : ".", isAmbiguous: isMixed, example: open };
}

/** Which mark a value shows to be the decimal one: "?" where it could be either, "" where it says nothing. */
function decimalSign(value: string): Decimal | "?" | "" {
  const comma = value.lastIndexOf(",");
  const point = value.lastIndexOf(".");
  if (comma < 0 && point < 0) return "";
  if (Number.isNaN(parseNumber(value, ".")) && Number.isNaN(parseNumber(value, ","))) return "";
  if (comma >= 0 && point >= 0) return comma > point ? "," : ".";
  const mark = comma >= 0 ? "," : ".";
  const other = mark === "," ? "." : ",";
  if (value.indexOf(mark) !== value.lastIndexOf(mark)) return other;
  return Number.isNaN(parseNumber(value, other)) ? mark : "?";
}

/**
 * Reads a number written with the given decimal mark: sign, digits, thousands in threes (the other mark, a space, an apostrophe;
 * also 12,34,567), fraction, exponent.
 *
 * Returns ±Infinity for infinite ("Infinity", "inf", "∞" and numbers beyond a double, 1e999) and NaN for everything that is no
 * number: "NaN", words, blanks, hexadecimal, percent, currency, thousands in odd places. So the caller can tell apart not a number
 * (NaN), infinite (not finite), negative (< 0) and zero (= 0). −0 is 0. Rounding is that of JavaScript's Number, exact to the bit.
 */
export function parseNumber(text: string, decimal: Decimal): number {
  let rest = text.trim().replace(/^[\u2212\u2013]/, "-");
  if (/^[+-]?(?:inf|infinity|∞)$/i.test(rest)) return rest.startsWith("-") ? -Infinity : Infinity;
  rest = rest.replace(NEUTRAL_GROUPS, "");
  const isPoint = decimal === ".";
  const groups = isPoint ? /^[+-]?\d{1,3}(?:,\d{2,3})*,\d{3}(?=$|[.eE])/ : /^[+-]?\d{1,3}(?:\.\d{2,3})*\.\d{3}(?=$|[,eE])/;
  const grouped = groups.exec(rest);
  if (grouped !== null && !/^[+-]?0\d*[.,]/.test(rest)) rest = grouped[0].replaceAll(isPoint ? "," : ".", "") + rest.slice(grouped[0].length);
  if (!isPoint) {
    if (rest.includes(".")) return Number.NaN;
    rest = rest.replace(",", ".");
  }
  return /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/.test(rest) ? Number(rest) + 0 : Number.NaN;
}

/**
 * Reads a count such as followers: as `parseNumber` with the point, but a single mark before three digits divides thousands
 * ("1.234" and "1,234" are 1234), because counts are whole. NaN for everything that is no finite number of 0 or more.
 */
export function parseCount(text: string): number {
  const plain = text.trim();
  const count = /^[1-9]\d{0,2}(?:[.,]\d{3})+$/.test(plain) ? Number(plain.replace(/[.,]/g, "")) : parseNumber(plain, ".");
  return count >= 0 && count < Infinity ? count : Number.NaN;
}

/** Reads `bytes[from … to)` as a whole number of at most 15 digits with an optional sign; NaN when it is not plainly so. */
export function parseIntegerBytes(bytes: Uint8Array, from: number, to: number): number {
  let at = from;
  const isNegative = at < to && bytes[at] === 0x2d;
  if (isNegative) at++;
  if (at >= to || to - at > 15) return Number.NaN;
  let value = 0;
  for (; at < to; at++) {
    const digit = bytes[at]! - 0x30;
    if (digit < 0 || digit > 9) return Number.NaN;
    value = value * 10 + digit;
  }
  return isNegative ? 0 - value : value;
}

/**
 * Reads `bytes[from … to)` as a plain number: optional minus, at most 15 digits, at most one decimal mark. Exact to the bit, as
 * whole number and power of ten are exact and are divided once (Clinger 1990). NaN when it is not plainly so: `parseNumber` then
 * decides.
 */
export function parseNumberBytes(bytes: Uint8Array, from: number, to: number, decimal: Decimal): number {
  const mark = decimal === "." ? 0x2e : 0x2c;
  let at = from;
  const isNegative = at < to && bytes[at] === 0x2d;
  if (isNegative) at++;
  let value = 0;
  let digits = 0;
  let places = -1;
  for (; at < to; at++) {
    const byte = bytes[at]!;
    if (byte === mark && places < 0) {
      places = 0;
      continue;
    }
    if (byte < 0x30 || byte > 0x39 || ++digits > 15) return Number.NaN;
    value = value * 10 + byte - 0x30;
    if (places >= 0) places++;
  }
  if (digits === 0) return Number.NaN;
  const size = places > 0 ? value / TENS[places]! : value;
  return isNegative ? 0 - size : size;
}
