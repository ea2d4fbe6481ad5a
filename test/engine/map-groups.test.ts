import { expect, test } from "vitest";
import { openFiles, settingsOf } from "../support/session.ts";

/** Two teams of three who talk inside, and one message each way between them; one person in no team. */
const talk = "from,to\na1,a2\na2,a3\na3,a1\nb1,b2\nb2,b3\nb3,b1\na1,b1\nb1,a1\nx,a1\n";
const people = "id,team\na1,A\na2,A\na3,A\nb1,B\nb2,B\nb3,B\n";

test("teams as dots: people counted, talk inside and between them added up", async () => {
  const engine = await openFiles({ "talk.csv": talk, "people.csv": people });
  const map = await engine.map({ settings: settingsOf(), size: "outDegree", colour: "role", ego: null, units: { attribute: "team" } });
  expect(map.groups?.map(({ label, people: count, within, across }) => [label, count, within, across])).toEqual([["A", 3, 3, 2], ["B", 3, 3, 2]]);
  expect([...map.value]).toEqual([3, 3]);
  expect([map.from.length, map.weight[0], map.isTwoWay[0], map.tiesDrawn]).toEqual([1, 2, 1, 2]);
  expect(map.ungrouped).toBe(1);
  const everyone = await engine.map({ settings: settingsOf(), size: "outDegree", colour: "role", ego: null });
  expect(everyone.groups).toBeNull();
  const names = Array.from(map.groups![0]!.members, (p) => everyone.names[everyone.person.indexOf(p)]);
  expect(names.map(String).toSorted((a, b) => (a < b ? -1 : 1))).toEqual(["a1", "a2", "a3"]);
});

test("circles as dots hold everyone of theirs", async () => {
  const engine = await openFiles({ "talk.csv": talk });
  const map = await engine.map({ settings: settingsOf(), size: "outDegree", colour: "role", ego: null, units: "community" });
  expect(map.groups!.reduce((sum, group) => sum + group.people, 0) + map.ungrouped).toBe(7);
  expect(map.groups!.every(({ label }) => label.startsWith("around "))).toBe(true);
});

test("with employees no group of fewer than 5 is a dot: its people are counted apart", async () => {
  const rows: string[] = [];
  const members: string[] = [];
  for (const [team, size] of [["Sales", 8], ["Legal", 7], ["Board", 3]] as const) {
    for (let i = 0; i < size; i++) {
      members.push(`${team}${i},${team}`);
      for (let j = 0; j < size; j++) if (i !== j) rows.push(`${team}${i},${team}${j}`);
    }
  }
  rows.push("Sales0,Legal0", "Legal0,Board0", "Board0,Sales1");
  const engine = await openFiles({ "talk.csv": `from,to\n${rows.join("\n")}\n`, "people.csv": `id,team\n${members.join("\n")}\n` }, { mode: "employees" });
  for (const units of [{ attribute: "team" }, "community"] as const) {
    const map = await engine.map({ settings: settingsOf(), size: "outDegree", colour: "role", ego: null, units });
    expect(map.groups!.length).toBeGreaterThan(0);
    expect(Math.min(...map.groups!.map((group) => group.people))).toBeGreaterThanOrEqual(5);
    expect(map.names.join()).not.toMatch(/Board|fewer/);
  }
});
