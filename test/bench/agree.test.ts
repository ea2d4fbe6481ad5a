import { expect, test } from "vitest";
import { apartAtMost, differenceOf, readRanked, sameLists, scaled } from "../../bench/peers/agree.ts";

test("columns differ by the largest share of a value, small values counted as a millionth of the largest", () => {
  const ours = Float64Array.of(1, 2, 1000);
  expect(differenceOf(ours, Float64Array.of(1, 2, 1000))).toEqual({ absolute: 0, relative: 0, place: -1 });
  expect(differenceOf(ours, Float64Array.of(1, 2.5, 1001))).toEqual({ absolute: 1, relative: 0.2, place: 1 });
  expect(differenceOf(Float64Array.of(0, 1), Float64Array.of(1e-9, 1)).relative).toBeCloseTo(1e-3, 12);
});

test("a value missing on one side, or a column of another length, is infinitely apart", () => {
  expect(differenceOf(Float64Array.of(Number.NaN, 1), Float64Array.of(Number.NaN, 1)).relative).toBe(0);
  expect(differenceOf(Float64Array.of(Number.NaN), Float64Array.of(1)).relative).toBe(Infinity);
  expect(differenceOf(Float64Array.of(1), Float64Array.of(1, 2)).relative).toBe(Infinity);
});

test("columns that differ by a factor alone become the same", () => {
  expect(scaled(Float64Array.of(3, 4), "length")).toEqual(Float64Array.of(0.6, 0.8));
  expect(scaled(Float64Array.of(1, 3), "sum")).toEqual(Float64Array.of(0.25, 0.75));
  expect(scaled(Float64Array.of(0, 0), "sum")).toEqual(Float64Array.of(0, 0));
});

const ours = readRanked("rank,id,name,role,value,impressions,posts\n1,ann,Ann,both,9,9,3\n2,bob,Bob,neither,0,0,1\n");

test("ranked lists are the same when rank, role, impressions and posts of everybody are, in any order of rows and columns", () => {
  const theirs = readRanked("id,posts,impressions,role,rank\r\nbob,1,0,neither,2\r\nann,3,9,both,1\r\n");
  expect(sameLists(ours, theirs)).toContain("2 people, 1 connectors, 1 mavens");
});

test("lists that differ in one role, or in their people, are refused", () => {
  expect(() => sameLists(ours, readRanked("id,posts,impressions,role,rank\nbob,1,0,maven,2\nann,3,9,both,1\n"))).toThrow("something else for bob");
  expect(() => sameLists(ours, readRanked("id,posts,impressions,role,rank\nann,3,9,both,1\n"))).toThrow("1 people");
  expect(() => readRanked("id,posts\nann,3\n")).toThrow("no column rank");
});

test("first lists are as far apart as a shared person's values, or as a person of one list is above the other's last", () => {
  const list = { people: [5, 7], values: [0.5, 0.25] };
  expect(apartAtMost(list, list)).toEqual({ shared: 2, most: 0 });
  expect(apartAtMost(list, { people: [7, 9], values: [0.375, 0.25] })).toEqual({ shared: 1, most: 0.25 });
});
