import { expect, test } from "vitest";
import { rankPeople } from "../../src/core/ranking.ts";

const rank = (values: readonly number[], better: "high" | "low" = "high"): { order: number[]; rank: number[]; groupStart: number[] } => {
  const ranking = rankPeople(Float64Array.from(values), better);
  return { order: Array.from(ranking.order), rank: Array.from(ranking.rank), groupStart: Array.from(ranking.groupStart) };
};

test("the best comes first", () => {
  expect(rank([1, 3, 2])).toEqual({ order: [1, 2, 0], rank: [3, 1, 2], groupStart: [0, 1, 2] });
});

test("equal values share a rank, the next one counts on: 1, 1, 3; inside a tie by person number", () => {
  expect(rank([5, 1, 5, 0])).toEqual({ order: [0, 2, 1, 3], rank: [1, 3, 1, 4], groupStart: [0, 0, 2, 3] });
});

test("low is better where it is", () => {
  expect(rank([2, 1, 3], "low")).toEqual({ order: [1, 0, 2], rank: [2, 1, 3], groupStart: [0, 1, 2] });
});

test("no value: last, without a rank, by person number", () => {
  const { order, rank: ranks, groupStart } = rank([NaN, 1, NaN, 2]);
  expect(order).toEqual([3, 1, 0, 2]);
  expect(ranks).toEqual([NaN, 2, NaN, 1]);
  expect(groupStart).toEqual([0, 1, 2, 2]);
  expect(rank([NaN, 1], "low").order).toEqual([1, 0]);
  expect(rank([NaN, NaN])).toEqual({ order: [0, 1], rank: [NaN, NaN], groupStart: [0, 0] });
});

test("values within 1e-9 of the first of a group are tied, measured from the first and not from neighbour to neighbour", () => {
  expect(rank([1, 1 + 0.9e-9]).rank).toEqual([1, 1]);
  expect(rank([1, 1 + 0.9e-9]).order, "inside the group by person number, not by value").toEqual([0, 1]);
  expect(rank([1, 1 + 1.1e-9]).rank).toEqual([2, 1]);
  expect(rank([1 + 1.6e-9, 1 + 0.8e-9, 1]).rank, "0.8e-9 apart each, the last one 1.6e-9 from the first").toEqual([1, 1, 3]);
  expect(rank([1e-6, 1e-6 + 1e-14]).rank, "relative, not absolute").toEqual([2, 1]);
});

test("values below 1e-12 of the largest are rounding and tied with 0", () => {
  expect(rank([100, 0, 1e-11, 9e-11]).rank).toEqual([1, 2, 2, 2]);
  expect(rank([100, 0, 1.1e-10]).rank).toEqual([1, 3, 2]);
  expect(rank([0, 1e-300, 1], "low").rank).toEqual([1, 1, 3]);
  expect(rank([0, -0, 0]).rank).toEqual([1, 1, 1]);
});

test("negative values rank below zero", () => {
  expect(rank([-1, 0, -2]).rank).toEqual([2, 1, 3]);
  expect(rank([-1, -1 - 0.5e-9]).rank).toEqual([1, 1]);
});

test("an infinite value ties with no finite one and does not make the others equal", () => {
  expect(rank([1, Infinity, 2]).rank).toEqual([3, 1, 2]);
  expect(rank([Infinity, Infinity, 1]).rank).toEqual([1, 1, 3]);
});

test("nobody: an empty ranking", () => {
  expect(rank([])).toEqual({ order: [], rank: [], groupStart: [] });
});
