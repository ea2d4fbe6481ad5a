import { expect, test } from "vitest";
import { createRandom } from "../../src/core/random.ts";
import { NONE } from "../../src/core/talk-log.ts";
import { crossTable, normalizedMutualInformation } from "../../src/insights/cross-table.ts";
import { measureEi } from "../../src/insights/ei-index.ts";
import { byExtremeness, meansByGroup, studentT95 } from "../../src/insights/group-means.ts";
import { networkOf } from "../measures/compute.ts";
import { sampleNetworks } from "../measures/random-networks.ts";

test("E-I of a pair inside and a pair across is 0, written one way or both", () => {
  const ei = measureEi(networkOf(4, [[0, 1, 3], [1, 0, 1], [1, 2, 9]]), Uint32Array.of(0, 0, 1, NONE), 2);
  expect(ei).toMatchObject({ overall: 0, internal: 1, external: 1, unknown: 0 });
  expect([...ei.byGroup]).toEqual([0, 1]);
});

test("E-I leaves pairs with somebody in no group out, and counts them; without a pair it is not defined", () => {
  expect(measureEi(networkOf(3, [[0, 1, 1], [1, 2, 1]]), Uint32Array.of(0, 0, NONE), 1)).toMatchObject({ overall: -1, internal: 1, external: 0, unknown: 1 });
  expect(measureEi(networkOf(2, [[0, 1, 1]]), Uint32Array.of(NONE, NONE), 1).overall).toBeNaN();
});

test("E-I on seeded random networks is what counting pairs of the matrix gives", () => {
  for (const { name, n, network, matrix } of sampleNetworks(60)) {
    const random = createRandom(n + network.tieCount);
    const groupOf = Uint32Array.from({ length: n }, () => (random.below(6) === 0 ? NONE : random.below(3)));
    let [inside, outside] = [0, 0];
    for (let a = 0; a < n; a++) {
      for (let b = a + 1; b < n; b++) {
        if (matrix[a]![b]! + matrix[b]![a]! === 0 || groupOf[a] === NONE || groupOf[b] === NONE) continue;
        if (groupOf[a] === groupOf[b]) inside++;
        else outside++;
      }
    }
    const ei = measureEi(network, groupOf, 3);
    expect([ei.internal, ei.external], name).toEqual([inside, outside]);
    if (inside + outside > 0) expect(ei.overall, name).toBe((outside - inside) / (outside + inside));
  }
});

test("mutual information is 1 where each grouping follows from the other, 0 where they say nothing of each other", () => {
  const same = crossTable(Uint32Array.of(0, 0, 1, 1), 2, Uint32Array.of(1, 1, 0, 0), 2);
  expect(normalizedMutualInformation(same)).toBeCloseTo(1, 12);
  const apart = crossTable(Uint32Array.of(0, 0, 1, 1), 2, Uint32Array.of(0, 1, 0, 1), 2);
  expect(normalizedMutualInformation(apart)).toBeCloseTo(0, 12);
  expect(normalizedMutualInformation(crossTable(Uint32Array.of(0, 0), 1, Uint32Array.of(0, 0), 1))).toBeNaN();
});

test("mutual information on random tables is what the entropies of rows, columns and cells give", () => {
  for (let seed = 1; seed <= 100; seed++) {
    const random = createRandom(seed);
    const n = 1 + random.below(60);
    const [r, c] = [1 + random.below(5), 1 + random.below(7)];
    const rows = Uint32Array.from({ length: n }, () => (random.below(9) === 0 ? NONE : random.below(r)));
    const columns = Uint32Array.from({ length: n }, () => (random.below(9) === 0 ? NONE : random.below(c)));
    const table = crossTable(rows, r, columns, c);
    const both = Array.from(rows.keys()).filter((p) => rows[p] !== NONE && columns[p] !== NONE);
    const entropy = (keys: readonly string[]): number => [...new Set(keys)].reduce((sum, key) => {
      const share = keys.filter((other) => other === key).length / keys.length;
      return sum - share * Math.log2(share);
    }, 0);
    const [hx, hy, hxy] = [entropy(both.map((p) => `${rows[p]}`)), entropy(both.map((p) => `${columns[p]}`)), entropy(both.map((p) => `${rows[p]} ${columns[p]}`))];
    expect(table.people, `seed ${seed}`).toBe(both.length);
    if (hx + hy === 0) expect(normalizedMutualInformation(table), `seed ${seed}`).toBeNaN();
    else expect(normalizedMutualInformation(table), `seed ${seed}`).toBeCloseTo((2 * (hx + hy - hxy)) / (hx + hy), 10);
  }
});

test("a mean has an interval from five people on: 1 … 5 has mean 3 and reaches 1.963 to either side", () => {
  const values = Float64Array.of(1, 2, 3, 4, 5, Number.NaN, 10, 20, 7);
  const [five, two] = meansByGroup(values, Uint32Array.of(0, 0, 0, 0, 0, 0, 1, 1, NONE), 2);
  expect([five!.n, five!.mean]).toEqual([5, 3]);
  // t(4) · √2.5 ÷ √5
  expect(five!.off).toBeCloseTo(1.963, 2);
  expect(two).toEqual({ n: 2, mean: 15, off: Number.NaN });
});

test.each([[4, 2.776], [5, 2.571], [9, 2.262], [29, 2.045], [99, 1.984], [1e9, 1.96]])("Student's t with %d degrees of freedom is %d, as tables have it", (freedom, expected) => {
  expect(Math.abs(studentT95(freedom) - expected)).toBeLessThan(0.0015);
});

test("who is farthest out comes first, equals by number; a number that all share counts for nothing", () => {
  expect([...byExtremeness(Float64Array.of(1, 1, 9, 1, Number.NaN), Float64Array.of(5, 5, 5, 5, 5))]).toEqual([2, 0, 1, 3]);
  expect([...byExtremeness(Float64Array.of(), Float64Array.of())]).toEqual([]);
});
