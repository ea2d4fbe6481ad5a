import { expect, test } from "vitest";
import { exp, log } from "../../src/core/exact-math.ts";
import { createRandom } from "../../src/core/random.ts";

/** The engine's own functions, to compare with. */
const engine: Math = Math;
const view = new DataView(new ArrayBuffer(8));

/** Position of a number among all doubles, so that neighbours differ by 1. */
function position(x: number): bigint {
  view.setFloat64(0, x);
  const raw = view.getBigInt64(0);
  return raw < 0n ? -(raw & 0x7fffffffffffffffn) : raw;
}

function distance(a: number, b: number): number {
  const gap = position(a) - position(b);
  return Number(gap < 0n ? -gap : gap);
}

test("the ends: 1, 0, negative, NaN, Infinity", () => {
  expect(log(1)).toBe(0);
  expect(log(0)).toBe(-Infinity);
  expect(log(-0)).toBe(-Infinity);
  expect(log(-1)).toBeNaN();
  expect(log(Number.NaN)).toBeNaN();
  expect(log(Infinity)).toBe(Infinity);
});

test("published digits of ln 2, ln 10, ln of the smallest and the largest number", () => {
  expect(log(2)).toBe(0.6931471805599453);
  expect(log(10)).toBe(2.302585092994046);
  expect(log(Number.MIN_VALUE)).toBe(-744.4400719213812);
  expect(log(Number.MAX_VALUE)).toBe(709.782712893384);
});

test("within one unit in the last place of the engine's own logarithm over all magnitudes and around 1", () => {
  const random = createRandom(7);
  const numbers: number[] = [];
  for (let i = 0; i < 50_000; i++) {
    view.setUint32(0, random.below(0x7ff00000));
    view.setUint32(4, random.below(0x100000000));
    numbers.push(view.getFloat64(0), 1 + (random.next() - 0.5) * 1e-5, random.next() * 4, 1 + random.next() * 1e-9);
  }
  let worst = 0;
  for (const x of numbers) worst = Math.max(worst, distance(log(x), engine.log(x)));
  expect(worst).toBeLessThanOrEqual(1);
});

test("e to the power of the ends: 0, NaN, the infinities, where it overflows and vanishes", () => {
  expect(exp(0)).toBe(1);
  expect(exp(-0)).toBe(1);
  expect(exp(Number.NaN)).toBeNaN();
  expect(exp(Infinity)).toBe(Infinity);
  expect(exp(-Infinity)).toBe(0);
  expect(exp(709.8)).toBe(Infinity);
  expect(exp(-746)).toBe(0);
});

test("published digits of e, 1/e, e^10, e^-20 and the largest power", () => {
  expect(exp(1)).toBe(2.7182818284590455);
  expect(exp(-1)).toBe(0.36787944117144233);
  expect(exp(10)).toBe(22026.465794806718);
  expect(exp(-20)).toBe(2.061153622438558e-9);
  expect(exp(709)).toBe(8.218407461554972e307);
});

test("powers are within one unit in the last place of the engine's own, over all magnitudes and around 0", () => {
  const random = createRandom(11);
  let worst = 0;
  for (let i = 0; i < 100_000; i++) {
    const x = i % 2 === 0 ? (random.next() - 0.5) * 1400 : (random.next() - 0.5) * 2;
    worst = Math.max(worst, distance(exp(x), engine.exp(x)));
  }
  expect(worst).toBeLessThanOrEqual(1);
});
