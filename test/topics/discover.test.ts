import { expect, test } from "vitest";
import { createRandom } from "../../src/core/random.ts";
import { NONE } from "../../src/core/talk-log.ts";
import { unattended } from "../../src/core/task.ts";
import { discoverTopics, type DiscoverOptions } from "../../src/topics/discover.ts";
import { makeDocuments, takeSample } from "../../src/topics/discover-documents.ts";
import { joinTopics, worths } from "../../src/topics/discover-join.ts";
import { mutualInformation, stabilityOf } from "../../src/topics/discover-stability.ts";
import { firstTogether } from "../../src/topics/discover-words.ts";
import { parseCsv, readData } from "../data/files.ts";
import { bagOf } from "./bags.ts";

const themes = [
  "parcel courier delivery late tracking address doorbell neighbour",
  "invoice refund payment card charged bank receipt euro",
  "screen battery charger cable update crash button camera",
].map((words) => words.split(" "));

/** Texts of four words of one theme each, among common ones. */
function planted(count: number, seed = 3): { readonly texts: readonly string[]; readonly theme: Int32Array } {
  const random = createRandom(seed);
  const theme = Int32Array.from({ length: count }, () => random.below(3));
  const texts = Array.from(theme, (t) => Array.from({ length: 4 }, () => themes[t]![random.below(8)]!).concat(`hello${random.below(5)}`).join(" and the "));
  return { texts, theme };
}

const discover = async (texts: readonly string[], options: DiscoverOptions = {}) => discoverTopics(await bagOf(texts), undefined, options, unattended);

test("three planted topics are found, named by their words, and found again by other seeds", async () => {
  const { texts, theme } = planted(600);
  const found = await discover(texts, { count: 3 });
  expect(found.topics).toHaveLength(3);
  expect(mutualInformation(found.topicOf, theme)).toBeGreaterThan(0.97);
  for (const topic of found.topics) expect(themes.some((words) => topic.terms.slice(0, 5).every(({ term }) => words.includes(term)))).toBe(true);
  expect(found.agreement).toBeGreaterThan(0.97);
  expect(found.topics.every(({ stability }) => stability! > 0.9)).toBe(true);
  expect(found.topics.reduce((sum, { messages }) => sum + messages, 0)).toBe(found.topicOf.filter((t) => t >= 0).length);
});

test("the same texts and seed give the same topics", async () => {
  const { texts } = planted(300);
  expect(await discover(texts, { seed: 5 })).toEqual(await discover(texts, { seed: 5 }));
});

test("a message without a word of its own is on the topic of what it answers", async () => {
  const { texts } = planted(200);
  const all = [...texts, ...texts.map(() => "thanks")];
  const parent = Uint32Array.from(all, (_, m) => (m < 200 ? NONE : m - 200));
  const { topicOf } = await discoverTopics(await bagOf(all), parent, { count: 3 }, unattended);
  expect(topicOf.slice(200)).toEqual(topicOf.slice(0, 200));
});

test("topics are joined, split and renamed by hand, and keep their numbers", async () => {
  const { texts, theme } = planted(600);
  const three = await discover(texts, { count: 3 });
  const [a, b, c] = three.topics;
  const joined = await discover(texts, { count: 3, edits: [{ kind: "join", topic: a!.id, with: b!.id }, { kind: "rename", topic: c!.id, name: "Third" }] });
  expect(joined.topics.map(({ id }) => id).toSorted((x, y) => x - y)).toEqual([a!.id, c!.id].toSorted((x, y) => x - y));
  expect(joined.topics.find(({ id }) => id === c!.id)!.name).toBe("Third");
  expect(joined.topics.find(({ id }) => id === a!.id)!.messages).toBe(a!.messages + b!.messages);
  const named = await discover(texts, { count: 3, edits: [{ kind: "rename", topic: b!.id, name: "Mine" }, { kind: "join", topic: a!.id, with: b!.id }] });
  expect(named.topics.find(({ id }) => id === a!.id)!.name).toBe("Mine");
  const again = await discover(texts, { count: 3, edits: [{ kind: "join", topic: a!.id, with: b!.id }, { kind: "split", topic: a!.id }] });
  expect(mutualInformation(again.topicOf, theme)).toBeGreaterThan(0.97);
  await expect(discover(texts, { count: 3, edits: [{ kind: "split", topic: 99 }] })).rejects.toMatchObject({ code: "topic-edit" });
});

test("nothing to find is no topic; a wrong number is refused", async () => {
  expect((await discover(["", "hello", "12"])).topics).toEqual([]);
  expect((await discover([])).topics).toEqual([]);
  await expect(discover(["a"], { count: 1 })).rejects.toMatchObject({ code: "topic-count" });
});

test("agreement: the same groups under other names agree fully, crossed ones not at all", () => {
  expect(mutualInformation(Int32Array.of(0, 0, 1, 1), Int32Array.of(5, 5, 2, 2))).toBeCloseTo(1, 12);
  expect(mutualInformation(Int32Array.of(0, 0, 1, 1), Int32Array.of(0, 1, 0, 1))).toBeCloseTo(0, 12);
  expect(stabilityOf(Int32Array.of(0, 0, 1, 1), [Int32Array.of(1, 1, 0, 0), Int32Array.of(0, 0, 0, 1)], 2)).toEqual([(1 + 2 / 3) / 2, (1 + 1 / 2) / 2]);
});

test("each of the five products planted in the sample has a topic that is at least nine tenths about it", async () => {
  const rows = parseCsv(readData("shop/messages.csv"));
  const placeOf = new Map(rows.map((row, m) => [row["id"]!, m]));
  const parent = Uint32Array.from(rows, (row) => placeOf.get(row["in_reply_to"]!) ?? NONE);
  const found = await discoverTopics(await bagOf(rows.map((row) => row["text"]!)), parent, {}, unattended);
  const best = new Map<string, number>();
  found.topics.forEach((topic, t) => {
    const counts = new Map<string, number>();
    let named = 0;
    found.topicOf.forEach((of, m) => {
      const product = rows[m]!["product"]!;
      if (of !== t || product === "") return;
      named++;
      counts.set(product, (counts.get(product) ?? 0) + 1);
    });
    for (const [product, count] of counts) if (topic.messages >= 100) best.set(product, Math.max(best.get(product) ?? 0, count / named));
  });
  expect([...best.keys()].sort()).toEqual(["Alder 45", "Cinder stove", "Moor 2", "Tarn filter", "Wisp headlamp"]);
  for (const [product, purity] of best) expect(purity, product).toBeGreaterThanOrEqual(0.9);
});

test("of the most distinctive words those come first that stand together with the first", async () => {
  const bag = await bagOf([...Array.from({ length: 40 }, () => "apple pear"), ...Array.from({ length: 40 }, () => "screw"), ...Array.from({ length: 40 }, () => "apple pear plum"), ...Array.from({ length: 200 }, () => "nothing else")]);
  const documents = makeDocuments(bag, undefined, undefined);
  const placeOf = (word: string): number => Array.from(documents.terms).findIndex((term) => bag.terms[term] === word);
  const [apple, pear, plum, screw] = ["apple", "pear", "plum", "screw"].map(placeOf) as [number, number, number, number];
  expect(firstTogether(documents, [apple, screw, plum, pear])).toEqual([apple, pear, plum, screw]);
  expect(firstTogether(documents, [apple])).toEqual([apple]);
});

test("topics that talk alike are joined first, small ones before large ones", async () => {
  const alike = "kettle boiler teapot saucer".split(" ");
  const other = "violin cello drummer concert".split(" ");
  const texts = [alike, alike, other, alike, other, alike].map((words, t) => Array.from({ length: t < 3 ? 40 : 20 }, (_, m) => [words[m % 4]!, words[(m + 1 + (m % 3)) % 4]!, `filler${m % 17}`].join(" ")));
  const documents = makeDocuments(await bagOf(texts.flat()), undefined);
  const topic = Int32Array.from(texts.flatMap((group, t) => group.map(() => t)));
  const joined = joinTopics(takeSample(documents, Uint32Array.from(topic.keys())), topic, 6, 2, worths(documents.count));
  expect(Array.from(joined)).toEqual(texts.flatMap((group, t) => group.map(() => (t === 2 || t === 4 ? 1 : 0))));
});
