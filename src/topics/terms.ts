import { growUint32, keepView } from "../core/grow.ts";
import { createInterner } from "../core/interner.ts";
import { ownHands, type Crew, type Pool } from "../core/pool.ts";
import { NONE } from "../core/talk-log.ts";
import type { Task } from "../core/task.ts";
import { type CountedWords, countWords, createCounter, type WordInput } from "./count-words.ts";
import { detectLanguages, type Languages } from "./language.ts";
import { createWordSplitter, type CutTexts, openCutting } from "./split-words.ts";
import { readStopWords } from "./stop-words.ts";
import { createWordNotes } from "./word-notes.ts";

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
  /**
   * The text of a message, `bytes[from … to)` in UTF-8, which are copied; several of one message are one text. Messages come in ascending
   * order; those left out have no words.
   */
  readonly add: (message: number, bytes: Uint8Array, from: number, to: number) => void;
  /** Counts the words of what has come, where that is enough to be worth it. */
  readonly flush: (task: Task) => Promise<void>;
  /** Counts the rest, once. @param messageCount how many messages there are */
  readonly take: (messageCount: number, task: Task) => Promise<TermBag>;
  /** Lets go of the workers' data; for a collector that is not taken from. */
  readonly close: () => void;
}

/** Different words that are kept: beyond them new words are only counted. Some 200 bytes each. */
const MOST_TERMS = 1_000_000;
/** So many texts tell the languages; they are held until then. */
const SAMPLED = 2000;
/** Texts that are counted together: one job. The first ones are smaller, so that workers share what a little more than a megabyte holds. */
const JOB_BYTES = 1 << 19;
const FIRST_JOB_BYTES = 1 << 16;
/** Bytes that wait at most, about. */
const MOST_WAITING = 1 << 23;
/** Fewer jobs than this are done here. */
const LEAST_JOBS = 10;

/**
 * A collector of the words that can carry a topic: without the stop words of the language most texts are in, and of the one a text itself
 * is in; without single letters of the Latin, Greek and Cyrillic scripts. The first 2,000 texts tell the languages. The same bag for the
 * same texts, whatever the workers.
 *
 * Memory: 4 bytes for each different word of a message, the words, and the texts that wait (8 MB). Cost O(length of the texts).
 */
export function createTermCollector(pool: Pool = ownHands): TermCollector {
  const merged = mergeWords();
  let waiting: Batch[] = [];
  let waitingBytes = 0;
  let taken = 0;
  let current = openBatch();
  let languages: Languages | undefined;
  let crew: Crew<WordInput, CountedWords> | undefined;

  /** What is little is done here, with the words that told the languages. */
  const begin = async (task: Task): Promise<void> => {
    const stops = readStopWords();
    const notes = createWordNotes(stops);
    const isLittle = waiting.length < LEAST_JOBS;
    const cut = await cutHere(waiting, false, isLittle ? Infinity : SAMPLED, task);
    languages = detectLanguages(cut, notes, SAMPLED);
    const main = Math.max(0, stops.codes.indexOf(languages.found[0]?.code ?? "en"));
    const { isTurkic } = languages;
    crew = (isLittle ? ownHands : pool).open(countWords, { main, isTurkic });
    if (!isLittle) return;
    const count = createCounter(isTurkic ? createWordNotes(stops) : notes, main);
    merged.add(waiting.flatMap(({ messages }) => messages), count(isTurkic ? await cutHere(waiting, isTurkic, Infinity, task) : cut));
    waiting = [];
  };
  const count = async (task: Task): Promise<void> => {
    if (languages === undefined) await begin(task);
    const batches = waiting;
    waiting = [];
    waitingBytes = 0;
    await crew!.run(batches.map(({ take }) => take()), { task, take: (words, job) => merged.add(batches[job]!.messages, words) });
  };
  const close = (): void => {
    crew?.close();
    crew = undefined;
  };

  return {
    add(message, bytes, from, to) {
      current.add(message, bytes, from, to);
      if (current.size() < Math.min(JOB_BYTES, FIRST_JOB_BYTES + taken / 8)) return;
      taken += current.size();
      waitingBytes += current.size();
      waiting.push(current);
      current = openBatch();
    },
    async flush(task) {
      if (waitingBytes >= MOST_WAITING && (languages !== undefined || waiting.reduce((sum, { messages }) => sum + messages.length, 0) >= SAMPLED)) await count(task);
    },
    async take(messageCount, task) {
      waiting.push(current);
      current = openBatch();
      try {
        await count(task);
      } finally {
        close();
      }
      return { ...merged.take(messageCount), languages: languages!.found };
    },
    close,
  };
}

interface Batch {
  readonly messages: number[];
  readonly add: (message: number, bytes: Uint8Array, from: number, to: number) => void;
  readonly size: () => number;
  readonly take: () => WordInput;
}

function openBatch(): Batch {
  let bytes = new Uint8Array(1 << 12);
  let filled = 0;
  const ends: number[] = [];
  const messages: number[] = [];
  return {
    messages,
    add(message, from, start, end) {
      if (filled + end - start > bytes.length) {
        const larger = new Uint8Array(Math.max(2 * bytes.length, filled + end - start));
        larger.set(bytes);
        bytes = larger;
      }
      bytes.set(from.subarray(start, end), filled);
      filled += end - start;
      messages.push(message);
      ends.push(filled);
    },
    size: () => filled,
    take: () => ({ bytes: bytes.slice(0, filled), ends: Uint32Array.from(ends) }),
  };
}

/** The words of the first texts that wait. */
async function cutHere(batches: readonly Batch[], isTurkic: boolean, most: number, task: Task): Promise<CutTexts> {
  const cutting = openCutting(createWordSplitter({ isTurkic }));
  for (const { take } of batches) {
    if (cutting.count() >= most) break;
    cutting.add(take(), most - cutting.count());
    await task.breathe();
  }
  return cutting.take();
}

/** Puts the words of one batch after the other together. */
function mergeWords(): { readonly add: (messages: readonly number[], words: CountedWords) => void; readonly take: (messageCount: number) => Omit<TermBag, "languages"> } {
  const words = createInterner();
  const messagesOf = growUint32();
  /** By word the message it was met in last, from 1. */
  const lastIn = growUint32();
  const of = growUint32();
  const start = growUint32();
  const decoder = new TextDecoder("utf-8", { ignoreBOM: true });
  let leftOut = 0;

  const numberFor = (bytes: Uint8Array, from: number, to: number): number => {
    const number = words.count < MOST_TERMS ? words.intern(bytes, from, to) : words.find(decoder.decode(bytes.subarray(from, to)));
    if (number === messagesOf.length) {
      messagesOf.push(0);
      lastIn.push(0);
    }
    return number;
  };

  const addText = (message: number, words: Uint32Array, numbers: Uint32Array): void => {
    // Where each message begins, those without a text included; where the last one ends is put behind it at the end.
    while (start.length <= message) start.push(of.length);
    for (let i = 0; i < words.length; i++) {
      const number = numbers[words[i]!]!;
      if (number === NONE || lastIn.get(number) === message + 1) continue;
      lastIn.set(number, message + 1);
      messagesOf.set(number, messagesOf.get(number) + 1);
      of.push(number);
    }
  };

  return {
    add(messages, part) {
      const { bytes, ends } = part.words;
      const numbers = Uint32Array.from(ends, (end, k) => numberFor(bytes, k === 0 ? 0 : ends[k - 1]!, end));
      numbers.forEach((number, k) => (leftOut += number === NONE ? part.uses[k]! : 0));
      for (let k = 0; k < messages.length; k++) addText(messages[k]!, part.of.subarray(k === 0 ? 0 : part.ends[k - 1]!, part.ends[k]!), numbers);
    },
    take(messageCount) {
      while (start.length <= messageCount) start.push(of.length);
      return { terms: Array.from({ length: words.count }, (_, k) => words.text(k)), start: keepView(start.view()), of: keepView(of.view()), messagesOf: keepView(messagesOf.view()), wordsLeftOut: leftOut };
    },
  };
}
