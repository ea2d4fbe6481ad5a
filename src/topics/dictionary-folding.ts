/** What a character does in a text that is searched. */
export type CharacterKind = "separator" | "dropped" | "word" | "alone";

const KINDS: readonly CharacterKind[] = ["separator", "dropped", "word", "alone"];

/**
 * How characters are compared: the kind of each and the one it stands for, worked out when it is first met.
 *
 * - Letters, digits and their marks make words. Everything else divides them; apostrophes, hyphens, # and @ as well.
 * - Capitals are small letters by Unicode simple case folding, full-width forms are the ordinary ones, ß is ss. İ is i. A capital I is
 *   kept apart: it is i, and where a term holds ı it is ı as well (`readings` of a text in dictionary-stream.ts).
 * - Characters of scripts written without spaces, Hangul with its attached particles, and emoji stand alone: a term of them is found anywhere.
 * - Dropped are vowel signs of Arabic and Hebrew, tatweel, skin tones, variation selectors and invisible marks of format.
 */
export interface Folding {
  kindOf(codePoint: number): CharacterKind;
  /** The code point it is compared as; of ß the first s. */
  foldOf(codePoint: number): number;
  /** True where a text that holds it must be brought to NFC first. */
  isUnsettled(codePoint: number): boolean;
}

export const SHARP_S = 0xdf;

/** An empty table. Cost: about a microsecond for each character that is new. */
export function createFolding(): Folding {
  const pages = new Map<number, Uint32Array>();
  const look = (codePoint: number): number => {
    let page = pages.get(codePoint >> 8);
    if (page === undefined) pages.set(codePoint >> 8, (page = new Uint32Array(256)));
    const known = page[codePoint & 255]!;
    if (known !== 0) return known;
    return (page[codePoint & 255] = workOut(codePoint));
  };
  return {
    kindOf: (codePoint) => KINDS[(look(codePoint) >>> 22) & 3]!,
    foldOf: (codePoint) => look(codePoint) & 0x1fffff,
    isUnsettled: (codePoint) => (look(codePoint) & 0x200000) !== 0,
  };
}

const IN_WORDS = /^[\p{L}\p{M}\p{N}]$/u;
const MARK = /^\p{M}$/u;
const UNSPACED = /^[\p{scx=Han}\p{scx=Hiragana}\p{scx=Katakana}\p{scx=Bopomofo}\p{scx=Hangul}\p{scx=Thai}\p{scx=Lao}\p{scx=Khmer}\p{scx=Myanmar}]$/u;
const PICTURE = /^[\p{Extended_Pictographic}\p{Regional_Indicator}]$/u;
/** Marks of format, variation selectors and skin tones. */
const INVISIBLE = /^[\p{Cf}\p{Variation_Selector}\p{Emoji_Modifier}]$/u;
/** First and last of: a joiner, vowel signs of Hebrew, tatweel, vowel signs of Arabic. */
const DROPPED: readonly (readonly [number, number])[] = [[0x34f, 0x34f], [0x591, 0x5bd], [0x5bf, 0x5bf], [0x5c1, 0x5c2], [0x5c4, 0x5c5], [0x5c7, 0x5c7], [0x640, 0x640], [0x64b, 0x652], [0x670, 0x670], [0x6d6, 0x6ed]];

/** Bit 24 says that it was worked out; kind in bits 22 and 23, unsettled in bit 21, the folded code point below. */
function workOut(codePoint: number): number {
  const done = 1 << 24;
  // Lone surrogates never come out of UTF-8.
  if (codePoint >= 0xd800 && codePoint < 0xe000) return done | codePoint;
  const text = String.fromCodePoint(codePoint);
  if (INVISIBLE.test(text) || DROPPED.some(([first, last]) => codePoint >= first && codePoint <= last)) return done | (1 << 22) | codePoint;
  const unsettled = MARK.test(text) || (codePoint >= 0x1100 && codePoint < 0x1200) || text.normalize("NFC") !== text ? 1 << 21 : 0;
  if (codePoint >= 0xff01 && codePoint <= 0xff5e) return workOut(codePoint - 0xfee0);
  const isAlone = PICTURE.test(text) || (UNSPACED.test(text) && IN_WORDS.test(text));
  const kind = isAlone ? 3 : IN_WORDS.test(text) ? 2 : 0;
  return done | (kind << 22) | unsettled | (kind === 2 ? foldCase(codePoint, text) : codePoint);
}

function foldCase(codePoint: number, text: string): number {
  switch (text) {
    case "I":
    case "ı":
      return codePoint;
    case "İ":
      return 0x69;
    case "ß":
    case "ẞ":
      return SHARP_S;
    default: {
      // Through the capital, so that letters with several small forms (ς and σ) are one; forms of several letters stay as they are.
      const upper = text.toUpperCase();
      const lower = (isOneCharacter(upper) ? upper : text).toLowerCase();
      return isOneCharacter(lower) ? lower.codePointAt(0)! : codePoint;
    }
  }
}

function isOneCharacter(text: string): boolean {
  return text.length === (text.codePointAt(0)! > 0xffff ? 2 : 1);
}
