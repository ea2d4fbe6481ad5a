import { expect, test } from "vitest";
import type { DictionaryTopic } from "../../src/engine/opening.ts";
import { starters } from "../../src/topics/starters/starters.ts";
import { fileOf, newSession, openFiles, rankJson } from "../support/session.ts";

const files = {
  "m.csv": "from,to,topic,text\nann,bob,a,The parcel is late\nbob,ann,b,A late refund please\ncat,ann,a,Refund me\nann,cat,,Hello there\n",
};
const roles = ["from", "to", "topic", "text"] as const;
const dictionary: readonly DictionaryTopic[] = [{ topic: "delay", terms: ["late"] }, { topic: "money", terms: ["refund*"] }, { topic: "nothing", terms: ["zebra"] }];

test("a trial counts hits, people, coverage and overlap, and shows messages with the places of the words", async () => {
  const engine = await openFiles(files, { files: [{ roles }] });
  const trial = await engine.tryDictionary({ dictionary }, 1);
  expect(trial).toMatchObject({
    messages: 4, covered: 3,
    topics: [
      { name: "delay", messages: 2, people: 2, alone: 1, overlap: [{ topic: 1, messages: 1 }] },
      { name: "money", messages: 2, people: 2, alone: 1, overlap: [{ topic: 0, messages: 1 }] },
      { name: "nothing", messages: 0, people: 0, alone: 0, overlap: [] },
    ],
  });
  expect(trial.samples.map(({ message, text, marks }) => [message, marks.filter(({ topic }) => topic === 1).map(({ from, to }) => text.slice(from, to))])).toEqual([[1, ["refund"]], [2, ["Refund"]]]);
});

test("a long text is shown around its first hit", async () => {
  const engine = await openFiles({ "m.csv": `from,to,text\nann,bob,${"word ".repeat(200)}parcel${" word".repeat(200)}\n` });
  const { samples: [sample] } = await engine.tryDictionary({ dictionary: [{ topic: "p", terms: ["parcel"] }] }, null);
  expect(sample!.isCut).toBe(true);
  expect(sample!.text.length).toBeLessThanOrEqual(300);
  expect(sample!.marks.map(({ from, to }) => sample!.text.slice(from, to))).toEqual(["parcel"]);
});

test("topics found in what is open are those of opening the files with them", async () => {
  const topics = { from: ["column", "channel", "hashtags", "dictionary"] as const, dictionary };
  const engine = await openFiles(files, { files: [{ roles }] });
  const changed = await engine.setTopics(topics);
  const anew = await openFiles(files, { files: [{ roles }], topics });
  const settings = { topics: ["money"] };
  expect((await rankJson(engine, settings)).people).toEqual((await rankJson(anew, settings)).people);
  expect(await rankJson(engine)).toEqual(await rankJson(anew));
  expect(changed.topics).toEqual([{ name: "a", messages: 2 }, { name: "delay", messages: 2 }, { name: "money", messages: 2 }, { name: "b", messages: 1 }]);
  const back = await engine.setTopics({});
  expect(back.topics).toEqual([{ name: "a", messages: 2 }, { name: "b", messages: 1 }]);
});

test("where the texts are gone, topics say that the files must be read again", async () => {
  const employees = await openFiles(files, { mode: "employees", files: [{ roles }] });
  await expect(employees.setTopics({ dictionary })).rejects.toMatchObject({ code: "texts-gone" });
  const customers = await openFiles(files, { files: [{ roles }] });
  await expect(customers.setTopics({ from: ["subject"] })).rejects.toMatchObject({ code: "texts-gone" });
});

test("with employees a trial tells what was matched, nothing of fewer than five people and no message", async () => {
  const lines = Array.from({ length: 6 }, (_, k) => `p${k},p${(k + 1) % 6},late ${k === 0 ? "refund canary" : ""}`);
  const engine = await openFiles({ "m.csv": `from,to,text\n${lines.join("\n")}\n` }, { mode: "employees", topics: { dictionary } });
  const trial = await engine.tryDictionary({ dictionary }, 0);
  expect(trial.samples).toEqual([]);
  expect(trial.topics.map(({ messages, people, overlap }) => [messages, people, overlap])).toEqual([[6, 6, []], [null, null, []], [null, null, []]]);
  expect(JSON.stringify(trial)).not.toContain("canary");
});

test("what is wrong with a dictionary is told term by term", async () => {
  const engine = newSession();
  const broken = [{ topic: "", terms: ["late", "late AND"] }, { topic: "health", terms: ["sick leave"] }];
  expect(await engine.checkDictionary({ dictionary: broken })).toMatchObject([{ topic: 0, term: -1 }, { topic: 0, term: 1, at: 8 }]);
  expect(await engine.checkDictionary({ dictionary: broken }, "employees")).toMatchObject([{ topic: 0, term: -1 }, { topic: 0, term: 1 }, { topic: 1, term: 0, message: expect.stringContaining("about health") as string }]);
});

test("two topics of one name are told, in capitals or not", async () => {
  const named = [{ topic: "Delay", terms: ["late"] }, { topic: "money", terms: ["refund"] }, { topic: " delay", terms: ["slow"] }];
  expect(await newSession().checkDictionary({ dictionary: named })).toMatchObject([{ topic: 2, term: -1, message: expect.stringContaining("Another topic is called Delay") as string }]);
});

test("every starter can be read, is not sensitive, and has six to ten topics", async () => {
  const engine = newSession();
  expect(starters.map(({ id }) => id)).toEqual(["customer-service", "product-feedback", "sustainability", "data-protection"]);
  for (const starter of starters) {
    expect(await engine.checkDictionary({ dictionary: starter.dictionary }, "employees"), starter.id).toEqual([]);
    expect(starter.dictionary.length).toBeGreaterThanOrEqual(6);
    expect(starter.dictionary.length).toBeLessThanOrEqual(10);
    for (const as of ["csv", "json"] as const) {
      const { bytes, name } = await engine.writeDictionary(starter.dictionary, as);
      expect(await engine.readDictionary(name, new TextDecoder().decode(bytes))).toEqual(starter.dictionary);
    }
  }
});

test("a canary in the texts of employees stands nowhere after topics were counted", async () => {
  const engine = newSession();
  const opened = await engine.open([fileOf("m.csv", "from,to,text\nann,bob,late zqcanary\nbob,ann,late\n")], { mode: "employees", topics: { from: ["dictionary"], dictionary: [{ topic: "delay", terms: ["late"] }] } });
  expect(opened.hasText).toBe(false);
  expect(JSON.stringify(opened)).not.toContain("zqcanary");
  expect(JSON.stringify(await rankJson(engine))).not.toContain("zqcanary");
});
