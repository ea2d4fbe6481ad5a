import { expect, test } from "vitest";
import { compute, difference, type ComputeOptions } from "./compute.ts";
import * as naive from "./naive.ts";
import { sampleNetworks, type Sample } from "./random-networks.ts";

const samples = sampleNetworks(400);

type Formula = (sample: Sample, matrix: naive.Matrix) => readonly number[];

/** Every measure with and without weights, where it knows the difference. */
const cases: readonly (readonly [string, Formula, boolean])[] = [
  ["betweenness", ({ directed }, w) => naive.betweenness(w, directed), true],
  ["closeness", (_, w) => naive.harmonic(w), true],
  ["harmonicIn", (_, w) => naive.harmonic(naive.transposed(w)), true],
  ["closenessClassic", (_, w) => naive.closenessClassic(w), true],
  ["pagerank", (_, w) => naive.pagerank(w), true],
  ["constraint", (_, w) => naive.constraint(w), true],
  ["effectiveSize", (_, w) => naive.effectiveSize(w), true],
  ["core", (_, w) => naive.core(w), false],
  ["clustering", (_, w) => naive.clustering(w), false],
  ["reach2", (_, w) => naive.reach2(w), false],
];

for (const [id, formula, knowsWeights] of cases) {
  test(`${id} equals its formula on 400 seeded random networks`, async () => {
    for (const sample of samples) {
      const off = await compute(id, sample.network, { weights: "off" });
      expectClose(off, formula(sample, naive.plain(sample.matrix)), sample.name);
      const on = await compute(id, sample.network, { weights: "on" });
      expectClose(on, knowsWeights ? formula(sample, sample.matrix) : off, `${sample.name} weighted`);
    }
  });
}

test("hub and authority equal plain power iteration, and are missing without ties", async () => {
  let compared = 0;
  for (const sample of samples) {
    for (const weights of ["on", "off"] as const) {
      const matrix = weights === "on" ? sample.matrix : naive.plain(sample.matrix);
      const hub = await compute("hub", sample.network, { weights });
      const authority = await compute("authority", sample.network, { weights });
      if (sample.network.tieCount === 0) {
        expect([...hub, ...authority].every(Number.isNaN)).toBe(true);
        continue;
      }
      const expected = naive.hits(matrix);
      expectNear(hub, expected.hub, sample.name);
      expectNear(authority, expected.authority, sample.name);
      compared++;
    }
  }
  expect(compared).toBeGreaterThan(700);
});

test("eigenvector equals power iteration on A + I, and is missing exactly where that has no limit", async () => {
  let compared = 0;
  let missing = 0;
  for (const sample of samples) {
    const values = await compute("eigenvector", sample.network);
    const expected = naive.eigenvector(sample.matrix, sample.directed);
    if (expected === undefined) {
      expect(values.every(Number.isNaN), sample.name).toBe(true);
      missing++;
      continue;
    }
    expectNear(values, expected, sample.name);
    compared++;
  }
  expect(compared).toBeGreaterThan(300);
  expect(missing).toBeGreaterThan(5);
}, 120_000);

test("degrees and strengths are row and column sums, normalised by n − 1", async () => {
  for (const { network, matrix, directed, n, name } of samples) {
    const rows = matrix.map((row) => row.filter((w) => w > 0).length);
    const columns = naive.transposed(matrix).map((row) => row.filter((w) => w > 0).length);
    const both = rows.map((out, p) => (directed ? out + columns[p]! : out));
    expectClose(await compute("outDegree", network), rows, name);
    expectClose(await compute("inDegree", network), columns, name);
    expectClose(await compute("degree", network), both, name);
    expectClose(await compute("degree", network, { normalized: true }), both.map((value) => value / (n - 1)), name);
    const sent = matrix.map((row) => row.reduce((a, b) => a + b, 0));
    const received = naive.transposed(matrix).map((row) => row.reduce((a, b) => a + b, 0));
    const options: ComputeOptions = { weights: "off", normalized: true };
    expectClose(await compute("outStrength", network, options), sent, `${name}: strengths keep their weights`);
    expectClose(await compute("inStrength", network), received, name);
    expectClose(await compute("strength", network), sent.map((value, p) => (directed ? value + received[p]! : value)), name);
  }
});

test("normalised betweenness divides by the pairs that could pass through", async () => {
  for (const { network, directed, n, name } of samples) {
    const raw = await compute("betweenness", network);
    const normalized = await compute("betweenness", network, { normalized: true });
    const pairs = n > 2 ? ((n - 1) * (n - 2)) / (directed ? 1 : 2) : 1;
    expectClose(normalized, raw.map((value) => value / pairs), name);
  }
});

function expectClose(found: readonly number[], expected: readonly number[], name: string): void {
  expect(found.length, name).toBe(expected.length);
  found.forEach((value, p) => expect(difference(value, expected[p]!), `${name}, person ${p}: ${value} instead of ${expected[p]}`).toBeLessThan(1e-9));
}

/** For limits: what is on its way to 0 in the plain iteration is 0 here, so parts of 1e-12 of the whole are not told apart. */
function expectNear(found: readonly number[], expected: readonly number[], name: string): void {
  expect(found.length, name).toBe(expected.length);
  found.forEach((value, p) => {
    const right = Math.abs(expected[p]!) < 1e-12 ? Math.abs(value) < 1e-12 : difference(value, expected[p]!) < 1e-9;
    expect(right, `${name}, person ${p}: ${value} instead of ${expected[p]}`).toBe(true);
  });
}
