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
  /** Distinct spellings that are another text once they are NFC and without the blanks of any script around them; ASCII blanks aside. */
  readonly respelledCount: number;
}

const encoder = new TextEncoder();
const decoder = new TextDecoder("utf-8");

/** Bytes of an entry before those of its text: which text it stands for, and how many bytes it has. */
const ENTRY_HEAD = 8;

/**
 * An empty interner. Cost per intern: one hash over the bytes, one look into the table, which holds the hash beside the place, and one into
 * the entries, which hold number and bytes together: two places in memory, however many texts there are. 8 + bytes an entry (in steps of
 * four), 16 to 32 in the table, and the strings.
 */
export function createInterner(): Interner {
  // Entries one after the other, each at a multiple of four: number of the text, length, bytes.
  let arena = new Uint8Array(1 << 16);
  let words = new Uint32Array(arena.buffer);
  let used = 0;
  // Two words a slot: where the entry lies, in words and from 1 (0 = free), and its hash.
  let slots = new Uint32Array(8192);
  let mask = slots.length / 2 - 1;
  let entryCount = 0;
  const texts: string[] = [];
  let respelledCount = 0;

  const addEntry = (hash: number, bytes: Uint8Array, from: number, to: number, text: number): void => {
    const length = to - from;
    const end = used + ENTRY_HEAD + length;
    if (end > arena.length) {
      arena = enlarge(arena, new Uint8Array(Math.max(arena.length * 2, Math.ceil(end / 4) * 4)));
      words = new Uint32Array(arena.buffer);
    }
    words[used / 4] = text;
    words[used / 4 + 1] = length;
    arena.set(bytes.subarray(from, to), used + ENTRY_HEAD);
    entryCount++;
    if (entryCount * 4 > slots.length) grow();
    place(slots, mask, hash, used / 4 + 1);
    used = Math.ceil(end / 4) * 4;
  };

  const grow = (): void => {
    const old = slots;
    slots = new Uint32Array(old.length * 2);
    mask = slots.length / 2 - 1;
    for (let i = 0; i < old.length; i += 2) if (old[i] !== 0) place(slots, mask, old[i + 1]!, old[i]!);
  };

  const lookUp = (hash: number, bytes: Uint8Array, from: number, to: number): number => {
    const table = slots;
    for (let slot = hash & mask; ; slot = (slot + 1) & mask) {
      const entry = table[slot * 2]!;
      if (entry === 0) return NONE;
      if (table[slot * 2 + 1] !== hash || words[entry] !== to - from) continue;
      let i = from;
      for (let j = (entry - 1) * 4 + ENTRY_HEAD; i < to && bytes[i] === arena[j]; j++) i++;
      if (i === to) return words[entry - 1]!;
    }
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
    return known === NONE ? internNew(hash, high, bytes, start, end) : known;
  };

  const internNew = (hash: number, high: number, bytes: Uint8Array, start: number, end: number): number => {
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
    respelledCount++;
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
    get respelledCount() {
      return respelledCount;
    },
  };
}

function enlarge(from: Uint8Array<ArrayBuffer>, into: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> {
  into.set(from);
  return into;
}

/** Puts an entry into the first free slot from where its hash points. */
function place(slots: Uint32Array, mask: number, hash: number, entry: number): void {
  let slot = hash & mask;
  while (slots[slot * 2] !== 0) slot = (slot + 1) & mask;
  slots[slot * 2] = entry;
  slots[slot * 2 + 1] = hash;
}

/** What String.trim removes below 0x80; other control characters are part of an id. */
function isAsciiSpace(byte: number): boolean {
  return byte === 32 || (byte >= 9 && byte <= 13);
}
