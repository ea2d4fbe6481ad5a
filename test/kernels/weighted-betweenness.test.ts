import { expect, test } from "vitest";
import { unattended } from "../../src/core/task.ts";
import { computeBetweenness } from "../../src/kernels/betweenness.ts";
import { tieLengths } from "../../src/kernels/tie-weights.ts";
import { computeWeightedBetweenness } from "../../src/kernels/weighted-betweenness.ts";
import { networkOf, type Tie } from "../measures/compute.ts";
import { sampleNetworks } from "../measures/random-networks.ts";

const weighted = async (n: number, ties: readonly Tie[]): Promise<number[]> => {
  const { outgoing } = networkOf(n, ties);
  return Array.from(await computeWeightedBetweenness(outgoing, tieLengths(outgoing), unattended));
};

test("with every tie of length 1 the search by length finds what the search by steps finds", async () => {
  for (const { network } of sampleNetworks(100, 30)) {
    const { outgoing } = network;
    const byLength = await computeWeightedBetweenness(outgoing, new Float64Array(outgoing.of.length).fill(1), unattended);
    const bySteps = await computeBetweenness(network, unattended);
    byLength.forEach((value, p) => expect(value).toBeCloseTo(bySteps[p]!, 9));
  }
});

test("lengths a relative 1e-11 apart are the same way, 1e-9 apart are not", async () => {
  const ways = (slightly: number): Tie[] => [[0, 1, 1], [1, 3, 1], [0, 2, 1], [2, 3, 1 + slightly]];
  expect(await weighted(4, ways(1e-11))).toEqual([0, 0.5, 0.5, 0]);
  expect(await weighted(4, ways(1e-9))).toEqual([0, 0, 1, 0]);
});

test("a tie of next to no length leads nobody back to where the path came from", async () => {
  // 1 and 2 are 1e-12 apart: from 0, both are 1 away within 1e-10, yet 2 is no way to 1.
  expect(await weighted(4, [[0, 1, 1], [1, 2, 1e12], [2, 1, 1e12], [1, 3, 1]])).toEqual([0, 3, 0, 0]);
});

test("the tiniest and the largest weights keep every value finite", async () => {
  expect(await weighted(3, [[0, 1, 5e-324], [1, 2, 5e-324]])).toEqual([0, 1, 0]);
  expect(await weighted(3, [[0, 1, 1e300], [1, 2, 5e-324]])).toEqual([0, 1, 0]);
});
