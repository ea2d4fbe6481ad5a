import modularity from "graphology-metrics/graph/modularity.js";
import { expect, test } from "vitest";
import type { Network } from "../../src/core/network.ts";
import { createRandom } from "../../src/core/random.ts";
import { unattended } from "../../src/core/task.ts";
import { measureModularity, measureModularitySlowly } from "../../src/measures/modularity.ts";
import { viewAsGraph } from "../../src/network/graphology-view.ts";
import { undirectedUnion, withoutWeights } from "../../src/network/undirected-union.ts";
import { crowd } from "../kernels/crowd.ts";
import { networkOf } from "./compute.ts";
import { sampleNetworks } from "./random-networks.ts";

/** What graphology-metrics says of the same groups. */
function byPackage(union: Network, labels: ArrayLike<number>): number {
  const { weight } = union.outgoing;
  return modularity(viewAsGraph(union), {
    getNodeCommunity: (node) => labels[Number(node)]!,
    getEdgeWeight: (edge) => (weight === undefined ? 1 : weight[Number(edge)]!),
  });
}

test("two triangles joined by a tie, each a group", () => {
  const union = networkOf(6, [[0, 1], [1, 2], [2, 0], [3, 4], [4, 5], [5, 3], [2, 3]], true);
  expect(measureModularity(union, [0, 0, 0, 1, 1, 1])).toBeCloseTo(6 / 7 - 1 / 2, 15);
  expect(measureModularity(union, [0, 0, 0, 0, 0, 0])).toBeCloseTo(0, 15);
});

test("without ties there is none", async () => {
  expect(measureModularity(networkOf(3, [], true), [0, 1, 2])).toBeNaN();
  expect(await measureModularitySlowly(networkOf(0, [], true), [], unattended)).toBeNaN();
});

test("the bits of graphology-metrics, at once and in stretches, with weights and without, also where a number names no group", async () => {
  const unions = sampleNetworks(100, 5).map(({ network }) => undirectedUnion(network));
  const large = crowd(20_000, 300_000, 8);
  unions.push(undirectedUnion(large), undirectedUnion(withoutWeights(large)));
  for (const [i, union] of unions.entries()) {
    if (union.tieCount === 0) continue;
    const random = createRandom(i);
    const labels = Uint32Array.from({ length: union.personCount }, () => 2 * random.below(4));
    const expected = byPackage(union, labels);
    expect(measureModularity(union, labels)).toBe(expected);
    expect(await measureModularitySlowly(union, labels, unattended)).toBe(expected);
  }
});
