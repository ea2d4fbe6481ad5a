import { expect, test } from "vitest";
import { sizeDots } from "../../src/network/dot-size.ts";

test("area is in proportion to the value: a quarter of the value, half the radius", () => {
  const sizes = sizeDots(Float64Array.from([100, 25]));
  expect([...sizes.radius]).toEqual([20, 10]);
  expect([sizes.scaleEnd, sizes.clipped, sizes.largestRadius]).toEqual([100, 0, 20]);
});

test("NaN, nothing and next to nothing get the smallest dot", () => {
  expect([...sizeDots(Float64Array.from([Number.NaN, 0, 0.001, 9])).radius]).toEqual([4, 4, 4, 20]);
  const none = sizeDots(Float64Array.from([0, Number.NaN]));
  expect([none.scaleEnd, ...none.radius]).toEqual([Number.NaN, 4, 4]);
});

test("the smallest dot is smaller the more people there are", () => {
  const smallest = (people: number): number => sizeDots(new Float64Array(people)).smallestRadius;
  expect([300, 301, 3000, 12_000, 1e6].map(smallest)).toEqual([4, 2.5, 2.5, 1.25, 1]);
});

test("in a large crowd the outlier is clipped, counted, and no larger than the end of the scale", () => {
  const sizes = sizeDots(Float64Array.from({ length: 1000 }, (_, p) => (p < 4 ? 1e6 : p % 10)));
  expect([sizes.scaleEnd, sizes.clipped]).toEqual([9, 4]);
  expect(sizes.radius[0]).toBe(sizes.largestRadius);
});

test("a crowd of large dots gets smaller ones, so that they fit", () => {
  const sizes = sizeDots(new Float64Array(3000).fill(5));
  expect(sizes.largestRadius).toBeLessThan(8);
  expect(sizes.largestRadius).toBeGreaterThanOrEqual(5);
});
