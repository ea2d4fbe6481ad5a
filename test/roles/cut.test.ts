import fc from "fast-check";
import { expect, test } from "vitest";
import { rankPeople } from "../../src/core/ranking.ts";
import { concentrationCurve, smallestShare, topOf } from "../../src/roles/cut.ts";

const cut = (values: number[], share = 0.8): ReturnType<typeof smallestShare> => {
  const column = Float64Array.from(values);
  return smallestShare(column, rankPeople(column, "high"), share, values.length);
};

test("the smallest set that makes 80 % is the shortest prefix of the ranking", () => {
  const found = cut([1, 5, 1, 3]);
  expect([...found.members]).toEqual([1, 3]);
  expect(found).toMatchObject({ count: 2, share: 0.5, tiedIn: 1, tiedOut: 0 });
});

test("people tied at the cut are told apart by id order and counted on both sides", () => {
  const found = cut([2, 2, 2, 2, 2]);
  expect([...found.members]).toEqual([0, 1, 2, 3]);
  expect(found).toMatchObject({ tiedIn: 4, tiedOut: 1, gini: 0 });
});

test("a total of 0 has nobody in the set and no Gini", () => {
  expect(cut([0, 0, 0])).toMatchObject({ count: 0, share: 0, gini: Number.NaN, tiedIn: 0, tiedOut: 0 });
  expect(cut([])).toMatchObject({ count: 0, share: 0 });
});

test("a sum that reaches the share but for rounding has reached it", () => {
  expect(cut([0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1]).count).toBe(8);
});

test("one person with everything has Gini (n−1)/n", () => {
  expect(cut([0, 0, 7, 0]).gini).toBeCloseTo(0.75, 15);
});

test("who has no value is in no set, is not counted in the total, and comes last", () => {
  const found = cut([Number.NaN, 4, 1]);
  expect([...found.members]).toEqual([1]);
});

test("the first n take people by rank, never those without a value", () => {
  const column = Float64Array.from([0.2, Number.NaN, 0.1, 0.2]);
  const found = topOf(column, rankPeople(column, "low"), 2, 4);
  expect([...found.members]).toEqual([2, 0]);
  expect(found).toMatchObject({ count: 2, share: 0.5, tiedIn: 1, tiedOut: 1 });
  expect(topOf(column, rankPeople(column, "low"), 10, 4).count).toBe(3);
});

test("the set reaches the share and no smaller one does, by brute force on whole numbers", () => {
  fc.assert(
    fc.property(fc.array(fc.nat(50), { minLength: 1, maxLength: 9 }), fc.integer({ min: 50, max: 95 }), (values, percent) => {
      const total = values.reduce((a, b) => a + b, 0);
      let least = values.length;
      for (let subset = 0; subset < 1 << values.length; subset++) {
        const chosen = values.filter((_, i) => (subset >> i) & 1);
        if (chosen.reduce((a, b) => a + b, 0) * 100 >= percent * total) least = Math.min(least, chosen.length);
      }
      expect(cut(values, percent / 100).count).toBe(total === 0 ? 0 : least);
    }),
    { seed: 7, numRuns: 300 },
  );
});

test("Gini equals the mean difference over twice the mean", () => {
  fc.assert(
    fc.property(fc.array(fc.nat(1000), { minLength: 1, maxLength: 40 }), (values) => {
      const total = values.reduce((a, b) => a + b, 0);
      fc.pre(total > 0);
      let differences = 0;
      for (const a of values) for (const b of values) differences += Math.abs(a - b);
      expect(cut(values).gini).toBeCloseTo(differences / (2 * values.length * total), 12);
    }),
    { seed: 8, numRuns: 300 },
  );
});

test("the curve begins at nothing, ends at everything and never falls", () => {
  const column = Float64Array.from({ length: 5000 }, (_, i) => (i * 7919) % 101);
  const curve = concentrationCurve(column, rankPeople(column, "high"), 180);
  expect(curve[0]).toEqual([0, 0]);
  expect(curve.at(-1)).toEqual([1, 1]);
  expect(curve.length).toBeLessThan(200);
  for (let i = 1; i < curve.length; i++) expect(curve[i]![1]).toBeGreaterThanOrEqual(curve[i - 1]![1]);
});

test("values near the largest number there is have a finite Gini", () => {
  expect(cut([1e308, 1e-320]).gini).toBeCloseTo(0.5, 12);
  expect(cut([1e306, 1e306, 1e306, 1e306]).gini).toBeCloseTo(0, 12);
});
