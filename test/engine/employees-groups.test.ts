import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { NONE, type Attribute } from "../../src/core/talk-log.ts";
import { createRandom } from "../../src/core/random.ts";
import type { ByteSource } from "../../src/core/records.ts";
import type { Engine } from "../../src/engine/engine.ts";
import type { PersonRow } from "../../src/engine/shown.ts";
import { hideGroups } from "../../src/engine/hide-groups.ts";
import { root } from "../support/build.ts";
import { fileOf, newSession, settingsOf } from "../support/session.ts";

/** A column of the people table, "" where a person has no value. */
function attributeOf(name: string, values: readonly string[]): Attribute {
  const labels = [...new Set(values.filter((value) => value !== ""))];
  return { name, labels, codes: Uint32Array.from(values, (value) => (value === "" ? NONE : labels.indexOf(value))) };
}

function shownBy(attribute: Attribute): readonly string[] {
  return Array.from(attribute.codes, (code) => (code === NONE ? "" : attribute.labels[code]!));
}

function countBy(keys: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
  return counts;
}

function show(...columns: readonly (readonly string[])[]): readonly (readonly string[])[] {
  return hideGroups({ count: columns[0]!.length, attributes: columns.map((values, k) => attributeOf(`a${k}`, values)) }).attributes.map(shownBy);
}

/** One group a letter. */
const letters = (text: string): string[] => Array.from(text);

test("a group of four is hidden together with the next smallest, so that the rest does not give it away", () => {
  const values = [...letters("aaaaaaa"), ...letters("bbbbb"), ...letters("cccc")];
  expect(show(values)).toEqual([[...letters("aaaaaaa"), ...Array.from({ length: 9 }, () => "fewer than 5")]]);
});

test("groups of five or more stay as they are, people without a value among them", () => {
  const values = [...letters("aaaaa"), "", "", "", "", "", ...letters("bbbbbb")];
  expect(show(values)).toEqual([values]);
});

test("of two columns the one that can be shown for more people is kept whole", () => {
  const team = letters("xxxxxyyyyy");
  const desk = letters("0123456789");
  const hidden = Array.from({ length: 10 }, () => "fewer than 5");
  expect(show(desk, team)).toEqual([hidden, team]);
});

test("a cell of two people is hidden inside its group, with the next smallest cell, and nowhere else", () => {
  const team = [...letters("aaaaaaaaaaaaa"), ...letters("bbbbb")];
  const site = [...letters("LLLLLLMMMMMNN"), ...letters("LLLLL")];
  expect(show(team, site)[1]).toEqual([...letters("LLLLLL"), ...Array.from({ length: 7 }, () => "fewer than 5"), ...letters("LLLLL")]);
});

test("with fewer than five people nothing is shown", () => {
  expect(show(["a", "a", "a", "a"])).toEqual([["fewer than 5", "fewer than 5", "fewer than 5", "fewer than 5"]]);
});

test("random tables, seeds 1 to 300: no combination, group, overlap of groups or remainder of 1 to 4 people; whoever keeps a value keeps the true one", () => {
  for (let seed = 1; seed <= 300; seed++) {
    const random = createRandom(seed);
    const below = (bound: number): number => random.below(bound);
    const n = 5 + below(120);
    const columns = Array.from({ length: 1 + below(5) }, () => {
      const values = 1 + below(below(2) === 0 ? 4 : 30);
      return Array.from({ length: n }, () => (below(12) === 0 ? "" : `v${Math.min(below(values), below(values))}`));
    });
    const shown = show(...columns);
    const isSafe = (counts: ReadonlyMap<string, number>): boolean => [...counts.values()].every((people) => people >= 5);
    const rows = Array.from({ length: n }, (_, p) => shown.map((column) => column[p]!));
    expect(isSafe(countBy(rows.map((row) => JSON.stringify(row)))), `seed ${seed}: combinations`).toBe(true);
    // Every group of some attributes is a sum of whole combinations, so any two published counts differ by none or by five and more.
    for (let some = 1; some < 1 << shown.length; some++) {
      const keys = rows.map((row) => JSON.stringify(row.filter((_, k) => (some & (1 << k)) !== 0)));
      expect(isSafe(countBy(keys)), `seed ${seed}: attributes ${some}`).toBe(true);
    }
    shown.forEach((column, k) => column.forEach((value, p) => expect([columns[k]![p], "fewer than 5"]).toContain(value)));
    expect(show(...columns), `seed ${seed}: again`).toEqual(shown);
  }
});

test("positive control: the same tables as they are do have combinations of one person", () => {
  const team = letters("aaaaabbbbb");
  const site = letters("LLLLMLLLLM");
  expect([...countBy(team.map((value, p) => value + site[p]!)).values()]).toContain(1);
});

function companyFiles(): ByteSource[] {
  return ["mail.csv", "people.csv"].map((name) => fileOf(name, readFileSync(join(root, "data/company", name))));
}

async function openCompany(mode: "customers" | "employees"): Promise<Engine> {
  const engine = newSession();
  await engine.open(companyFiles(), { mode });
  return engine;
}

async function listAll(engine: Engine, settings = settingsOf()): Promise<readonly PersonRow[]> {
  return (await engine.list({ settings, columns: [], sort: [], search: "", roles: [], includeOurs: true, offset: 0, limit: 1000 })).rows;
}

test("the company of 400: every row shown is like at least four others, departments stay, and a notice says who lost what", async () => {
  const engine = await openCompany("employees");
  const rows = await listAll(engine);
  expect(rows.length).toBe(400);
  expect(Math.min(...countBy(rows.map((row) => JSON.stringify(row.groups))).values())).toBeGreaterThanOrEqual(5);
  expect(rows.filter((row) => row.groups["department"] === "fewer than 5")).toEqual([]);
  expect(rows.filter((row) => row.groups["site"] === "fewer than 5").length).toBe(43);
  const plain = await listAll(await openCompany("customers"));
  expect(Math.min(...countBy(plain.map((row) => JSON.stringify(row.groups))).values())).toBe(1);
});

test("chip, list, legend, filter and card count the same people of a group", async () => {
  const engine = newSession();
  const chip = (await engine.open(companyFiles(), { mode: "employees" })).groups.find((group) => group.attribute === "site")!.values;
  const rows = await listAll(engine);
  const picture = await engine.map({ settings: settingsOf(), size: "impressions", colour: { attribute: "site" }, ego: null });
  expect(picture.colours.length).toBeGreaterThan(1);
  for (const { label, people } of picture.colours) {
    expect(label).not.toBe("fewer than 5");
    expect(chip).toContainEqual({ label, people });
    expect(rows.filter((row) => row.groups["site"] === label).length).toBe(people);
    const settings = settingsOf({ group: { attribute: "site", value: label } });
    expect((await engine.board(settings)).network.people).toBe(people);
    expect(new Set((await listAll(engine, settings)).map((row) => row.groups["site"]))).toEqual(new Set([label]));
  }
  const card = await engine.person(rows[0]!.person, settingsOf());
  expect(Object.fromEntries(card.attributes.map(({ name, value }) => [name, value]))).toEqual(Object.fromEntries(Object.entries(rows[0]!.groups).filter(([, value]) => value !== "")));
});

test("a group that is hidden, one of a few people and one that does not exist are refused alike", async () => {
  const engine = await openCompany("employees");
  const refuse = async (attribute: string, value: string): Promise<unknown> =>
    engine.board(settingsOf({ group: { attribute, value } })).then(() => "not refused", (error: unknown) => error instanceof Error && error.message);
  const said = await refuse("start_year", "1996");
  expect(said).toContain("Fewer than 5");
  expect(await refuse("start_year", "1812")).toBe(said);
  expect(await refuse("start_year", "fewer than 5")).toBe(said);
  expect(await refuse("department", "Sales")).toBe("not refused");
});
