import { expect, test } from "vitest";
import type { CatalogueMeasure } from "../../src/engine/engine.ts";
import { defaultSettings, showEveryone } from "../../src/engine/settings.ts";
import { isFilterable } from "../../src/views/list/ColumnFilter.tsx";
import { changeWords, listColumns, nameSort, nextSort, startsDescending } from "../../src/views/list/list-columns.ts";
import type { PersonRow } from "../../src/engine/shown.ts";
import { describeList, listFileQuery, type ListOnScreen } from "../../src/views/list/list-file.ts";
import { moveFocus, peopleBetween, toggle } from "../../src/views/list/list-selection.ts";
import { nameLines } from "../../src/views/list/name-lines.ts";

function measure(id: string, better: "high" | "low" = "high"): CatalogueMeasure {
  return { id, label: `most ${id}`, noun: `the ${id}`, term: id, unit: "", definition: "", caveat: "", better, isAdditive: true, isRanking: true, usesWeights: "on", sampledAbove: null, longAbove: null, longWork: null };
}

const options = { measure: "impressions", chosen: ["posts", "impressions", "pagerank"], attributes: ["team"], measures: ["impressions", "posts", "pagerank"].map((id) => measure(id)), isNarrow: false };

test("columns are rank, person, role, the ranking measure, those chosen once each, and the groups", () => {
  expect(listColumns(options).map((column) => column.id)).toEqual(["rank", "name", "role", "impressions", "posts", "pagerank", "group:team"]);
});

test("a narrow list keeps rank, person and the ranking measure", () => {
  expect(listColumns({ ...options, isNarrow: true }).map((column) => column.id)).toEqual(["rank", "name", "impressions"]);
});

const screen: ListOnScreen = {
  settings: { ...defaultSettings, measure: "impressions" }, list: { columns: ["posts", "pagerank"], sort: [{ column: "posts", descending: true }], search: "an", includeOurs: false },
  shown: { ...showEveryone, ranges: [{ measure: "posts", least: 2, most: null }] }, selection: [4, 2], measures: options.measures, attributes: ["team"], isRanked: true, isPrivate: false, compared: null,
};

test("a list is taken away with the columns of the screen, the id beside the name, and its order, search and filters", () => {
  const query = listFileQuery(screen, "listed");
  expect(query.columns.map(({ id, heading }) => `${id}: ${heading}`)).toEqual(["rank: Rank", "name: Person", "id: Id", "role: Role", "impressions: the impressions", "posts: the posts", "pagerank: the pagerank", "group:team: team", "mark: Mark"]);
  expect(query).toMatchObject({ sort: screen.list.sort, search: "an", shown: screen.shown, includeOurs: false });
  expect("people" in query).toBe(false);
  expect(listFileQuery({ ...screen, isPrivate: true }, "listed").columns.map(({ id }) => id)).not.toContain("id");
});

test("those selected are taken from the list, or wherever one is without what narrows it", () => {
  expect(listFileQuery(screen, "selected")).toMatchObject({ people: [4, 2], search: "an", shown: screen.shown });
  expect(listFileQuery(screen, "chosen")).toMatchObject({ people: [4, 2], search: "", includeOurs: true });
  expect("shown" in listFileQuery(screen, "chosen")).toBe(false);
  expect(listFileQuery(screen, "chosen").columns.map(({ id }) => id).slice(-2)).toEqual(["why", "mark"]);
});

test("it is told how a list is made", () => {
  expect(describeList(screen, "listed")).toBe("7 columns, by the posts ↓; only the posts ≥ 2; search ‹an›");
  expect(describeList({ ...screen, list: { ...screen.list, sort: [] } }, "chosen")).toBe("7 columns, by rank");
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

test("several keys of a sort are told in their order", () => {
  expect(nameSort([{ column: "posts", descending: true }, { column: "team", descending: false }], listColumns(options))).toBe("the posts ↓, then team ↑");
});

test("person, role, groups and measures that rank can be filtered in the header; a rank cannot", () => {
  expect(listColumns(options).filter(isFilterable).map((column) => column.id)).toEqual(["name", "role", "impressions", "posts", "pagerank", "group:team"]);
});

test("a pasted list is its lines that hold something, without the quotes a spreadsheet puts around a cell", () => {
  expect(nameLines('ann\r\n\n  \nLee, Sam\n"Lee, ""Sam"""\n"a" b\nx\ty\n')).toEqual(["ann", "Lee, Sam", 'Lee, "Sam"', '"a" b', "x\ty"]);
});

test("beside the rank of a compared period stands how far somebody rose, on screen and in what is taken away", () => {
  expect(listColumns({ ...options, isCompared: true }).map((column) => column.id).slice(0, 3)).toEqual(["rank", "rankChange", "name"]);
  const words = ([35, -3, 0, "new", null] as const).map((rankChange) => changeWords({ rankChange } as PersonRow));
  expect(words).toEqual(["▲ 35", "▼ 3", "=", "new", ""]);
  const compared = { since: 1, until: 2 };
  const sort = [{ column: "rankChange", descending: true }];
  const query = listFileQuery({ ...screen, compared, list: { ...screen.list, sort } }, "listed");
  expect(query).toMatchObject({ compared, sort });
  expect(query.columns[1]).toEqual({ id: "rankChange", heading: "Change" });
  // Where nothing is compared any more the list is not sorted by it.
  expect(listFileQuery({ ...screen, list: { ...screen.list, sort } }, "listed").sort).toEqual([]);
});
