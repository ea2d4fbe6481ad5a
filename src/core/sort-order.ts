import { compareCodePoints } from "./order.ts";

const DIGIT = 11;
const SIZE = 1 << DIGIT;
const MASK = SIZE - 1;

/**
 * The positions of the values in ascending (or descending) order: stable, so equal values stand by position; NaN last either way; −0
 * equals 0. A radix sort over the bits: cost O(n), without a comparison. 300,000 values: 15 ms, where sorting with a function took 250.
 */
export function sortedOrder(values: Float64Array, options: { readonly isDescending?: boolean } = {}): Uint32Array {
  const n = values.length;
  const high = new Uint32Array(n);
  const low = new Uint32Array(n);
  writeKeys(values, options.isDescending === true, high, low);
  let order = new Uint32Array(n);
  for (let i = 0; i < n; i++) order[i] = i;
  let next = new Uint32Array(n);
  const counts = new Uint32Array(SIZE);
  for (const keys of [low, high]) for (let shift = 0; shift < 32; shift += DIGIT) if (sortByDigit(keys, shift, order, next, counts)) [order, next] = [next, order];
  return order;
}

/** A stable counting sort of `order` into `next`. @returns false where all have the same digit: whole numbers have zeros in most of their low bits */
function sortByDigit(keys: Uint32Array, shift: number, order: Uint32Array, next: Uint32Array, counts: Uint32Array): boolean {
  const n = order.length;
  counts.fill(0);
  for (let i = 0; i < n; i++) counts[(keys[i]! >>> shift) & MASK]!++;
  if (n === 0 || counts[(keys[0]! >>> shift) & MASK] === n) return false;
  let start = 0;
  for (let digit = 0; digit < SIZE; digit++) {
    const count = counts[digit]!;
    counts[digit] = start;
    start += count;
  }
  for (let k = 0; k < n; k++) {
    const i = order[k]!;
    next[counts[(keys[i]! >>> shift) & MASK]!++] = i;
  }
  return true;
}

/** The bits of each value, turned so that they compare as whole numbers without a sign. */
function writeKeys(values: Float64Array, isDescending: boolean, high: Uint32Array, low: Uint32Array): void {
  const one = new Float64Array(1);
  const halves = new Uint32Array(one.buffer);
  // Which half of a number is the high one depends on the machine.
  one[0] = -0;
  const top = halves[1] === 0x80000000 ? 1 : 0;
  for (let i = 0; i < values.length; i++) {
    const value = values[i]!;
    if (Number.isNaN(value)) {
      high[i] = 0xffffffff;
      low[i] = 0xffffffff;
      continue;
    }
    // + 0 makes −0 into 0.
    one[0] = value + 0;
    // Ascending: a negative number with all bits turned, another with its sign bit; descending: all bits of that turned once more.
    const isNegative = halves[top]! >>> 31 === 1;
    const turned = isNegative !== isDescending ? 0xffffffff : 0;
    high[i] = (halves[top]! ^ turned ^ (isNegative ? 0 : 0x80000000)) >>> 0;
    low[i] = (halves[1 - top]! ^ turned) >>> 0;
  }
}

/** Characters that make one key: 130^7 is below 2^53. */
const BLOCK = 7;
const ASCII = 128;
const FEW = 16;

/**
 * The positions of texts in code-point order, equal ones by position: as sorting with `compareCodePoints`, several times faster. Cost
 * O(characters that tell them apart); texts that differ from each other beyond ASCII are compared pair by pair.
 */
export function sortedTextOrder(texts: readonly string[]): Uint32Array {
  const order = Uint32Array.from(texts, (_, i) => i);
  const open: { start: number; end: number; offset: number }[] = [{ start: 0, end: texts.length, offset: 0 }];
  for (let part = open.pop(); part !== undefined; part = open.pop()) {
    const { start, end, offset } = part;
    const rows = order.slice(start, end);
    if (rows.length <= FEW) {
      order.set(compareEach(texts, rows), start);
      continue;
    }
    const keys = Float64Array.from(rows, (i) => keyOf(texts[i]!, offset));
    const sorted = sortedOrder(keys);
    for (let k = 0; k < sorted.length; k++) order[start + k] = rows[sorted[k]!]!;
    for (let k = 0; k < sorted.length; ) {
      const key = keys[sorted[k]!]!;
      let last = k + 1;
      while (last < sorted.length && keys[sorted[last]!] === key) last++;
      if (last - k > 1) {
        const text = texts[order[start + k]!]!;
        if (isBeyondAscii(text, offset)) order.set(compareEach(texts, order.slice(start + k, start + last)), start + k);
        else if (text.length >= offset + BLOCK) open.push({ start: start + k, end: start + last, offset: offset + BLOCK });
      }
      k = last;
    }
  }
  return order;
}

function compareEach(texts: readonly string[], rows: Uint32Array): Uint32Array {
  return rows.sort((a, b) => compareCodePoints(texts[a]!, texts[b]!) || a - b);
}

/** The next characters as one number: 0 after the end, one number for all beyond ASCII, and nothing counts after such a one. */
function keyOf(text: string, offset: number): number {
  let key = 0;
  let isOpen = true;
  for (let i = offset; i < offset + BLOCK; i++) {
    const code = isOpen && i < text.length ? Math.min(text.charCodeAt(i) + 1, ASCII + 1) : 0;
    if (code > ASCII) isOpen = false;
    key = key * (ASCII + 2) + code;
  }
  return key;
}

function isBeyondAscii(text: string, offset: number): boolean {
  for (let i = offset; i < Math.min(text.length, offset + BLOCK); i++) if (text.charCodeAt(i) >= ASCII) return true;
  return false;
}
