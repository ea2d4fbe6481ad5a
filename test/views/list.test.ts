import { expect, test } from "vitest";
import type { CatalogueMeasure } from "../../src/engine/engine.ts";
import type { PersonRow } from "../../src/engine/shown.ts";
import { collectRows } from "../../src/views/list/collect-rows.ts";
import { isFilterable } from "../../src/views/list/ColumnFilter.tsx";
import { listColumns, nameSort, nextSort, startsDescending } from "../../src/views/list/list-columns.ts";
import { moveFocus, peopleBetween, toggle } from "../../src/views/list/list-selection.ts";
import { nameLines } from "../../src/views/list/name-lines.ts";
import { rowsAsTsv } from "../../src/views/list/rows-as-tsv.ts";

function personRow(person: number, extra: Partial<PersonRow> = {}): PersonRow {
  return {
    person, id: `p${person}`, name: `Person ${person}`, role: "neither", isOurs: false, isSilent: false, atEdge: false, rank: person + 1, value: 1234.5,
    impressions: 1234.5, posts: 7, inDegree: 1, outDegree: 2, inStrength: 3, outStrength: 4, measures: { pagerank: null }, groups: { team: "Sales" }, why: "", ...extra,
  };
}

function measure(id: string, better: "high" | "low" = "high"): CatalogueMeasure {
  return { id, label: `most ${id}`, noun: `the ${id}`, term: id, unit: "", definition: "", caveat: "", better, isAdditive: true, isRanking: true, usesWeights: "on", sampledAbove: null };
}

const options = { measure: "impressions", chosen: ["posts", "impressions", "pagerank"], attributes: ["team"], measures: ["impressions", "posts", "pagerank"].map((id) => measure(id)), isNarrow: false };

test("columns are rank, person, role, the ranking measure, those chosen once each, and the groups", () => {
  expect(listColumns(options).map((column) => column.id)).toEqual(["rank", "name", "role", "impressions", "posts", "pagerank", "group:team"]);
});

test("a narrow list keeps rank, person and the ranking measure", () => {
  expect(listColumns({ ...options, isNarrow: true }).map((column) => column.id)).toEqual(["rank", "name", "impressions"]);
});

test("copied rows are raw: no grouping of digits, empty where there is no value, id first", () => {
  const text = rowsAsTsv([personRow(0, { atEdge: true })], listColumns(options));
  expect(text).toBe("id\tRank\tPerson\tRole\tthe impressions\tthe posts\tthe pagerank\tteam\tat the edge\np0\t1\tPerson 0\tneither\t1234.5\t7\t\tSales\tyes");
});

test("a name can neither break a copied row nor become a formula", () => {
  const text = rowsAsTsv([personRow(0, { name: "=1+1\tx\ny" })], listColumns({ ...options, isNarrow: true }));
  expect(text.split("\n")).toHaveLength(2);
  expect(text).toContain("'=1+1 x y");
});

test("a click sorts by one column, again turns it, shift adds a key", () => {
  const one = nextSort([], "posts", { add: false, startDescending: true });
  expect(one).toEqual([{ column: "posts", descending: true }]);
  expect(nextSort(one, "posts", { add: false, startDescending: true })).toEqual([{ column: "posts", descending: false }]);
  expect(nextSort(one, "name", { add: true, startDescending: false })).toEqual([...one, { column: "name", descending: false }]);
  expect(nextSort(one, "posts", { add: true, startDescending: true })).toEqual([{ column: "posts", descending: false }]);
});

test("measures begin with the best: the largest, or the smallest where low is better", () => {
  const columns = listColumns({ ...options, chosen: ["constraint"], measures: [measure("impressions"), measure("constraint", "low")] });
  expect(Object.fromEntries(columns.map((column) => [column.id, startsDescending(column)]))).toEqual({ rank: false, name: false, role: false, impressions: true, constraint: false, "group:team": false });
});

test("the keyboard moves within the rows and no further", () => {
  expect([moveFocus("ArrowDown", 9, 10, 5), moveFocus("ArrowUp", 0, 10, 5), moveFocus("PageDown", 2, 10, 5), moveFocus("End", 0, 10, 5), moveFocus("Home", 7, 10, 5), moveFocus("x", 7, 10, 5)]).toEqual([9, 0, 7, 9, 0, null]);
});

test("a range holds both ends in either direction and says when rows are missing", () => {
  const personAt = (index: number): number | undefined => (index < 5 ? index * 10 : undefined);
  expect(peopleBetween(3, 1, personAt)).toEqual([10, 20, 30]);
  expect(peopleBetween(3, 6, personAt)).toBeNull();
  expect(toggle(new Set([1, 2]), 2)).toEqual([1]);
  expect(toggle(new Set([1]), 2)).toEqual([1, 2]);
});

test("selected people far down the list are fetched for copying, in list order", async () => {
  const all = Array.from({ length: 4500 }, (_, index) => personRow(index));
  const asked: number[] = [];
  const load = (offset: number, limit: number) => {
    asked.push(offset);
    const roles = { connector: 0, maven: 0, both: 0, neither: all.length, ours: 0 };
    return Promise.resolve({ total: all.length, offset, rows: all.slice(offset, offset + limit), roles, sampled: null });
  };
  expect((await collectRows(new Set([2, 1]), all.slice(0, 100), load)).map((row) => row.person)).toEqual([1, 2]);
  expect(asked).toEqual([]);
  expect((await collectRows(new Set([4400, 7]), all.slice(0, 100), load)).map((row) => row.person)).toEqual([7, 4400]);
  expect((await collectRows(new Set([9999]), [], load)).length).toBe(0);
});

test("several keys of a sort are told in their order", () => {
  expect(nameSort([{ column: "posts", descending: true }, { column: "team", descending: false }], listColumns(options))).toBe("the posts ↓, then team ↑");
});

test("person, role and measures that rank can be filtered in the header; a rank and a group cannot", () => {
  expect(listColumns(options).filter(isFilterable).map((column) => column.id)).toEqual(["name", "role", "impressions", "posts", "pagerank"]);
});

test("a pasted list is its lines that hold something, without the quotes a spreadsheet puts around a cell", () => {
  expect(nameLines('ann\r\n\n  \nLee, Sam\n"Lee, ""Sam"""\n"a" b\nx\ty\n')).toEqual(["ann", "Lee, Sam", 'Lee, "Sam"', '"a" b', "x\ty"]);
});
