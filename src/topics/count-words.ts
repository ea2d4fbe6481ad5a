import type { JobKind } from "../core/pool.ts";
import type { WordSplitter } from "../kernels/cut-words.ts";
import type { Interner, PackedTexts } from "../core/interner.ts";
import { createWordSplitter, type CutTexts, openCutting } from "./split-words.ts";
import { readStopWords } from "./stop-words.ts";
import { createWordNotes, type WordNotes } from "./word-notes.ts";

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
/** A worker forgets its words where they are more. */
const MOST_KEPT = 500_000;

/** The kind of job that cuts texts into words, without the stop words of the main language and of the one a text itself is in. Cost O(bytes). */
export const countWords: JobKind<WordRules, WordInput, CountedWords> = {
  id: "count words",
  isSteady: true,
  open: openCounter,
};

function openCounter({ main, isTurkic }: WordRules): (texts: WordInput) => CountedWords {
  let splitter: WordSplitter | undefined;
  let count: WordCounter;
  return (texts) => {
    if (splitter === undefined || splitter.words.count > MOST_KEPT) {
      splitter = createWordSplitter({ isTurkic });
      count = createCounter(createWordNotes(readStopWords()), main);
    }
    const cutting = openCutting(splitter);
    cutting.add(texts);
    const counted = count!(cutting.take());
    return { ...counted, words: packTexts(textsOf(splitter.words, counted.words)) };
  };
}

/** `CountedWords` whose words are numbers of the splitter. */
export interface CountedNumbers extends Omit<CountedWords, "words"> {
  readonly words: Uint32Array;
}

/** Counts the words of texts which were cut; all of them by one splitter. Cost O(words). */
export type WordCounter = (texts: CutTexts) => CountedNumbers;

/** @param main the position of the language most texts are in */
export function createCounter(notes: WordNotes, main: number): WordCounter {
  const { stops, isTerm, bareStopsOf: stopsOf } = notes;
  /** By word 1 where it is a stop word of the main language. */
  let isStop = new Uint8Array(1 << 10);
  let known = 0;
  /** By word its number among those of this input, and the input and text it was met in last, from 1. */
  let numberOf = new Uint32Array(1 << 10);
  let inputOf = new Uint32Array(1 << 10);
  let textOf = new Float64Array(1 << 10);
  const hits = new Uint16Array(stops.codes.length);
  let input = 0;
  let text = 0;

  const learn = (words: Interner): void => {
    notes.learn(words);
    if (words.count > numberOf.length) {
      const room = 2 * words.count;
      [numberOf, inputOf, textOf, isStop] = [enlarge(numberOf, new Uint32Array(room)), enlarge(inputOf, new Uint32Array(room)), enlarge(textOf, new Float64Array(room)), enlarge(isStop, new Uint8Array(room))];
    }
    for (; known < words.count; known++) isStop[known] = stopsOf[known]?.includes(main) === true ? 1 : 0;
  };

  /** The language of a text, where it is surely not the main one. */
  const ownLanguage = (all: Uint32Array, from: number, to: number): number => {
    hits.fill(0);
    for (let i = from; i < to; i++) {
      const languages = stopsOf[all[i]!];
      if (languages === undefined || isTerm[all[i]!] === 0) continue;
      for (let k = 0; k < languages.length; k++) hits[languages[k]!]!++;
    }
    let best = main;
    for (let k = 0; k < hits.length; k++) if (hits[k]! > hits[best]!) best = k;
    return hits[best]! >= 2 ? best : main;
  };

  /** Of the input that is counted: its words so far, how often each stands there, and what is kept of the texts. */
  let met: number[] = [];
  let uses: number[] = [];
  let of = new Uint32Array(0);
  let filled = 0;
  const countText = (all: Uint32Array, from: number, to: number): void => {
    text++;
    const own = ownLanguage(all, from, to);
    for (let i = from; i < to; i++) {
      const word = all[i]!;
      if (isTerm[word] === 0) continue;
      if (inputOf[word] !== input) {
        inputOf[word] = input;
        numberOf[word] = met.push(word) - 1;
        uses.push(0);
      }
      uses[numberOf[word]!]!++;
      if (isStop[word] === 1 || textOf[word] === text || (own !== main && stopsOf[word]?.includes(own) === true)) continue;
      textOf[word] = text;
      of[filled++] = numberOf[word]!;
    }
  };

  return ({ words, ends: textEnds, of: all }) => {
    input++;
    learn(words);
    [met, uses, of, filled] = [[], [], new Uint32Array(all.length), 0];
    const ends = new Uint32Array(textEnds.length);
    for (let k = 0; k < textEnds.length; k++) {
      countText(all, k === 0 ? 0 : textEnds[k - 1]!, textEnds[k]!);
      ends[k] = filled;
    }
    return { words: Uint32Array.from(met), uses: Uint32Array.from(uses), ends, of: of.slice(0, filled) };
  };
}

function enlarge<A extends Uint8Array | Uint32Array | Float64Array>(from: A, into: A): A {
  into.set(from);
  return into;
}

/** The texts of some words. */
export function textsOf(words: Interner, which: Uint32Array): readonly string[] {
  return words.texts?.(which) ?? Array.from(which, (word) => words.text(word));
}

function packTexts(texts: readonly string[]): PackedTexts {
  const ends = new Uint32Array(texts.length);
  const bytes = new Uint8Array(3 * texts.reduce((sum, { length }) => sum + length, 0));
  let filled = 0;
  texts.forEach((text, k) => (ends[k] = filled += encoder.encodeInto(text, bytes.subarray(filled)).written));
  return { bytes: bytes.slice(0, filled), ends };
}
