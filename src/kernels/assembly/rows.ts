import { candidate, hashOf, nearSlot, NONE, putNear, UNKNOWN } from "./text-table.ts";

// countKeys and spread are exported so that they stay functions of their own.
export { countKeys, sortTexts, spread } from "./text-order.ts";
export { add, grow, intern, join, joinedLength, pack } from "./text-table.ts";

// The batch: where cellStart, from and to lie, where byte 0 of the caller would lie, and the bytes that are here.
let starts: usize = 0;
let froms: usize = 0;
let tos: usize = 0;
let shift: u32 = 0;
let low: u32 = 0;
let high: u32 = 0;

/** The batch that all others work on. @param bytes where byte `from` of the caller lies; cells outside of [from, to) are odd */
export function setBatch(cellStart: usize, cellFrom: usize, cellTo: usize, bytes: usize, from: u32, to: u32): void {
  starts = cellStart;
  froms = cellFrom;
  tos = cellTo;
  shift = <u32>bytes - from;
  low = from;
  high = to;
}

function cellOf(row: u32, column: u32): usize {
  return (<usize>(load<u32>(starts + (<usize>row << 2)) + column)) << 2;
}

function beginOf(cell: usize): usize {
  return <usize>(load<u32>(froms + cell) + shift);
}

function lengthOf(cell: usize): u32 {
  return load<u32>(tos + cell) - load<u32>(froms + cell);
}

/** The first row from `row` on that has other than `cells` cells or more, or cells that are not here; `end` where all are well. */
export function whole(row: u32, end: u32, cells: u32): u32 {
  for (; row < end; row++) {
    const first = load<u32>(starts + (<usize>row << 2));
    const next = load<u32>(starts + (<usize>row << 2) + 4);
    if (next - first < cells) return row;
    for (let cell = first; cell < next; cell++) {
      const from = load<u32>(froms + (<usize>cell << 2));
      const to = load<u32>(tos + (<usize>cell << 2));
      if (from < low || to > high || from > to) return row;
    }
  }
  return end;
}

/** The bytes of all cells of a column. */
export function columnBytes(row: u32, end: u32, column: u32): u32 {
  let sum: u32 = 0;
  for (; row < end; row++) sum += lengthOf(cellOf(row, column));
  return sum;
}

/** The first row whose cell holds nothing or begins with a blank or a control character. */
export function filled(row: u32, end: u32, column: u32): u32 {
  for (; row < end; row++) {
    const cell = cellOf(row, column);
    if (lengthOf(cell) == 0 || load<u8>(beginOf(cell)) <= 32) return row;
  }
  return end;
}

/** The first row whose cell holds a character that can divide or wrap ids: line ends and " # ' ( , ; < > [ ] { | }. */
export function single(row: u32, end: u32, column: u32): u32 {
  const highs = i8x16(1, 0, 2, 4, 0, 8, 0, 16, 0, 0, 0, 0, 0, 0, 0, 0);
  const lows = i8x16(0, 0, 2, 2, 0, 0, 0, 2, 2, 0, 1, 28, 22, 25, 4, 0);
  for (; row < end; row++) {
    const cell = cellOf(row, column);
    let at = beginOf(cell);
    for (let length = <i32>lengthOf(cell); length > 0; length -= 16, at += 16) {
      const bytes = v128.load(at);
      const classes = v128.and(i8x16.swizzle(highs, i8x16.shr_u(bytes, 4)), i8x16.swizzle(lows, v128.and(bytes, i8x16.splat(15))));
      const found = ~(<u32>i8x16.bitmask(i8x16.eq(classes, i8x16.splat(0)))) & 0xffff;
      if (found != 0 && <i32>ctz(found) < length) return row;
    }
  }
  return end;
}

function two(at: usize): u32 {
  const tens = <u32>load<u8>(at) - 48;
  const ones = <u32>load<u8>(at + 1) - 48;
  return tens < 10 && ones < 10 ? tens * 10 + ones : 1000;
}

function daysFromCivil(year: i32, month: i32, day: i32): i32 {
  const shifted = month <= 2 ? year - 1 : year;
  const era = shifted / 400;
  const yearOfEra = shifted - era * 400;
  const dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
  return era * 146097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719468;
}

function daysInMonth(year: i32, month: i32): i32 {
  if (month == 2) return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28;
  return month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31;
}

let lastDate: u32 = 0;
let midnight: f64 = NaN;

/**
 * Times written YYYY-MM-DDThh:mm:ss (or a blank for the T), with milliseconds or without, then Z or nothing; a cell that holds nothing
 * is NaN.
 * @param needsZ 1 where a time without Z is a clock reading elsewhere than in UTC, and so odd
 * @param out epoch milliseconds of each row, from `row` on
 * @returns the first row with anything else
 */
export function stamps(row: u32, end: u32, column: u32, needsZ: i32, out: usize): u32 {
  for (; row < end; row++, out += 8) {
    const cell = cellOf(row, column);
    const length = lengthOf(cell);
    if (length == 0) {
      store<f64>(out, NaN);
      continue;
    }
    const at = beginOf(cell);
    const hasZ = length == 20 || length == 24;
    const hasFraction = length >= 23;
    if (!hasZ && (needsZ || (length != 19 && length != 23))) return row;
    if (hasZ && load<u8>(at + <usize>length - 1) != 0x5a) return row;
    const mark = load<u8>(at + 10);
    if (load<u8>(at + 4) != 0x2d || load<u8>(at + 7) != 0x2d || (mark != 0x54 && mark != 0x20) || load<u8>(at + 13) != 0x3a || load<u8>(at + 16) != 0x3a) return row;
    const century = two(at);
    const rest = two(at + 2);
    const month = two(at + 5);
    const day = two(at + 8);
    const hour = two(at + 11);
    const minute = two(at + 14);
    const second = two(at + 17);
    if (century > 99 || rest > 99 || month > 12 || month == 0 || day > 31 || day == 0 || hour > 23 || minute > 59 || second > 59) return row;
    const year = century * 100 + rest;
    const date = (year * 100 + month) * 100 + day;
    if (date != lastDate) {
      if (year < 1 || year > 9998 || <i32>day > daysInMonth(<i32>year, <i32>month)) return row;
      lastDate = date;
      midnight = <f64>daysFromCivil(<i32>year, <i32>month, <i32>day) * 86400000;
    }
    let ms = ((hour * 60 + minute) * 60 + second) * 1000;
    if (hasFraction) {
      const tens = two(at + 20);
      const ones = <u32>load<u8>(at + 22) - 48;
      if (load<u8>(at + 19) != 0x2e || tens > 99 || ones > 9) return row;
      ms += tens * 10 + ones;
    }
    store<f64>(out, midnight + <f64>ms);
  }
  return end;
}

/** 10 to the power of 0 … 15, exact. */
function tenTo(power: u32): f64 {
  let value: f64 = 1;
  for (; power > 0; power--) value *= 10;
  return value;
}

/** Whether all eight bytes are digits: four high bits of 3, and still so with six more. */
function areDigits(word: u64): bool {
  return ((word & 0xf0f0f0f0f0f0f0f0) | (((word + 0x0606060606060606) & 0xf0f0f0f0f0f0f0f0) >> 4)) == 0x3333333333333333;
}

/** The number of eight digits, the first of them in the lowest byte: pairs, then fours, then all at once. */
function eightDigits(word: u64): u64 {
  const tens = (word & 0x0f0f0f0f0f0f0f0f) * 2561 >> 8;
  const hundreds = (tens & 0x00ff00ff00ff00ff) * 6553601 >> 16;
  return (hundreds & 0x0000ffff0000ffff) * 42949672960001 >> 32;
}

/**
 * Numbers of at most 15 digits, as src/log/numbers.ts reads them, no sign.
 * @param mark the decimal mark in ASCII, 0 = whole numbers only
 * @param isBlankNaN 1: a cell that holds nothing is NaN; 0: it is odd
 * @returns the first row with anything else
 */
export function decimals(row: u32, end: u32, column: u32, mark: u32, isBlankNaN: i32, out: usize): u32 {
  for (; row < end; row++, out += 8) {
    const cell = cellOf(row, column);
    const length = lengthOf(cell);
    if (length == 0) {
      if (!isBlankNaN) return row;
      store<f64>(out, NaN);
      continue;
    }
    let at = beginOf(cell);
    const stop = at + <usize>length;
    let value: u64 = 0;
    let digits: u32 = 0;
    let places: i32 = -1;
    if (length >= 8) {
      const word = load<u64>(at);
      if (areDigits(word)) {
        value = eightDigits(word);
        digits = 8;
        at += 8;
      }
    }
    for (; at < stop; at++) {
      const byte = <u32>load<u8>(at);
      if (byte - 48 < 10) {
        if (++digits > 15) return row;
        value = value * 10 + (byte - 48);
        if (places >= 0) places++;
      } else if (mark != 0 && byte == mark && places < 0) places = 0;
      else return row;
    }
    if (digits == 0) return row;
    store<f64>(out, places > 0 ? <f64>value / tenTo(places) : <f64>value);
  }
  return end;
}

/** The first value that is not above 0; `end` where all are. */
export function positive(at: usize, row: u32, end: u32): u32 {
  for (; row < end; row++, at += 8) if (!(load<f64>(at) > 0)) return row;
  return end;
}

/** 253370764800000 is the year 9999, which no moment reaches. Numbers as moments: multiplied, then divided and cut; the first that is none. */
export function moments(at: usize, row: u32, end: u32, times: f64, by: f64): u32 {
  for (; row < end; row++, at += 8) {
    const value = load<f64>(at);
    if (isNaN(value)) continue;
    const moment = by == 1 ? value * times : Math.floor(value / by);
    if (moment >= 253370764800000) return row;
    store<f64>(at, moment);
  }
  return end;
}

/** Moments as whole seconds from `earliest` on, the largest number where one is missing. @returns 0 where one of them is none */
export function steps(at: usize, count: u32, earliest: f64, out: usize): u32 {
  for (const end = at + (<usize>count << 3); at < end; at += 8, out += 4) {
    const moment = load<f64>(at);
    const second = (moment - earliest) / 1000;
    if (second >= 0 && second < <f64>NONE && Math.floor(second) == second) store<u32>(out, <u32>second);
    else if (isNaN(moment)) store<u32>(out, NONE);
    else return 0;
  }
  return 1;
}

/**
 * Numbers the texts of one column, or of two row by row, in order of first sight.
 * @param second the other column, −1 = none
 * @param isNeeded 1: a blank cell of the first column is odd
 * @param hashes room for two words a cell, and one more
 * @param out the numbers of the first column, `outSecond` of the second; NONE where blank
 * @returns the first row that holds a new text beyond ASCII, or a blank where one is needed: its first column is not taken then, or it
 *   is and only the second is not
 */
export function internRows(table: usize, row: u32, end: u32, column: u32, second: i32, isNeeded: i32, hashes: usize, out: usize, outSecond: usize): u32 {
  while (row < end) {
    const next = min(end, row + NEAR_ROWS);
    const step = <usize>(next - row) << 2;
    const stopped = internNear(table, row, next, column, second, isNeeded, hashes, out, outSecond);
    if (stopped < next) return stopped;
    row = next;
    out += step;
    outSecond += step;
  }
  return end;
}

/** Rows whose places in a table the processor keeps near while it looks at them: three times 64 bytes a cell. */
const NEAR_ROWS: u32 = 512;

function internNear(table: usize, row: u32, end: u32, column: u32, second: i32, isNeeded: i32, hashes: usize, out: usize, outSecond: usize): u32 {
  // All hashes first, then all looks into the table, then the entries: places far apart in memory, which do not wait for each other. Each is
  // looked at before anything is decided by it: a wrong guess of the processor would make the next ones wait.
  const step: usize = second >= 0 ? 16 : 8;
  let at = hashes;
  for (let r = row; r < end; r++, at += step) {
    const cell = cellOf(r, column);
    store<u32>(at, hashOf(beginOf(cell), lengthOf(cell)));
    if (second >= 0) {
      const other = cellOf(r, <u32>second);
      store<u32>(at + 8, hashOf(beginOf(other), lengthOf(other)));
    }
  }
  let near: u32 = 0;
  for (let i = hashes; i < at; i += 8) near ^= nearSlot(table, load<u32>(i));
  for (let i = hashes; i < at; i += 8) store<u32>(i + 4, candidate(table, load<u32>(i)));
  for (let i = hashes; i < at; i += 8) near ^= load<u32>(<usize>load<u32>(i + 4));
  // Kept, so that the looks are not left out.
  store<u32>(at, near);
  at = hashes;
  for (; row < end; row++, at += step, out += 4, outSecond += 4) {
    const cell = cellOf(row, column);
    const number = putNear(table, beginOf(cell), lengthOf(cell), load<u32>(at), load<u32>(at + 4));
    if (number == UNKNOWN || (isNeeded && number == NONE)) return row;
    store<u32>(out, number);
    if (second < 0) continue;
    const other = cellOf(row, <u32>second);
    const found = putNear(table, beginOf(other), lengthOf(other), load<u32>(at + 8), load<u32>(at + 12));
    if (found == UNKNOWN) return row;
    store<u32>(outSecond, found);
  }
  return end;
}

/**
 * Puts the texts of a column one behind the other.
 * @param to where they go, with 16 bytes of room behind them; 0: they are only looked at
 * @param base added to the end of each text, which goes to `ends`
 * @param marked gets the rows, from 0 for the first one, whose text holds an @
 * @returns how many those are
 */
export function gather(row: u32, end: u32, column: u32, to: usize, base: f64, ends: usize, marked: usize): u32 {
  const sign = i8x16.splat(0x40);
  const first = to;
  let found: u32 = 0;
  for (let r = row; r < end; r++) {
    const cell = cellOf(r, column);
    const at = beginOf(cell);
    const length = <i32>lengthOf(cell);
    let signs: u32 = 0;
    for (let i = 0; i < length; i += 16) {
      const bytes = v128.load(at + <usize>i);
      if (first != 0) v128.store(to + <usize>i, bytes);
      let mask = <u32>i8x16.bitmask(i8x16.eq(bytes, sign));
      if (length - i < 16) mask &= (1 << (length - i)) - 1;
      signs |= mask;
    }
    if (first != 0) to += <usize>length;
    store<f64>(ends, base + <f64>(to - first));
    ends += 8;
    if (signs != 0) {
      store<u32>(marked + (<usize>found << 2), r - row);
      found++;
    }
  }
  return found;
}
