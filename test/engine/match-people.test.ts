import { expect, test } from "vitest";
import type { Engine } from "../../src/engine/engine.ts";
import { openFiles, settingsOf } from "../support/session.ts";

const talk = "from,to\nann,ben\nben,cem\ncem,ANN\ndora,ann\n7,ann\n";
const people = "id,name\nann,Ann Ash\nben,Sam Lee\ncem,Sam Lee\ndora,D\u00f6ra\nANN,Anna\n7,ben\n";

async function idsOf(engine: Engine, numbers: readonly number[]): Promise<readonly string[]> {
  const { rows } = await engine.list({ settings: settingsOf(), columns: [], sort: [], search: "", roles: [], includeOurs: true, offset: 0, limit: 100 });
  return numbers.map((number) => rows.find(({ person }) => person === number)!.id);
}

async function match(lines: readonly string[]) {
  const engine = await openFiles({ "talk.csv": talk, "people.csv": people });
  const found = await engine.matchPeople(lines);
  return { ...found, people: await idsOf(engine, found.people) };
}

test("ids and names find people, in the order of the list and nobody twice; blanks and the form of letters do not matter", async () => {
  expect(await match(["  Do\u0308ra ", "Ann Ash", "", "dora", "cem"])).toEqual({ people: ["dora", "ann", "cem"], unmatched: [], ambiguous: [] });
});

test("capitals matter only where the list writes them as the data do", async () => {
  expect((await match(["ann"])).people).toEqual(["ann"]);
  expect((await match(["ANN"])).people).toEqual(["ANN"]);
  expect((await match(["ANNA"])).people).toEqual(["ANN"]);
  expect(await match(["Ann"])).toEqual({ people: [], unmatched: [], ambiguous: [{ text: "Ann", count: 2, ids: expect.arrayContaining(["ann", "ANN"]) as string[] }] });
});

test("a name of several people selects none of them, and what fits nobody is reported once", async () => {
  expect(await match(["Sam Lee", "ben", "zoe", "dora", "zoe"])).toEqual({
    people: ["dora"], unmatched: ["zoe"], ambiguous: [{ text: "Sam Lee", count: 2, ids: ["ben", "cem"] }, { text: "ben", count: 2, ids: expect.arrayContaining(["ben", "7"]) as string[] }],
  });
});

test("of a row of cells the first that fits one person counts; a single row is a list", async () => {
  expect(await match(["cem\tSam Lee\t7", "Sam Lee\tdora", "x\ty"])).toEqual({ people: ["cem", "dora"], unmatched: ["x\ty"], ambiguous: [] });
  expect(await match(["cem\tdora\tx"])).toEqual({ people: ["cem", "dora"], unmatched: ["x"], ambiguous: [] });
});

test("with employees a list of real names or ids finds nobody, one of code names does", async () => {
  const engine = await openFiles({ "talk.csv": talk, "people.csv": people }, { mode: "employees" });
  expect(await engine.matchPeople(["ann", "Ann Ash", "Sam Lee"])).toEqual({ people: [], unmatched: ["ann", "Ann Ash", "Sam Lee"], ambiguous: [] });
  const found = await engine.matchPeople(["p-0002"]);
  expect(await idsOf(engine, found.people)).toEqual(["P-0002"]);
});
