import { expect } from "vitest";
import { ownHands } from "../../src/core/pool.ts";
import type { Network } from "../../src/core/network.ts";
import { unattended } from "../../src/core/task.ts";
import { computeBetweenness } from "../../src/kernels/betweenness.ts";
import { sampleBetweenness } from "../../src/measures/sampled-betweenness.ts";
import { dataTest, readTies } from "./real-data.ts";

/** In how many of so many seeded runs every person's exact value lies within the bounds of the sampled one, and within epsilon of it. */
async function countHeld(network: Network, epsilon: number, runs: number): Promise<number> {
  const n = network.personCount;
  const exact = (await computeBetweenness(network, unattended)).map((value) => value / (n * (n - 1)));
  let held = 0;
  for (let seed = 1; seed <= runs; seed++) {
    const { share, below, above } = await sampleBetweenness(network, { epsilon, delta: 0.05, seed, task: unattended, pool: ownHands });
    const isWithin = (value: number, p: number): boolean =>
      value >= share[p]! - below[p]! - 1e-12 && value <= share[p]! + above[p]! + 1e-12 && Math.abs(value - share[p]!) <= epsilon;
    if (exact.every(isWithin)) held++;
  }
  return held;
}

dataTest("data/email-Eu-core/email-Eu-core.txt", "mail of an institute: the bounds hold for everyone in at least 95 of 100 seeded runs", async (text) => {
  const { network } = readTies(text, { undirected: false, separator: /\s+/, hasHeader: false });
  expect(await countHeld(network, 0.005, 100)).toBeGreaterThanOrEqual(95);
});

dataTest("data/large-snap/wiki-Vote.txt", "votes on Wikipedia: the bounds hold for everyone in each of ten seeded runs", async (text) => {
  const { network } = readTies(text, { undirected: false, separator: /\s+/, hasHeader: false });
  expect(await countHeld(network, 0.002, 10)).toBe(10);
});
