import { expect, test } from "vitest";
import type { CrossTab, FlowTable, GroupMatrix, GroupOfPeople } from "../../src/engine/group-questions.ts";
import type { Opened } from "../../src/engine/opening.ts";
import { crossPart, crossText, sayCross } from "../../src/views/groups/cross-words.ts";
import { groupsOfAddress, groupsToAddress } from "../../src/views/groups/groups-address.ts";
import { defaultGroupsState, type GroupsState } from "../../src/views/groups/groups-state.ts";
import { describeGroups, nameOfGroup } from "../../src/views/groups/groups-words.ts";
import { cellPart, cellText, formatIndex, sayCell, sayGroup, sortGroups } from "../../src/views/groups/matrix-words.ts";
import { evenScale, nextDot, tensScale } from "../../src/views/groups/scatter-scale.ts";

const group = (label: string, people: number, changed: Partial<GroupOfPeople> = {}): GroupOfPeople => ({ key: label, label, kind: "group", people, groups: 1, ...changed });
const flow = (cells: readonly number[], expected: readonly number[]): FlowTable => ({
  cells: Float64Array.from(cells), expected: Float64Array.from(expected), out: Float64Array.of(cells[0]! + cells[1]!, cells[2]! + cells[3]!), in: Float64Array.of(cells[0]! + cells[2]!, cells[1]! + cells[3]!),
  inside: Float64Array.of(cells[0]! / (cells[0]! + cells[1]!), Number.NaN), total: cells.reduce((sum, cell) => sum + cell, 0),
});
const matrix: GroupMatrix = {
  by: { attribute: "team" }, groups: [group("Sales", 31), group("Legal", 12)], groupCount: 2, people: 43, ours: 0, isDirected: true,
  ties: flow([90, 10, 0, 0], [90, 10, 0, 0]), messages: flow([588, 412, 0, 0], [800, 229, 5, 0]), addressed: flow([600, 412.5, 0, 0], [800, 229, 5, 0]),
  density: Float64Array.of(0.1, 0.027, 0, 0), ei: { overall: 0.2, internal: 4, external: 6, unknown: 0, byGroup: [-0.24, null] }, notices: [],
};

test("a cell is one sentence with its n", () => {
  expect(sayCell(matrix, "messages", 0, 1)).toBe("Sales wrote 412 messages to Legal, 1.8 times what their shares would give.");
  expect(sayCell(matrix, "messages", 0, 0)).toBe("Sales wrote 588 messages inside, 0.7 times what its share would give.");
  expect(sayCell(matrix, "messages", 1, 0)).toBe("Legal wrote 0 messages to Sales; by their shares it would be 5.");
  expect(sayCell(matrix, "ties", 0, 1)).toBe("10 connections lead from Sales to Legal (2.7\u00a0% of all there could be), 1.0 times what their shares would give.");
  expect(sayCell({ ...matrix, messages: null, isDirected: false }, "messages", 0, 1)).toBe("10 connections between Sales and Legal (2.7\u00a0% of all there could be), 1.0 times what their shares would give.");
  expect(sayGroup(matrix, "messages", 0)).toBe("Sales: 31 people; 59\u00a0% of 1,000 messages to groups stay inside; E-I −0.24.");
  expect(sayGroup(matrix, "messages", 1)).toBe("Legal: 12 people; nothing goes out.");
});

test("circles, roles and people without a group are named as sentences name them", () => {
  expect(sayCell({ ...matrix, by: "community", groups: [group("around Ann", 31), group("", 12, { kind: "unstated" })] }, "messages", 0, 1)).toMatch(/^The circle around Ann wrote 412 messages to people in no circle, /);
  expect(sayCell({ ...matrix, by: "role", groups: [group("both", 31), group("neither", 12)] }, "messages", 0, 1)).toMatch(/^People who are both wrote 412 messages to people in neither role, /);
  expect(sayGroup({ ...matrix, groups: [group("", 31, { kind: "small" }), group("Legal", 12)] }, "messages", 0)).toMatch(/^People in groups of fewer than 5: 31 people; /);
});

test("a cell shows what was chosen, and is the fuller the more it is above its share", () => {
  expect(["amount", "times", "share", "density"].map((cells) => cellText(matrix, "messages", cells as "amount", 0, 1))).toEqual(["412", "1.8", "41", "2.7"]);
  expect([cellText(matrix, "messages", "times", 1, 0), cellText(matrix, "messages", "times", 1, 1), cellText(matrix, "messages", "share", 1, 0)]).toEqual(["0", "–", "–"]);
  expect(cellPart(matrix, "messages", "times", 0, 0, 0)).toBe(0);
  expect(cellPart({ ...matrix, messages: flow([0, 80, 0, 0], [0, 10, 0, 0]) }, "messages", "times", 0, 1, 0)).toBe(1);
  expect([formatIndex(-0.004), formatIndex(0.256), formatIndex(-1)]).toEqual(["0.00", "+0.26", "−1.00"]);
});

test("groups stand by size, by name or by what stays inside; who has none is always last", () => {
  const three = { ...matrix, groups: [group("B", 9), group("A", 5), group("", 20, { kind: "unstated" })], messages: { ...matrix.messages!, inside: Float64Array.of(0.2, 0.9, 1) } };
  expect(sortGroups(three, "messages", "size")).toEqual([0, 1, 2]);
  expect(sortGroups(three, "messages", "name")).toEqual([1, 0, 2]);
  expect(sortGroups(three, "messages", "inside")).toEqual([1, 0, 2]);
  expect([nameOfGroup(three.groups[2]!, three.by), nameOfGroup(three.groups[2]!, "community"), nameOfGroup({ kind: "others", label: "", groups: 12 }, three.by)]).toEqual(["no team", "in no circle", "12 others"]);
});

const table: CrossTab = {
  rows: [group("Sales", 43)], columns: [group("around Ann", 60), group("around Ben", 9), group("around Cem", 5)], rowCount: 1, columnCount: 3,
  cells: [null, 6, null], atLeast: Float64Array.of(33, 0, 0), expected: Float64Array.of(30, 12, 2), people: 74, ours: 0, nmi: 0.4, nmiPeople: 74, notices: [],
};

test("hidden cells of employees say no more than they may", () => {
  const by = { rows: { attribute: "team" }, columns: "community" } as const;
  expect([0, 1, 2].map((j) => crossText(table, "people", 0, j))).toEqual(["33+", "6", "…"]);
  expect(crossText(table, "row", 0, 0)).toBe("77+");
  expect(crossPart(table, "people", 0, 2, 33)).toBe(0);
  expect(sayCross(table, by, 0, 0)).toBe("Sales and the circle around Ann: at least 33 people, 77\u00a0% of Sales and 55\u00a0% of the circle around Ann; how many more would tell of fewer than 5.");
  expect(sayCross(table, by, 0, 2)).toMatch(/fewer than 5 people, or more that are hidden/);
  expect(sayCross(table, by, 0, 1)).toBe("Sales and the circle around Ben: 6 people, 14\u00a0% of Sales and 67\u00a0% of the circle around Ben; 0.5 times what the two sizes would give.");
});

test("an even scale has round ticks, starts at 0 where that is near, and holds both ends", () => {
  const scale = evenScale(3, 97, 0, 120, 20);
  expect(scale.ticks).toEqual([0, 20, 40, 60, 80, 100]);
  expect([scale.at(0), scale.at(97) < 120]).toEqual([0, true]);
  expect(evenScale(1990, 2024, 0, 500, 100).ticks).toEqual([1990, 2000, 2010, 2020]);
  expect(evenScale(0.1, 0.3, 0, 300, 75).ticks).toEqual([0, 0.1, 0.2, 0.3]);
  expect(evenScale(0, 4, 0, 500, 50).ticks).toEqual([0, 0.5, 1, 1.5, 2, 2.5, 3, 3.5, 4]);
  expect(evenScale(0, 4, 0, 500, 50, true).ticks).toEqual([0, 1, 2, 3, 4]);
  expect(evenScale(0, 400, 0, 500, 50, true).ticks).toEqual(evenScale(0, 400, 0, 500, 50).ticks);
  const one = evenScale(5, 5, 0, 100, 30);
  expect(one.at(5)).toBe(50);
});

test("a scale by tens keeps 0 apart at its start", () => {
  const scale = tensScale(1, 1000, true, 0, 300, 40);
  expect(scale.ticks).toEqual([0, 1, 10, 100, 1000]);
  expect(scale.at(0)).toBe(0);
  expect(scale.at(1)).toBeGreaterThanOrEqual(20);
  expect(scale.at(100) - scale.at(10)).toBeCloseTo(scale.at(1000) - scale.at(100), 9);
  expect(tensScale(2, 2, false, 0, 300, 40).at(2)).toBeGreaterThan(0);
  // A mean of mostly zeros is less than the lowest value: between 0 and it, never outside.
  expect(scale.at(0.01)).toBeGreaterThan(0);
  expect(scale.at(0.01)).toBeLessThan(scale.at(0.5));
  expect(scale.at(0.5)).toBeLessThan(20);
  expect(tensScale(1, 1000, false, 300, 0, 40).at(0.01)).toBe(300);
});

test("arrow keys lead to the nearest dot that way, what lies aside counting double", () => {
  const dots = [[0, 0], [10, 0], [4, 30], [0, -20]] as const;
  expect(["ArrowRight", "ArrowDown", "ArrowUp", "ArrowLeft", "Tab"].map((key) => nextDot(dots, 0, key))).toEqual([1, 2, 3, -1, -1]);
});

const opened = { mode: "customers", groups: [{ attribute: "team", values: [] }, { attribute: "site", values: [] }] } as unknown as Opened;
const chosen: GroupsState = {
  tab: "cross", by: { attribute: "site" }, amount: "ties", cells: "density", sort: "inside", rows: { attribute: "team" }, columns: "community", counts: "row",
  x: { column: "orders & more" }, y: { measure: "betweenness" }, means: "everyone", scaleX: "even", scaleY: "tens",
};

test("what is chosen goes through the address and back, while the view is shown; with employees columns are numbers", () => {
  const query = new URLSearchParams();
  groupsToAddress(query, chosen, true, opened);
  expect(groupsOfAddress(new URLSearchParams(query.toString()), true, opened, ["betweenness"])).toEqual(chosen);
  expect(groupsOfAddress(query, false, opened, [])).toEqual(defaultGroupsState);
  const none = new URLSearchParams();
  groupsToAddress(none, defaultGroupsState, true, opened);
  groupsToAddress(none, chosen, false, opened);
  expect(none.toString()).toBe("");
  const coded = new URLSearchParams();
  groupsToAddress(coded, chosen, true, { ...opened, mode: "employees" });
  expect(coded.toString()).not.toMatch(/team|site|orders/);
  expect(groupsOfAddress(new URLSearchParams("tab=pie&by=7&rows=x&x=fame&means=role"), true, opened, ["betweenness"])).toEqual({ ...defaultGroupsState, means: "role" });
});

test("undo names what changed", () => {
  expect(describeGroups(defaultGroupsState, { ...defaultGroupsState, tab: "scatter" }, [])).toBe("groups: two numbers");
  expect(describeGroups(defaultGroupsState, { ...defaultGroupsState, by: "community" }, [])).toBe("groups by circle");
  expect(describeGroups(defaultGroupsState, { ...defaultGroupsState, y: { measure: "posts" } }, [{ id: "posts", noun: "posts" }])).toBe("up: posts");
  expect(describeGroups(defaultGroupsState, { ...defaultGroupsState, sort: "name" }, [])).toBe("how groups are shown");
});
