import { expect, test } from "vitest";
import type { Csr } from "../../src/core/network.ts";
import { createRandom } from "../../src/core/random.ts";
import { unattended } from "../../src/core/task.ts";
import { computeClustering } from "../../src/kernels/clustering.ts";
import { computeConstraint, computeEffectiveSize } from "../../src/kernels/structural-holes.ts";
import { undirectedUnion, withoutWeights } from "../../src/network/undirected-union.ts";
import { networkOf } from "../measures/compute.ts";
import { crowd } from "./crowd.ts";

/** A triangle 0-1-2 with person 3 hanging on 2, weights as given, and person 4 alone. */
const kite = networkOf(5, [[0, 1, 1], [1, 2, 2], [0, 2, 3], [2, 3, 4]], true).outgoing;

for (const choice of ["compiled", "plain"] as const) {
  test(`${choice}: clustering of a triangle with a tail`, async () => {
    expect(Array.from(await computeClustering(kite, unattended, choice))).toEqual([1, 1, 1 / 3, 0, 0]);
  });

  test(`${choice}: constraint of the end of a tail is 1, of a person alone missing, of the corner as by hand`, async () => {
    const values = await computeConstraint(kite, unattended, choice);
    // Person 0: shares 1/4 and 3/4; 1 sends 2/3 of hers to 2, 2 sends 2/9 of hers to 1.
    expect(values[0]).toBeCloseTo((1 / 4 + (3 / 4) * (2 / 9)) ** 2 + (3 / 4 + (1 / 4) * (2 / 3)) ** 2, 14);
    expect(values[3]).toBe(1);
    expect(values[4]).toBeNaN();
  });

  test(`${choice}: effective size of a person alone is missing, of the corner as by hand`, async () => {
    const values = await computeEffectiveSize(kite, unattended, choice);
    // Person 0 of contacts 1 and 2: 3/4 · 2/2 is redundant in 1, 1/4 · 2/4 in 2.
    expect(values[0]).toBeCloseTo(2 - 3 / 4 - 1 / 8, 14);
    expect(values[3]).toBe(1);
    expect(values[4]).toBeNaN();
  });
}

/** Burt's sums over every contact of every contact, as written in the book. */
function constraintByHand(union: Csr, person: number): number {
  const share = (a: number, b: number): number => {
    let sum = 0;
    let found = 0;
    for (let i = union.start[a]!; i < union.start[a + 1]!; i++) {
      const w = union.weight?.[i] ?? 1;
      sum += w;
      if (union.of[i] === b) found = w;
    }
    return found / sum;
  };
  let total = 0;
  const contacts = union.of.subarray(union.start[person], union.start[person + 1]);
  for (const j of contacts) {
    let invested = share(person, j);
    for (const q of contacts) if (q !== j) invested += share(person, q) * share(q, j);
    total += invested * invested;
  }
  return total;
}

for (const seed of [1, 2, 3]) {
  test(`random crowd ${seed}: constraint is Burt's sum, and compiled is plain to the last bit`, async () => {
    const network = crowd(400, 3000, seed);
    for (const union of [undirectedUnion(network).outgoing, undirectedUnion(withoutWeights(network)).outgoing]) {
      const compiled = await computeConstraint(union, unattended, "compiled");
      expect(compiled).toEqual(await computeConstraint(union, unattended, "plain"));
      const random = createRandom(seed);
      for (let i = 0; i < 20; i++) {
        const person = random.below(400);
        if (union.start[person] !== union.start[person + 1]) expect(compiled[person]).toBeCloseTo(constraintByHand(union, person), 12);
      }
      expect(await computeEffectiveSize(union, unattended, "compiled")).toEqual(await computeEffectiveSize(union, unattended, "plain"));
      expect(await computeClustering(union, unattended, "compiled")).toEqual(await computeClustering(union, unattended, "plain"));
    }
  });
}
