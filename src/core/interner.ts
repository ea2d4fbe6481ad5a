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
  /** The numbers (distinct) in code-point order of their texts; absent, or undefined, where strings must be compared. */
  readonly sort?: (numbers: Uint32Array) => Uint32Array | undefined;
  /** Texts by their numbers, made together: a fraction of the time of asking for each. Absent where strings are kept. */
  readonly texts?: (numbers: Uint32Array) => string[];
  /** The same for later: their bytes are taken now, the strings are made when they are asked for, and nothing else of the interner is kept. */
  readonly textsLater?: (numbers: Uint32Array) => () => string[];
  /** The texts from a number on as bytes; absent where strings are kept: see `packTexts`. */
  readonly packed?: (from: number) => PackedTexts;
  /** Distinct spellings that are another text once they are NFC and without the blanks of any script around them; ASCII blanks aside. */
  readonly respelledCount: number;
}

/** Texts in UTF-8, one behind the other, and where each ends. Plain data. */
export interface PackedTexts {
  readonly bytes: Uint8Array;
  readonly ends: Uint32Array;
}

/** The texts of an interner from a number on. Cost: their bytes. */
export function packTexts(interner: Interner, from: number): PackedTexts {
  if (interner.packed !== undefined) return interner.packed(from);
  const ends = new Uint32Array(interner.count - from);
  const texts: Uint8Array[] = [];
  let length = 0;
  for (let k = 0; k < ends.length; k++) {
    const text = encoder.encode(interner.text(from + k));
    texts.push(text);
    ends[k] = length += text.length;
  }
  const bytes = new Uint8Array(length);
  texts.forEach((text, k) => bytes.set(text, ends[k]! - text.length));
  return { bytes, ends };
}

const encoder = new TextEncoder();
/** A byte order mark is a blank of Unicode, taken off with the others. */
const decoder = new TextDecoder("utf-8", { ignoreBOM: true });

/** Bytes of an entry before those of its text: which text it stands for, and how many bytes it has. */
const ENTRY_HEAD = 8;

/**
 * An empty interner. Cost per intern: one hash over the bytes, four at a time, one look into the table, which holds the hash beside the
 * place, and one into the entries, which hold number and bytes together: two places in memory, however many texts there are. 8 + bytes
 * an entry (in steps of four), 16 to 32 in the table, and the strings.
 */
export function createInterner(): Interner {
  // Entries one after the other, each at a multiple of four: number of the text, length, bytes, zeros up to the next one.
  let arena = new Uint8Array(1 << 12);
  let entries = new DataView(arena.buffer);
  let used = 0;
  // Two words a slot: where the entry lies, in words and from 1 (0 = free), and its hash.
  let slots = new Uint32Array(512);
  let mask = slots.length / 2 - 1;
  let entryCount = 0;
  const texts: string[] = [];
  let respelledCount = 0;
  // The memory of the last bytes that came, and a view of it; short texts come through memory of our own.
  let memory: ArrayBufferLike = arena.buffer;
  let input: DataView = entries;
  let scratch = new Uint8Array(256);
  // What measure found: the hash, the bytes behind the last whole word as a word, and the high bits of all bytes. In an array, because
  // a variable would put every large number into an object.
  const found = new Uint32Array(3);

  const measure = (bytes: Uint8Array, from: number, to: number): void => {
    if (bytes.buffer !== memory) {
      memory = bytes.buffer;
      input = new DataView(memory);
    }
    const view = input;
    const first = bytes.byteOffset + from;
    const rest = (to - from) & 3;
    const end = bytes.byteOffset + to - rest;
    let h = 0x811c9dc5 ^ (to - from);
    let high = 0;
    for (let i = first; i < end; i += 4) {
      const word = view.getUint32(i, true);
      high |= word;
      h = Math.imul(h ^ word, 0x2c1b3c6d);
      h ^= h >>> 15;
    }
    let last = 0;
    for (let i = 0; i < rest; i++) last |= view.getUint8(end + i) << (8 * i);
    h = Math.imul(h ^ last, 0x85ebca6b);
    h ^= h >>> 13;
    h = Math.imul(h, 0xc2b2ae35);
    found[0] = h ^ (h >>> 16);
    found[1] = last;
    found[2] = (high | last) & 0x80808080;
  };

  const addEntry = (key: number, bytes: Uint8Array, from: number, to: number, text: number): void => {
    const length = to - from;
    const end = used + ENTRY_HEAD + Math.ceil(length / 4) * 4;
    if (end > arena.length) {
      arena = enlarge(arena, new Uint8Array(Math.max(arena.length * 2, end)));
      entries = new DataView(arena.buffer);
    }
    entries.setUint32(used, text, true);
    entries.setUint32(used + 4, length, true);
    arena.set(bytes.subarray(from, to), used + ENTRY_HEAD);
    entryCount++;
    if (entryCount * 4 > slots.length) grow();
    place(slots, mask, key, used / 4 + 1);
    used = end;
  };

  const grow = (): void => {
    const old = slots;
    slots = new Uint32Array(old.length * 2);
    mask = slots.length / 2 - 1;
    for (let i = 0; i < old.length; i += 2) if (old[i] !== 0) place(slots, mask, old[i + 1]!, old[i]!);
  };

  /** The number of what was measured last. */
  const lookUp = (bytes: Uint8Array, from: number, to: number): number => {
    const table = slots;
    const kept = entries;
    const hash = found[0]!;
    const view = input;
    const length = to - from;
    const first = bytes.byteOffset + from;
    const whole = length & ~3;
    for (let slot = hash & mask; ; slot = (slot + 1) & mask) {
      const entry = table[slot * 2]!;
      if (entry === 0) return NONE;
      if (table[slot * 2 + 1] !== hash) continue;
      const head = (entry - 1) * 4;
      if (kept.getUint32(head + 4, true) !== length) continue;
      const text = head + ENTRY_HEAD;
      let i = 0;
      while (i < whole && kept.getUint32(text + i, true) === view.getUint32(first + i, true)) i += 4;
      if (i === whole && (whole === length || kept.getUint32(text + i, true) === found[1])) return kept.getUint32(head, true);
    }
  };

  const intern = (bytes: Uint8Array, from: number, to: number): number => {
    let start = from;
    let end = to;
    while (start < end && isAsciiSpace(bytes[start]!)) start++;
    while (end > start && isAsciiSpace(bytes[end - 1]!)) end--;
    if (start === end) return NONE;
    measure(bytes, start, end);
    const known = lookUp(bytes, start, end);
    return known === NONE ? internNew(bytes, start, end) : known;
  };

  const internNew = (bytes: Uint8Array, start: number, end: number): number => {
    const key = found[0]!;
    const raw = decoder.decode(bytes.subarray(start, end));
    const text = found[2] === 0 ? raw : raw.trim().normalize("NFC");
    if (text === "") return NONE;
    if (text === raw) {
      addEntry(key, bytes, start, end, texts.length);
      return texts.push(raw) - 1;
    }
    respelledCount++;
    const spelling = bytes.slice(start, end);
    const number = internText(text);
    addEntry(key, spelling, 0, spelling.length, number);
    return number;
  };

  /** A text as bytes in memory of our own: how many. */
  const write = (text: string): number => {
    const plain = text.trim().normalize("NFC");
    if (plain.length * 3 > scratch.length) scratch = new Uint8Array(plain.length * 6);
    return encoder.encodeInto(plain, scratch).written;
  };

  const internText = (text: string): number => {
    // It may put other memory into place.
    const length = write(text);
    return intern(scratch, 0, length);
  };

  return {
    get count() {
      return texts.length;
    },
    intern,
    internText,
    find(text) {
      const length = write(text);
      if (length === 0) return NONE;
      measure(scratch, 0, length);
      return lookUp(scratch, 0, length);
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
