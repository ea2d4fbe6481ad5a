import { expect, test } from "vitest";
import { distinct, peopleSet } from "../../../src/views/store/people-set.ts";

test.each([3, 20_000])("a set of %d people has them and nobody else, in their order", (count) => {
  const people = Array.from({ length: count }, (_, i) => 2 * (count - i));
  const set = peopleSet(people);
  expect(set.size).toBe(count);
  expect([set.has(2 * count), set.has(2), set.has(1), set.has(0), set.has(2 * count + 1), set.has(1e9)]).toEqual([true, true, false, false, false, false]);
  expect([...set]).toEqual(people);
  expect([...set.keys()]).toEqual(people);
  expect([...set.entries()].at(-1)).toEqual([2, 2]);
  const seen: number[] = [];
  set.forEach((person) => seen.push(person));
  expect(seen).toEqual(people);
});

test("nobody is a set too", () => {
  expect([...peopleSet([])]).toEqual([]);
});

test("everybody stands once, where they stood first", () => {
  expect(distinct([3, 0, 3, 7, 0])).toEqual([3, 0, 7]);
  expect(distinct([])).toEqual([]);
});

test.each([[20_000, Number.MAX_SAFE_INTEGER], [20_000, 2 ** 40], [3, 2 ** 32]])("%d people with a number far beyond everyone's, %d, take the room of that many people", (count, huge) => {
  const people = [huge, ...Array.from({ length: count }, (_, i) => i)];
  const set = peopleSet(people);
  expect([set.size, set.has(huge), set.has(count - 1), set.has(count)]).toEqual([count + 1, true, true, false]);
  expect(distinct([...people, huge, 0])).toEqual(people);
});

test("a selection of 300,000 keeps its order", () => {
  const people = Array.from({ length: 300_000 }, (_, i) => 299_999 - i);
  expect(distinct([...people, ...people.slice(0, 5)])).toEqual(people);
});
