import { HEAD, PLACES } from "./text-table.ts";

/** Fewer texts than this are put in order one by one. */
const FEW: u32 = 16;

function wordAt(entry: usize, offset: u32): u64 {
  return offset < load<u32>(entry + 4) ? bswap(load<u64>(entry + HEAD + <usize>offset)) : 0;
}

function isBefore(a: usize, b: usize, offset: u32): bool {
  const lengthA = load<u32>(a + 4);
  const lengthB = load<u32>(b + 4);
  const least = min(lengthA, lengthB);
  for (; offset < least; offset += 8) {
    const one = wordAt(a, offset);
    const other = wordAt(b, offset);
    if (one != other) return one < other;
  }
  return lengthA < lengthB;
}

function sortFew(places: usize, order: usize, count: u32, offset: u32): void {
  for (let i: u32 = 1; i < count; i++) {
    const number = load<u32>(order + (<usize>i << 2));
    const entry = <usize>load<u32>(places + (<usize>number << 2));
    let k = i;
    while (k > 0) {
      const before = load<u32>(order + (<usize>(k - 1) << 2));
      if (!isBefore(entry, <usize>load<u32>(places + (<usize>before << 2)), offset)) break;
      store<u32>(order + (<usize>k << 2), before);
      k--;
    }
    store<u32>(order + (<usize>k << 2), number);
  }
}

/** Of texts with the same eight bytes those that end with them, the shortest first, then the others. @returns how many end */
function endedFirst(places: usize, order: usize, count: u32, offset: u32): u32 {
  let ended: u32 = 0;
  for (let i: u32 = 0; i < count; i++) {
    const number = load<u32>(order + (<usize>i << 2));
    const length = load<u32>(<usize>load<u32>(places + (<usize>number << 2)) + 4);
    if (length > offset + 8) continue;
    let k = i;
    // Only texts with NUL characters are several; they differ in length.
    while (k > 0) {
      const before = load<u32>(order + (<usize>(k - 1) << 2));
      if (k <= ended && load<u32>(<usize>load<u32>(places + (<usize>before << 2)) + 4) < length) break;
      store<u32>(order + (<usize>k << 2), before);
      k--;
    }
    store<u32>(order + (<usize>k << 2), number);
    ended++;
  }
  return ended;
}

/** Texts looked at in one call. Engines make a better program of a function that is called often, never of one that runs. */
const AT_ONCE: u32 = 4096;

/** The eight bytes from `offset` on of some texts, and how often each byte stands at each place of them. */
export function countKeys(places: usize, order: usize, i: u32, end: u32, offset: u32, keys: usize, counts: usize): void {
  for (; i < end; i++) {
    const key = wordAt(<usize>load<u32>(places + (<usize>load<u32>(order + (<usize>i << 2)) << 2)), offset);
    store<u64>(keys + (<usize>i << 3), key);
    for (let digit: u32 = 0; digit < 8; digit++) {
      const at = counts + (<usize>digit << 10) + (<usize>((key >> (<u64>digit << 3)) & 255) << 2);
      store<u32>(at, load<u32>(at) + 1);
    }
  }
}

/** Puts some keys and their numbers behind those with the same byte. @param next where the next key with each byte goes */
export function spread(i: u32, end: u32, shift: u64, next: usize, keys: usize, order: usize, toKeys: usize, toOrder: usize): void {
  for (; i < end; i++) {
    const word = load<u64>(keys + (<usize>i << 3));
    const at = next + (<usize>((word >> shift) & 255) << 2);
    const place = <usize>load<u32>(at);
    store<u32>(at, <u32>place + 1);
    store<u64>(toKeys + (place << 3), word);
    store<u32>(toOrder + (place << 2), load<u32>(order + (<usize>i << 2)));
  }
}

/**
 * Puts numbers of texts in the order of their bytes, which is that of their code points: by eight bytes at a time, byte by byte from
 * the last one, then each group of equal ones by the next eight.
 * @param order the numbers, distinct; sorted in place
 * @param keys, otherKeys room for eight bytes a number, at multiples of eight; `otherOrder` for four
 * @param counts room for 8 KB
 * @param stack room for 12 bytes for every 16 numbers, and 16 more
 */
export function sortTexts(table: usize, order: usize, count: u32, keys: usize, otherKeys: usize, otherOrder: usize, counts: usize, stack: usize): void {
  const places = <usize>load<u32>(table + PLACES);
  let top = stack;
  store<u32>(top, 0);
  store<u32>(top + 4, count);
  store<u32>(top + 8, 0);
  top += 12;
  while (top > stack) {
    top -= 12;
    const start = load<u32>(top);
    const n = load<u32>(top + 4) - start;
    const offset = load<u32>(top + 8);
    let from = order + (<usize>start << 2);
    if (n <= FEW) {
      sortFew(places, from, n, offset);
      continue;
    }
    memory.fill(counts, 0, 8192);
    for (let i: u32 = 0; i < n; i += AT_ONCE) countKeys(places, from, i, min(n, i + AT_ONCE), offset, keys, counts);
    let key = keys;
    let toKey = otherKeys;
    let to = otherOrder;
    for (let digit: u32 = 0; digit < 8; digit++) {
      const shift = <u64>digit << 3;
      const count = counts + (<usize>digit << 10);
      if (load<u32>(count + (<usize>((load<u64>(key) >> shift) & 255) << 2)) == n) continue;
      let sum: u32 = 0;
      for (let b: usize = 0; b < 1024; b += 4) {
        const here = load<u32>(count + b);
        store<u32>(count + b, sum);
        sum += here;
      }
      for (let i: u32 = 0; i < n; i += AT_ONCE) spread(i, min(n, i + AT_ONCE), shift, count, key, from, toKey, to);
      const spareKey = key;
      key = toKey;
      toKey = spareKey;
      const spare = from;
      from = to;
      to = spare;
    }
    const first = order + (<usize>start << 2);
    if (from != first) memory.copy(first, from, <usize>n << 2);
    for (let i: u32 = 0; i < n; ) {
      const word = load<u64>(key + (<usize>i << 3));
      let end = i + 1;
      while (end < n && load<u64>(key + (<usize>end << 3)) == word) end++;
      if (end - i > 1) {
        const ended = endedFirst(places, first + (<usize>i << 2), end - i, offset);
        if (end - i - ended > FEW) {
          store<u32>(top, start + i + ended);
          store<u32>(top + 4, start + end);
          store<u32>(top + 8, offset + 8);
          top += 12;
        } else sortFew(places, first + (<usize>(i + ended) << 2), end - i - ended, offset + 8);
      }
      i = end;
    }
  }
}
