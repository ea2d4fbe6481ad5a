import { expect, test } from "vitest";
import { distinct } from "../../../src/views/store/distinct.ts";

test("everybody stands once, where they stood first", () => {
  expect(distinct([3, 0, 3, 7, 0])).toEqual([3, 0, 7]);
  expect(distinct([])).toEqual([]);
});

test("a selection of 300,000 keeps its order", () => {
  const people = Array.from({ length: 300_000 }, (_, i) => 299_999 - i);
  expect(distinct([...people, ...people.slice(0, 5)])).toEqual(people);
});
