import { expect, test } from "vitest";
import { areaPath, curvePath, dotsPath, nearest, rootScale, rootTicks, valueAt, whereReaches, type Point } from "../../src/views/charts/geometry.ts";
import { clampCut, cutAfterKey } from "../../src/views/charts/cut-steps.ts";

const box = { x: 10, y: 20, width: 100, height: 50 };
const steep: readonly Point[] = [[0, 0], [0.1, 0.8], [1, 1]];

test("a curve starts at the lower left corner of its box and ends at the upper right", () => {
  expect(curvePath(steep, box)).toBe("M10 70L20 30L110 20");
  expect(curvePath([[0, 0]], box)).toBe("");
});

test("the area under a curve ends at the cut and is closed along the bottom", () => {
  expect(areaPath([[0, 0], [1, 1]], 0.5, box)).toBe("M10 70L60 45L60 70L10 70Z");
});

test("a curve is read between its points, both ways", () => {
  expect(valueAt(steep, 0.05)).toBeCloseTo(0.4, 12);
  expect(whereReaches(steep, 0.8)).toBeCloseTo(0.1, 12);
  expect(whereReaches(steep, 0.9)).toBeCloseTo(0.55, 12);
  expect(whereReaches([], 0.8)).toBe(0);
});

test("a flat stretch is reached where it begins", () => {
  expect(whereReaches([[0, 0], [0.2, 0.8], [0.6, 0.8], [1, 1]], 0.8)).toBeCloseTo(0.2, 12);
});

test("the root scale keeps zero at the start and the largest at the end", () => {
  const scale = rootScale(400, 50, 250);
  expect([scale(0), scale(100), scale(400)]).toEqual([50, 150, 250]);
  expect(rootScale(0, 50, 250)(0)).toBe(50);
});

test("ticks of a root axis are round, begin with zero and keep their distance", () => {
  expect(rootTicks(1091, 300, 28)).toEqual([0, 10, 50, 200, 500, 1000]);
  const scale = rootScale(1091, 0, 300);
  const places = rootTicks(1091, 300, 28).map(scale);
  for (let i = 1; i < places.length; i++) expect(places[i]! - places[i - 1]!).toBeGreaterThanOrEqual(28);
  expect(rootTicks(0, 300, 28)).toEqual([0]);
});

test("a dot is two half circles around its centre", () => {
  expect(dotsPath([[10, 20]], 2)).toBe("M8 20a2 2 0 1 0 4 0a2 2 0 1 0 -4 0");
});

test("the nearest dot within reach is found, the top one where two coincide, none beyond", () => {
  const dots: readonly Point[] = [[0, 0], [10, 0], [10, 0]];
  expect(nearest(dots, 1, 1, 12)).toBe(0);
  expect(nearest(dots, 10, 0, 12)).toBe(2);
  expect(nearest(dots, 50, 50, 12)).toBe(-1);
});

test("the cut moves in whole per cents and stays between 50 and 95", () => {
  expect(cutAfterKey(0.8, "ArrowUp")).toBe(0.81);
  expect(cutAfterKey(0.8, "PageDown")).toBe(0.75);
  expect(cutAfterKey(0.95, "ArrowUp")).toBe(0.95);
  expect(cutAfterKey(0.8, "Home")).toBe(0.5);
  expect(cutAfterKey(0.8, "x")).toBeNull();
  expect(clampCut(0.8049)).toBe(0.8);
});
