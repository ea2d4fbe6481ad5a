import { expect, test } from "vitest";
import { describeShown, nameFilter, nameRange, readBound } from "../../../src/views/words/filter-words.ts";

test("a bound is read as people type it", () => {
  expect(["10", " 1 000 ", "1,000", "12,345.5", "0.5", "0,5", "-3", "1e3"].map(readBound)).toEqual([10, 1000, 1000, 12_345.5, 0.5, 0.5, -3, 1000]);
  expect(["", "  "].map(readBound)).toEqual([null, null]);
  expect(["ten", "1,2,3", "10 %", "--1"].map(readBound)).toEqual([Number.NaN, Number.NaN, Number.NaN, Number.NaN]);
});

test("a filter is told condition by condition", () => {
  expect(nameFilter({ roles: ["both", "maven"], ranges: [{ measure: "posts", least: 10, most: null }], groups: [{ attribute: "team", value: "Sales" }, { attribute: "team", value: "Legal" }] }, [])).toEqual(["both or maven", "team Sales or Legal", "posts ≥ 10"]);
  expect(nameRange({ measure: "posts", least: null, most: 0.000123456 }, [])).toBe("posts ≤ 0.000123456");
  expect(nameRange({ measure: "posts", least: 3, most: 20 }, [])).toBe("posts 3 to 20");
  expect(describeShown(41, 986)).toBe("41 of 986 people shown; every number stays as it is.");
});
