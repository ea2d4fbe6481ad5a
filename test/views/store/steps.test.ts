import { beforeEach, expect, test } from "vitest";
import type { App } from "../../../src/views/store.ts";
import { stepOf } from "../../../src/views/store/step-parts.ts";
import { travelTo } from "../../../src/views/store/steps.ts";
import { openedApp, rest, talk } from "./opened-app.ts";

const people = `id,team\n${Array.from({ length: 11 }, (_, i) => `p${i},${i % 2 === 0 ? "Sales" : "Legal"}`).join("\n")}\n`;
let app: App;
let clock = 0;

beforeEach(async () => {
  clock = 0;
  app = await openedApp({ files: { "talk.csv": talk, "people.csv": people }, now: () => (clock += 5000) });
});

/** One of everything the reader can change, with what undo calls it. */
const changes: readonly (readonly [label: string, act: (app: App) => void])[] = [
  ["topic t1", ({ actions }) => actions.change({ topics: ["t1"] })],
  ["group Sales", ({ actions }) => actions.change({ group: { attribute: "team", value: "Sales" } })],
  ["cut 70\u00a0%", ({ actions }) => actions.change({ share: 0.7 })],
  ["ranked by people reached", ({ actions }) => actions.changeMeasure("outDegree")],
  ["2 selected", ({ actions }) => actions.select([1, 3])],
  ["nobody selected", ({ actions }) => actions.select([])],
  ["view List", ({ actions }) => actions.show("list")],
  ["search ‹p1›", ({ actions }) => actions.changeList({ search: "p1" })],
  ["columns", ({ actions }) => actions.changeList({ columns: ["pagerank"] })],
  ["order of the list", ({ actions }) => actions.changeList({ sort: [{ column: "pagerank", descending: true }] })],
  ["the circle of ‹p3›", ({ actions }) => actions.enterCircle(3, "p3")],
  ["only both or maven", ({ actions }) => actions.showOnly({ roles: ["both", "maven"] })],
  ["only posts ≥ 3", ({ actions }) => actions.showOnly({ roles: [], ranges: [{ measure: "posts", least: 3, most: null }] })],
  ["group Sales, Legal", ({ actions }) => actions.change({ group: { attribute: "team", value: "Sales", also: [{ attribute: "team", value: "Legal" }] } })],
  ["out of the circle", ({ actions }) => actions.leaveCircle()],
  ["colours by circle", ({ actions }) => actions.colourBy("community")],
  ["how the map is drawn", ({ actions }) => actions.changeMap({ leastWeight: 2 })],
  ["windows of 3 months, 1 month apart", ({ actions }) => actions.changeTime({ unit: "month", length: 3 })],
  ["the first 20 over time", ({ actions }) => actions.changeTime({ top: 20 })],
  ["ranks of the period alone", ({ actions }) => actions.changeTime({ within: true })],
  ["other periods to compare", ({ actions }) => actions.changeTime({ compared: { before: { since: 0, until: 1 }, after: { since: 1, until: 2 } } })],
  ["two periods compared", ({ actions }) => actions.changeTime({ tab: "periods" })],
  ["ours: 1 account", ({ actions }) => actions.treatAsOurs("p2", true)],
];

test("every kind of change can be taken back, one by one, and done again, and says what it is", async () => {
  const states = [stepOf(app.store.getState())];
  for (const [label, act] of changes) {
    act(app);
    expect(app.store.getState().history.past.at(-1)?.label).toBe(label);
    states.push(stepOf(app.store.getState()));
  }
  for (const state of states.slice(0, -1).toReversed()) {
    app.actions.undo();
    expect(stepOf(app.store.getState())).toEqual(state);
  }
  expect(app.store.getState().history.past).toEqual([]);
  for (const state of states.slice(1)) {
    app.actions.redo();
    expect(stepOf(app.store.getState())).toEqual(state);
  }
  await rest(app);
  expect(app.store.getState()).toMatchObject({ board: { share: 0.7, measure: "outDegree", leftOut: 1 }, opened: { ours: 1 } });
});

test("what changes nothing is no step", () => {
  app.actions.select([]);
  app.actions.show("board");
  app.actions.change({ share: 0.8 });
  app.actions.changeList({ search: "" });
  expect(app.store.getState().history.past).toEqual([]);
});

test("several changes at once are one step", () => {
  app.actions.step({ view: "map", selection: [4], colour: "community" });
  expect(app.store.getState().history.past.length).toBe(1);
  app.actions.undo();
  expect(app.store.getState()).toMatchObject({ view: "board", selection: [], colour: "role" });
});

test("letters typed into the search are one step, and a word typed later another", () => {
  const tick = (search: string, at: number): void => {
    clock = at - 5000;
    app.actions.changeList({ search });
  };
  tick("p", 100_000);
  tick("p1", 100_400);
  tick("p10", 101_200);
  expect(app.store.getState().history.past.map(({ label }) => label)).toEqual(["search ‹p10›"]);
  tick("p2", 105_000);
  app.actions.undo();
  expect(app.store.getState().list.search).toBe("p10");
});

test("who is selected comes back with the people as they were told apart then", async () => {
  const before = app.store.getState().opened!.people;
  app.actions.select([9]);
  app.actions.readAs({ merge: [{ into: "p0", ids: ["p1"] }] });
  await rest(app);
  expect([app.store.getState().opened?.people, app.store.getState().selection]).toEqual([before - 1, []]);
  app.actions.undo();
  // Until the files have been read again nobody is shown as selected: the number would be somebody else's.
  expect(app.store.getState().selection).toEqual([]);
  await rest(app);
  expect([app.store.getState().opened?.people, app.store.getState().selection]).toEqual([before, [9]]);
});

test("a step is reached by its number from wherever one is", () => {
  app.actions.show("list");
  const { serial } = app.store.getState().history;
  app.actions.select([2]);
  app.actions.change({ share: 0.6 });
  expect(travelTo(app.tools, serial)).toBe(true);
  expect(app.store.getState()).toMatchObject({ view: "list", selection: [], settings: { share: 0.8 }, history: { serial } });
  expect(travelTo(app.tools, 1e6)).toBe(false);
});
