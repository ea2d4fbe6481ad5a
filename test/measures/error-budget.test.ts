import { expect, test } from "vitest";
import { exp, log } from "../../src/core/exact-math.ts";
import { createRandom } from "../../src/core/random.ts";
import { boundAbove, boundBelow, dealOut, type FirstLook } from "../../src/measures/error-budget.ts";

const look: FirstLook = { samples: 10_000, found: Float64Array.of(0, 3, 40, 400), people: Float64Array.of(9000, 90, 9, 1) };

test("the bounds by hand: half found in 100 of 100 samples, a chance of 1 in e", () => {
  // g = (1/100)·(4/3 + √(16/9 + 100)), f = (1/100)·(√(4/9 + 100) − 2/3)
  expect(boundAbove(0.5, 100, 100, 1)).toBeCloseTo((4 / 3 + Math.sqrt(16 / 9 + 100)) / 100, 15);
  expect(boundBelow(0.5, 100, 100, 1)).toBeCloseTo((Math.sqrt(4 / 9 + 100) - 2 / 3) / 100, 15);
});

test("nothing found leaves a bound above 0 and none below; no bound reaches below 0", () => {
  expect(boundAbove(0, 1000, 1000, 5)).toBeCloseTo((5 / 1000) * (8 / 3), 15);
  expect(boundBelow(0, 1000, 1000, 5)).toBe(0);
  expect(boundBelow(0.001, 1000, 1000, 20)).toBe(0.001);
});

test("bounds narrow with samples and widen with what is found and with certainty", () => {
  expect(boundAbove(0.1, 900, 1000, 5)).toBeGreaterThan(boundAbove(0.1, 1000, 1000, 5));
  expect(boundAbove(0.2, 1000, 1000, 5)).toBeGreaterThan(boundAbove(0.1, 1000, 1000, 5));
  expect(boundBelow(0.2, 1000, 1000, 5)).toBeGreaterThan(boundBelow(0.1, 1000, 1000, 5));
  expect(boundBelow(0.2, 1000, 1000, 6)).toBeGreaterThan(boundBelow(0.2, 1000, 1000, 5));
});

test("what all people cost together is no more than the probability there is", () => {
  for (const delta of [0.1, 0.01, 1e-6]) {
    const { above, below } = dealOut(look, { epsilon: 0.001, delta });
    let sum = 0;
    look.people.forEach((people, c) => (sum += people * (exp(-above[c]!) + exp(-below[c]!))));
    expect(sum).toBeLessThanOrEqual(delta * (1 + 1e-9));
    expect(sum).toBeGreaterThan(0.9 * delta);
  }
});

test("at the horizon everyone's bounds are within epsilon if the first look was right", () => {
  const { horizon, above, below } = dealOut(look, { epsilon: 0.001, delta: 0.1 });
  look.found.forEach((found, c) => {
    expect(boundAbove(found / look.samples, horizon, horizon, above[c]!)).toBeLessThanOrEqual(0.001);
    expect(boundBelow(found / look.samples, horizon, horizon, below[c]!)).toBeLessThanOrEqual(0.001);
  });
});

test("a smaller epsilon and a smaller delta need more samples", () => {
  const samples = (epsilon: number, delta: number): number => dealOut(look, { epsilon, delta }).horizon;
  expect(samples(0.0005, 0.1)).toBeGreaterThan(2 * samples(0.001, 0.1));
  expect(samples(0.001, 0.001)).toBeGreaterThan(samples(0.001, 0.1));
});

test("bounds hold at every moment up to the horizon as often as they promise", () => {
  // 2,000 runs of coin tosses with a chance of 0.03; a bound may fail in 1 run of 10, on each side.
  const chance = 0.03;
  const cost = log(10);
  const horizon = 600;
  const random = createRandom(5);
  let failedAbove = 0;
  let failedBelow = 0;
  for (let run = 0; run < 2000; run++) {
    let found = 0;
    let isAbove = false;
    let isBelow = false;
    for (let samples = 1; samples <= horizon; samples++) {
      if (random.next() < chance) found++;
      const share = found / samples;
      if (share + boundAbove(share, samples, horizon, cost) < chance) isAbove = true;
      if (share - boundBelow(share, samples, horizon, cost) > chance) isBelow = true;
    }
    if (isAbove) failedAbove++;
    if (isBelow) failedBelow++;
  }
  expect(failedAbove).toBeLessThan(200);
  expect(failedBelow).toBeLessThan(200);
  expect(failedAbove + failedBelow).toBeGreaterThan(0);
});
