import { createGrowth, type Growth, growRare, growUint16, growUint32, growUint8 } from "../core/grow.ts";
import type { ReadRange } from "../core/records.ts";
import type { TextBatch, TextStore } from "../core/talk-log.ts";

/** Texts of this many bytes or more tell their length elsewhere. */
const LONG = 65_535;

/** Files of more bytes are not referred to: a place must fit into 5 bytes. */
export const MOST_REFERRED_BYTES = 2 ** 40;

/** Whether a text is so long that its length must be kept besides its place. */
export function isLongText(length: number): boolean {
  return length >= LONG;
}

/**
 * Where texts lie in their files, by message: the lower 4 bytes of the place of the first byte behind the quote, the fifth where any needs
 * it, and the length without doubled quotes, 0 = nowhere, 65,535 = that many or more. Plain data.
 */
export interface TextPlaces {
  readonly low: Uint32Array;
  readonly high: Uint8Array | undefined;
  readonly length: Uint16Array;
}

/** Places of texts that grow while rows are read: 6 bytes each, none as long as every text lies nowhere. */
export interface GrowingPlaces {
  readonly isUsed: boolean;
  /** The text of one more message lies nowhere. */
  pushNone(count: number): void;
  pushAll(places: TextPlaces): void;
  set(message: number, at: number, length: number): void;
  /** The places so far: valid until the next push. */
  view(): TextPlaces;
  /** Empty again, its memory kept. */
  clear(): void;
  release(): void;
}

/** @param growth how much larger the columns are made when they are full */
export function growPlaces(growth: Growth = createGrowth()): GrowingPlaces {
  const low = growRare(growUint32(growth), 0, (count) => new Uint32Array(count));
  const high = growRare(growUint8(growth), 0, (count) => new Uint8Array(count));
  const length = growRare(growUint16(growth), 0, (count) => new Uint16Array(count));
  return {
    get isUsed() {
      return length.isUsed;
    },
    pushNone(count) {
      for (const column of [low, high, length]) column.pushSame(0, count);
    },
    pushAll(places) {
      low.pushAll(places.low);
      if (places.high === undefined) high.pushSame(0, places.low.length);
      else high.pushAll(places.high);
      length.pushAll(places.length);
    },
    set(message, at, bytes) {
      if (bytes === 0) return;
      low.set(message, at % 2 ** 32);
      high.set(message, Math.floor(at / 2 ** 32));
      length.set(message, Math.min(bytes, LONG));
    },
    view: () => ({ low: low.view(), high: high.isUsed ? high.view() : undefined, length: length.view() }),
    clear() {
      for (const column of [low, high, length]) column.clear();
    },
    release() {
      for (const column of [low, high, length]) column.release();
    },
  };
}

/** Texts of messages: of each either where it lies in its file, or where among the bytes kept. */
export interface TextColumns {
  /** Undefined where no text is left in its file. */
  readonly places: TextPlaces | undefined;
  readonly longLengths: ReadonlyMap<number, number>;
  /** Text m is `bytes[start[m] … start[m+1])`; undefined where none was kept. */
  readonly kept: { readonly bytes: Uint8Array; readonly start: Float64Array } | undefined;
  readonly fileOf: (message: number) => number;
  /** How to read a file by its number. */
  readonly readFile: (file: number) => ReadRange | undefined;
}

/** Texts that are decoded when they are asked for. Reading a text from a file that has changed is refused as the file is. */
export function createTextStore({ places, longLengths, kept, fileOf, readFile }: TextColumns): TextStore {
  const decoder = new TextDecoder();
  const lengthInFile = (m: number): number => {
    const length = places?.length[m] ?? 0;
    return length < LONG ? length : longLengths.get(m) ?? length;
  };
  const messageCount = places?.length.length ?? Math.max(0, (kept?.start.length ?? 1) - 1);
  const placeOf = (m: number): number => (places?.high?.[m] ?? 0) * 2 ** 32 + places!.low[m]!;
  return {
    async readFrom(first) {
      const isInFile = lengthInFile(first) > 0;
      const file = fileOf(first);
      let start = isInFile ? placeOf(first) : 0;
      let end = start + lengthInFile(first);
      let count = 1;
      // A run of messages of one file whose texts lie behind each other, not too far in all.
      for (let m = first + 1; count < MOST_TOGETHER && m < messageCount; m++, count++) {
        const length = lengthInFile(m);
        if (length === 0) {
          if (kept !== undefined && kept.start[m + 1]! > kept.start[m]! && end > start) break;
          continue;
        }
        const at = placeOf(m);
        if (fileOf(m) !== file && end > start) break;
        if (end === start) {
          if (fileOf(m) !== file || kept !== undefined) break;
          start = end = at;
        }
        if (at < end || at + length - start > MOST_BYTES) break;
        end = at + length;
      }
      const read = readFile(file);
      if (end === start || read === undefined) return keptTexts(kept, first, count);
      const from = Math.max(0, start - 1);
      const bytes = await read(from, end);
      return cutTexts(bytes, from, Array.from({ length: count }, (_, k) => ({ at: lengthInFile(first + k) === 0 ? 0 : placeOf(first + k), length: lengthInFile(first + k) })), read);
    },
    lengthOf: (m) => lengthInFile(m) || (kept === undefined ? 0 : kept.start[m + 1]! - kept.start[m]!),
    async read(m) {
      const length = lengthInFile(m);
      if (length === 0) return kept === undefined ? "" : decoder.decode(kept.bytes.subarray(kept.start[m]!, kept.start[m + 1]!));
      const read = readFile(fileOf(m));
      return read === undefined ? "" : decoder.decode(await readCell(read, (places?.high?.[m] ?? 0) * 2 ** 32 + places!.low[m]!, length));
    },
  };
}

const QUOTES = [34, 39];

/** Messages and bytes that are read together. */
const MOST_TOGETHER = 8192;
const MOST_BYTES = 4 * 2 ** 20;

/** Texts that were kept; empty ones where none were. */
function keptTexts(kept: TextColumns["kept"], first: number, count: number): TextBatch {
  const from = new Uint32Array(count);
  const to = new Uint32Array(count);
  if (kept === undefined) return { count, bytes: new Uint8Array(0), from, to };
  const base = kept.start[first]!;
  for (let k = 0; k < count; k++) {
    from[k] = kept.start[first + k]! - base;
    to[k] = kept.start[first + k + 1]! - base;
  }
  return { count, bytes: kept.bytes.subarray(base, kept.start[first + count]!), from, to };
}

/** Writes a text without its doubled quotes; false where the bytes end before it does. */
function unquoteInto(target: Uint8Array, at: number, bytes: Uint8Array, begin: number, length: number): boolean {
  const quote = bytes[begin - 1]!;
  let next = begin;
  for (let k = 0; k < length; k++) {
    if (next >= bytes.length) return false;
    const byte = bytes[next]!;
    target[at + k] = byte;
    next += byte === quote ? 2 : 1;
  }
  return true;
}

/** Texts of one stretch of a file, which begins at `base`. A text that reaches beyond it, because quotes in it are doubled, is read by itself. */
async function cutTexts(bytes: Uint8Array, base: number, texts: readonly { readonly at: number; readonly length: number }[], read: ReadRange): Promise<TextBatch> {
  const from = new Uint32Array(texts.length);
  const to = new Uint32Array(texts.length);
  const cut = new Uint8Array(texts.reduce((sum, { length }) => sum + length, 0));
  let filled = 0;
  for (const [k, { at, length }] of texts.entries()) {
    from[k] = filled;
    if (length > 0) {
      const begin = at - base;
      const quote = begin > 0 ? bytes[begin - 1]! : 0;
      const cell = bytes.subarray(begin, begin + length);
      if (!QUOTES.includes(quote) || !cell.includes(quote)) cut.set(cell, filled);
      else if (!unquoteInto(cut, filled, bytes, begin, length)) cut.set(await readCell(read, at, length), filled);
    }
    to[k] = filled += length;
  }
  return { count: texts.length, bytes: cut, from, to };
}

/** A cell of a delimited file, without its doubled quotes: `length` bytes of what stands from `at` on. */
async function readCell(read: ReadRange, at: number, length: number): Promise<Uint8Array> {
  // A cell that stands in quotes has the quote before it; with one that begins the file nothing stands there.
  if (at === 0) return read(0, length);
  const bytes = await read(at - 1, at + length);
  const quote = bytes[0]!;
  const cell = bytes.subarray(1);
  if (!QUOTES.includes(quote) || !cell.includes(quote)) return cell;
  const text = new Uint8Array(length);
  let filled = 0;
  let isDoubled = false;
  for (let rest = cell, end = at + length; filled < length; rest = await read(end, end + length - filled), end += length - filled) {
    for (let i = 0; i < rest.length && filled < length; i++) {
      const byte = rest[i]!;
      // The second of two quotes; a single one stands for itself.
      if (byte === quote && isDoubled) {
        isDoubled = false;
        continue;
      }
      isDoubled = byte === quote;
      text[filled++] = byte;
    }
  }
  return text;
}
