import { createRandom, type Random } from "../src/core/random.ts";
import { createTextSearch } from "../src/engine/text-search.ts";
import type { TextTopics } from "../src/log/message-reading.ts";
import { compileDictionary, type DictionaryEntry } from "../src/topics/dictionary.ts";
import { type Cost, inTurn } from "./contest.ts";

const WORDS_EACH = 20;
const TOPICS = 50;
const PHRASES_EACH = 10;
const VOCABULARY = 40_000;
/** Messages that are handed over at once, as they come from a file. */
const BATCH = 5000;
const SEED = 11;
const RIVAL_SHARE = 0.05;
const SYLLABLES = ["an", "be", "ca", "der", "el", "fo", "gra", "hi", "in", "ju", "kar", "lo", "mi", "nor", "os", "pe", "qui", "ra", "ste", "ti", "un", "ver", "wo", "ze"];

/** Processor seconds for 100 MB, run by run; printed as JSON. */
export interface TopicTimes {
  readonly megabytes: number;
  /** Share of the messages that are on a topic. */
  readonly found: number;
  readonly ours: readonly number[];
  readonly plain: readonly number[];
  readonly rival: readonly number[];
}

/** Messages as bytes, one behind the other. */
interface Texts {
  readonly bytes: Uint8Array;
  readonly from: Uint32Array;
  readonly to: Uint32Array;
}

const [rows, rounds, limit] = process.argv.slice(2).map(Number);
process.stdout.write(JSON.stringify(await timeTopics(rows!, rounds!, limit!)));

async function timeTopics(count: number, pairs: number, limitSeconds: number): Promise<TopicTimes> {
  const vocabulary = makeVocabulary();
  const texts = makeTexts(vocabulary, count);
  const dictionary = makeDictionary(vocabulary);
  const megabytes = texts.bytes.length / 1e6;
  const compiled = compileDictionary(dictionary);
  const search = createTextSearch(compiled, { hashtags: false });
  const plain = createTextSearch(compiled, { hashtags: false, isCompiled: false });
  const rival = rivalSearch(dictionary);
  const share = Math.floor(count * RIVAL_SHARE);
  compare(search, plain, rival, texts, Math.min(share, 5000));
  let found = 0;
  const sides = [
    { run: () => timed(() => void (found = searchAll(search, texts, count))) },
    { run: () => timed(() => void searchAll(plain, texts, share)) },
    { run: () => timed(() => void rival(texts, share)) },
  ];
  const [ours, twin, theirs] = (await inTurn(sides, { rounds: pairs, limitSeconds })) as [Cost[], Cost[], Cost[]];
  const per100 = (runs: readonly Cost[], done: number): number[] => runs.map(({ cpuSeconds }) => (cpuSeconds * 100) / ((megabytes * done) / count));
  return { megabytes, found: found / count, ours: per100(ours, count), plain: per100(twin, share), rival: per100(theirs, share) };
}

function makeVocabulary(): readonly string[] {
  const random = createRandom(SEED);
  const words = new Set<string>();
  while (words.size < VOCABULARY) words.add(Array.from({ length: 1 + random.below(4) }, () => SYLLABLES[random.below(SYLLABLES.length)]!).join(""));
  return [...words];
}

/** Few words are frequent, most are rare. */
function draw(random: Random, vocabulary: readonly string[]): string {
  const u = random.next();
  return vocabulary[Math.floor(u * u * u * u * vocabulary.length)]!;
}

function makeTexts(vocabulary: readonly string[], count: number): Texts {
  const random = createRandom(SEED + 1);
  const encoder = new TextEncoder();
  const from = new Uint32Array(count);
  const to = new Uint32Array(count);
  let bytes = new Uint8Array(count * WORDS_EACH * 8);
  let filled = 0;
  for (let k = 0; k < count; k++) {
    const words = Array.from({ length: WORDS_EACH }, () => draw(random, vocabulary));
    words[0] = `${words[0]![0]!.toUpperCase()}${words[0]!.slice(1)}`;
    const text = `${words.slice(0, 9).join(" ")}, ${words.slice(9).join(" ")}${random.below(10) === 0 ? " schöne Grüße" : "."}`;
    if (filled + 4 * text.length > bytes.length) {
      const larger = new Uint8Array(2 * bytes.length);
      larger.set(bytes);
      bytes = larger;
    }
    from[k] = filled;
    filled += encoder.encodeInto(text, bytes.subarray(filled)).written;
    to[k] = filled;
  }
  return { bytes: bytes.subarray(0, filled), from, to };
}

function makeDictionary(vocabulary: readonly string[]): DictionaryEntry[] {
  const random = createRandom(SEED + 2);
  const pick = (): string => vocabulary[400 + random.below(4000)]!;
  const term = (k: number): string => {
    if (k === 9) return [`${pick()} AND ${pick()}`, `${pick()} NOT ${pick()}`, `${pick()} NEAR/5 ${pick()}`][random.below(3)]!;
    return k % 3 === 0 ? pick() : k % 3 === 1 ? `${draw(random, vocabulary)} ${pick()}` : `${pick()}*`;
  };
  return Array.from({ length: TOPICS }, (_, topic) => ({ topic: `topic ${topic}`, terms: Array.from({ length: PHRASES_EACH }, (_unused, k) => term(k)) }));
}

function searchAll(search: TextTopics, { bytes, from, to }: Texts, count: number): number {
  let found = 0;
  for (let first = 0; first < count; first += BATCH) {
    const end = Math.min(count, first + BATCH);
    for (const topics of search.find(bytes, from.subarray(first, end), to.subarray(first, end), end - first, first)) if (topics !== undefined) found++;
  }
  return found;
}

/** What one writes without a library: an alternation with word boundaries for each topic. Answers with the topics of each text. */
function rivalSearch(dictionary: readonly DictionaryEntry[]): (texts: Texts, count: number) => string[][] {
  const patterns = dictionary.map(({ topic, terms }) => {
    const plain = terms.filter((term) => !/[A-Z]/.test(term));
    return { topic, pattern: new RegExp(`\\b(?:${plain.map((term) => (term.endsWith("*") ? `${term.slice(0, -1)}\\w*` : term).replace(" ", "\\W+")).join("|")})\\b`, "i") };
  });
  const decoder = new TextDecoder();
  return ({ bytes, from, to }, count) =>
    Array.from({ length: count }, (_, k) => {
      const text = decoder.decode(bytes.subarray(from[k]!, to[k]!));
      return patterns.flatMap(({ topic, pattern }) => (pattern.test(text) ? [topic] : []));
    });
}

/** Throws where the three do not find the same: before any time is told. */
function compare(search: TextTopics, plain: TextTopics, rival: ReturnType<typeof rivalSearch>, texts: Texts, count: number): void {
  const { bytes, from, to } = texts;
  const ours = search.find(bytes, from.subarray(0, count), to.subarray(0, count), count, 0);
  const twin = plain.find(bytes, from.subarray(0, count), to.subarray(0, count), count, 0);
  const theirs = rival(texts, count);
  for (let k = 0; k < count; k++) {
    if ((ours[k] ?? []).join() !== (twin[k] ?? []).join()) throw new Error(`Compiled and plain code find different topics in message ${k}.`);
    if (theirs[k]!.some((topic) => ours[k]?.includes(topic) !== true)) throw new Error(`A topic of message ${k} was missed.`);
  }
}

async function timed(work: () => void): Promise<Cost> {
  const cpu = process.cpuUsage();
  const begin = performance.now();
  work();
  const seconds = (performance.now() - begin) / 1000;
  const { user, system } = process.cpuUsage(cpu);
  return { seconds, cpuSeconds: (user + system) / 1e6 };
}
