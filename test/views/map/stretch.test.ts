import { expect, test } from "vitest";
import { stretchFor } from "../../../src/views/map/stretch.ts";

const square = { left: -50, right: 50, low: 0, high: 100 };

test("a drawing takes the shape of its window, by at most 1.35, and is never pressed together", () => {
  expect(stretchFor(square, 300, 300)).toEqual({ x: 1, y: 1 });
  expect(stretchFor(square, 240, 200)).toEqual({ x: 1.2, y: 1 });
  expect(stretchFor(square, 900, 300)).toEqual({ x: 1.35, y: 1 });
  expect(stretchFor(square, 300, 900)).toEqual({ x: 1, y: 1.35 });
});

test("a window without room stretches nothing beyond the limit", () => {
  expect(stretchFor(square, -20, 0)).toEqual({ x: 1, y: 1 });
});
