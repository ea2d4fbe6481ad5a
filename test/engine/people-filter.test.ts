import { expect, test } from "vitest";
import { openFiles, settingsOf } from "../support/session.ts";
import type { PeopleFilter } from "../../src/engine/settings.ts";
import type { Engine } from "../../src/engine/engine.ts";

/** anna writes to three, ben to two, cem to one, dora to nobody; ours writes to all. */
const talk = "from,to\nanna,ben\nanna,cem\nanna,dora\nben,anna\nben,cem\ncem,anna\nours,anna\nours,ben\nours,cem\nours,dora\n";
const people = "id,team,site\nanna,Sales,Leeds\nben,Sales,York\ncem,Legal,Leeds\ndora,Press,York\nours,Press,Leeds\n";
const filter = (part: Partial<PeopleFilter>): PeopleFilter => ({ roles: [], ranges: [], groups: [], ...part });
const posts = (least: number | null, most: number | null = null) => filter({ ranges: [{ measure: "posts", least, most }] });

async function open(): Promise<Engine> {
  return await openFiles({ "talk.csv": talk, "people.csv": people }, { ours: ["ours"] });
}

async function names(engine: Engine, shown: PeopleFilter, settings = settingsOf()): Promise<readonly string[]> {
  const { rows } = await engine.list({ settings, shown, columns: [], sort: [], search: "", roles: [], includeOurs: true, offset: 0, limit: 100 });
  return rows.map(({ id }) => id);
}

test("only people inside every range are shown, bounds included, and no number changes", async () => {
  const engine = await open();
  const settings = settingsOf();
  expect(await names(engine, posts(2))).toEqual(["anna", "ben", "ours"]);
  expect(await names(engine, posts(1, 2))).toEqual(["ben", "cem"]);
  expect(await names(engine, filter({ ranges: [{ measure: "posts", least: 1, most: null }, { measure: "inDegree", least: 3, most: null }] }))).toEqual(["anna", "cem"]);
  const before = await engine.board(settings);
  const page = await engine.list({ settings, shown: posts(1, 2), columns: [], sort: [], search: "", roles: [], includeOurs: false, offset: 0, limit: 9 });
  expect(page.total).toBe(2);
  expect(page.rows.map(({ rank }) => rank)).toEqual([2, 3]);
  expect(await engine.board(settings)).toEqual(before);
});

test("only people of the chosen groups are shown: any value of one column, all columns; numbers stay everyone's", async () => {
  const engine = await open();
  const groups = (...of: readonly (readonly [string, string])[]) => filter({ groups: of.map(([attribute, value]) => ({ attribute, value })) });
  expect(await names(engine, groups(["team", "Sales"]))).toEqual(["anna", "ben"]);
  expect(await names(engine, groups(["team", "Sales"], ["team", "Legal"]))).toEqual(["anna", "ben", "cem"]);
  expect(await names(engine, groups(["team", "Sales"], ["team", "Legal"], ["site", "Leeds"]))).toEqual(["anna", "cem"]);
  expect(await names(engine, groups(["team", "Nobody"]))).toEqual([]);
  expect(await names(engine, groups(["colour", "red"]))).toEqual([]);
  const { rows } = await engine.list({ settings: settingsOf(), shown: groups(["team", "Legal"]), columns: [], sort: [], search: "", roles: [], includeOurs: false, offset: 0, limit: 9 });
  expect(rows.map(({ rank }) => rank)).toEqual([3]);
  const json = JSON.parse(new TextDecoder().decode((await engine.write("json", settingsOf(), { shown: groups(["team", "Legal"]) })).bytes)) as { options: { shown: unknown } };
  expect(json.options.shown).toEqual({ role: [], range: [], group: [{ attribute: "team", value: "Legal" }] });
});

test("the same people pass in the list, the tens, the numbers of people and the export", async () => {
  const engine = await open();
  const settings = settingsOf();
  const shown = posts(1, 2);
  const { people: passing, of } = await engine.passing(settings, shown);
  const page = await engine.list({ settings, shown, columns: [], sort: [], search: "", roles: [], includeOurs: false, offset: 0, limit: 9 });
  expect([[...passing], of]).toEqual([page.rows.map(({ person }) => person), 4]);
  expect(Array.from(await engine.listPeople({ settings, shown, columns: [], sort: [], search: "", roles: [], includeOurs: false, offset: 0, limit: 0 }))).toEqual([...passing]);
  const { topConnectors, topMavens } = await engine.topLists(settings, shown);
  expect([topConnectors.map(({ id }) => id), topMavens.map(({ id }) => id)]).toEqual([["ben", "cem"], ["ben", "cem"]]);
  const csv = new TextDecoder().decode((await engine.write("csv", settings, { shown })).bytes);
  expect(csv.trim().split("\n").slice(1).map((line) => line.split(",")[1])).toEqual(["ben", "cem"]);
  const json: { options: { shown?: unknown }; people: unknown[] } = JSON.parse(new TextDecoder().decode((await engine.write("json", settings, { shown })).bytes));
  expect(json.options.shown).toEqual({ role: [], range: [{ measure: "posts", least: 1, most: 2 }] });
  const everyone = JSON.parse(new TextDecoder().decode((await engine.write("json", settings, { shown: filter({}) })).bytes)) as typeof json;
  expect([everyone.people.length, "shown" in everyone.options]).toEqual([4, false]);
});

test("without a filter the tens are the board's", async () => {
  const engine = await open();
  const { topConnectors, topMavens } = await engine.board(settingsOf());
  expect(await engine.topLists(settingsOf(), filter({}))).toEqual({ topConnectors, topMavens });
});

test("a role is the role everyone sees, and our own accounts have none", async () => {
  const engine = await open();
  const settings = settingsOf({ share: 0.5 });
  const all = await engine.list({ settings, columns: [], sort: [], search: "", roles: [], includeOurs: true, offset: 0, limit: 9 });
  for (const role of ["both", "connector", "maven", "neither"] as const) {
    expect(await names(engine, filter({ roles: [role] }), settings)).toEqual(all.rows.filter((row) => row.role === role && !row.isOurs).map(({ id }) => id));
  }
});

test("who has no value of a measure is in no range of it", async () => {
  const engine = await openFiles({ "talk.csv": "from,to\na,b\nb,c\n", "people.csv": "id\na\nb\nc\nlonely\n" });
  // Constraint is not defined for somebody without connections.
  expect(await names(engine, filter({ ranges: [{ measure: "constraint", least: null, most: null }] }))).not.toContain("lonely");
});

test("bounds the wrong way round are refused, and so is a measure that does not exist", async () => {
  const engine = await open();
  await expect(engine.passing(settingsOf(), posts(3, 2))).rejects.toMatchObject({ code: "range-empty" });
  await expect(engine.passing(settingsOf(), filter({ ranges: [{ measure: "charm", least: 1, most: null }] }))).rejects.toMatchObject({ code: "measure-unknown" });
});

test("several groups: of one attribute any value will do, of several all must fit, and they are everyone then", async () => {
  const engine = await open();
  const of = async (attribute: string, value: string, ...also: { attribute: string; value: string }[]) => {
    const settings = settingsOf({ group: { attribute, value, also } });
    return [(await names(engine, filter({}), settings)).toSorted(), (await engine.board(settings)).network.people];
  };
  expect(await of("team", "Sales", { attribute: "team", value: "Legal" })).toEqual([["anna", "ben", "cem"], 3]);
  expect(await of("team", "Sales", { attribute: "team", value: "Legal" }, { attribute: "site", value: "Leeds" })).toEqual([["anna", "cem"], 2]);
  expect(await of("team", "Sales")).toEqual([["anna", "ben"], 2]);
  await expect(of("team", "Sales", { attribute: "team", value: "Ghosts" })).rejects.toMatchObject({ code: "group-unknown" });
  await expect(of("team", "Legal", { attribute: "site", value: "York" })).rejects.toMatchObject({ code: "group-unknown" });
  // Connections between the two groups count, those to the outside do not.
  const both = await engine.board(settingsOf({ group: { attribute: "team", value: "Sales", also: [{ attribute: "team", value: "Legal" }] } }));
  expect(both.network.ties).toBe(5);
});

test("of employees several groups together are still no fewer than 5", async () => {
  const mail = `from,to\n${Array.from({ length: 12 }, (_, i) => `p${i},p${(i + 1) % 12}`).join("\n")}\n`;
  const table = `id,team\n${Array.from({ length: 12 }, (_, i) => `p${i},${i < 6 ? "Sales" : i < 10 ? "Legal" : "Press"}`).join("\n")}\n`;
  const engine = await openFiles({ "mail.csv": mail, "people.csv": table }, { mode: "employees" });
  const group = (value: string, also: string) => settingsOf({ group: { attribute: "team", value, also: [{ attribute: "team", value: also }] } });
  await expect(engine.board(group("Legal", "Press"))).rejects.toMatchObject({ code: "group-small" });
  await expect(engine.board(group("Sales", "fewer than 5"))).rejects.toMatchObject({ code: "group-small" });
});
