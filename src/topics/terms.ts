import { growUint32, keepView } from "../core/grow.ts";
import { detectLanguages, type Languages } from "./language.ts";
import { createSegmenter } from "./segment.ts";
import { readStopWords, type StopWords } from "./stop-words.ts";

/** Which words stand in which messages: no texts, no order of words. Message m has the words `of[start[m] … start[m+1])`, each once. */
export interface TermBag {
  readonly terms: readonly string[];
  readonly start: Uint32Array;
  readonly of: Uint32Array;
  /** Messages that have each term. */
  readonly messagesOf: Uint32Array;
  readonly languages: Languages["found"];
  /** Different words beyond the limit, which were not kept. */
  readonly wordsLeftOut: number;
}

/** Takes texts one after the other and keeps their words. */
export interface TermCollector {
  /** The text of a message; several of one message are one text. Messages come in ascending order; those left out have no words. */
  readonly add: (message: number, text: string) => void;
  /** @param messageCount how many messages there are */
  readonly take: (messageCount: number) => TermBag;
}

/** Different words that are kept: beyond them new words are only counted. Some 200 bytes each. */
const MOST_TERMS = 1_000_000;
/** Longer words are none: hashes, encoded data. */
const LONGEST = 40;

/** So many texts tell the languages; they are held until then. */
const SAMPLED = 2000;

/**
 * A collector of the words that can carry a topic: without the stop words of the language most texts are in, and of the one a text itself
 * is in; without single letters of the Latin, Greek and Cyrillic scripts. The first 2,000 texts tell the languages.
 *
 * Memory: 4 bytes for each different word of a message, and the words. Cost O(length of the texts).
 */
export function createTermCollector(): TermCollector {
  const stops = readStopWords();
  const waiting: { readonly message: number; readonly text: string }[] = [];
  let words: ReturnType<typeof collectWords> | undefined;
  const start = (): ReturnType<typeof collectWords> => {
    const begun = collectWords(stops, detectLanguages(waiting.map(({ text }) => text), stops));
    for (const { message, text } of waiting) begun.add(message, text);
    waiting.length = 0;
    words = begun;
    return begun;
  };
  return {
    add(message, text) {
      if (words !== undefined) return words.add(message, text);
      waiting.push({ message, text });
      if (waiting.length === SAMPLED) start();
    },
    take: (messageCount) => (words ?? start()).take(messageCount),
  };
}

function collectWords(stops: StopWords, { found, isTurkic }: Languages): TermCollector {
  const main = Math.max(0, stops.codes.indexOf(found[0]?.code ?? "en"));
  const { wordsOf } = createSegmenter({ isTurkic });
  const numberOf = new Map<string, number>();
  const terms: string[] = [];
  /** By term the languages in which it is a stop word; most in none. */
  const stopsOf: (readonly number[] | undefined)[] = [];
  const lastIn = growUint32();
  const messagesOf = growUint32();
  const of = growUint32();
  const start = growUint32();
  const hits = new Uint16Array(stops.codes.length);
  let leftOut = 0;

  const numberFor = (word: string): number => {
    const known = numberOf.get(word);
    if (known !== undefined) return known;
    if (!isTerm(word)) return -1;
    if (terms.length === MOST_TERMS) {
      leftOut++;
      return -1;
    }
    const number = terms.length;
    numberOf.set(word, number);
    terms.push(word);
    stopsOf.push(stops.languagesOf(word) ?? stops.languagesOf(bareOf(word)));
    lastIn.push(0);
    messagesOf.push(0);
    return number;
  };

  /** The language of a text, where it is surely not the main one. */
  const ownLanguage = (numbers: readonly number[]): number => {
    hits.fill(0);
    for (const number of numbers) for (const language of stopsOf[number] ?? []) hits[language]!++;
    let best = main;
    for (let k = 0; k < hits.length; k++) if (hits[k]! > hits[best]!) best = k;
    return hits[best]! >= 2 ? best : main;
  };

  return {
    add(message, text) {
      // Where each message begins, those without a text included; where the last one ends is put behind it at the end.
      while (start.length <= message) start.push(of.length);
      const numbers: number[] = [];
      for (const word of wordsOf(text)) {
        const number = numberFor(word);
        if (number >= 0) numbers.push(number);
      }
      const own = ownLanguage(numbers);
      for (const number of numbers) {
        const stopped = stopsOf[number];
        if (stopped !== undefined && (stopped.includes(main) || stopped.includes(own))) continue;
        if (lastIn.get(number) === message + 1) continue;
        lastIn.set(number, message + 1);
        messagesOf.set(number, messagesOf.get(number) + 1);
        of.push(number);
      }
    },
    take(messageCount) {
      while (start.length <= messageCount) start.push(of.length);
      return { terms, start: keepView(start.view()), of: keepView(of.view()), messagesOf: keepView(messagesOf.view()), languages: found, wordsLeftOut: leftOut };
    },
  };
}

/** Whether a word can be a term. */
function isTerm(word: string): boolean {
  if (word.length > LONGEST) return false;
  return word.length > 1 || !/[\p{sc=Latin}\p{sc=Greek}\p{sc=Cyrillic}]/u.test(word);
}

/** "they'll" without what is written onto it; words without an apostrophe as they are. */
function bareOf(word: string): string {
  const mark = word.indexOf("'");
  return mark > 0 ? word.slice(0, mark) : word;
}
