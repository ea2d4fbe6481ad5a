import type { JobKind } from "../core/pool.ts";
import type { Interner, PackedTexts } from "../core/interner.ts";
import { createWordSplitter } from "./split-words.ts";
import { readStopWords, type StopWords } from "./stop-words.ts";

/** What holds for all texts of a data set. */
export interface WordRules {
  /** The language most texts are in, by its position in `StopWords.codes`. */
  readonly main: number;
  readonly isTurkic: boolean;
}

/** Texts in UTF-8: text k is `bytes[ends[k − 1] … ends[k])`, the first from 0. */
export type WordInput = PackedTexts;

/** The words of some texts. */
export interface CountedWords {
  /** Different words in the order in which they come, stop words among them. */
  readonly words: PackedTexts;
  /** How often each stands there. */
  readonly uses: Uint32Array;
  /** Text k has the words `of[ends[k − 1] … ends[k])`, each once, without stop words. */
  readonly ends: Uint32Array;
  readonly of: Uint32Array;
}

const encoder = new TextEncoder();

/** Longer words are none: hashes, encoded data. */
const LONGEST = 40;
/** A worker forgets its words where they are more. */
const MOST_KEPT = 500_000;

/** The kind of job that cuts texts into words, without the stop words of the main language and of the one a text itself is in. Cost O(bytes). */
export const countWords: JobKind<WordRules, WordInput, CountedWords> = {
  id: "count words",
  isSteady: true,
  open: (rules) => openCounter(rules, readStopWords()),
};

/** The same kind for this thread, with stop words that were read already. */
export function countingWith(stops: StopWords): JobKind<WordRules, WordInput, CountedWords> {
  return { ...countWords, open: (rules) => openCounter(rules, stops) };
}

function openCounter({ main, isTurkic }: WordRules, stops: StopWords): (texts: WordInput) => CountedWords {
  let counter = createCounter(stops, main, isTurkic);
  return (texts) => {
    if (counter.kept() > MOST_KEPT) counter = createCounter(stops, main, isTurkic);
    return counter.count(texts);
  };
}

function createCounter(stops: StopWords, main: number, isTurkic: boolean): { readonly kept: () => number; readonly count: (texts: WordInput) => CountedWords } {
  const { split, found, words } = createWordSplitter({ isTurkic });
  /** By word: whether it can be a term; the languages in which it is a stop word; most in none. */
  const isTerm: boolean[] = [];
  const stopsOf: (readonly number[] | undefined)[] = [];
  /** By word its number among those of this input, and the input and text it was met in last, from 1. */
  let numberOf = new Uint32Array(1 << 10);
  let inputOf = new Uint32Array(1 << 10);
  let textOf = new Float64Array(1 << 10);
  const hits = new Uint16Array(stops.codes.length);
  let input = 0;
  let text = 0;

  const learn = (): void => {
    while (isTerm.length < words.count) {
      const word = words.text(isTerm.length);
      isTerm.push(canBeTerm(word));
      stopsOf.push(stops.languagesOf(word) ?? (word.includes("'") ? stops.languagesOf(bareOf(word)) : undefined));
    }
    if (words.count <= numberOf.length) return;
    [numberOf, inputOf, textOf] = [enlarge(numberOf, new Uint32Array(2 * words.count)), enlarge(inputOf, new Uint32Array(2 * words.count)), enlarge(textOf, new Float64Array(2 * words.count))];
  };

  /** The language of a text, where it is surely not the main one. */
  const ownLanguage = (all: Uint32Array, count: number): number => {
    hits.fill(0);
    for (let i = 0; i < count; i++) {
      const languages = stopsOf[all[i]!];
      if (languages !== undefined && isTerm[all[i]!]) for (const language of languages) hits[language]!++;
    }
    let best = main;
    for (let k = 0; k < hits.length; k++) if (hits[k]! > hits[best]!) best = k;
    return hits[best]! >= 2 ? best : main;
  };

  return {
    kept: () => words.count,
    count({ bytes, ends: textEnds }) {
      input++;
      const met: number[] = [];
      const uses: number[] = [];
      const ends = new Uint32Array(textEnds.length);
      let of = new Uint32Array(Math.max(16, bytes.length >> 2));
      let filled = 0;
      textEnds.forEach((to, k) => {
        text++;
        const count = split(bytes, k === 0 ? 0 : textEnds[k - 1]!, to);
        learn();
        const all = found();
        const own = ownLanguage(all, count);
        for (let i = 0; i < count; i++) {
          const word = all[i]!;
          if (!isTerm[word]) continue;
          if (inputOf[word] !== input) {
            inputOf[word] = input;
            numberOf[word] = met.push(word) - 1;
            uses.push(0);
          }
          uses[numberOf[word]!]!++;
          if (textOf[word] === text) continue;
          const stopped = stopsOf[word];
          if (stopped !== undefined && (stopped.includes(main) || stopped.includes(own))) continue;
          textOf[word] = text;
          if (filled === of.length) of = enlarge(of, new Uint32Array(2 * filled));
          of[filled++] = numberOf[word]!;
        }
        ends[k] = filled;
      });
      return { words: packSome(words, met), uses: Uint32Array.from(uses), ends, of: of.slice(0, filled) };
    },
  };
}

function enlarge<A extends Uint8Array | Uint32Array | Float64Array>(from: A, into: A): A {
  into.set(from);
  return into;
}

/** Some words as bytes. */
function packSome(words: Interner, which: readonly number[]): PackedTexts {
  const ends = new Uint32Array(which.length);
  let bytes = new Uint8Array(1 << 16);
  let filled = 0;
  which.forEach((word, k) => {
    const text = words.text(word);
    if (filled + 3 * text.length > bytes.length) bytes = enlarge(bytes, new Uint8Array(2 * bytes.length + 3 * text.length));
    filled += encoder.encodeInto(text, bytes.subarray(filled)).written;
    ends[k] = filled;
  });
  return { bytes: bytes.slice(0, filled), ends };
}

/** Whether a word can be a term: no single letters of the Latin, Greek and Cyrillic scripts. */
function canBeTerm(word: string): boolean {
  if (word.length > LONGEST) return false;
  return word.length > 1 || !/[\p{sc=Latin}\p{sc=Greek}\p{sc=Cyrillic}]/u.test(word);
}

/** "they'll" without what is written onto it; words without an apostrophe as they are. */
function bareOf(word: string): string {
  const mark = word.indexOf("'");
  return mark > 0 ? word.slice(0, mark) : word;
}
