import { expect, test } from "vitest";
import { unattended } from "../../src/core/task.ts";
import { computeCoreNumbers, computeCoreNumbersSlowly } from "../../src/kernels/core-numbers.ts";
import { simpleUnion } from "../../src/network/undirected-union.ts";
import { networkOf } from "../measures/compute.ts";
import { crowd } from "./crowd.ts";

for (const choice of ["compiled", "plain"] as const) {
  test(`${choice}: a triangle with a tail and a person alone`, () => {
    const union = networkOf(5, [[0, 1], [1, 2], [0, 2], [2, 3]], true).outgoing;
    expect(Array.from(computeCoreNumbers(union, choice))).toEqual([2, 2, 2, 1, 0]);
  });

  test(`${choice}: nobody`, () => {
    expect(computeCoreNumbers(networkOf(0, []).outgoing, choice).length).toBe(0);
  });
}

test("compiled and plain agree on crowds, at once and in pieces, and everyone has as many contacts of their own core or above", async () => {
  for (const [people, ties, seed] of [[40, 30, 1], [600, 9000, 2], [8000, 40_000, 3]] as const) {
    const union = simpleUnion(crowd(people, ties, seed)).outgoing;
    const cores = computeCoreNumbers(union, "compiled");
    expect(computeCoreNumbers(union, "plain")).toEqual(cores);
    for (const choice of ["compiled", "plain"] as const) expect(await computeCoreNumbersSlowly(union, unattended, choice)).toEqual(cores);
    for (let p = 0; p < people; p++) {
      const inside = union.of.subarray(union.start[p], union.start[p + 1]).filter((other) => cores[other]! >= cores[p]!).length;
      expect(inside).toBeGreaterThanOrEqual(cores[p]!);
    }
  }
});
