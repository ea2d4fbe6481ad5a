import { expect, test } from "vitest";
import { comparePeriodSets } from "../../src/insights/period-change.ts";

const none = Number.NaN;
const compared = (before: readonly [ranks: readonly number[], members: readonly number[]], after: readonly [ranks: readonly number[], members: readonly number[]]) => {
  const found = comparePeriodSets(
    { rank: Float64Array.from(before[0]), members: Uint32Array.from(before[1]) },
    { rank: Float64Array.from(after[0]), members: Uint32Array.from(after[1]) },
  );
  return Object.fromEntries(Object.entries(found).map(([kind, people]) => [kind, [...people]]));
};

test("everyone in one of the sets is in one list, and nobody else is", () => {
  // Five people; 0, 1, 2 make most of it at first, then 1, 2, 3; person 4 never does.
  expect(compared([[1, 2, 3, 4, 5], [0, 1, 2]], [[4, 3, 1, 2, 5], [2, 3, 1]])).toEqual({ joined: [3], left: [0], rose: [2], fell: [1], same: [] });
});

test("who was not ranked at all can join and leave", () => {
  expect(compared([[1, none, none], [0]], [[none, 1, none], [1]])).toEqual({ joined: [1], left: [0], rose: [], fell: [], same: [] });
});

test("the longest way stands first; equals stand by the new rank, then by id", () => {
  expect(compared([[9, 5, 4, 6, 1], [0, 1, 2, 3, 4]], [[1, 3, 2, 4, 1], [0, 1, 2, 3, 4]])).toEqual({ joined: [], left: [], rose: [0, 2, 1, 3], fell: [], same: [4] });
});

test("two empty sets have no change", () => {
  expect(compared([[none, none], []], [[none, none], []])).toEqual({ joined: [], left: [], rose: [], fell: [], same: [] });
});
