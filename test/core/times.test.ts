import { expect, test } from "vitest";
import { packTimes, plainTimes } from "../../src/core/times.ts";

const back = (times: readonly number[]): number[] | undefined => {
  const packed = packTimes(Float64Array.from(times));
  return packed === undefined ? undefined : times.map((_, i) => packed.get(i));
};

test("whole seconds, missing ones among them, come back as they were", () => {
  const times = [1_700_000_000_000, Number.NaN, -86_400_000, 0, 1_700_000_001_000];
  expect(back(times)).toEqual(times);
});

test("milliseconds, fractions, far moments and long spans come back as they were", () => {
  for (const times of [[5, 1, 3], [0.5, 2], [0, 1000 * 2 ** 32], [1, 2 ** 33], [8.64e15, 8.64e15 - 1], [Infinity, 1]]) expect(back(times)).toEqual(times);
});

test("the longest span of steps of four bytes does not run into what stands for missing", () => {
  for (const steps of [2 ** 32 - 2, 2 ** 32 - 1, 2 ** 32]) expect(back([0, steps * 1000, Number.NaN])).toEqual([0, steps * 1000, Number.NaN]);
});

test("none at all", () => {
  expect(packTimes(new Float64Array(0))).toBeUndefined();
  expect(packTimes(Float64Array.of(Number.NaN))).toBeUndefined();
  expect(plainTimes(Float64Array.of(7)).get(0)).toBe(7);
});
