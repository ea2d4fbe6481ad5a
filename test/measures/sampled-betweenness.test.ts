import { expect, test } from "vitest";
import { ownHands, type Pool } from "../../src/core/pool.ts";
import type { Network } from "../../src/core/network.ts";
import { createRandom } from "../../src/core/random.ts";
import { unattended } from "../../src/core/task.ts";
import { computeBetweenness } from "../../src/kernels/betweenness.ts";
import { type SampledBetweenness, sampleBetweenness, type SamplingOptions } from "../../src/measures/sampled-betweenness.ts";
import { networkOf, type Tie } from "./compute.ts";

const sampling: SamplingOptions = { epsilon: 0.02, delta: 0.05, seed: 1, task: unattended, pool: ownHands };

/** Exact betweenness as shares of all ordered pairs. */
async function sharesOf(network: Network): Promise<Float64Array> {
  const n = network.personCount;
  return (await computeBetweenness(network, unattended)).map((value) => value / (n * (n - 1)));
}

/** People whose exact value is outside their bounds, by more than rounding. */
function countFailures(exact: Float64Array, { share, below, above }: SampledBetweenness): number {
  let failed = 0;
  exact.forEach((value, p) => {
    if (value < share[p]! - below[p]! - 1e-12 || value > share[p]! + above[p]! + 1e-12) failed++;
  });
  return failed;
}

/** Many people with few ties and a few with many: what talk is like. */
function randomTalk(n: number, ties: number, seed: number, undirected = false): Network {
  const random = createRandom(seed);
  const person = (): number => Math.floor(n * random.next() ** 3);
  return networkOf(n, Array.from({ length: ties }, (): Tie => [person(), Math.floor(n * random.next())]), undirected);
}

test("a star: the middle is on nearly all paths, nobody else on any", async () => {
  const network = networkOf(30, Array.from({ length: 29 }, (_, i): Tie => [0, i + 1]), true);
  const found = await sampleBetweenness(network, sampling);
  const exact = (29 * 28) / (30 * 29);
  expect(Math.abs(found.share[0]! - exact)).toBeLessThanOrEqual(sampling.epsilon);
  expect(found.share.subarray(1).every((share) => share === 0)).toBe(true);
  expect(found.below[0]).toBeGreaterThan(0);
  expect(found.below[1]).toBe(0);
  expect(found.above[1]).toBeGreaterThan(0);
});

test("without ties everyone has 0, and it takes few samples to know", async () => {
  const found = await sampleBetweenness(networkOf(1000, []), sampling);
  expect(found.share.every((share) => share === 0)).toBe(true);
  expect(found.samples).toBeLessThan(3000);
});

test.each([
  ["directed", randomTalk(300, 1200, 1)],
  ["undirected", randomTalk(300, 900, 2, true)],
  ["in parts", randomTalk(400, 380, 3)],
] as const)("no bound is wider than epsilon, and in 100 seeded runs at least 95 hold for everyone: %s", async (_, network) => {
  const exact = await sharesOf(network);
  let held = 0;
  for (let seed = 1; seed <= 100; seed++) {
    const found = await sampleBetweenness(network, { ...sampling, seed });
    for (const bound of [...found.below, ...found.above]) expect(bound).toBeLessThanOrEqual(sampling.epsilon);
    if (countFailures(exact, found) === 0) held++;
  }
  expect(held).toBeGreaterThanOrEqual(95);
});

test("bounds are not idle: with a tenth of the samples they would fail", async () => {
  const network = randomTalk(300, 1200, 1);
  const exact = await sharesOf(network);
  const worst = (found: SampledBetweenness): number => exact.reduce((most, value, p) => Math.max(most, Math.abs(value - found.share[p]!)), 0);
  const coarse = await sampleBetweenness(network, sampling);
  const fine = await sampleBetweenness(network, { ...sampling, epsilon: 0.002 });
  expect(fine.samples).toBeGreaterThan(10 * coarse.samples);
  expect(worst(coarse)).toBeGreaterThan(0.002);
  expect(worst(fine)).toBeLessThanOrEqual(0.002);
});

test("the same bits for any number of workers and for both twins of the kernel", async () => {
  const network = randomTalk(500, 3000, 4);
  const once = await sampleBetweenness(network, sampling);
  expect(await sampleBetweenness(network, { ...sampling, kernel: "plain" })).toEqual(once);
  for (const size of [2, 3, 7]) {
    const pool: Pool = { ...ownHands, size };
    expect(await sampleBetweenness(network, { ...sampling, pool }), `${size} workers`).toEqual(once);
  }
});

test("another seed, another estimate", async () => {
  const network = randomTalk(300, 1200, 1);
  expect((await sampleBetweenness(network, { ...sampling, seed: 2 })).share).not.toEqual((await sampleBetweenness(network, sampling)).share);
});

test("more shortest paths than numbers can count are told", async () => {
  const ties: Tie[] = [];
  for (let i = 0; i < 1100; i++) ties.push([3 * i, 3 * i + 1], [3 * i, 3 * i + 2], [3 * i + 1, 3 * i + 3], [3 * i + 2, 3 * i + 3]);
  expect((await sampleBetweenness(networkOf(3301, ties), sampling)).hasOverflow).toBe(true);
});

test("sampling says how far it is and stops when it is cancelled", async () => {
  const stages: number[] = [];
  const task = {
    breathe: async (progress?: { done: number }) => {
      if (progress !== undefined) stages.push(progress.done);
      if (stages.length > 50) throw new Error("cancelled");
    },
  };
  await expect(sampleBetweenness(randomTalk(300, 1200, 1), { ...sampling, epsilon: 0.001, task })).rejects.toThrow("cancelled");
  expect(stages.at(-1)).toBeGreaterThan(0);
});
