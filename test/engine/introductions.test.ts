import { expect, test } from "vitest";
import type { Engine } from "../../src/engine/engine.ts";
import type { PathWay } from "../../src/engine/map-questions.ts";
import { openFiles, settingsOf } from "../support/session.ts";

const talk = [
  "from,to,time",
  // ann – bob – dan, often; ann – eve – dan, once each; ann – dan never.
  "ann,bob,2024-03-01", "ann,bob,2024-03-02", "bob,ann,2024-03-09T10:00:00Z", "bob,dan,2024-03-03", "bob,dan,2024-03-04", "dan,bob,2024-03-05",
  "ann,eve,2024-03-06",
  "eve,dan,2024-03-07",
  "far,off,2024-03-08",
].join("\n");

test("who can introduce ann to dan: the strong way first, with the messages and the last time of each connection", async () => {
  const engine = await openFiles({ "talk.csv": talk });
  const { ways, why } = await ask(engine, "ann", "dan", "strength");
  expect(why).toBe("");
  expect(ways.map(({ people }) => people.map(({ name }) => name))).toEqual([["ann", "bob", "dan"], ["ann", "eve", "dan"]]);
  expect(ways[0]!.ties).toEqual([
    { there: 2, back: 1, lastAt: Date.UTC(2024, 2, 9, 10) },
    { there: 2, back: 1, lastAt: Date.UTC(2024, 2, 5) },
  ]);
  expect(ways[1]!.ties.map(({ there, back }) => [there, back])).toEqual([[1, 0], [1, 0]]);
});

test("a filter leaves its messages out; people without a way, or outside the selection, are told apart", async () => {
  const engine = await openFiles({ "talk.csv": talk });
  const early = await ask(engine, "ann", "dan", "steps", { until: Date.UTC(2024, 2, 5) });
  expect(early.ways.map(({ people }) => people.map(({ name }) => name))).toEqual([["ann", "bob", "dan"]]);
  expect(await ask(engine, "ann", "off", "steps")).toEqual({ ways: [], why: "apart" });
});

test("no way leads through an account of ours", async () => {
  const engine = await openFiles({ "talk.csv": talk }, { ours: ["bob"] });
  const { ways } = await ask(engine, "ann", "dan", "strength");
  expect(ways.map(({ people }) => people.map(({ name }) => name))).toEqual([["ann", "eve", "dan"]]);
});

test("with employees a connection tells the day, not the time", async () => {
  const engine = await openFiles({ "talk.csv": talk }, { mode: "employees" });
  // Numbers follow the ids: ann 0, bob 1, dan 2.
  const { ways } = await engine.introductions({ settings: settingsOf(), from: 0, to: 2, by: "strength" });
  expect(ways[0]!.ties[0]!.lastAt).toBe(Date.UTC(2024, 2, 9));
  expect(JSON.stringify(ways)).not.toMatch(/ann|bob|dan/);
});

async function ask(engine: Engine, from: string, to: string, by: PathWay, changed = {}) {
  const number = async (name: string): Promise<number> => (await engine.search(name, settingsOf(), 5)).find((row) => row.name === name)!.person;
  return engine.introductions({ settings: settingsOf(changed), from: await number(from), to: await number(to), by });
}
