import { expect, test } from "vitest";
import { nextPerson } from "../../../src/views/map/nearest.ts";

const people = [[0, 0], [10, 1], [30, 0], [0, -20], [-5, 40]] as const;
const next = (from: number, arrow: "left" | "right" | "up" | "down") => nextPerson(from, arrow, (k) => people[k]![0], (k) => people[k]![1], people.length);

test("an arrow goes to the nearest person in its direction", () => {
  expect([next(0, "right"), next(0, "up"), next(0, "down"), next(1, "right"), next(2, "left")]).toEqual([1, 3, 4, 2, 1]);
});

test("where nobody is there, nobody is found", () => {
  expect(next(2, "right")).toBeUndefined();
  expect(nextPerson(0, "up", () => 0, () => 0, 1)).toBeUndefined();
});

test("there and back: left undoes right between neighbours", () => {
  expect(next(next(0, "right")!, "left")).toBe(0);
});
