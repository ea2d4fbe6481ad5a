/** A blank text, and one that this code cannot number. */
export const NONE: u32 = 0xffffffff;
export const UNKNOWN: u32 = 0xfffffffe;

// A table, each 4 bytes: where its slots lie, how many there are less one, entries, texts, where the place of each text lies, where the
// next entry goes, and where the room for entries ends.
const SLOTS: usize = 0;
const MASK: usize = 4;
const ENTRIES: usize = 8;
const TEXTS: usize = 12;
const PLACES: usize = 16;
const NEXT: usize = 20;

// An entry: number of its text, length in bytes, and the bytes, with zeros up to the next multiple of eight.
const HEAD: usize = 8;

const MULTIPLIER: u64 = 0x9fb21c651e98df25;

function tail(at: usize, rest: u32): u64 {
  return load<u64>(at) & ((<u64>1 << (<u64>rest << 3)) - 1);
}

function isBlank(byte: u32): bool {
  return byte == 32 || byte - 9 < 5;
}

// Of the last text: where it begins without blanks, and its length.
let first: usize = 0;
let size: u32 = 0;

function trim(at: usize, length: u32): void {
  while (length > 0 && isBlank(<u32>load<u8>(at))) {
    at++;
    length--;
  }
  while (length > 0 && isBlank(<u32>load<u8>(at + <usize>length - 1))) length--;
  first = at;
  size = length;
}

/** The hash of a text without the ASCII blanks around it. Behind its bytes eight more may be read. */
export function hashOf(at: usize, length: u32): u32 {
  trim(at, length);
  at = first;
  length = size;
  let h: u64 = <u64>length * MULTIPLIER;
  for (; length >= 8; length -= 8, at += 8) {
    h = (h ^ load<u64>(at)) * MULTIPLIER;
    h ^= h >> 32;
  }
  if (length > 0) {
    h = (h ^ tail(at, length)) * MULTIPLIER;
    h ^= h >> 32;
  }
  h *= MULTIPLIER;
  return <u32>(h >> 32);
}

function isSame(entry: usize, at: usize, length: u32): bool {
  if (load<u32>(entry + 4) != length) return false;
  let text = entry + HEAD;
  for (; length >= 8; length -= 8, at += 8, text += 8) if (load<u64>(text) != load<u64>(at)) return false;
  return length == 0 || load<u64>(text) == tail(at, length);
}

function isAscii(at: usize, length: u32): bool {
  for (; length >= 8; length -= 8, at += 8) if ((load<u64>(at) & 0x8080808080808080) != 0) return false;
  return length == 0 || (tail(at, length) & 0x8080808080808080) == 0;
}

function place(slots: usize, mask: u32, hash: u32, entry: u32): void {
  let slot = hash & mask;
  while (load<u32>(slots + (<usize>slot << 3) + 4) != 0) slot = (slot + 1) & mask;
  store<u32>(slots + (<usize>slot << 3), hash);
  store<u32>(slots + (<usize>slot << 3) + 4, entry);
}

function keep(table: usize, at: usize, length: u32, hash: u32, number: u32): void {
  const entry = <usize>load<u32>(table + NEXT);
  store<u32>(entry, number);
  store<u32>(entry + 4, length);
  let text = entry + HEAD;
  for (; length >= 8; length -= 8, at += 8, text += 8) store<u64>(text, load<u64>(at));
  if (length > 0) {
    store<u64>(text, tail(at, length));
    text += 8;
  }
  store<u32>(table + NEXT, <u32>text);
  store<u32>(table + ENTRIES, load<u32>(table + ENTRIES) + 1);
  place(<usize>load<u32>(table + SLOTS), load<u32>(table + MASK), hash, <u32>entry);
}

/** Keeps a text under the next number. */
function keepNew(table: usize, at: usize, length: u32, hash: u32): u32 {
  const number = load<u32>(table + TEXTS);
  store<u32>(table + TEXTS, number + 1);
  store<u32>(<usize>load<u32>(table + PLACES) + (<usize>number << 2), load<u32>(table + NEXT));
  keep(table, at, length, hash, number);
  return number;
}

/** The number of a text whose hash is known: a new one where it is new and of ASCII; UNKNOWN where it is new and not; NONE where blank. */
export function put(table: usize, at: usize, length: u32, hash: u32): u32 {
  trim(at, length);
  if (size == 0) return NONE;
  const slots = <usize>load<u32>(table + SLOTS);
  const mask = load<u32>(table + MASK);
  for (let slot = hash & mask; ; slot = (slot + 1) & mask) {
    const entry = <usize>load<u32>(slots + (<usize>slot << 3) + 4);
    if (entry == 0) break;
    if (load<u32>(slots + (<usize>slot << 3)) == hash && isSame(entry, first, size)) return load<u32>(entry);
  }
  return isAscii(first, size) ? keepNew(table, first, size, hash) : UNKNOWN;
}

/** The first word of the slot where a text with this hash is looked for first: to have it near. */
export function nearSlot(table: usize, hash: u32): u32 {
  return load<u32>(<usize>load<u32>(table + SLOTS) + (<usize>(hash & load<u32>(table + MASK)) << 3));
}

/** The first entry with a hash, 0 where there is none. */
export function candidate(table: usize, hash: u32): u32 {
  const slots = <usize>load<u32>(table + SLOTS);
  const mask = load<u32>(table + MASK);
  let slot = hash & mask;
  let entry = load<u32>(slots + (<usize>slot << 3) + 4);
  while (entry != 0 && load<u32>(slots + (<usize>slot << 3)) != hash) {
    slot = (slot + 1) & mask;
    entry = load<u32>(slots + (<usize>slot << 3) + 4);
  }
  return entry;
}

/** `put`, where an entry may be the one looked for: 0 = none is known. */
export function putNear(table: usize, at: usize, length: u32, hash: u32, entry: u32): u32 {
  trim(at, length);
  if (size == 0) return NONE;
  return entry != 0 && isSame(<usize>entry, first, size) ? load<u32>(<usize>entry) : put(table, first, size, hash);
}

/** The number of one text; see `put`. @param isNew 0: nothing is added, an unknown text is UNKNOWN */
export function intern(table: usize, at: usize, length: u32, isNew: i32): u32 {
  const hash = hashOf(at, length);
  if (isNew) return put(table, at, length, hash);
  if (size == 0) return NONE;
  const slots = <usize>load<u32>(table + SLOTS);
  const mask = load<u32>(table + MASK);
  for (let slot = hash & mask; ; slot = (slot + 1) & mask) {
    const entry = <usize>load<u32>(slots + (<usize>slot << 3) + 4);
    if (entry == 0) break;
    if (load<u32>(slots + (<usize>slot << 3)) == hash && isSame(entry, first, size)) return load<u32>(entry);
  }
  return UNKNOWN;
}

/** Keeps a spelling that is not known yet, blanks around it aside. @param number its text's; UNKNOWN: it is a new text by itself @returns the number */
export function add(table: usize, at: usize, length: u32, number: u32): u32 {
  const hash = hashOf(at, length);
  if (number == UNKNOWN) return keepNew(table, first, size, hash);
  keep(table, first, size, hash, number);
  return number;
}

/** Moves all entries into other slots, which are zeros. */
export function grow(table: usize, slots: usize, count: u32): void {
  const old = <usize>load<u32>(table + SLOTS);
  const end = old + ((<usize>load<u32>(table + MASK) + 1) << 3);
  for (let slot = old; slot < end; slot += 8) {
    const entry = load<u32>(slot + 4);
    if (entry != 0) place(slots, count - 1, load<u32>(slot), entry);
  }
  store<u32>(table + SLOTS, <u32>slots);
  store<u32>(table + MASK, count - 1);
}

/**
 * Puts the bytes of the texts from `number` on one behind the other, as many as fit.
 * @param ends gets the end of each, from the first one's beginning
 * @returns how many; their number with the highest bit set where one is beyond ASCII
 */
export function pack(table: usize, number: u32, count: u32, to: usize, room: u32, ends: usize): u32 {
  const places = <usize>load<u32>(table + PLACES);
  let used: u32 = 0;
  let taken: u32 = 0;
  let bits: u64 = 0;
  for (; taken < count; taken++) {
    const entry = <usize>load<u32>(places + (<usize>(number + taken) << 2));
    const length = load<u32>(entry + 4);
    if (used + length > room) break;
    const words = (length + 7) >> 3;
    for (let w: u32 = 0; w < words; w++) {
      const word = load<u64>(entry + HEAD + (<usize>w << 3));
      store<u64>(to + <usize>used + (<usize>w << 3), word);
      bits |= word;
    }
    used += length;
    store<u32>(ends + (<usize>taken << 2), used);
  }
  return (bits & 0x8080808080808080) != 0 ? taken | 0x80000000 : taken;
}

let joinedBytes: u32 = 0;

/** Texts that are looked at before they are needed: they lie far apart, and so their memory is waited for together. */
const NEAR_TEXTS: u32 = 64;
/** Kept, so that the looks are not left out. */
let near: u32 = 0;

function lookAhead(places: usize, order: usize, i: u32, end: u32): void {
  let seen: u32 = 0;
  for (; i < end; i++) seen ^= load<u32>(<usize>load<u32>(places + (<usize>load<u32>(order + (<usize>i << 2)) << 2)) + 4);
  near ^= seen;
}

/** Bytes that the last `join` has written. */
export function joinedLength(): u32 {
  return joinedBytes;
}

/**
 * Writes texts one behind the other with a mark behind each, as many as fit.
 * @param order the numbers of the texts
 * @param room bytes at `to`, with eight more behind them
 * @param mark a byte below 128
 * @returns how many; none where one of them holds the mark
 */
export function join(table: usize, order: usize, count: u32, to: usize, room: u32, mark: u32): u32 {
  const places = <usize>load<u32>(table + PLACES);
  const marks = <u64>mark * 0x0101010101010101;
  let used: u32 = 0;
  let taken: u32 = 0;
  let found: u64 = 0;
  for (; taken < count; taken++) {
    if (taken % NEAR_TEXTS == 0) lookAhead(places, order, taken, min(count, taken + NEAR_TEXTS));
    const entry = <usize>load<u32>(places + (<usize>load<u32>(order + (<usize>taken << 2)) << 2));
    const length = load<u32>(entry + 4);
    if (used + length + 1 > room) break;
    const at = to + <usize>used;
    for (let i: u32 = 0; i < length; i += 8) {
      const word = load<u64>(entry + HEAD + <usize>i);
      store<u64>(at + <usize>i, word);
      // A byte that is the mark is zero now, and borrows.
      const marked = word ^ marks;
      found |= (marked - 0x0101010101010101) & ~marked;
    }
    store<u8>(at + <usize>length, <u8>mark);
    used += length + 1;
  }
  joinedBytes = used;
  return (found & 0x8080808080808080) != 0 ? 0 : taken;
}

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
