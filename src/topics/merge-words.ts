import { growUint32, keepView } from "../core/grow.ts";
import { createInterner } from "../core/interner.ts";
import { NONE } from "../core/talk-log.ts";
import type { CountedWords } from "./count-words.ts";

/** Which words stand in which messages, as `TermBag` has them. */
export interface Tally {
  readonly start: Uint32Array;
  readonly of: Uint32Array;
  readonly messagesOf: Uint32Array;
}

/** Puts the words of texts into messages; several texts of one message are one. Messages come in ascending order. */
export interface WordTally {
  /** @param numbers of the words of a part, NONE for those that are not kept */
  readonly add: (messages: readonly number[], part: Pick<CountedWords, "ends" | "of">, numbers: Uint32Array) => void;
  readonly take: (messageCount: number, wordCount: number) => Tally;
}

/** Nothing is counted yet. Memory: 4 bytes for each different word of a message, 8 a word. */
export function tallyWords(): WordTally {
  const of = growUint32();
  const start = growUint32();
  let messagesOf = new Uint32Array(1 << 10);
  /** By word the message it was met in last, from 1. */
  let lastIn = new Uint32Array(1 << 10);
  const makeRoom = (words: number): void => {
    if (words <= messagesOf.length) return;
    [messagesOf, lastIn] = [enlarge(messagesOf, 2 * words), enlarge(lastIn, 2 * words)];
  };
  const addText = (message: number, words: Uint32Array, from: number, to: number, numbers: Uint32Array): void => {
    // Where each message begins, those without a text included; where the last one ends is put behind it at the end.
    while (start.length <= message) start.push(of.length);
    for (let i = from; i < to; i++) {
      const number = numbers[words[i]!]!;
      if (number === NONE || lastIn[number] === message + 1) continue;
      lastIn[number] = message + 1;
      messagesOf[number]!++;
      of.push(number);
    }
  };
  return {
    add(messages, part, numbers) {
      let most = 0;
      for (const number of numbers) if (number !== NONE && number >= most) most = number + 1;
      makeRoom(most);
      for (let k = 0; k < messages.length; k++) addText(messages[k]!, part.of, k === 0 ? 0 : part.ends[k - 1]!, part.ends[k]!, numbers);
    },
    take(messageCount, wordCount) {
      while (start.length <= messageCount) start.push(of.length);
      makeRoom(wordCount);
      return { start: keepView(start.view()), of: keepView(of.view()), messagesOf: messagesOf.slice(0, wordCount) };
    },
  };
}

function enlarge(from: Uint32Array, length: number): Uint32Array<ArrayBuffer> {
  const into = new Uint32Array(length);
  into.set(from);
  return into;
}

/** Different words that are kept: beyond them new words are only counted. Some 200 bytes each. */
const MOST_TERMS = 1_000_000;

/** Puts the words of one part of the texts after the other together: words are numbered in the order in which they come. */
export interface WordMerging {
  readonly add: (messages: readonly number[], words: CountedWords) => void;
  readonly take: (messageCount: number) => Tally & { readonly terms: readonly string[]; readonly wordsLeftOut: number };
}

/** Nothing is merged yet. */
export function mergeWords(): WordMerging {
  const words = createInterner();
  const tally = tallyWords();
  const decoder = new TextDecoder("utf-8", { ignoreBOM: true });
  let wordsLeftOut = 0;
  const numberFor = (bytes: Uint8Array, from: number, to: number): number => (words.count < MOST_TERMS ? words.intern(bytes, from, to) : words.find(decoder.decode(bytes.subarray(from, to))));
  return {
    add(messages, part) {
      const { bytes, ends } = part.words;
      const numbers = Uint32Array.from(ends, (end, k) => numberFor(bytes, k === 0 ? 0 : ends[k - 1]!, end));
      numbers.forEach((number, k) => (wordsLeftOut += number === NONE ? part.uses[k]! : 0));
      tally.add(messages, part, numbers);
    },
    take: (messageCount) => ({ ...tally.take(messageCount, words.count), terms: Array.from({ length: words.count }, (_, k) => words.text(k)), wordsLeftOut }),
  };
}
