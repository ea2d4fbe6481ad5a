import { createInterner, type Interner } from "../core/interner.ts";
import { createSegmenter } from "./segment.ts";

/** Cuts texts in UTF-8 into words; every different word has a number. */
export interface WordSplitter {
  /** The words of `bytes[from … to)` in their order, as `Segmenter.wordsOf` gives them: how many, by number in `found`. Cost O(bytes). */
  readonly split: (bytes: Uint8Array, from: number, to: number) => number;
  /** What was found last; another array after a longer text. */
  readonly found: () => Uint32Array;
  readonly words: Interner;
}

const BLANK = 1;
const LETTER = 2;
const DIGIT = 4;
/** Joins two words where it stands between them. */
const HYPHEN = 8;
/** Means something else to the segmenter wherever it stands: it gets the piece. */
const HARD = 16;
/** Means something else in some places. */
const COLON = 32;
const HASH = 64;
const DOT = 128;
const APOSTROPHE = 256;
const WORD = LETTER | DIGIT;
const SOMETIMES_HARD = COLON | HASH | DOT | APOSTROPHE;

/** Pieces of more bytes are not remembered, nor more pieces than these. */
const LONGEST_REMEMBERED = 32;
const MOST_REMEMBERED = 1 << 18;

/**
 * The segmenter for many texts: pieces between blanks that are plain letters, digits and marks of ASCII are cut here, byte by byte, without
 * making a string; all others by the segmenter, short ones once. No word, address or mark reaches over a blank, so that pieces may be cut
 * one by one.
 */
export function createWordSplitter({ isTurkic }: { readonly isTurkic: boolean }): WordSplitter {
  const { wordsOf } = createSegmenter({ isTurkic });
  const words = createInterner();
  const kinds = kindsOfBytes();
  const lower = Uint8Array.from({ length: 256 }, (_, byte) => (byte >= 65 && byte <= 90 ? byte + 32 : byte));
  const decoder = new TextDecoder();
  /** Pieces that were cut before, and their words. */
  const pieces = createInterner();
  const cut: (readonly number[])[] = [];
  let found = new Uint32Array(1 << 10);
  let count = 0;
  let low = new Uint8Array(1 << 10);

  const cutHard = (bytes: Uint8Array, from: number, to: number): readonly number[] => wordsOf(decoder.decode(bytes.subarray(from, to))).map((word) => words.internText(word));

  const splitHard = (bytes: Uint8Array, from: number, to: number): void => {
    let own: readonly number[] | undefined;
    if (to - from <= LONGEST_REMEMBERED && pieces.count < MOST_REMEMBERED) {
      const before = pieces.count;
      const piece = pieces.intern(bytes, from, to);
      if (piece === before) cut.push(cutHard(bytes, from, to));
      own = cut[piece] ?? [];
    }
    for (const word of own ?? cutHard(bytes, from, to)) push(word);
  };

  const push = (word: number): void => {
    if (count === found.length) {
      const larger = new Uint32Array(2 * count);
      larger.set(found);
      found = larger;
    }
    found[count++] = word;
  };

  const splitEasy = (bytes: Uint8Array, from: number, to: number): void => {
    for (let i = from; i < to; ) {
      let kind = kinds[bytes[i]!]!;
      if ((kind & WORD) === 0) {
        i++;
        continue;
      }
      let length = 0;
      let seen = 0;
      for (;;) {
        seen |= kind;
        low[length++] = lower[bytes[i++]!]!;
        if (i === to) break;
        kind = kinds[bytes[i]!]!;
        if ((kind & WORD) !== 0) continue;
        if ((kind & HYPHEN) === 0 || i + 1 === to || (kinds[bytes[i + 1]!]! & WORD) === 0) break;
      }
      if ((seen & LETTER) !== 0) push(words.intern(low, 0, length));
    }
  };

  return {
    split(bytes, from, to) {
      count = 0;
      if (to - from > low.length) low = new Uint8Array(2 * (to - from));
      for (let i = from; i < to; ) {
        let all = kinds[bytes[i]!]!;
        if (all === BLANK) {
          i++;
          continue;
        }
        const start = i++;
        for (; i < to; i++) {
          const kind = kinds[bytes[i]!]!;
          if (kind === BLANK) break;
          all |= kind;
        }
        const isHard = (all & HARD) !== 0 || (isTurkic && (all & LETTER) !== 0) || ((all & SOMETIMES_HARD) !== 0 && needsSegmenter(bytes, start, i, kinds));
        if (isHard) splitHard(bytes, start, i);
        else splitEasy(bytes, start, i);
      }
      return count;
    },
    found: () => found,
    words,
  };
}

/** What each byte can be. Bytes of other scripts, and what begins an address, a @handle, a mark or an entity, are for the segmenter. */
function kindsOfBytes(): Uint16Array {
  const kinds = new Uint16Array(256).fill(HARD, 128);
  const set = (bytes: string, kind: number): void => {
    for (const byte of bytes) kinds[byte.charCodeAt(0)] = kind;
  };
  set(" \t\n\v\f\r", BLANK);
  set("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ", LETTER);
  set("0123456789", DIGIT);
  set("-", HYPHEN);
  set("@<&+_", HARD);
  set(":", COLON);
  set("#", HASH);
  set(".", DOT);
  set("'", APOSTROPHE);
  return kinds;
}

/** Whether a mark stands where it means something: http:// and :name:, c#, www., an apostrophe within a word. */
function needsSegmenter(bytes: Uint8Array, from: number, to: number, kinds: Uint16Array): boolean {
  for (let i = from; i < to; i++) {
    switch (kinds[bytes[i]!]!) {
      case COLON:
        if (i + 1 < to && (bytes[i + 1] === 0x2f || kinds[bytes[i + 1]!] === LETTER)) return true;
        break;
      case HASH:
        if (i > from && (kinds[bytes[i - 1]!]! & WORD) !== 0) return true;
        break;
      case APOSTROPHE:
        if (i > from && i + 1 < to && (kinds[bytes[i - 1]!]! & WORD) !== 0 && (kinds[bytes[i + 1]!]! & WORD) !== 0) return true;
        break;
      case DOT:
        if (i - from >= 3 && i + 1 < to && isW(bytes[i - 1]!) && isW(bytes[i - 2]!) && isW(bytes[i - 3]!)) return true;
        break;
      default:
    }
  }
  return false;
}

function isW(byte: number): boolean {
  return (byte | 0x20) === 0x77;
}
