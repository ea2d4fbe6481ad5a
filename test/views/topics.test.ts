import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { joined } from "../../src/views/topics/dictionary/draft.ts";
import type { TopicOverlap, TopicRow } from "../../src/engine/topic-questions.ts";
import { pairWords, strengthOf } from "../../src/views/topics/overlap-words.ts";
import { Sparkline } from "../../src/views/topics/Sparkline.tsx";
import { riseOf, sortTopics } from "../../src/views/topics/topic-sort.ts";

const cut = { count: 2, share: 0.1, gini: 0.5, tiedIn: 1, tiedOut: 0 };
const row = (name: string, changed: Partial<TopicRow> = {}): TopicRow => ({ name, messages: 10, people: 5, authors: 3, connectors: cut, mavens: cut, both: 1, either: 3, trend: [1, 1], isLittle: true, ...changed });

test("topics sort by any column, what is not known last whichever way", () => {
  const rows = [row("a", { connectors: { ...cut, gini: null } }), row("b", { connectors: { ...cut, gini: 0.9 } }), row("c", { connectors: { ...cut, gini: 0.2 } })];
  expect(sortTopics(rows, { column: "connectorsGini", descending: true }).map(({ name }) => name)).toEqual(["b", "c", "a"]);
  expect(sortTopics(rows, { column: "connectorsGini", descending: false }).map(({ name }) => name)).toEqual(["c", "b", "a"]);
  expect(sortTopics(rows, { column: "name", descending: true }).map(({ name }) => name)).toEqual(["c", "b", "a"]);
  expect(sortTopics(rows, { column: "messages", descending: true })).toEqual(rows);
});

test("a topic rises by how much of it came late", () => {
  expect([riseOf([4, 0]), riseOf([0, 4]), riseOf([1, 2, 1]), riseOf([1, 0, 3])]).toEqual([0, 1, 0.5, 0.75]);
  expect([riseOf([]), riseOf([0, 0])]).toEqual([Number.NaN, Number.NaN]);
});

test("a count between two gaps is a dot of its own: no line leads there", () => {
  const alone = (counts: readonly (number | null)[]): number => renderToStaticMarkup(createElement(Sparkline, { counts })).split("topics-spark-alone").length - 1;
  expect([alone([1, null, 2, null, 3, 4]), alone([null, 2, null]), alone([1, 2, null, 3, 4]), alone([1, 2, 3]), alone([5])]).toEqual([2, 1, 0, 0, 0]);
});

const overlap: TopicOverlap = {
  of: "mavens", total: 2,
  topics: [{ name: "price", size: 20, messages: 400, isLittle: false }, { name: "returns", size: 10, messages: 100, isLittle: false }],
  shared: [[20, 3], [3, 10]], jaccard: [[1, 3 / 27], [3 / 27, 1]], together: [[400, 25], [25, 100]],
};

test("a pair is told with its n", () => {
  expect(pairWords(overlap, "mavens", 0, 1)).toBe("price and returns: 3 of 27 people are in both (11\u00a0%)");
  expect(pairWords(overlap, "mavens", 1, 1)).toBe("returns: 10 people talk most");
  expect(pairWords(overlap, "together", 0, 1)).toBe("price and returns: 25 messages on both, 25\u00a0% of the 100 of the smaller");
  expect(strengthOf(overlap, "together", 0, 1)).toBe(0.25);
});

test("a dictionary that is taken adds to the one that is written, and replaces none of its words", () => {
  const written = [{ topic: "Delivery", terms: ["late", "own words"] }, { topic: "price", terms: [] }];
  expect(joined(written, [{ topic: "billing", terms: ["invoice*"] }, { topic: "delivery", terms: ["deliver*", "late"] }])).toEqual([
    { topic: "Delivery", terms: ["late", "own words", "deliver*"] }, { topic: "price", terms: [] }, { topic: "billing", terms: ["invoice*"] },
  ]);
});
