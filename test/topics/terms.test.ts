import { expect, test } from "vitest";
import { createRandom } from "../../src/core/random.ts";
import { unattended } from "../../src/core/task.ts";
import { detectLanguages } from "../../src/topics/language.ts";
import { createSegmenter } from "../../src/topics/segment.ts";
import { readStopWords } from "../../src/topics/stop-words.ts";
import { createWordNotes } from "../../src/topics/word-notes.ts";
import { createTermCollector, type TermBag } from "../../src/topics/terms.ts";
import { bagOf, cut } from "./bags.ts";

const german = "der die das und ist nicht mit auf eine schöne Lieferung zur Tür Rückgabe Straße".split(" ");
const english = "the and is not with on a nice delivery to door return street we're don't x 5 C++ co-op".split(" ");

/** Texts of some sentences, mostly English; some are empty, some German. */
function texts(count: number): readonly string[] {
  const random = createRandom(9);
  return Array.from({ length: count }, () => {
    const words = random.below(5) === 0 ? german : english;
    return Array.from({ length: random.below(12) }, () => (random.below(6) === 0 ? `word${random.below(400)}` : words[random.below(words.length)]!)).join(" ");
  });
}

/** Word by word, with strings and maps. */
function bruteForce(all: readonly string[]): Pick<TermBag, "terms" | "start" | "of"> {
  const stops = readStopWords();
  const { found, isTurkic } = detectLanguages(cut(all.filter((text) => text !== "").slice(0, 2000), false), createWordNotes(stops));
  const main = stops.codes.indexOf(found[0]!.code);
  const { wordsOf } = createSegmenter({ isTurkic });
  const terms: string[] = [];
  const start = [0];
  const of: number[] = [];
  for (const text of all) {
    const words = wordsOf(text).filter((word) => word.length <= 40 && (word.length > 1 || !/[\p{sc=Latin}\p{sc=Greek}\p{sc=Cyrillic}]/u.test(word)));
    const stopsOf = (word: string): readonly number[] => stops.languagesOf(word) ?? stops.languagesOf(word.split("'")[0]!) ?? [];
    const hits = stops.codes.map((_, language) => words.filter((word) => stopsOf(word).includes(language)).length);
    const most = Math.max(...hits);
    const own = hits[main] === most || most < 2 ? main : hits.indexOf(most);
    const seen = new Set<string>();
    for (const word of words) {
      if (!terms.includes(word)) terms.push(word);
      if (seen.has(word) || stopsOf(word).includes(main) || stopsOf(word).includes(own)) continue;
      seen.add(word);
      of.push(terms.indexOf(word));
    }
    start.push(of.length);
  }
  return { terms, start: Uint32Array.from(start), of: Uint32Array.from(of) };
}

test("the words of texts are those a word by word count finds, in the order in which they come", async () => {
  const all = texts(3000);
  const { terms, start, of, messagesOf, wordsLeftOut, languages } = await bagOf(all);
  expect({ terms, start, of }).toEqual(bruteForce(all));
  expect(languages.slice(0, 2).map(({ code }) => code)).toEqual(["en", "de"]);
  expect(messagesOf.reduce((sum, count) => sum + count, 0)).toBe(of.length);
  expect(wordsLeftOut).toBe(0);
});

test("texts are counted in parts of one size: what comes together or is flushed between changes nothing", async () => {
  const all = texts(2500).map((text) => `${text} ${"filling ".repeat(500)}`);
  const flushed = await bagOf(all);
  const collector = createTermCollector();
  const encoder = new TextEncoder();
  all.forEach((text, m) => {
    const bytes = encoder.encode(text);
    collector.add(m, bytes, 0, bytes.length);
  });
  expect(await collector.take(all.length, unattended)).toEqual(flushed);
});

test("several texts of one message are one, messages without a text have no words", async () => {
  const collector = createTermCollector();
  const add = (message: number, text: string): void => {
    const bytes = new TextEncoder().encode(`..${text}..`);
    collector.add(message, bytes, 2, bytes.length - 2);
  };
  add(1, "parcel gate");
  add(1, "gate bell");
  add(4, "bell");
  const { terms, start, of } = await collector.take(6, unattended);
  expect(terms).toEqual(["parcel", "gate", "bell"]);
  expect(Array.from(start)).toEqual([0, 0, 3, 3, 3, 4, 4]);
  expect(Array.from(of)).toEqual([0, 1, 2, 2]);
});
