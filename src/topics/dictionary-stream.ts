import { type Folding, SHARP_S } from "./dictionary-folding.ts";

/** Between words, and at both ends of a text. */
export const GAP = 0;
export const CAPITAL_I = 0x49;
export const DOTLESS_I = 0x131;
const SMALL_I = 0x69;
const SMALL_S = 0x73;

/** A text as it is searched: folded code points, with one GAP where words meet and at both ends. */
export interface Stream {
  readonly symbols: readonly number[];
  /** Where each symbol begins in the text, in UTF-16 code units, and where the character ends. */
  readonly from: readonly number[];
  readonly to: readonly number[];
  /** The word that each symbol belongs to, counted from 0; characters that stand alone are words. A gap has that of the next word. */
  readonly word: readonly number[];
  /** How the text is written: NFC, with i for i + combining dot. Places are places in it. */
  readonly text: string;
}

/** Reads a text for searching. Cost: O(length). */
export function readStream(written: string, folding: Folding): Stream {
  const text = written.normalize("NFC").replaceAll("i\u0307", "i");
  const symbols: number[] = [GAP];
  const from: number[] = [0];
  const to: number[] = [0];
  const word: number[] = [0];
  let words = 0;
  let before: "gap" | "word" | "alone" = "gap";
  const push = (symbol: number, at: number, end: number): void => {
    symbols.push(symbol);
    from.push(at);
    to.push(end);
    word.push(words);
  };
  for (let at = 0; at < text.length; ) {
    const codePoint = text.codePointAt(at)!;
    const end = at + (codePoint > 0xffff ? 2 : 1);
    const kind = folding.kindOf(codePoint);
    if (kind === "separator") {
      if (before === "word") words++;
      if (before !== "gap") push(GAP, at, at);
      before = "gap";
    } else if (kind === "word") {
      if (before === "alone") push(GAP, at, at);
      before = "word";
      const folded = folding.foldOf(codePoint);
      if (folded === SHARP_S) {
        push(SMALL_S, at, end);
        push(SMALL_S, at, end);
      } else push(folded, at, end);
    } else if (kind === "alone") {
      if (before === "word") {
        words++;
        push(GAP, at, at);
      }
      before = "alone";
      push(folding.foldOf(codePoint), at, end);
      words++;
    }
    at = end;
  }
  if (before === "word") words++;
  if (before !== "gap") push(GAP, text.length, text.length);
  return { symbols, from, to, word, text };
}

/** A capital I is i; where terms hold ı, it may be ı as well, throughout the text. */
export function readings(symbols: readonly number[], hasDotless: boolean): readonly (readonly number[])[] {
  if (!symbols.includes(CAPITAL_I)) return [symbols];
  const read = (as: number): number[] => symbols.map((symbol) => (symbol === CAPITAL_I ? as : symbol));
  return hasDotless ? [read(SMALL_I), read(DOTLESS_I)] : [read(SMALL_I)];
}
