import { expect, test } from "vitest";
import { unattended } from "../../src/core/task.ts";
import { findCommunities } from "../../src/measures/community.ts";
import { compute, networkOf, type Tie } from "./compute.ts";
import * as naive from "./naive.ts";
import { sampleNetworks } from "./random-networks.ts";

const options = { runs: 10, seed: 1, task: unattended };
/** Two triangles of different size joined by one tie, and a person alone. */
const ties: readonly Tie[] = [[4, 5], [5, 6], [6, 4], [4, 7], [5, 7], [6, 7], [0, 1], [1, 2], [2, 0], [2, 4]];

test("the larger group is 0, the person alone comes last", async () => {
  const found = await findCommunities(networkOf(8, ties), options);
  expect(Array.from(found.labels)).toEqual([1, 1, 1, 2, 0, 0, 0, 0]);
  expect(found.count).toBe(3);
  expect(await compute("community", networkOf(8, ties))).toEqual([1, 1, 1, 2, 0, 0, 0, 0]);
});

test("groups of one size are numbered by their first person", async () => {
  const found = await findCommunities(networkOf(6, [[5, 4], [4, 3], [3, 5], [0, 1], [1, 2], [2, 0]], true), options);
  expect(Array.from(found.labels)).toEqual([0, 0, 0, 1, 1, 1]);
});

test("without ties everyone is a community and there is no modularity", async () => {
  const found = await findCommunities(networkOf(3, []), options);
  expect(Array.from(found.labels)).toEqual([0, 1, 2]);
  expect(found.modularity).toBeNaN();
});

test("modularity is Newman's sum, never above the best of all partitions, and nearly always equal to it", async () => {
  let best = 0;
  const samples = sampleNetworks(300, 7).filter((sample) => sample.network.tieCount > 0);
  for (const { network, matrix, directed, name } of samples) {
    const union = directed ? naive.mutual(matrix) : matrix;
    const found = await findCommunities(network, options);
    const labels = Array.from(found.labels);
    expect(found.modularity, name).toBeCloseTo(naive.modularity(union, labels), 12);
    expect(new Set(labels).size, name).toBe(found.count);
    const limit = naive.bestModularity(union);
    expect(found.modularity, name).toBeLessThan(limit + 1e-12);
    if (found.modularity > limit - 1e-9) best++;
  }
  expect(best / samples.length).toBeGreaterThan(0.9);
});

test("the same seed gives the same labels, and more runs are never worse", async () => {
  for (const { network } of sampleNetworks(30, 40)) {
    const once = await findCommunities(network, { ...options, runs: 1 });
    const many = await findCommunities(network, options);
    expect(await findCommunities(network, options)).toEqual(many);
    if (network.tieCount > 0) expect(many.modularity).toBeGreaterThanOrEqual(once.modularity);
  }
});

test("no runs at all is refused", async () => {
  await expect(findCommunities(networkOf(2, [[0, 1]]), { ...options, runs: 0 })).rejects.toMatchObject({ code: "louvain-runs", kind: "arguments" });
});
