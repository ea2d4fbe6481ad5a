import type { Interner } from "../core/interner.ts";
import { NONE } from "../core/talk-log.ts";
import type { KernelHeap } from "./kernel-heap.ts";

/** What the kernel says of a text that it must not number by itself. */
const UNKNOWN = 0xfffffffe;
/** Words of a table, as src/kernels/assembly/text-table.ts has them. */
const SLOTS = 0;
const ENTRIES = 2;
const TEXTS = 3;
const PLACES = 4;
const NEXT = 5;
const TABLE_BYTES = 32;

const FIRST_SLOTS = 256;
const FIRST_PLACES = 256;
const SMALLEST_ROOM = 4096;
const LARGEST_ROOM = 1 << 20;
/** Bytes of an entry beside those of its text, at most. */
const ENTRY_BYTES = 16;
/** Texts made at once where they are asked for one after the other. */
const PACKED_TEXTS = 1024;
const PACKED_BYTES = 65_536;
/** Strings made at once where their numbers are known, and the mark that divides them. */
const JOINED_TEXTS = 16_384;
const JOINED_BYTES = (1 << 20) - 8;
const MARK = "\x1f";

const decoder = new TextDecoder("utf-8", { ignoreBOM: true });
const encoder = new TextEncoder();

/** The functions of the kernel that work on one table. */
export interface TableExports {
  intern(table: number, at: number, length: number, isNew: number): number;
  add(table: number, at: number, length: number, number: number): number;
  grow(table: number, slots: number, count: number): void;
  sortTexts(table: number, order: number, count: number, keys: number, otherKeys: number, otherOrder: number, counts: number, stack: number): void;
  join(table: number, order: number, count: number, to: number, room: number, mark: number): number;
  joinedLength(): number;
  pack(table: number, number: number, count: number, to: number, room: number, ends: number): number;
}

/** An interner whose table compiled code can work on. */
export interface CompiledInterner extends Interner {
  readonly table: number;
  /** Makes room for so many more texts, so many bytes together: then nothing the kernel does lets memory grow. */
  makeRoom(textCount: number, byteCount: number): void;
  /** `intern`, also for the texts that the kernel leaves to it. */
  internCell(bytes: Uint8Array, from: number, to: number): number;
}

/**
 * An empty interner in the memory of a kernel: the twin of `createInterner`, with the same numbers for the same texts in the same order.
 *
 * Cost: 20 to 40 ns a text in `internRows`; 16 bytes and its text an entry, 8 to 16 a slot. Strings are made when they are asked for.
 */
export function createCompiledInterner(exports: TableExports, heap: KernelHeap): CompiledInterner {
  const table = heap.take(TABLE_BYTES);
  const word = table / 4;
  let slotCount = FIRST_SLOTS;
  let placeCount = FIRST_PLACES;
  let roomEnd = 0;
  let roomBytes = SMALLEST_ROOM / 2;
  let scratch = heap.take(1024);
  let scratchBytes = 1024;
  let respelledCount = 0;
  // Strings made at once, and the number of the first of them.
  let packed = "";
  let ends: Uint32Array = new Uint32Array(0);
  let packedFrom = 0;
  let lastAsked = -2;
  /** Up to here texts are made one by one. */
  let singleTo = 0;

  const zeros = (slots: number): number => {
    const at = heap.take(slots * 8);
    heap.bytes.fill(0, at, at + slots * 8);
    return at;
  };
  const slots = zeros(slotCount);
  const places = heap.take(placeCount * 4);
  heap.words.set([slots, slotCount - 1, 0, 0, places, 0], word);

  const makeRoom = (textCount: number, byteCount: number): void => {
    const needed = byteCount + textCount * ENTRY_BYTES;
    if (heap.words[word + NEXT]! + needed > roomEnd) {
      roomBytes = Math.max(needed, Math.min(LARGEST_ROOM, roomBytes * 2));
      const at = heap.take(roomBytes);
      heap.words[word + NEXT] = at;
      roomEnd = at + roomBytes;
    }
    const texts = heap.words[word + TEXTS]! + textCount;
    if (texts > placeCount) {
      const old = heap.words[word + PLACES]!;
      const oldBytes = placeCount * 4;
      while (texts > placeCount) placeCount *= 2;
      const at = heap.take(placeCount * 4);
      heap.bytes.copyWithin(at, old, old + oldBytes);
      heap.words[word + PLACES] = at;
      heap.give(old, oldBytes);
    }
    const entries = heap.words[word + ENTRIES]! + textCount;
    // Five slots in eight at most: a search then looks at two on average.
    if (entries * 8 > slotCount * 5) {
      const old = heap.words[word + SLOTS]!;
      const oldBytes = slotCount * 8;
      while (entries * 8 > slotCount * 5) slotCount *= 2;
      exports.grow(table, zeros(slotCount), slotCount);
      heap.give(old, oldBytes);
    }
  };

  /** Puts bytes where the kernel sees them. */
  const write = (bytes: Uint8Array, from: number, to: number): void => {
    if (to - from + 16 > scratchBytes) {
      heap.give(scratch, scratchBytes);
      scratchBytes = (to - from + 16) * 2;
      scratch = heap.take(scratchBytes);
    }
    const into = heap.bytes;
    if (to - from > 64) into.set(bytes.subarray(from, to), scratch);
    else for (let i = from; i < to; i++) into[scratch + i - from] = bytes[i]!;
  };

  const internCell = (bytes: Uint8Array, from: number, to: number): number => {
    write(bytes, from, to);
    makeRoom(1, to - from);
    const number = exports.intern(table, scratch, to - from, 1) >>> 0;
    return number === UNKNOWN ? internNew(bytes, from, to) : number;
  };

  const internNew = (bytes: Uint8Array, from: number, to: number): number => {
    let start = from;
    let end = to;
    while (start < end && isAsciiSpace(bytes[start]!)) start++;
    while (end > start && isAsciiSpace(bytes[end - 1]!)) end--;
    const raw = decoder.decode(bytes.subarray(start, end));
    const text = raw.trim().normalize("NFC");
    let number = UNKNOWN;
    if (text === "") number = NONE;
    else if (text !== raw) {
      respelledCount++;
      number = internText(text);
    }
    write(bytes, start, end);
    makeRoom(1, end - start);
    return exports.add(table, scratch, end - start, number) >>> 0;
  };

  const internText = (text: string): number => {
    const bytes = encoder.encode(text.trim().normalize("NFC"));
    return internCell(bytes, 0, bytes.length);
  };

  const decodeOne = (number: number): string => {
    const entry = heap.words[heap.words[word + PLACES]! / 4 + number]!;
    return decoder.decode(heap.bytes.subarray(entry + 8, entry + 8 + heap.words[entry / 4 + 1]!));
  };

  /** Makes the strings from this one on, as many as go together: none where one of them is beyond ASCII. */
  const packFrom = (number: number): void => {
    const at = heap.take(PACKED_BYTES + 8 + PACKED_TEXTS * 4);
    const endsAt = at + PACKED_BYTES + 8;
    const most = Math.min(PACKED_TEXTS, heap.words[word + TEXTS]! - number);
    // Negative where one is beyond ASCII.
    const taken = exports.pack(table, number, most, at, PACKED_BYTES, endsAt);
    packedFrom = number;
    if (taken <= 0) singleTo = number + most;
    ends = taken > 0 ? heap.words.slice(endsAt / 4, endsAt / 4 + taken) : new Uint32Array(0);
    packed = taken > 0 ? decoder.decode(heap.bytes.subarray(at, at + ends[taken - 1]!)) : "";
    heap.give(at, PACKED_BYTES + 8 + PACKED_TEXTS * 4);
  };

  /** Hands on the texts of these numbers, many at a time: with a mark between them, or where one holds the mark their numbers alone. */
  const joinTexts = (numbers: Uint32Array, take: (joined: Uint8Array | undefined, some: Uint32Array) => void): void => {
    const orderBytes = Math.min(JOINED_TEXTS, numbers.length) * 4;
    const order = heap.take(orderBytes);
    const joined = heap.take(JOINED_BYTES + 8);
    for (let at = 0; at < numbers.length; ) {
      const next = numbers.subarray(at, at + JOINED_TEXTS);
      heap.words.set(next, order / 4);
      const taken = exports.join(table, order, next.length, joined, JOINED_BYTES, MARK.charCodeAt(0));
      // Without the last mark.
      if (taken > 0) take(heap.bytes.subarray(joined, joined + exports.joinedLength() - 1), next.subarray(0, taken));
      else take(undefined, next);
      at += taken > 0 ? taken : next.length;
    }
    heap.give(order, orderBytes);
    heap.give(joined, JOINED_BYTES + 8);
  };

  return {
    table,
    makeRoom,
    internCell,
    get count() {
      return heap.words[word + TEXTS]!;
    },
    intern: internCell,
    internText,
    find(text) {
      const bytes = encoder.encode(text.trim().normalize("NFC"));
      if (bytes.length === 0) return NONE;
      write(bytes, 0, bytes.length);
      const number = exports.intern(table, scratch, bytes.length, 0) >>> 0;
      return number === UNKNOWN ? NONE : number;
    },
    text(number) {
      const isNext = number === lastAsked + 1;
      lastAsked = number;
      if (isNext && number >= singleTo && (number < packedFrom || number >= packedFrom + ends.length)) packFrom(number);
      const k = number - packedFrom;
      if (k < 0 || k >= ends.length) return decodeOne(number);
      return packed.slice(k === 0 ? 0 : ends[k - 1], ends[k]);
    },
    texts(numbers) {
      const texts: string[] = [];
      texts.length = numbers.length;
      let at = 0;
      joinTexts(numbers, (joined, some) => {
        at = putTexts(joined ?? Array.from(some, decodeOne), texts, at);
      });
      return texts;
    },
    textsLater(numbers) {
      const pieces: (Uint8Array | string[])[] = [];
      joinTexts(numbers, (joined, some) => void pieces.push(joined?.slice() ?? Array.from(some, decodeOne)));
      return textsIn(pieces, numbers.length);
    },
    packed(from) {
      const count = heap.words[word + TEXTS]! - from;
      const firstPlace = heap.words[word + PLACES]! / 4 + from;
      let length = 0;
      for (let k = 0; k < count; k++) length += heap.words[heap.words[firstPlace + k]! / 4 + 1]!;
      // Whole words are written: up to seven bytes more.
      const at = heap.take(length + 8);
      const endsAt = heap.take(count * 4);
      exports.pack(table, from, count, at, length, endsAt);
      const texts = { bytes: heap.bytes.slice(at, at + length), ends: heap.words.slice(endsAt / 4, endsAt / 4 + count) };
      heap.give(at, length + 8);
      heap.give(endsAt, count * 4);
      return texts;
    },
    sort(numbers) {
      if (numbers.length === 0) return undefined;
      const n = numbers.length;
      const rooms = [n * 4, n * 8, n * 8, n * 4, 8192, Math.ceil(n / 16) * 12 + 16];
      const [order, keys, otherKeys, otherOrder, counts, stack] = rooms.map((bytes) => heap.take(bytes)) as [number, number, number, number, number, number];
      heap.words.set(numbers, order / 4);
      exports.sortTexts(table, order, n, keys, otherKeys, otherOrder, counts, stack);
      const sorted = heap.words.slice(order / 4, order / 4 + n);
      [order, keys, otherKeys, otherOrder, counts, stack].forEach((at, i) => heap.give(at, rooms[i]!));
      return sorted;
    },
    get respelledCount() {
      return respelledCount;
    },
  };
}

/** The texts of some pieces, made when they are asked for. A function of its own, so that it keeps nothing alive but the pieces. */
function textsIn(pieces: readonly (Uint8Array | readonly string[])[], length: number): () => string[] {
  return () => {
    // Of its length from the start: growing it would make twice as much to collect.
    const texts: string[] = [];
    texts.length = length;
    let at = 0;
    for (const piece of pieces) at = putTexts(piece, texts, at);
    return texts;
  };
}

/** Puts texts, or such as are divided by marks, into a list from a place on. @returns the place behind them */
function putTexts(piece: Uint8Array | readonly string[], texts: string[], at: number): number {
  let next = at;
  for (const text of piece instanceof Uint8Array ? decoder.decode(piece).split(MARK) : piece) texts[next++] = text;
  return next;
}

/** What String.trim removes below 0x80. */
function isAsciiSpace(byte: number): boolean {
  return byte === 32 || (byte >= 9 && byte <= 13);
}
