import { expect, test } from "vitest";
import type { Network } from "../../src/core/network.ts";
import { unattended } from "../../src/core/task.ts";
import { computePageRank } from "../../src/kernels/pagerank.ts";
import { orderStrongGroups } from "../../src/kernels/strong-groups.ts";
import { rowSums } from "../../src/kernels/tie-weights.ts";
import { undirectedUnion, withoutWeights } from "../../src/network/undirected-union.ts";
import { networkOf } from "../measures/compute.ts";
import { crowd } from "./crowd.ts";

test("groups that reach each other come after those they hear from, those who write to more people first", () => {
  // 4 → {2, 3} ⇄ → {0, 1} ⇄, and 5 alone.
  const groups = orderStrongGroups(networkOf(6, [[4, 3], [2, 3], [3, 2], [3, 0], [0, 1], [1, 0]]).incoming);
  const sets = Array.from({ length: groups.start.length - 1 }, (_, g) => groups.order.slice(groups.start[g], groups.start[g + 1]).join());
  expect(sets.toSorted()).toEqual(["0,1", "3,2", "4", "5"]);
  expect(sets.indexOf("4")).toBeLessThan(sets.indexOf("3,2"));
  expect(sets.indexOf("3,2")).toBeLessThan(sets.indexOf("0,1"));
});

test("a chain of 300,000 people overflows nothing", async () => {
  const n = 300_000;
  const chain = networkOf(n, Array.from({ length: n - 1 }, (_, p) => [p, p + 1] as const));
  const values = await computePageRank(chain, unattended);
  expect(values[n - 1]! / values[0]!).toBeCloseTo(1 / 0.15, 9);
  expect(await computePageRank(chain, unattended, "plain")).toEqual(values);
});

for (const choice of ["compiled", "plain"] as const) {
  test(`${choice}: someone who writes to another who is silent`, async () => {
    const [sender, silent] = await computePageRank(networkOf(2, [[0, 1]]), unattended, choice);
    expect(sender).toBeCloseTo(1 / 2.85, 15);
    expect(silent).toBeCloseTo(1.85 / 2.85, 15);
  });
}

/** Pair by pair, so that rounding does not add up. */
function sumOf(values: Float64Array): number {
  if (values.length < 3) return values.reduce((a, b) => a + b, 0);
  const half = values.length >> 1;
  return sumOf(values.subarray(0, half)) + sumOf(values.subarray(half));
}

/** Sum of absolute differences between the values and one step of the walk from them. */
function changeOfStep(network: Network, rank: Float64Array): number {
  const n = network.personCount;
  const sent = rowSums(network.outgoing);
  const { start, of, weight } = network.incoming;
  let idle = 0;
  for (let p = 0; p < n; p++) if (sent[p] === 0) idle += rank[p]!;
  let change = 0;
  for (let p = 0; p < n; p++) {
    let received = 0;
    for (let i = start[p]!; i < start[p + 1]!; i++) received += ((weight?.[i] ?? 1) * rank[of[i]!]!) / sent[of[i]!]!;
    change += Math.abs((0.15 + 0.85 * idle) / n + 0.85 * received - rank[p]!);
  }
  return change;
}

for (const [people, ties, seed] of [[50, 40, 1], [500, 900, 2], [3000, 30_000, 3], [20_000, 30_000, 4]] as const) {
  test(`crowd of ${people}: another step changes nothing, and compiled is plain to the last bit`, async () => {
    const network = crowd(people, ties, seed);
    for (const candidate of [network, withoutWeights(network), undirectedUnion(network)]) {
      const compiled = await computePageRank(candidate, unattended, "compiled");
      expect(sumOf(compiled)).toBeCloseTo(1, 14);
      expect(changeOfStep(candidate, compiled)).toBeLessThan(1e-12);
      expect(compiled).toEqual(await computePageRank(candidate, unattended, "plain"));
    }
  });
}
