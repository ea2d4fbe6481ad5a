import { expect, test } from "vitest";
import type { Network } from "../../src/core/network.ts";
import { createRandom } from "../../src/core/random.ts";
import type { KernelChoice } from "../../src/kernels/kernel-choice.ts";
import { inTurn, openLouvain, runLouvain, runPass } from "../../src/kernels/louvain.ts";
import { measureModularity } from "../../src/measures/modularity.ts";
import { undirectedUnion, withoutWeights } from "../../src/network/undirected-union.ts";
import { networkOf, type Tie } from "../measures/compute.ts";
import * as naive from "../measures/naive.ts";
import { partitionByPackage } from "../measures/package-louvain.ts";
import { sampleNetworks } from "../measures/random-networks.ts";
import { crowd } from "./crowd.ts";

const breathe = async (): Promise<void> => {};

/** One pass in turn, as the package makes it. */
async function run(union: Network, seed: number, choice: KernelChoice): Promise<Uint32Array> {
  return (await runPass(openLouvain(union.outgoing, choice), inTurn(createRandom(seed)), breathe)).groups;
}

/** Seeded networks, small and large, with weights and without. */
function* unions(): Generator<{ readonly name: string; readonly union: Network }> {
  for (const { network, name } of sampleNetworks(200, 9)) {
    const union = undirectedUnion(network);
    if (union.tieCount > 0) yield { name, union };
  }
  for (const [people, ties, seed] of [[150, 300, 1], [700, 2500, 2], [3000, 20_000, 3], [9000, 12_000, 4]] as const) {
    const network = crowd(people, ties, seed);
    yield { name: `crowd ${people}`, union: undirectedUnion(network) };
    yield { name: `crowd ${people} without weights`, union: undirectedUnion(withoutWeights(network)) };
  }
}

for (const choice of ["compiled", "plain"] as const) {
  test(`${choice}: two triangles joined by a tie are two groups`, async () => {
    const union = networkOf(6, [[0, 1], [1, 2], [2, 0], [3, 4], [4, 5], [5, 3], [2, 3]], true);
    const [a, b, c, d, e, f] = await run(union, 1, choice);
    expect([a, b, c]).toEqual([a, a, a]);
    expect([d, e, f]).toEqual([d, d, d]);
    expect(a).not.toBe(d);
  });

  test(`${choice}: the groups of graphology-communities-louvain, number for number, on 200 small networks`, async () => {
    for (const { network, name } of sampleNetworks(200, 9)) {
      const union = undirectedUnion(network);
      if (union.tieCount === 0) continue;
      for (const seed of [1, 2]) expect(await run(union, seed, choice), name).toEqual(partitionByPackage(union, createRandom(seed)));
    }
  });

  test(`${choice}: the groups of graphology-communities-louvain, number for number, on crowds`, async () => {
    for (const [people, ties, seed] of [[150, 300, 1], [700, 2500, 2], [3000, 20_000, 3], [9000, 12_000, 4]] as const) {
      const network = crowd(people, ties, seed);
      for (const union of [undirectedUnion(network), undirectedUnion(withoutWeights(network))]) {
        const steps = openLouvain(union.outgoing, choice);
        // Several runs on one opened network: nothing of the run before is left.
        for (const s of [1, 2, 3]) {
          const { groups } = await runPass(steps, inTurn(createRandom(s)), breathe);
          expect(groups, `${people} people, seed ${s}`).toEqual(partitionByPackage(union, createRandom(s)));
        }
      }
    }
  });
}

test("a run is never below the package with the same seed, compiled and plain are the same, and its modularity is Newman's", async () => {
  let higher = 0;
  for (const { name, union } of unions()) {
    const plain = openLouvain(union.outgoing, "plain");
    const compiled = openLouvain(union.outgoing, "compiled");
    for (const seed of [1, 2]) {
      const found = await runLouvain(compiled, createRandom(seed), breathe);
      expect(await runLouvain(plain, createRandom(seed), breathe), name).toEqual(found);
      expect(found.modularity, name).toBeCloseTo(measureModularity(union, found.groups), 12);
      const before = measureModularity(union, partitionByPackage(union, createRandom(seed)));
      expect(found.modularity, name).toBeGreaterThan(before - 1e-12);
      if (found.modularity > before + 1e-6) higher++;
    }
  }
  expect(higher).toBeGreaterThan(20);
});

test("after a run nobody gains by going over to another group alone, nor two groups by becoming one", async () => {
  for (const { network, matrix, directed, name } of sampleNetworks(200, 21)) {
    if (network.tieCount === 0) continue;
    const all = directed ? naive.mutual(matrix) : matrix;
    const { groups, modularity } = await runLouvain(openLouvain(undirectedUnion(network).outgoing, "plain"), createRandom(1), breathe);
    const labels = Array.from(groups);
    const limit = modularity + 2e-9;
    for (const other of new Set(labels)) {
      labels.forEach((own, p) => {
        if (own === other) return;
        expect(naive.modularity(all, labels.with(p, other)), name).toBeLessThan(limit);
        expect(naive.modularity(all, labels.map((label) => (label === own ? other : label))), name).toBeLessThan(limit);
      });
    }
  }
});

test("a pass from given groups begins there: the groups it was given when nothing gains", async () => {
  // Two triangles joined by a tie.
  const union = networkOf(6, [[0, 1], [1, 2], [2, 0], [3, 4], [4, 5], [5, 3], [2, 3]], true);
  for (const choice of ["compiled", "plain"] as const) {
    const steps = openLouvain(union.outgoing, choice);
    const best = await runPass(steps, inTurn(createRandom(1)), breathe, Uint32Array.of(5, 5, 5, 2, 2, 2));
    expect(Array.from(best.groups)).toEqual([0, 0, 0, 1, 1, 1]);
    expect(best.modularity).toBeCloseTo(6 / 7 - 1 / 2, 12);
    // 2 stands with the others: it goes home.
    const mended = await runPass(steps, inTurn(createRandom(1)), breathe, Uint32Array.of(5, 5, 2, 2, 2, 2));
    expect(Array.from(mended.groups)).toEqual([0, 0, 0, 1, 1, 1]);
  }
});

test("undirected networks in which every tie weighs 1 have the package's groups too", async () => {
  const ties = Array.from({ length: 600 }, (_, i): Tie => [i % 97, (i * i + 3) % 89]).filter(([a, b]) => a < b);
  const union = networkOf(97, [...new Map(ties.map((tie) => [tie.join(), tie])).values()], true);
  expect(union.outgoing.weight).toBeUndefined();
  for (const seed of [1, 2, 3, 4, 5]) {
    const expected = partitionByPackage(union, createRandom(seed));
    expect(await run(union, seed, "compiled")).toEqual(expected);
    expect(await run(union, seed, "plain")).toEqual(expected);
  }
});

test("exactly 128 ties, where the package's row starts overflow: the last person keeps their ties", async () => {
  // 64 pairs of pairs: 32 squares of 4 people with their 4 ties each.
  const ties = Array.from({ length: 32 }, (_, s): Tie[] => [[4 * s, 4 * s + 1], [4 * s + 1, 4 * s + 2], [4 * s + 2, 4 * s + 3], [4 * s, 4 * s + 3]]).flat();
  const union = networkOf(128, ties, true);
  expect(union.tieCount).toBe(128);
  const groups = await run(union, 1, "compiled");
  expect(groups).toEqual(await run(union, 1, "plain"));
  for (let p = 0; p < 128; p++) expect(groups[p]).toBe(groups[p - (p % 4)]);
});
