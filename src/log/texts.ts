import { keepView } from "../core/grow.ts";
import type { ReadRange } from "../core/records.ts";
import type { TextStore } from "../core/talk-log.ts";

/**
 * Where a text lies in its file, as one number: place × 65,536 + length in bytes; 0 = nowhere. A length of 65,535 stands for that many or
 * more, and is told elsewhere. Places are those of the first byte behind the quote, lengths those without doubled quotes.
 */
export function textPlace(at: number, length: number): number {
  return length === 0 ? 0 : at * LONG + Math.min(length, LONG - 1);
}

const LONG = 65_536;

/** Files of more bytes are not referred to: a place and a length must fit into 53 bits. */
export const MOST_REFERRED_BYTES = 2 ** 37;

/** Whether a text is so long that its length must be kept besides its place. */
export function isLongText(length: number): boolean {
  return length >= LONG - 1;
}

/** Texts of messages: of each either where it lies in its file, or where among the bytes kept. */
export interface TextColumns {
  /** By message as `textPlace`; undefined where no text is left in its file. Kept in 6 bytes each where all places are below 2^32. */
  readonly place: Float64Array | undefined;
  readonly longLengths: ReadonlyMap<number, number>;
  /** Text m is `bytes[start[m] … start[m+1])`; undefined where none was kept. */
  readonly kept: { readonly bytes: Uint8Array; readonly start: Float64Array } | undefined;
  readonly fileOf: (message: number) => number;
  /** How to read a file by its number. */
  readonly readFile: (file: number) => ReadRange | undefined;
}

/** Texts that are decoded when they are asked for. Reading a text from a file that has changed is refused as the file is. */
export function createTextStore({ place, longLengths, kept, fileOf, readFile }: TextColumns): TextStore {
  const decoder = new TextDecoder();
  const places = place === undefined ? undefined : packPlaces(place);
  const lengthInFile = (m: number): number => {
    const length = places?.lengthOf(m) ?? 0;
    return length < LONG - 1 ? length : longLengths.get(m) ?? length;
  };
  return {
    lengthOf: (m) => lengthInFile(m) || (kept === undefined ? 0 : kept.start[m + 1]! - kept.start[m]!),
    async read(m) {
      const length = lengthInFile(m);
      if (length === 0) return kept === undefined ? "" : decoder.decode(kept.bytes.subarray(kept.start[m]!, kept.start[m + 1]!));
      const read = readFile(fileOf(m));
      return read === undefined ? "" : decoder.decode(await readCell(read, places!.at(m), length));
    },
  };
}

interface Places {
  at(message: number): number;
  lengthOf(message: number): number;
}

function packPlaces(place: Float64Array): Places {
  let last = 0;
  for (let m = 0; m < place.length; m++) if (place[m]! > last) last = place[m]!;
  if (last >= 2 ** 32 * LONG) {
    const kept = keepView(place);
    return { at: (m) => Math.floor(kept[m]! / LONG), lengthOf: (m) => kept[m]! % LONG };
  }
  const at = new Uint32Array(place.length);
  const length = new Uint16Array(place.length);
  for (let m = 0; m < place.length; m++) {
    at[m] = Math.floor(place[m]! / LONG);
    length[m] = place[m]! % LONG;
  }
  return { at: (m) => at[m]!, lengthOf: (m) => length[m]! };
}

const QUOTES = [34, 39];

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
