import { BYTE, ELIDED, kindsOfBytes } from "./word-bytes.ts";

/** Cuts pieces of ASCII into words, by the same rules as the segmenter (segment.ts), byte by byte. */
export interface AsciiCutter {
  /** The words of `low[0 … length)`, which holds no blanks and no capitals, each as a stretch of it; the bytes stay as they are. */
  readonly cut: (low: Uint8Array, length: number, found: (from: number, to: number) => void) => void;
}

const { letter: LETTER, hex: HEX, inMail: IN_MAIL } = BYTE;
const ALNUM = BYTE.letter | BYTE.digit;
const IN_WORD = ALNUM | BYTE.line;

const HASH = 0x23;
const AND = 0x26;
const APOSTROPHE = 0x27;
const PLUS = 0x2b;
const HYPHEN = 0x2d;
const DOT = 0x2e;
const COLON = 0x3a;
const SEMICOLON = 0x3b;
const LESS = 0x3c;
const GREATER = 0x3e;
const AT = 0x40;

/** The longest name before the @ of an address. */
const LONGEST_NAME = 64;

/** How addresses of pages begin. */
const HEADS = ["http://", "https://", "www."];

/**
 * PIECE of segment.ts for ASCII that is folded and not Turkish: each of its alternatives is a function here that says where a piece which
 * begins at a place ends, −1 where none begins. Cost O(length), 64 times that for a run of dots and signs before an @.
 */
export function createAsciiCutter(): AsciiCutter {
  const kinds = kindsOfBytes();
  const elided = ELIDED.map(bytesOf);
  const heads = HEADS.map(bytesOf);
  let low = new Uint8Array(0);
  let length = 0;

  const kindAt = (i: number): number => (i < length ? kinds[low[i]!]! : 0);
  const isAt = (i: number, byte: number): boolean => i < length && low[i] === byte;
  const startsWith = (i: number, bytes: Uint8Array): boolean => {
    for (let k = 0; k < bytes.length; k++) if (i + k >= length || low[i + k] !== bytes[k]) return false;
    return true;
  };
  /** The end of a run of bytes of some kinds. */
  const endOf = (from: number, kind: number): number => {
    let i = from;
    while (i < length && (kinds[low[i]!]! & kind) !== 0) i++;
    return i;
  };
  /** The end of a run without < and >. */
  const endOfPlain = (from: number): number => {
    let i = from;
    while (i < length && low[i] !== LESS && low[i] !== GREATER) i++;
    return i;
  };

  const address = (i: number): number => {
    const head = heads.find((one) => startsWith(i, one));
    if (head === undefined) return -1;
    const end = endOfPlain(i + head.length);
    return end > i + head.length ? end : -1;
  };
  const mark = (i: number): number => {
    if (!isAt(i + 1, AT) && !isAt(i + 1, HASH) && !isAt(i + 1, 0x21)) return -1;
    const end = endOfPlain(i + 2);
    return isAt(end, GREATER) ? end + 1 : -1;
  };
  const entity = (i: number): number => {
    if (isAt(i + 1, HASH)) {
      const from = isAt(i + 2, 0x78) ? i + 3 : i + 2;
      const end = endOf(from, HEX);
      return end - from >= 2 && end - from <= 6 && isAt(end, SEMICOLON) ? end + 1 : -1;
    }
    const end = endOf(i + 1, LETTER);
    return end - i >= 3 && end - i <= 9 && isAt(end, SEMICOLON) ? end + 1 : -1;
  };
  const endOfHost = (from: number): number => {
    let i = from;
    while ((kindAt(i) & IN_WORD) !== 0 || isAt(i, HYPHEN)) i++;
    return i;
  };
  const mail = (i: number): number => {
    let at = i;
    while (at - i <= LONGEST_NAME && (kindAt(at) & IN_MAIL) !== 0) at++;
    if (at === i || at - i > LONGEST_NAME || !isAt(at, AT)) return -1;
    const first = endOfHost(at + 1);
    if (first === at + 1) return -1;
    let end = first;
    while (isAt(end, DOT) && endOfHost(end + 1) > end + 1) end = endOfHost(end + 1);
    return end > first ? end : -1;
  };
  const handle = (i: number): number => {
    let end = endOf(i + 1, IN_WORD);
    if (end === i + 1) return -1;
    while ((isAt(end, DOT) || isAt(end, HYPHEN)) && (kindAt(end + 1) & IN_WORD) !== 0) end = endOf(end + 1, IN_WORD);
    return end;
  };
  const picture = (i: number): number => {
    const isOpen = (k: number): boolean => k < 0 || ((kindAt(k) & ALNUM) === 0 && !isAt(k, COLON));
    if (!isOpen(i - 1) || (kindAt(i + 1) & LETTER) === 0) return -1;
    let end = i + 2;
    while ((kindAt(end) & IN_WORD) !== 0 || isAt(end, PLUS) || isAt(end, APOSTROPHE) || isAt(end, HYPHEN)) end++;
    return isAt(end, COLON) && isOpen(end + 1) ? end + 1 : -1;
  };
  const word = (i: number): number => {
    let end = endOf(i, IN_WORD);
    while ((isAt(end, APOSTROPHE) || isAt(end, HYPHEN)) && (kindAt(end + 1) & IN_WORD) !== 0) end = endOf(end + 1, IN_WORD);
    if (isAt(end, PLUS) && isAt(end + 1, PLUS)) return end + 2;
    return isAt(end, HASH) && (kindAt(end + 1) & ALNUM) === 0 ? end + 1 : end;
  };

  /** Without what is written onto a word and without lines at its ends: `trim` of segment.ts; words without a letter are none. */
  const tell = (begin: number, end: number, found: (from: number, to: number) => void): void => {
    let [from, to] = [begin, end];
    while (from < to && low[from] === 0x5f) from++;
    while (to > from && low[to - 1] === 0x5f) to--;
    let apostrophe = from;
    while (apostrophe < to && low[apostrophe] !== APOSTROPHE) apostrophe++;
    if (apostrophe < to) {
      const isElided = apostrophe + 1 < to && (kindAt(apostrophe + 1) & LETTER) !== 0 && elided.some((one) => one.length === apostrophe - from && startsWith(from, one));
      if (isElided) from = apostrophe + 1;
      if (to - from >= 2 && low[to - 1] === 0x73 && low[to - 2] === APOSTROPHE) to -= 2;
    }
    for (let i = from; i < to; i++) if ((kinds[low[i]!]! & LETTER) !== 0) return found(from, to);
  };

  /** The end of what is skipped from a place on, −1 where nothing is. */
  const skipped = (i: number, hasAt: boolean): number => {
    const byte = low[i]!;
    if (byte === LESS) return mark(i);
    if (byte === AND) return entity(i);
    if (byte === AT) return handle(i);
    if (byte === COLON) return picture(i);
    const end = byte === 0x68 || byte === 0x77 ? address(i) : -1;
    return end < 0 && hasAt ? mail(i) : end;
  };

  return {
    cut(bytes, count, found) {
      low = bytes as Uint8Array<ArrayBuffer>;
      length = count;
      let hasAt = false;
      for (let i = 0; i < count && !hasAt; i++) hasAt = bytes[i] === AT;
      for (let i = 0; i < count; ) {
        const next = skipped(i, hasAt);
        if (next >= 0) {
          i = next;
          continue;
        }
        if ((kinds[low[i]!]! & IN_WORD) === 0) {
          i++;
          continue;
        }
        const end = word(i);
        tell(i, end, found);
        i = end;
      }
    },
  };
}

function bytesOf(word: string): Uint8Array {
  return Uint8Array.from(word, (letter) => letter.charCodeAt(0));
}
