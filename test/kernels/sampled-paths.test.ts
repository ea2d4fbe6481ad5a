import { expect, test } from "vitest";
import type { Network } from "../../src/core/network.ts";
import { unattended } from "../../src/core/task.ts";
import { computeBetweenness } from "../../src/kernels/betweenness.ts";
import { createPathSampler, type PathSampler } from "../../src/kernels/sampled-paths.ts";
import { networkOf, type Tie } from "../measures/compute.ts";
import { sampleNetworks } from "../measures/random-networks.ts";

function samplerOf({ outgoing, incoming }: Network, seed: number, isPlain: boolean): PathSampler {
  return createPathSampler(outgoing, incoming, { seed, kernel: isPlain ? "plain" : "compiled" });
}

function countsOf(network: Network, seed: number, samples: number, isPlain: boolean): Uint32Array {
  const sampler = samplerOf(network, seed, isPlain);
  expect(sampler.draw(0, samples)).toBe(0);
  return sampler.takeCounts();
}

function ring(n: number): Tie[] {
  return Array.from({ length: n }, (_, i) => [i, (i + 1) % n]);
}

test("on the way 0 → 1 → 2 one pair in six has somebody between", () => {
  const samples = 60_000;
  const counts = countsOf(networkOf(3, [[0, 1], [1, 2]]), 1, samples, false);
  expect(counts[0]).toBe(0);
  expect(counts[2]).toBe(0);
  expect(Math.abs(counts[1]! / samples - 1 / 6)).toBeLessThan(5 * Math.sqrt(1 / 6 / samples));
});

test("of several shortest paths each is as likely as the others", () => {
  // 0 → {1, 2} → 3 → {4, 5, 6} → 7: six paths from 0 to 7, and two people have twice as many below them.
  const network = networkOf(8, [[0, 1], [0, 2], [1, 3], [2, 3], [3, 4], [3, 5], [3, 6], [4, 7], [5, 7], [6, 7]]);
  const samples = 200_000;
  const counts = countsOf(network, 3, samples, false);
  // Pairs through 1: 0→3, 0→4, 0→5, 0→6, 0→7, half of each; through 4: 0→7, 1→7, 2→7, 3→7, a third of each.
  for (const [person, pairs] of [[1, 2.5], [2, 2.5], [4, 4 / 3], [5, 4 / 3], [6, 4 / 3], [3, 12]] as const) {
    const expected = pairs / 56;
    expect(Math.abs(counts[person]! / samples - expected)).toBeLessThan(5 * Math.sqrt(expected / samples));
  }
});

test("counts come near exact betweenness on random networks, directed and not, in parts and whole", async () => {
  const samples = 40_000;
  for (const { name, n, network } of sampleNetworks(40, 12)) {
    const exact = await computeBetweenness(network, unattended);
    const counts = countsOf(network, 5, samples, false);
    for (let p = 0; p < n; p++) {
      const expected = exact[p]! / (n * (n - 1));
      expect(Math.abs(counts[p]! / samples - expected), `${name}, person ${p}`).toBeLessThanOrEqual(5 * Math.sqrt(expected / samples));
    }
  }
});

test("compiled and plain give the same counts", () => {
  for (const { name, network } of sampleNetworks(60, 30)) expect(countsOf(network, 9, 500, true), name).toEqual(countsOf(network, 9, 500, false));
  const large = networkOf(3000, [...ring(3000), ...Array.from({ length: 9000 }, (_, i): Tie => [(i * 7919) % 3000, (i * i * 31 + i) % 3000])]);
  expect(countsOf(large, 2 ** 40 + 3, 2000, true)).toEqual(countsOf(large, 2 ** 40 + 3, 2000, false));
});

test.each([false, true])("samples drawn by several, in any order, add up to the same counts (plain: %s)", (isPlain) => {
  const network = networkOf(200, [...ring(200), ...Array.from({ length: 400 }, (_, i): Tie => [(i * 37) % 200, (i * i) % 200])]);
  const whole = countsOf(network, 4, 900, isPlain);
  const one = samplerOf(network, 4, isPlain);
  const other = samplerOf(network, 4, isPlain);
  other.draw(600, 300);
  one.draw(250, 350);
  other.draw(0, 250);
  const counts = one.takeCounts();
  other.takeCounts().forEach((count, p) => (counts[p]! += count));
  expect(counts).toEqual(whole);
  expect(one.takeCounts().every((count) => count === 0)).toBe(true);
});

test("people found are those with counts, and taking them starts again from 0", () => {
  const network = networkOf(40, [[0, 1], [1, 2], [2, 39]]);
  const counts = countsOf(network, 1, 5000, false);
  const sampler = samplerOf(network, 1, false);
  sampler.draw(0, 5000);
  expect(sampler.takeFound()).toEqual({ people: Uint32Array.of(1, 2), counts: Uint32Array.of(counts[1]!, counts[2]!) });
  expect(sampler.takeFound().people).toHaveLength(0);
});

test("another seed draws other paths", () => {
  const network = networkOf(50, ring(50));
  expect(countsOf(network, 1, 100, false)).not.toEqual(countsOf(network, 2, 100, false));
  expect(countsOf(network, 1, 100, false)).not.toEqual(countsOf(network, 1 + 2 ** 32, 100, false));
});

test.each([false, true])("a sample with more shortest paths than numbers can count is told, not counted (plain: %s)", (isPlain) => {
  // 1,100 diamonds in a row: 2^1100 paths from end to end.
  const ties: Tie[] = [];
  for (let i = 0; i < 1100; i++) ties.push([3 * i, 3 * i + 1], [3 * i, 3 * i + 2], [3 * i + 1, 3 * i + 3], [3 * i + 2, 3 * i + 3]);
  const sampler = samplerOf(networkOf(3301, ties), 1, isPlain);
  const failed = sampler.draw(0, 5000);
  expect(failed).toBeGreaterThan(0);
  expect(failed).toBeLessThan(100);
});
