import { expect, test } from "vitest";
import type { Network } from "../../src/core/network.ts";
import { NONE } from "../../src/core/talk-log.ts";
import { findPractices } from "../../src/insights/practices.ts";
import { buildNetwork } from "../../src/network/csr.ts";
import { undirectedUnion } from "../../src/network/undirected-union.ts";

/** Two circles: 0–3 tied all with all, with 4 hanging on 0; 5–7 in a ring; 8 alone. */
const pairs = [[0, 1], [0, 2], [0, 3], [1, 2], [1, 3], [2, 3], [4, 0], [5, 6], [6, 7], [7, 5]] as const;
const union: Network = undirectedUnion(buildNetwork(9, Uint32Array.from(pairs, ([a]) => a), Uint32Array.from(pairs, ([, b]) => b), undefined, { undirected: false }));
const labels = Uint32Array.of(0, 0, 0, 0, 0, 1, 1, 1, 2);
const nobody = new Uint8Array(9);

test("a community has members, a core and satellites", () => {
  const { practices, people, tooSmall } = findPractices({ union, labels, isLeftOut: nobody, groupOf: undefined, smallest: 3, leastOfGroup: 1 });
  expect(people).toBe(8);
  expect(tooSmall).toBe(0);
  expect(practices.map(({ members, ties, isCore, core, coreNumber, tieCount }) => ({ members: [...members], ties: [...ties], isCore: [...isCore], core, coreNumber, tieCount }))).toEqual([
    { members: [0, 1, 2, 3, 4], ties: [4, 3, 3, 3, 1], isCore: [1, 1, 1, 1, 0], core: 4, coreNumber: 3, tieCount: 7 },
    { members: [5, 6, 7], ties: [2, 2, 2], isCore: [1, 1, 1], core: 3, coreNumber: 2, tieCount: 3 },
  ]);
});

test("its people come from two groups, and what runs between them is counted", () => {
  const groupOf = Uint32Array.of(0, 0, 1, NONE, 1, 2, 2, 2, 0);
  const { practices, oneGroup, tooSmall } = findPractices({ union, labels, isLeftOut: nobody, groupOf, smallest: 4, leastOfGroup: 1 });
  expect([practices.length, oneGroup, tooSmall]).toEqual([1, 0, 1]);
  expect(practices[0]!.groups).toEqual([{ group: 0, people: 2 }, { group: 1, people: 2 }]);
  // Of known groups: 0–1 inside; 0–2, 1–2, 4–0 between.
  expect(practices[0]!.acrossGroups).toBe(3 / 4);
  expect(findPractices({ union, labels, isLeftOut: nobody, groupOf, smallest: 3, leastOfGroup: 1 }).oneGroup).toBe(1);
  expect(findPractices({ union, labels, isLeftOut: nobody, groupOf, smallest: 3, leastOfGroup: 3 }).practices).toEqual([]);
});

test("accounts of ours are no members", () => {
  const { practices, people } = findPractices({ union, labels, isLeftOut: Uint8Array.of(1, 0, 0, 0, 0, 0, 0, 0, 0), groupOf: undefined, smallest: 4, leastOfGroup: 1 });
  expect(people).toBe(7);
  expect([...practices[0]!.members]).toEqual([1, 2, 3, 4]);
  expect(practices[0]!.ties).toEqual(Uint32Array.of(2, 2, 2, 0));
});
