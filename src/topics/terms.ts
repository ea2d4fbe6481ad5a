import { ownHands, type Crew, type Pool } from "../core/pool.ts";
import type { Task } from "../core/task.ts";
import { type CountedWords, countWords, createCounter, textsOf, type WordInput } from "./count-words.ts";
import { detectLanguages, type Languages } from "./language.ts";
import { createWordSplitter, type CutTexts, openCutting } from "./split-words.ts";
import { mergeWords, tallyWords } from "./merge-words.ts";
import { readStopWords, type StopWords } from "./stop-words.ts";
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

/** So many texts tell the languages; they are held until then. */
const SAMPLED = 2000;
/** Texts that are counted together: one job. The first ones are smaller, so that workers share what a little more than a megabyte holds. */
const JOB_BYTES = 1 << 19;
const FIRST_JOB_BYTES = 1 << 16;
/** Bytes that wait at most, about. */
const MOST_WAITING = 1 << 23;
/** Fewer bytes than this are cut and counted here, at once. */
const LITTLE_BYTES = 1 << 20;

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

  const begin = async (task: Task): Promise<void> => {
    const stops = readStopWords();
    languages = detectLanguages(await cutHere(waiting, false, SAMPLED, task), createWordNotes(stops), SAMPLED);
    crew = pool.open(countWords, { main: mainOf(languages, stops), isTurkic: languages.isTurkic });
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
      waitingBytes += current.size();
      current = openBatch();
      if (languages === undefined && waitingBytes < LITTLE_BYTES) return countLittle(waiting, messageCount, task);
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

function mainOf({ found }: Languages, stops: StopWords): number {
  return Math.max(0, stops.codes.indexOf(found[0]?.code ?? "en"));
}

/** The bag of a few texts: the words that tell the languages are those that are counted. */
async function countLittle(batches: readonly Batch[], messageCount: number, task: Task): Promise<TermBag> {
  const stops = readStopWords();
  const notes = createWordNotes(stops);
  const cut = await cutHere(batches, false, Infinity, task);
  const languages = detectLanguages(cut, notes, SAMPLED);
  const { isTurkic } = languages;
  const counted = isTurkic ? await cutHere(batches, isTurkic, Infinity, task) : cut;
  const part = createCounter(isTurkic ? createWordNotes(stops) : notes, mainOf(languages, stops))(counted);
  const tally = tallyWords();
  tally.add(batches.flatMap(({ messages }) => messages), part, part.words.map((_, k) => k));
  return { terms: textsOf(counted.words, part.words), ...tally.take(messageCount, part.words.length), languages: languages.found, wordsLeftOut: 0 };
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
