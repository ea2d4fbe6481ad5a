import { NONE } from "./talk-log.ts";

/**
 * Numbers distinct texts 0, 1, 2, … in order of first sight, keyed by their bytes: a string is made once per distinct text, not once
 * per row, and there is no limit of 2^24 entries as a Map has.
 *
 * Texts are taken as ids are: trimmed and NFC, nothing else changed. Different byte spellings of one id share its number.
 */
export interface Interner {
  readonly count: number;
  /** The number of the text in bytes[from … to), NONE for a blank one. */
  intern(bytes: Uint8Array, from: number, to: number): number;
  internText(text: string): number;
  /** The number of a text already seen, else NONE. */
  find(text: string): number;
  text(number: number): string;
}

const encoder = new TextEncoder();
const decoder = new TextDecoder("utf-8");

/** An empty interner. Cost per intern: one hash over the bytes and one comparison; 12 bytes a slot beside the bytes themselves. */
export function createInterner(): Interner {
  let arena = new Uint8Array(1 << 16);
  let used = 0;
  // One entry per distinct spelling: where its bytes lie and which text it stands for.
  let entryStart = new Float64Array(1024);
  let entryEnd = new Float64Array(1024);
  let entryText = new Uint32Array(1024);
  let entryHash = new Uint32Array(1024);
  let entryCount = 0;
  let slots = new Uint32Array(4096);
  const texts: string[] = [];

  const addEntry = (hash: number, bytes: Uint8Array, from: number, to: number, text: number): void => {
    if (entryCount === entryStart.length) {
      entryStart = enlarge(entryStart, new Float64Array(entryCount * 2));
      entryEnd = enlarge(entryEnd, new Float64Array(entryCount * 2));
      entryText = enlarge(entryText, new Uint32Array(entryCount * 2));
      entryHash = enlarge(entryHash, new Uint32Array(entryCount * 2));
    }
    const length = to - from;
    if (used + length > arena.length) arena = enlarge(arena, new Uint8Array(Math.max(arena.length * 2, used + length)));
    arena.set(bytes.subarray(from, to), used);
    entryStart[entryCount] = used;
    entryEnd[entryCount] = used + length;
    used += length;
    entryText[entryCount] = text;
    entryHash[entryCount] = hash;
    entryCount++;
    if (entryCount * 2 > slots.length) {
      slots = new Uint32Array(slots.length * 2);
      for (let e = 0; e < entryCount; e++) slots[freeSlot(slots, entryHash[e]!)] = e + 1;
    } else {
      slots[freeSlot(slots, hash)] = entryCount;
    }
  };

  const lookUp = (hash: number, bytes: Uint8Array, from: number, to: number): number => {
    const mask = slots.length - 1;
    for (let slot = hash & mask; ; slot = (slot + 1) & mask) {
      const entry = slots[slot]!;
      if (entry === 0) return NONE;
      if (entryHash[entry - 1] === hash && isSame(entry - 1, bytes, from, to)) return entryText[entry - 1]!;
    }
  };

  const isSame = (entry: number, bytes: Uint8Array, from: number, to: number): boolean => {
    const start = entryStart[entry]!;
    if (entryEnd[entry]! - start !== to - from) return false;
    for (let i = from, j = start; i < to; i++, j++) if (bytes[i] !== arena[j]) return false;
    return true;
  };

  const intern = (bytes: Uint8Array, from: number, to: number): number => {
    let start = from;
    let end = to;
    while (start < end && isAsciiSpace(bytes[start]!)) start++;
    while (end > start && isAsciiSpace(bytes[end - 1]!)) end--;
    if (start === end) return NONE;
    let hash = 0x811c9dc5;
    let high = 0;
    for (let i = start; i < end; i++) {
      const byte = bytes[i]!;
      high |= byte;
      hash = Math.imul(hash ^ byte, 0x01000193);
    }
    hash = (hash ^ (hash >>> 15)) >>> 0;
    const known = lookUp(hash, bytes, start, end);
    if (known !== NONE) return known;
    const raw = decoder.decode(bytes.subarray(start, end));
    if (high < 0x80) {
      addEntry(hash, bytes, start, end, texts.length);
      return texts.push(raw) - 1;
    }
    const text = raw.trim().normalize("NFC");
    if (text === "") return NONE;
    if (text === raw) {
      addEntry(hash, bytes, start, end, texts.length);
      return texts.push(raw) - 1;
    }
    const number = internText(text);
    addEntry(hash, bytes, start, end, number);
    return number;
  };

  const internText = (text: string): number => {
    const bytes = encoder.encode(text.trim().normalize("NFC"));
    return intern(bytes, 0, bytes.length);
  };

  return {
    get count() {
      return texts.length;
    },
    intern,
    internText,
    find(text) {
      const bytes = encoder.encode(text.trim().normalize("NFC"));
      if (bytes.length === 0) return NONE;
      let hash = 0x811c9dc5;
      for (const byte of bytes) hash = Math.imul(hash ^ byte, 0x01000193);
      return lookUp((hash ^ (hash >>> 15)) >>> 0, bytes, 0, bytes.length);
    },
    text: (number) => texts[number]!,
  };
}

function enlarge<A extends Uint8Array | Uint32Array | Float64Array>(from: A, into: A): A {
  into.set(from);
  return into;
}

/** What String.trim removes below 0x80; other control characters are part of an id. */
function isAsciiSpace(byte: number): boolean {
  return byte === 32 || (byte >= 9 && byte <= 13);
}

function freeSlot(slots: Uint32Array, hash: number): number {
  const mask = slots.length - 1;
  let slot = hash & mask;
  while (slots[slot] !== 0) slot = (slot + 1) & mask;
  return slot;
}
