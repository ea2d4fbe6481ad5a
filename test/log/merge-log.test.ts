import { expect, test } from "vitest";
import type { Merge } from "../../src/core/identity.ts";
import { createRandom } from "../../src/core/random.ts";
import { fileOf, newSession, rankJson, settingsOf } from "../support/session.ts";

/** A log of people p0 … p11 with several recipients a row, weights and a people table. */
function makeFiles(seed: number): Record<string, string> {
  const random = createRandom(seed);
  const below = (bound: number): number => random.below(bound);
  const person = (): string => `p${below(12)}`;
  const rows = Array.from({ length: 60 }, () => `${person()},${Array.from({ length: 1 + below(3) }, person).join(";")},${1 + below(3)}`);
  const people = Array.from({ length: 12 }, (_, i) => `p${i},${i % 3 === 0 ? `Name ${i}` : ""},${i % 2 === 0 ? "red" : ""},${i * 10}`);
  return { "m.csv": `from,to,weight\n${rows.join("\n")}\n`, "people.csv": `id,name,team,followers\n${people.join("\n")}\n` };
}

function makeMerges(seed: number): Merge[] {
  const random = createRandom(seed + 1000);
  const below = (bound: number): number => random.below(bound);
  return Array.from({ length: 1 + below(3) }, () => ({ into: `p${below(12)}`, ids: Array.from({ length: 1 + below(3) }, () => `p${below(12)}`) }));
}

async function open(files: Record<string, string>, merge: readonly Merge[]): Promise<ReturnType<typeof newSession>> {
  const engine = newSession();
  await engine.open(Object.entries(files).map(([name, text]) => fileOf(name, text)), { mode: "customers", merge });
  return engine;
}

test("merging moves messages, it makes and loses none: posts, messages and weights of all stay", async () => {
  for (let seed = 1; seed <= 60; seed++) {
    const files = makeFiles(seed);
    const merge = makeMerges(seed);
    const plain = await rankJson(await open(files, []));
    const merged = await rankJson(await open(files, merge));
    const posts = (answer: typeof plain): number => answer.people.reduce((sum, p) => sum + (p["posts"] as number), 0);
    expect([seed, merged.network["messages"], posts(merged)]).toEqual([seed, plain.network["messages"], posts(plain)]);
    expect(merged.network["people"]).toBeLessThanOrEqual(plain.network["people"]!);
    expect(merged.network["totalWeight"]).toBeLessThanOrEqual(plain.network["totalWeight"]!);
  }
});

test("the order of merges, and of the ids in them, changes no byte", async () => {
  for (let seed = 1; seed <= 20; seed++) {
    const files = makeFiles(seed);
    const merge = makeMerges(seed);
    const turned = merge.map(({ into, ids }) => ({ into, ids: ids.toReversed() })).toReversed();
    expect((await rankJson(await open(files, turned))).people).toEqual((await rankJson(await open(files, merge))).people);
  }
});

test("leaving the merge out undoes it", async () => {
  const files = makeFiles(5);
  const before = await rankJson(await open(files, []));
  const engine = await open(files, makeMerges(5));
  await engine.open(Object.entries(files).map(([name, text]) => fileOf(name, text)), { mode: "customers", merge: [] });
  expect((await rankJson(engine)).people).toEqual(before.people);
});

test("a preview says what reading the files with the merge gives", async () => {
  for (let seed = 1; seed <= 40; seed++) {
    const files = makeFiles(seed);
    const merge: Merge = { into: "p3", ids: ["p7", "p9"] };
    const settings = settingsOf({ measure: seed % 2 === 0 ? "impressions" : "betweenness" });
    const engine = await open(files, []);
    const preview = await engine.mergePreview(merge, settings);
    const after = await rankJson(await open(files, [merge]), { measure: settings.measure });
    const before = await rankJson(engine, { measure: settings.measure });
    const person = after.people.find(({ id }) => id === "p3")!;
    expect([seed, preview.after]).toEqual([seed, { id: "p3", rank: person.rank, value: person.value }]);
    expect(preview.before).toEqual(["p3", "p7", "p9"].map((id) => before.people.find((p) => p.id === id)!).map(({ id, rank, value }) => ({ id, rank, value })));
    expect(preview.people).toEqual([before.network["people"], after.network["people"]]);
    expect(preview.messages).toEqual([before.network["messages"], after.network["messages"]]);
    expect(preview.ties).toEqual([before.network["ties"], after.network["ties"]]);
    expect(preview.selfMessages).toBe(after.network["selfMessages"]! - before.network["selfMessages"]!);
  }
});

test("an id that nobody has may be what others go into", async () => {
  const engine = await open(makeFiles(1), []);
  const { people, after } = await engine.mergePreview({ into: "Anna", ids: ["p1", "p2"] }, settingsOf());
  expect(people[1]).toBe(people[0] - 1);
  expect(after.rank).not.toBeNull();
  await expect(engine.mergePreview({ into: "p1", ids: ["nobody"] }, settingsOf())).rejects.toMatchObject({ code: "merge-empty" });
});

test("with employees the desk speaks in code names, and its keys open the merge", async () => {
  const text = "from,to\nanna@x.example,bob@x.example\nAnna@x.example,bob@x.example\nbob@x.example,anna@x.example\n";
  const engine = newSession();
  const sources = [fileOf("m.csv", text)];
  await engine.open(sources, { mode: "employees" });
  const [found] = await engine.identities();
  expect(JSON.stringify([found, await engine.accounts()])).not.toMatch(/anna|bob/i);
  const merge = { into: found!.into, ids: found!.members.map(({ key }) => key) };
  const preview = await engine.mergePreview(merge, settingsOf());
  expect(JSON.stringify(preview)).not.toMatch(/anna|bob/i);
  expect(preview.people).toEqual([3, 2]);
  const opened = await engine.open(sources, { mode: "employees", merge: [merge] });
  expect(opened.people).toBe(2);
  expect(JSON.stringify(opened)).not.toMatch(/anna|bob/i);
  await expect(newSession().open(sources, { mode: "employees", merge: [merge] })).rejects.toMatchObject({ code: "key-unknown" });
});
