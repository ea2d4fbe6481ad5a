import { expect, test } from "vitest";
import type { PersonCircles } from "../../src/engine/person-questions.ts";
import { openFiles, settingsOf } from "../support/session.ts";

// Two cliques of four, a… and b…; a1 and b1 talk across. ann talks most among the a's.
function clique(names: readonly string[], most: string): string[] {
  return names.flatMap((from) => names.filter((to) => to !== from).flatMap((to) => Array.from({ length: from === most ? 3 : 1 }, () => `${from},${to}`)));
}
const talk = `from,to\n${[...clique(["a1", "a2", "a3", "ann"], "ann"), ...clique(["b1", "b2", "b3", "ben"], "ben"), "a1,b1", "b1,a1", "a1,b2"].join("\n")}\n`;

async function ask(id: string): Promise<PersonCircles> {
  const engine = await openFiles({ "talk.csv": talk });
  return await engine.circlesOf((await engine.matchPeople([id])).people[0]!, settingsOf({ measure: "outStrength" }));
}

test("somebody's own circle comes first, named after who has most of its talk; then those they talk into", async () => {
  const { circles, more, smallContacts, why } = await ask("a1");
  expect(circles.map(({ isOwn, around, people, contacts, talk: amount }) => ({ isOwn, around, people, contacts, amount }))).toEqual([
    { isOwn: true, around: "ann", people: 4, contacts: 3, amount: 8 },
    { isOwn: false, around: "ben", people: 4, contacts: 2, amount: 3 },
  ]);
  expect([more, smallContacts, why]).toEqual([0, 0, ""]);
});

test("the own circle names its first by rank, another one whom the person talks with", async () => {
  const { circles } = await ask("a1");
  expect(circles.map(({ named }) => named.map(({ name }) => name))).toEqual([["ann", "a2", "a3"], ["b1", "b2"]]);
  expect(circles[0]!.members).toHaveLength(4);
});

test("accounts of ours are marked among those somebody talks with, and are in no role", async () => {
  const engine = await openFiles({ "talk.csv": talk }, { ours: ["ann"] });
  const [a1, ann] = await Promise.all(["a1", "ann"].map(async (id) => (await engine.matchPeople([id])).people[0]!));
  const { circles } = await engine.circlesOf(a1!, settingsOf({ measure: "outStrength" }));
  expect(circles[0]!.named.filter(({ isOurs }) => isOurs)).toEqual([{ person: ann, name: "ann", role: "neither", isOurs: true }]);
  const { strongest } = await engine.person(a1!, settingsOf({ measure: "outStrength" }));
  expect(strongest.filter(({ isOurs }) => isOurs)).toEqual([{ person: ann, name: "ann", role: "neither", isOurs: true, sent: 1, received: 3 }]);
});

test("who its circle is named after stands at its centre", async () => {
  const { circles } = await ask("ann");
  expect(circles.map(({ isOwn, around }) => [isOwn, around])).toEqual([[true, null]]);
});

test("the circles are those of the map", async () => {
  const engine = await openFiles({ "talk.csv": talk });
  const settings = settingsOf({ measure: "outStrength" });
  const map = await engine.map({ settings, size: "outStrength", colour: "community", ego: null });
  const { circles } = await engine.circlesOf(map.person[0]!, settings);
  const hue = map.colourOf[0]!;
  expect(map.colours[hue]).toMatchObject({ people: circles[0]!.people });
  expect([...map.person].filter((_, k) => map.colourOf[k] === hue).toSorted((a, b) => a - b)).toEqual([...circles[0]!.members].toSorted((a, b) => a - b));
});

test("without a connection there is no circle, and with employees none of fewer than 5 is told", async () => {
  const alone = await openFiles({ "talk.csv": `${talk}zoe,\n` });
  expect(await alone.circlesOf((await alone.matchPeople(["zoe"])).people[0]!, settingsOf())).toMatchObject({ circles: [], why: "Without a connection there is no circle." });
  const employees = await openFiles({ "talk.csv": talk }, { mode: "employees" });
  for (let person = 0; person < 8; person++) {
    const { circles, smallContacts, why } = await employees.circlesOf(person, settingsOf());
    expect(circles).toEqual([]);
    expect(smallContacts).toBeGreaterThan(2);
    expect(why).toContain("No circle of 5 people or more");
  }
});
