import { WhotalksError } from "../core/errors.ts";
import type { TalkLog } from "../core/talk-log.ts";
import type { Task } from "../core/task.ts";
import { eachText } from "../log/every-text.ts";
import { topicsIn } from "../log/retopic.ts";
import type { CompiledDictionary, DictionaryEntry, TopicPattern } from "../topics/dictionary.ts";
import type { DictionaryTrial, SampleMessage } from "./dictionary-questions.ts";
import { SMALLEST_GROUP } from "./groups.ts";
import type { OpenData } from "./open-data.ts";
import type { TopicOptions } from "./opening.ts";
import { createTextSearch } from "./text-search.ts";
import { leadOfRefusal } from "./pattern-search.ts";
import { compileTopics, dictionaryOf } from "./topic-reading.ts";

const MOST_SAMPLES = 12;
const SAMPLE_LETTERS = 300;
const BEFORE_MARK = 100;
const MOST_OVERLAPS = 5;

/**
 * What a dictionary finds in the open data, message by message. Regular expressions are run when files are read, never here: what they found
 * is counted where the dictionary is the one that the data were opened with, else a topic with one is told in part.
 * @param topic whose messages are shown; null = any topic's
 * @throws WhotalksError `texts-gone`, as compileDictionary. Cost: one pass over all texts.
 */
export async function tryDictionary({ log, options }: OpenData, topics: TopicOptions, topic: number | null, task: Task): Promise<DictionaryTrial> {
  const compiled = compileTopics({ ...topics, from: ["dictionary"] });
  if (options.mode === "employees") return ofMatched(log, compiled, SMALLEST_GROUP);
  if (log.messages.text === undefined) throw new WhotalksError("texts-gone", "These data have no texts: there is nothing to search.", { hint: "Choose the column of texts at “Change the columns”." });
  const tally = createTally(log, compiled.topics.length);
  const samples: SampleMessage[] = [];
  const search = createTextSearch(compiled, { hashtags: false });
  const numberOf = new Map(compiled.topics.map((name, k) => [name, k]));
  const listOf = new WeakMap<readonly string[], readonly number[]>();
  const decoder = new TextDecoder();
  await eachText(log, "Searching the texts", task, ({ bytes, from, to, count }, first) => {
    search.find(bytes, from, to, count, first).forEach((names, k) => {
      if (names === undefined) return;
      let found = listOf.get(names);
      if (found === undefined) listOf.set(names, (found = names.map((name) => numberOf.get(name)!)));
      tally.add(first + k, found);
      if (samples.length < MOST_SAMPLES && (topic === null || found.includes(topic))) samples.push(sampleOf(compiled, first + k, decoder.decode(bytes.subarray(from[k]!, to[k]!)), topic));
    });
  });
  if (compiled.patterns.length > 0 && isApplied(topics, options.topics)) {
    if (compiled.patterns.some((pattern) => pattern.topic === topic)) samples.push(...(await unmarked(log, compiled, topic!, new Set(samples.map(({ message }) => message)))));
    return { ...ofMatched(log, compiled, 1), samples: samples.sort((a, b) => a.message - b.message).slice(0, MOST_SAMPLES), refused: compiled.patterns.flatMap((pattern) => whyRefused(log, compiled.topics[pattern.topic]!, pattern)) };
  }
  const inPart = new Set(compiled.patterns.map((pattern) => pattern.topic));
  const found = tally.result(compiled.topics, 1);
  return {
    ...found,
    topics: found.topics.map((one, k) => ({ ...one, isPart: inPart.has(k) })),
    samples,
    refused: compiled.patterns.map(({ topic: number, source }) => ({ topic: number, term: `/${source}/`, why: "Regular expressions count when the topics are applied, not while you write." })),
  };
}

/** Messages that are on a topic by its regular expressions, of which no place is known. */
async function unmarked(log: TalkLog, compiled: CompiledDictionary, topic: number, known: ReadonlySet<number>): Promise<readonly SampleMessage[]> {
  const number = log.topics.indexOf(compiled.topics[topic]!);
  const found: SampleMessage[] = [];
  for (let m = 0; m < log.messages.count && found.length < MOST_SAMPLES; m++) {
    if (!known.has(m) && topicsIn(log, m).includes(number)) found.push(sampleOf(compiled, m, await log.messages.text!.read(m), topic));
  }
  return found;
}

/** Whether the data were opened with these terms. */
function isApplied(topics: TopicOptions, applied: TopicOptions | undefined): boolean {
  const words = (dictionary: readonly DictionaryEntry[]): readonly unknown[] => dictionary.map(({ topic, terms }) => [topic, terms]);
  return JSON.stringify([words(topics.dictionary ?? []), topics.wordForms]) === JSON.stringify([words(dictionaryOf(applied)), applied?.wordForms]);
}

/** Why a pattern was not used, as the notice of its reading says; empty where it was. */
function whyRefused({ report }: TalkLog, name: string, { topic, source }: TopicPattern): DictionaryTrial["refused"] {
  const said = leadOfRefusal(name, source);
  const notice = report.notices.find(({ code, message }) => code === "pattern-refused" && message.startsWith(said));
  return notice === undefined ? [] : [{ topic, term: `/${source}/`, why: `was not used, because ${notice.message.slice(said.length)} The topic is left out.` }];
}

/** What was matched when the files were read, by the names of topics, and nothing about fewer people than `smallest`. */
function ofMatched(log: TalkLog, { topics }: CompiledDictionary, smallest: number): DictionaryTrial {
  const numberOf = new Map(topics.map((name, k) => [name, k]));
  const known = log.topics.map((name) => numberOf.get(name));
  const tally = createTally(log, topics.length);
  for (let m = 0; m < log.messages.count; m++) {
    const found = topicsIn(log, m).flatMap((number) => (known[number] === undefined ? [] : [known[number]]));
    if (found.length > 0) tally.add(m, found);
  }
  return { ...tally.result(topics, smallest), samples: [], refused: [] };
}

interface Tally {
  add(message: number, topics: readonly number[]): void;
  result(names: readonly string[], smallest: number): Pick<DictionaryTrial, "messages" | "covered" | "topics">;
}

function createTally({ messages: { author, count } }: TalkLog, topicCount: number): Tally {
  const messages = new Uint32Array(topicCount);
  const alone = new Uint32Array(topicCount);
  const people = Array.from({ length: topicCount }, () => new Set<number>());
  const shared = Array.from({ length: topicCount }, () => new Map<number, number>());
  let covered = 0;
  return {
    add(message, topics) {
      covered++;
      if (topics.length === 1) alone[topics[0]!]!++;
      for (const topic of topics) {
        messages[topic]!++;
        people[topic]!.add(author[message]!);
        for (const other of topics) if (other !== topic) shared[topic]!.set(other, (shared[topic]!.get(other) ?? 0) + 1);
      }
    },
    result: (names, smallest) => ({
      messages: count,
      covered,
      topics: names.map((name, k) => {
        const isSmall = smallest > 1 && people[k]!.size < smallest;
        // By overlaps and rests the messages of few could be told.
        const isTold = smallest === 1;
        return {
          name,
          messages: isSmall ? null : messages[k]!,
          people: isSmall ? null : people[k]!.size,
          alone: isTold ? alone[k]! : null,
          overlap: isTold ? [...shared[k]!].sort((a, b) => b[1] - a[1] || a[0] - b[0]).slice(0, MOST_OVERLAPS).map(([topic, many]) => ({ topic, messages: many })) : [],
          isPart: false,
        };
      }),
    }),
  };
}

/** The text around the first mark of the topic, with the marks that stand in it. */
function sampleOf(compiled: CompiledDictionary, message: number, written: string, topic: number | null): SampleMessage {
  const { text, marks } = compiled.mark(written);
  const first = marks.find((mark) => topic === null || mark.topic === topic)?.from ?? 0;
  const from = text.length <= SAMPLE_LETTERS ? 0 : Math.max(0, wordStart(text, first - BEFORE_MARK));
  const to = Math.min(text.length, from + SAMPLE_LETTERS);
  return {
    message,
    text: text.slice(from, to).replaceAll(/\p{Surrogate}/gu, "\ufffd"),
    isCut: from > 0 || to < text.length,
    marks: marks.filter((mark) => mark.from >= from && mark.to <= to).map((mark) => ({ topic: mark.topic, from: mark.from - from, to: mark.to - from })),
  };
}

/** The place behind the blank before `at`, if one is near. */
function wordStart(text: string, at: number): number {
  const blank = text.lastIndexOf(" ", at);
  return blank >= 0 && at - blank < 30 ? blank + 1 : at;
}
