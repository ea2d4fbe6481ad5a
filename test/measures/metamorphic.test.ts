import { expect, test } from "vitest";
import { createRandom } from "../../src/core/random.ts";
import { measures } from "../../src/measures/registry.ts";
import { compute, largestDifference, networkOf, type Tie } from "./compute.ts";
import { sampleNetworks } from "./random-networks.ts";

const samples = sampleNetworks(60, 20);
/** Community numbers are names, influence columns are handed in. */
const ofNetwork = measures.filter((measure) => !["community", "impressions", "posts"].includes(measure.id)).map((measure) => measure.id);

function shuffled<T>(values: readonly T[], seed: number): T[] {
  const random = createRandom(seed);
  const result = [...values];
  for (let i = result.length - 1; i > 0; i--) {
    const j = random.below(i + 1);
    [result[i], result[j]] = [result[j]!, result[i]!];
  }
  return result;
}

for (const id of ofNetwork) {
  test(`${id}: the order of the rows does not change a bit`, async () => {
    for (const [seed, { n, ties, directed, network }] of samples.entries()) {
      const again = networkOf(n, shuffled(ties, seed), !directed);
      for (const weights of ["on", "off"] as const) expect(await compute(id, again, { weights })).toEqual(await compute(id, network, { weights }));
    }
  });

  test(`${id}: other person numbers give the same values to the same people`, async () => {
    for (const [seed, { n, ties, directed, network, name }] of samples.entries()) {
      const number = shuffled(Array.from({ length: n }, (_, p) => p), seed);
      const renamed = networkOf(n, ties.map(([a, b, w]): Tie => [number[a]!, number[b]!, w ?? 1]), !directed);
      for (const weights of ["on", "off"] as const) {
        const values = await compute(id, network, { weights });
        const moved = await compute(id, renamed, { weights });
        expect(largestDifference(number.map((p) => moved[p]!), values), name).toBeLessThan(1e-9);
      }
    }
  });
}

/** What one more person without ties must leave alone: everything that is not a share of all people. */
const localIds = ofNetwork.filter((id) => !["closenessClassic", "pagerank", "eigenvector"].includes(id));
for (const id of localIds) {
  test(`${id}: one more person without ties changes nobody else`, async () => {
    for (const { n, ties, directed, network, name } of samples) {
      const larger = networkOf(n + 1, ties, !directed);
      const values = await compute(id, network);
      expect(largestDifference((await compute(id, larger)).slice(0, n), values), name).toBeLessThan(1e-12);
    }
  });
}

test("turning all ties around swaps outward and inward measures", async () => {
  const pairs = [["outDegree", "inDegree"], ["outStrength", "inStrength"], ["closeness", "harmonicIn"], ["betweenness", "betweenness"], ["core", "core"], ["clustering", "clustering"]] as const;
  for (const { n, ties, directed, network, name } of samples) {
    const back = networkOf(n, ties.map(([a, b, w]): Tie => [b, a, w ?? 1]), !directed);
    for (const [out, inward] of pairs) expect(largestDifference(await compute(out, back), await compute(inward, network)), name).toBeLessThan(1e-12);
  }
});

test("turning all ties around twice changes not a bit", async () => {
  for (const { n, ties, directed, network } of samples) {
    const twice = networkOf(n, ties.map(([a, b, w]): Tie => [b, a, w ?? 1]).map(([a, b, w]): Tie => [b, a, w ?? 1]), !directed);
    for (const id of ofNetwork) expect(await compute(id, twice)).toEqual(await compute(id, network));
  }
});

test("weights in another unit: shares and paths stay, sums of weights and of closeness scale", async () => {
  const scaling = ["strength", "inStrength", "outStrength", "closeness", "harmonicIn", "closenessClassic"];
  for (const { n, ties, directed, network, name } of samples) {
    for (const factor of [8, 1000, 0.001]) {
      const scaled = networkOf(n, ties.map(([a, b, w]): Tie => [a, b, (w ?? 1) * factor]), !directed);
      for (const id of ofNetwork) {
        const expected = (await compute(id, network, { weights: "on" })).map((value) => (scaling.includes(id) ? value * factor : value));
        expect(largestDifference(await compute(id, scaled, { weights: "on" }), expected), `${name}, ${id} × ${factor}`).toBeLessThan(1e-9);
      }
    }
  }
});

test("weights off equals a network without weights, for every measure but the strengths", async () => {
  for (const { n, ties, directed, network } of samples) {
    const bare = networkOf(n, ties.map(([a, b]): Tie => [a, b]), !directed);
    for (const id of ofNetwork.filter((name) => !/strength/i.test(name))) {
      expect(await compute(id, network, { weights: "off" })).toEqual(await compute(id, bare, { weights: "on" }));
    }
  }
});

test("auto leaves weights out of paths and structural holes and uses them elsewhere", async () => {
  const off = ["betweenness", "closeness", "harmonicIn", "closenessClassic", "constraint", "effectiveSize"];
  for (const { network } of samples.slice(0, 20)) {
    for (const id of ofNetwork) expect(await compute(id, network)).toEqual(await compute(id, network, { weights: off.includes(id) ? "off" : "on" }));
  }
});
