import { expect, test } from "vitest";
import { moveEnd, rangeOfPeriod, spanOf } from "../../../src/views/workspace/timeline-range.ts";

const histogram = { edges: [0, 10, 20, 30, 40], all: [1, 2, 3, 4], selected: [1, 2, 3, 4], withoutTime: 0 };

test("without a period every bin is inside", () => {
  expect(rangeOfPeriod(histogram, null, null)).toEqual({ first: 0, end: 4 });
});

test("a period covers every bin it touches, and at least one", () => {
  expect(rangeOfPeriod(histogram, 10, 30)).toEqual({ first: 1, end: 3 });
  expect(rangeOfPeriod(histogram, 15, 25)).toEqual({ first: 1, end: 3 });
  expect(rangeOfPeriod(histogram, 500, 600)).toEqual({ first: 3, end: 4 });
});

test("dragging either way gives the same bins", () => {
  expect(spanOf(3, 1)).toEqual({ first: 1, end: 4 });
  expect(spanOf(1, 3)).toEqual({ first: 1, end: 4 });
});

test("keys move one end and leave at least one bin", () => {
  expect(moveEnd({ first: 1, end: 2 }, "first", "ArrowRight", 4)).toEqual({ first: 1, end: 2 });
  expect(moveEnd({ first: 1, end: 2 }, "first", "Home", 4)).toEqual({ first: 0, end: 2 });
  expect(moveEnd({ first: 1, end: 2 }, "end", "End", 4)).toEqual({ first: 1, end: 4 });
  expect(moveEnd({ first: 1, end: 2 }, "end", "a", 4)).toBeUndefined();
});
