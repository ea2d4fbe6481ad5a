/** A blank text, and one that this code cannot number. */
export const NONE: u32 = 0xffffffff;
export const UNKNOWN: u32 = 0xfffffffe;

// A table, each 4 bytes: where its slots lie, how many there are less one, entries, texts, where the place of each text lies, where the
// next entry goes, and where the room for entries ends.
const SLOTS: usize = 0;
const MASK: usize = 4;
const ENTRIES: usize = 8;
const TEXTS: usize = 12;
export const PLACES: usize = 16;
const NEXT: usize = 20;

// An entry: number of its text, length in bytes, and the bytes, with zeros up to the next multiple of eight.
export const HEAD: usize = 8;

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
