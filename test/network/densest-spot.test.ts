import { expect, test } from "vitest";
import { densestSpot } from "../../src/network/densest-spot.ts";

test("one person stands where they stand", () => {
  expect(densestSpot([1], [0, 7], [0, -3])).toEqual({ x: 7, y: -3 });
});

test("a group in one piece stands at its mean", () => {
  expect(densestSpot([0, 1, 2], [0, 30, 60], [0, 0, 30])).toEqual({ x: 30, y: 10 });
});

test("a group in two pieces stands in the larger piece, not between them", () => {
  expect(densestSpot([0, 1, 2, 3, 4], [-500, -490, 500, 520, 540], [0, 0, 0, 0, 0])).toEqual({ x: 520, y: 0 });
});

test("of two equal pieces the first member's counts; others of the drawing do not", () => {
  expect(densestSpot([1, 3], [0, 500, 499, -500], [0, 0, 0, 0])).toEqual({ x: 500, y: 0 });
});
