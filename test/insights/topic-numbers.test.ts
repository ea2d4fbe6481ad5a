import { expect, test } from "vitest";
import { overlapSets } from "../../src/insights/set-overlap.ts";
import { countShared, rankSparse } from "../../src/insights/topic-numbers.ts";
import { isLittleTalk } from "../../src/insights/topic-table.ts";
import { rankPeople } from "../../src/core/ranking.ts";
import { createRandom } from "../../src/core/random.ts";
import { smallestShare } from "../../src/roles/cut.ts";

test("people who are left out count as zeros: the same cut as from everyone", () => {
  const random = createRandom(7);
  for (let round = 0; round < 200; round++) {
    const n = 5 + Math.floor(random.next() * 60);
    const isOurs = Uint8Array.from({ length: n }, () => (random.next() < 0.1 ? 1 : 0));
    const values = Float64Array.from({ length: n }, () => (random.next() < 0.5 ? 0 : Math.floor(random.next() * 6) / (round % 2 === 0 ? 1 : 3)));
    const dense = values.map((value, p) => (isOurs[p] === 1 ? Number.NaN : value));
    const expected = smallestShare(dense, rankPeople(dense, "high"), 0.8, n);
    const people = Uint32Array.from(values.keys()).filter((p) => values[p] !== 0 || random.next() < 0.3);
    const own = Float64Array.from(people, (p) => values[p]!);
    const listedCount = dense.filter((value) => !Number.isNaN(value)).length;
    const { cut } = rankSparse({ people, posts: own, impressions: own, taking: 0, authors: 0 }, own, isOurs, { share: 0.8, population: n, listedCount });
    expect(cut, `round ${round}`).toEqual(expected);
  }
});

test("what two lists share is counted", () => {
  expect(countShared(Uint32Array.of(1, 5, 9), Uint32Array.of(2, 5, 9))).toBe(2);
  expect(overlapSets([Uint32Array.of(9, 1, 5), Uint32Array.of(5, 2, 9)]).shared[0]).toEqual([3, 2]);
  expect(countShared(Uint32Array.of(1), Uint32Array.of())).toBe(0);
});

test("two sets of nobody have no overlap to speak of", () => {
  const { jaccard, shared } = overlapSets([Uint32Array.of(), Uint32Array.of(), Uint32Array.of(3, 4), Uint32Array.of(4, 5)]);
  expect(jaccard[0]).toEqual([Number.NaN, Number.NaN, 0, 0]);
  expect(jaccard[2]).toEqual([0, 0, 1, 1 / 3]);
  expect(shared[2]).toEqual([0, 0, 2, 1]);
});

test("100 messages by 20 people can be ranked, less cannot", () => {
  expect([[100, 20], [99, 20], [100, 19]].map(([messages, people]) => isLittleTalk({ messages: messages!, people: people! }))).toEqual([false, true, true]);
});
