import { expect, test } from "vitest";
import { log } from "../../src/core/exact-math.ts";
import { createRandom } from "../../src/core/random.ts";
import { compareUse } from "../../src/topics/distinctive.ts";

/** The formulas of Monroe, Colaresi and Quinn 2008 as they stand. */
function direct(part: readonly number[], rest: readonly number[], a0: number): readonly { readonly difference: number; readonly z: number }[] {
  const n1 = part.reduce((a, b) => a + b, 0);
  const n2 = rest.reduce((a, b) => a + b, 0);
  return part.map((y1, w) => {
    const y2 = rest[w]!;
    const a = a0 * ((y1 + y2) / (n1 + n2));
    const difference = log((y1 + a) / (n1 + a0 - (y1 + a))) - log((y2 + a) / (n2 + a0 - (y2 + a)));
    const variance = 1 / (y1 + a) + 1 / (y2 + a);
    return { difference, z: difference / Math.sqrt(variance) };
  });
}

test("a term used alike in both has no difference, one of the part alone a positive one", () => {
  const { difference, z } = compareUse([10, 5, 0], [10, 0, 5]);
  expect(difference[0]).toBeCloseTo(0, 12);
  expect(z[1]).toBeGreaterThan(0);
  expect(z[2]).toBeCloseTo(-z[1]!, 12);
});

test("what the formula cannot say is 0: a term that nobody uses, the only term", () => {
  expect(compareUse([0, 3], [0, 2]).z[0]).toBe(0);
  expect(compareUse([3], [2], { priorWords: 0 }).z[0]).toBe(0);
});

test.each([1, 2, 3, 4, 5])("equals the formulas computed directly, seed %i", (seed) => {
  const random = createRandom(seed);
  const draw = (): number[] => Array.from({ length: 300 }, () => Math.floor(1 / (0.001 + random.next())));
  const [part, rest] = [draw(), draw()];
  for (const priorWords of [10, 1000, 50_000]) {
    const found = compareUse(part, rest, { priorWords });
    direct(part, rest, priorWords).forEach(({ difference, z }, w) => {
      expect(Math.abs(found.difference[w]! - difference)).toBeLessThan(1e-12);
      expect(Math.abs(found.z[w]! - z)).toBeLessThan(1e-12 * Math.max(1, Math.abs(z)));
    });
  }
});
