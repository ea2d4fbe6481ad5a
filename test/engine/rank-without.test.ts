import { expect, test } from "vitest";
import type { LeftOutKind, RankWithout } from "../../src/engine/person-questions.ts";
import type { Settings } from "../../src/engine/settings.ts";
import { openFiles, settingsOf } from "../support/session.ts";

// Ann reaches four in #all and one elsewhere; ben reaches three in #help; cem one in #help.
const rows = [
  ["ann", "ben;cem;dora;eve", "#all", "news"],
  ["ann", "ben;cem;dora;eve", "#all", "news"],
  ["ann", "ben", "#help", "hops"],
  ["ben", "ann", "#help", "hops"],
  ["ben", "cem", "#help", "hops"],
  ["ben", "dora", "#help", "malt"],
  ["cem", "ann", "#help", "malt"],
];
const talk = `from,to,channel,topic\n${rows.map((row) => row.join(",")).join("\n")}\n`;

async function ask(id: string, settings: Partial<Settings> = {}, files: Readonly<Record<string, string>> = { "talk.csv": talk }): Promise<RankWithout> {
  const engine = await openFiles(files);
  const [person] = (await engine.matchPeople([id])).people;
  return await engine.rankWithout(person!, settingsOf({ measure: "outDegree", ...settings }));
}

const ranks = ({ without }: RankWithout): Partial<Record<LeftOutKind, number | null>> => Object.fromEntries(without.map(({ kind, rank }) => [kind, rank]));

test("the rank again without the largest channel, topic and list, each by itself", async () => {
  const found = await ask("ann");
  expect([found.rank, found.value]).toEqual([1, 4]);
  expect(ranks(found)).toEqual({ channel: 2, topic: 2, list: 2 });
  expect(found.without.map(({ value, messages, own }) => [value, messages, own])).toEqual([[1, 2, 2], [1, 2, 2], [1, 2, 2]]);
});

test("a sentence says what was left out, whose it was, and both ranks with their n", async () => {
  const { without } = await ask("ben");
  expect(without[0]!.sentence).toBe("Without the channel ‹#help›: nothing is left to rank, instead of rank 2 of 5. Left out: 5 messages, 3 of the 3 by ben.");
  const sentences = (await ask("ann")).without.map(({ sentence }) => sentence);
  expect(sentences[0]).toBe("Without the channel ‹#all›: rank 1 → 2 of 5. Left out: 2 messages, 2 of the 3 by ann.");
  expect(sentences[2]).toBe("Without 2 messages to one same list of people: rank 1 → 2 of 5. That is 2 of the 3 by ann.");
});

test("it is the rank that the slice without these messages has by every other way of asking", async () => {
  const found = await ask("ann", { measure: "impressions", audience: "delivered" });
  const others = await openFiles({ "talk.csv": `from,to,channel,topic\n${rows.filter((row) => row[2] !== "#all").map((row) => row.join(",")).join("\n")}\neve,eve,#help,malt\n` });
  const { rows: again } = await others.list({ settings: settingsOf({ measure: "impressions", audience: "delivered" }), columns: [], sort: [], search: "ann", roles: [], includeOurs: false, offset: 0, limit: 1 });
  expect(found.without[0]).toMatchObject({ kind: "channel", rank: again[0]!.rank, value: again[0]!.value });
});

test("who reaches how many is decided by all messages, as under any filter", async () => {
  const found = await ask("ann", { measure: "impressions", audience: "modelled" });
  // Without #all one post on #help is left, where ann reached one.
  expect(found.without[0]).toMatchObject({ kind: "channel", value: 1 });
});

test("what is chosen already is not left out, and what stands for nothing is not told", async () => {
  expect(ranks(await ask("ann", { topics: ["news"] }))).toEqual({});
  const bare = await ask("ann", {}, { "talk.csv": "from,to\nann,ben\nben,ann\nann,cem\n" });
  expect([bare.without, bare.why]).toEqual([[], "No channel, topic or list of recipients stands out: there is nothing to leave out."]);
});

test("in a group the same messages of the group are left out", async () => {
  const found = await ask("ann", { group: { attribute: "team", value: "A" } }, { "talk.csv": talk, "people.csv": "id,team\nann,A\nben,A\ncem,A\ndora,B\neve,B\n" });
  expect([found.rank, ranks(found)]).toEqual([1, { channel: 2, topic: 2 }]);
});

test("somebody who is only addressed is explained by what they receive", async () => {
  const found = await ask("dora", { measure: "inDegree" });
  expect(found.without[0]).toMatchObject({ kind: "channel", messages: 2, own: 0, value: 1 });
  expect(found.without[0]!.sentence).toContain("2 of them to dora");
});

test("of employees no channel is named, and none in which fewer than 5 wrote is offered", async () => {
  const wide = Array.from({ length: 8 }, (_, i) => `w${i},w${(i + 1) % 8},#secret-${i < 6 ? "all" : "two"}`).join("\n");
  const engine = await openFiles({ "talk.csv": `from,to,channel\n${wide}\nw0,w2,#secret-all\n` }, { mode: "employees" });
  const said: string[] = [];
  for (let person = 0; person < 8; person++) said.push(...(await engine.rankWithout(person, settingsOf({ measure: "outDegree" }))).without.map(({ sentence }) => sentence));
  expect(said.filter((sentence) => sentence.includes("the channel that holds most of it"))).toHaveLength(6);
  expect(said.join()).not.toMatch(/secret|w\d/);
});
