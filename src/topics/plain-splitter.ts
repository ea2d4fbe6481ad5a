import { createInterner } from "../core/interner.ts";
import type { SplitRules, WordSplitter } from "../kernels/cut-words.ts";
import { createAsciiCutter } from "./ascii-words.ts";
import { BYTE } from "./word-bytes.ts";

const { blank: BLANK, letter: LETTER, hyphen: HYPHEN, mark: MARK, colon: COLON, hash: HASH, dot: DOT, apostrophe: APOSTROPHE, wide: WIDE } = BYTE;
const WORD = BYTE.letter | BYTE.digit;
const SOMETIMES_MARK = COLON | HASH | DOT | APOSTROPHE;

/** The plain twin of assembly/cut-words.ts. */
export function createPlainSplitter({ kinds, small, isTurkic, longestKept, mostKept, segment }: SplitRules): WordSplitter {
  const ascii = createAsciiCutter();
  const words = createInterner();
  /** Pieces that were cut before, and their words. */
  const pieces = createInterner();
  const cut: (readonly number[])[] = [];
  let found = new Uint32Array(1 << 10);
  let count = 0;
  let low = new Uint8Array(1 << 10);

  const cutHard = (bytes: Uint8Array, from: number, to: number): readonly number[] => segment(bytes.subarray(from, to)).map((word) => words.internText(word));

  const splitHard = (bytes: Uint8Array, from: number, to: number): void => {
    let own: readonly number[] | undefined;
    if (to - from <= longestKept && pieces.count < mostKept) {
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

  const pushLow = (from: number, to: number): void => push(words.intern(low, from, to));

  const splitMarked = (bytes: Uint8Array, from: number, to: number): void => {
    for (let i = from; i < to; i++) low[i - from] = small[bytes[i]!]!;
    ascii.cut(low, to - from, pushLow);
  };

  const splitWide = (bytes: Uint8Array, from: number, to: number): void => {
    const length = writePlain(bytes, from, to, small, low);
    if (length < 0) splitHard(bytes, from, to);
    else ascii.cut(low, length, pushLow);
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
        low[length++] = small[bytes[i++]!]!;
        if (i === to) break;
        kind = kinds[bytes[i]!]!;
        if ((kind & WORD) !== 0) continue;
        if ((kind & HYPHEN) === 0 || i + 1 === to || (kinds[bytes[i + 1]!]! & WORD) === 0) break;
      }
      if ((seen & LETTER) !== 0) pushLow(0, length);
    }
  };

  const splitOne = (bytes: Uint8Array, from: number, to: number): void => {
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
      if (isTurkic && (all & (LETTER | WIDE)) !== 0) splitHard(bytes, start, i);
      else if ((all & WIDE) !== 0) splitWide(bytes, start, i);
      else if ((all & MARK) !== 0 || ((all & SOMETIMES_MARK) !== 0 && hasMark(bytes, start, i, kinds))) splitMarked(bytes, start, i);
      else splitEasy(bytes, start, i);
    }
  };

  return {
    words,
    cut({ bytes, ends }, texts, of, ofEnds) {
      for (let k = 0; k < texts; k++) {
        splitOne(bytes, k === 0 ? 0 : ends[k - 1]!, ends[k]!);
        of.pushAll(found.subarray(0, count));
        ofEnds.push(of.length);
      }
    },
  };
}

/** Whether a mark stands where it means something: http:// and :name:, c#, www., an apostrophe within a word. */
function hasMark(bytes: Uint8Array, from: number, to: number, kinds: Uint16Array): boolean {
  for (let i = from; i < to; i++) {
    switch (kinds[bytes[i]!]! & SOMETIMES_MARK) {
      case COLON:
        if (i + 1 < to && (bytes[i + 1] === 0x2f || (kinds[bytes[i + 1]!]! & LETTER) !== 0)) return true;
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

/**
 * A piece in small letters with its typographic marks as ASCII: an apostrophe and three dots as folding writes them, quotes and dashes as a
 * mark that means as little (they are no letters, no blanks, and belong to nothing but addresses of pages).
 * @returns its length, −1 where there is something else
 */
function writePlain(bytes: Uint8Array, from: number, to: number, small: Uint8Array, into: Uint8Array): number {
  let length = 0;
  for (let i = from; i < to; i++) {
    if (bytes[i]! < 128) {
      into[length++] = small[bytes[i]!]!;
      continue;
    }
    // General punctuation: e2 80 and another.
    if (i + 2 >= to || bytes[i] !== 0xe2 || bytes[i + 1] !== 0x80) return -1;
    switch (bytes[i + 2]) {
      case 0x99:
        into[length++] = 0x27;
        break;
      case 0xa6:
        for (let dots = 0; dots < 3; dots++) into[length++] = 0x2e;
        break;
      case 0x93:
      case 0x94:
      case 0x98:
      case 0x9c:
      case 0x9d:
      case 0x9e:
        into[length++] = 0x22;
        break;
      default:
        return -1;
    }
    i += 2;
  }
  return length;
}

function isW(byte: number): boolean {
  return (byte | 0x20) === 0x77;
}
