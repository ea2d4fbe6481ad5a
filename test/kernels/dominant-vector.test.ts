import { expect, test } from "vitest";
import type { Csr, Network } from "../../src/core/network.ts";
import { unattended } from "../../src/core/task.ts";
import { computeEigenvector } from "../../src/kernels/eigenvector.ts";
import { computeHits } from "../../src/kernels/hits.ts";
import { openVectors } from "../../src/kernels/vectors.ts";
import { cutRows } from "../../src/kernels/stretches.ts";
import { undirectedUnion, withoutWeights } from "../../src/network/undirected-union.ts";
import { networkOf, type Tie } from "../measures/compute.ts";
import { crowd } from "./crowd.ts";

/** into[p] = Σ weight · from over the ties of p. */
function gather({ start, of, weight }: Csr, from: Float64Array): Float64Array {
  return from.map((_, p) => {
    let sum = 0;
    for (let i = start[p]!; i < start[p + 1]!; i++) sum += (weight?.[i] ?? 1) * from[of[i]!]!;
    return sum;
  });
}

const lengthOf = (values: Float64Array): number => Math.sqrt(values.reduce((sum, value) => sum + value * value, 0));
const scaled = (values: Float64Array, size: number): Float64Array => values.map((value) => value / size);
const totalOf = (values: Float64Array): number => values.reduce((sum, value) => sum + value, 0);

function largestGap(a: Float64Array, b: Float64Array): number {
  return a.reduce((largest, value, p) => Math.max(largest, Math.abs(value - b[p]!)), 0);
}

/** The ties to every fourth person, as if the others were never written to. */
function toFew({ personCount, outgoing }: Network): Network {
  const ties: Tie[] = [];
  for (let p = 0; p < personCount; p++) {
    for (let i = outgoing.start[p]!; i < outgoing.start[p + 1]!; i++) {
      if (outgoing.of[i]! % 4 === 0) ties.push([p, outgoing.of[i]!, outgoing.weight![i]!]);
    }
  }
  return networkOf(personCount, ties);
}

const crowds: readonly (readonly [string, Network])[] = [
  ["weights", crowd(1500, 20_000, 1)],
  ["no weights", withoutWeights(crowd(2500, 20_000, 2))],
  ["undirected", undirectedUnion(crowd(1500, 20_000, 3))],
  ["few are written to", toFew(crowd(3000, 60_000, 4))],
];

for (const [name, network] of crowds) {
  test(`${name}: the quickly found eigenvector is that of 3,000 plain steps, compiled and plain to the last bit the same`, async () => {
    const options = { isSymmetric: !network.directed };
    const found = (await computeEigenvector(network.incoming, unattended, options))!;
    let value: Float64Array = scaled(new Float64Array(network.personCount).fill(1), Math.sqrt(network.personCount));
    for (let i = 0; i < 3000; i++) {
      const next = gather(network.incoming, value);
      const shift = lengthOf(next) / 4;
      const shifted = next.map((sum, p) => sum + shift * value[p]!);
      value = scaled(shifted, lengthOf(shifted));
    }
    expect(largestGap(found, value)).toBeLessThan(1e-13);
    expect(await computeEigenvector(network.incoming, unattended, { ...options, choice: "plain" })).toEqual(found);
  });

  test(`${name}: the quickly found hubs and authorities are those of 1,000 plain steps, compiled and plain to the last bit the same`, async () => {
    const found = (await computeHits(network, unattended))!;
    let hub: Float64Array = new Float64Array(network.personCount).fill(1);
    let authority = hub;
    for (let i = 0; i < 1000; i++) {
      authority = gather(network.incoming, hub);
      authority = scaled(authority, totalOf(authority));
      hub = gather(network.outgoing, authority);
      hub = scaled(hub, totalOf(hub));
    }
    expect(largestGap(found.hub, hub)).toBeLessThan(1e-13);
    expect(largestGap(found.authority, authority)).toBeLessThan(1e-13);
    expect(await computeHits(network, unattended, "plain")).toEqual(found);
  });
}

test("two crowds alike with nothing between them share the eigenvector evenly, as from equal values", async () => {
  const { outgoing } = crowd(1500, 30_000, 5);
  const ties: Tie[] = [];
  for (let p = 0; p < 1500; p++) {
    for (let i = outgoing.start[p]!; i < outgoing.start[p + 1]!; i++) {
      const tie = [p, outgoing.of[i]!, outgoing.weight![i]!] as const;
      ties.push(tie, [tie[0] + 1500, tie[1] + 1500, tie[2]]);
    }
  }
  const found = (await computeEigenvector(networkOf(3000, ties).incoming, unattended))!;
  expect(lengthOf(found)).toBeCloseTo(1, 13);
  expect(largestGap(found.subarray(0, 1500), found.subarray(1500))).toBeLessThan(1e-13);
});

test("a large two-sided network settles", async () => {
  const ties = Array.from({ length: 25_000 }, (_, i): Tie => [i % 100, 100 + ((i * 7 + (i >> 4)) % 1000)]);
  const { outgoing } = networkOf(1100, ties, true);
  const found = (await computeEigenvector(outgoing, unattended, { isSymmetric: true }))!;
  const next = gather(outgoing, found);
  expect(largestGap(scaled(next, lengthOf(next)), found)).toBeLessThan(1e-13);
});

test("rows are cut into stretches of half a million ties and people, and a longer row is one by itself", () => {
  expect(cutRows(Uint32Array.of(0))).toEqual([0]);
  expect(cutRows(Uint32Array.of(0, 3, 7))).toEqual([0, 2]);
  expect(cutRows(Uint32Array.of(0, 400_000, 800_000, 900_000, 2_000_000, 2_000_001))).toEqual([0, 2, 4, 5]);
  expect(cutRows(new Uint32Array(1_200_001))).toEqual([0, 500_000, 1_000_000, 1_200_000]);
});

test("between two stretches of a product messages are let in, compiled and plain", async () => {
  const n = 1000;
  const star = { start: Uint32Array.from({ length: n + 1 }, (_, p) => p * 1200), of: Uint32Array.from({ length: n * 1200 }, (_, i) => (i * 7) % n), weight: undefined };
  for (const choice of ["compiled", "plain"] as const) {
    const space = await openVectors([star], 2, choice, unattended);
    const [ones, sums] = [space.vector().fill(1), space.vector()];
    let pauses = 0;
    await space.gather(0, ones, sums, async () => void pauses++);
    expect(pauses).toBe(cutRows(star.start).length - 1);
    expect(pauses).toBeGreaterThan(2);
    expect(sums.every((sum) => sum === 1200)).toBe(true);
  }
});
