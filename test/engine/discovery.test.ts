import { expect, test } from "vitest";
import type { Engine } from "../../src/engine/engine.ts";
import type { OpenOptions } from "../../src/engine/opening.ts";
import { createRandom } from "../../src/core/random.ts";
import { newSession, fileOf, openFiles, settingsOf } from "../support/session.ts";

const themes = [
  "parcel courier tracking address doorbell neighbour shelf gate",
  "invoice refund payment bank receipt euro deposit interest",
  "screen battery charger cable update crash button camera",
].map((words) => words.split(" "));

/** Messages of four words of one theme each, by thirty people of whom ten write on each theme; every tenth row answers another without words. */
function talk(count = 600): { readonly csv: string; readonly theme: readonly number[] } {
  const random = createRandom(8);
  const theme: number[] = [];
  const lines = Array.from({ length: count }, (_, m) => {
    const t = random.below(3);
    theme.push(t);
    const words = Array.from({ length: 4 }, () => themes[t]![random.below(8)]!);
    return `m${m},p${t * 10 + random.below(10)},p${random.below(30)},2025-0${1 + (m % 9)}-01T10:00:00Z,we had the ${words.join(" and the ")} again,`;
  });
  return { csv: ["id,from,to,time,text,reply_to", ...lines].join("\n"), theme };
}

const { csv, theme } = talk();
const people = ["id,team", ...Array.from({ length: 30 }, (_, p) => `p${p},${["North", "South", "West"][Math.floor(p / 10)]!}`)].join("\n");
const customers = (options: OpenOptions = {}): Promise<Engine> => openFiles({ "talk.csv": csv, "people.csv": people }, options);
const employees = (options: OpenOptions = {}): Promise<Engine> => customers({ mode: "employees", ...options });

test("topics are found in the open texts, with their words, examples and stability, and nothing is changed", async () => {
  const engine = await customers();
  const found = await engine.discover({ count: 3 });
  expect(found.topics).toHaveLength(3);
  expect(found.messages).toBe(600);
  expect(found.topics.reduce((sum, { messages }) => sum + messages, found.without)).toBe(600);
  expect(found.agreement).toBeGreaterThan(0.9);
  expect(found.languages[0]!.code).toBe("en");
  for (const { terms, examples } of found.topics) {
    const own = themes.find((words) => words.includes(terms[0]!.term))!;
    expect(terms.slice(0, 5).every(({ term }) => own.includes(term))).toBe(true);
    expect(examples.length).toBeGreaterThan(0);
    for (const { text } of examples) expect(own.some((word) => text.includes(word))).toBe(true);
  }
  expect((await engine.topics(settingsOf())).topics).toBe(0);
});

test("what was found becomes the topics of the messages, by a choice and when the files are opened", async () => {
  const engine = await customers();
  const { topics } = await engine.discover({ count: 3, edits: [{ kind: "rename", topic: 0, name: "First" }] });
  const opened = await engine.setTopics({ from: ["discovered"], discover: { count: 3, edits: [{ kind: "rename", topic: 0, name: "First" }] } });
  const inOrder = (all: readonly { readonly name: string; readonly messages: number }[]): readonly string[] => all.map(({ name, messages }) => `${name}: ${messages}`).toSorted((a, b) => (a < b ? -1 : 1));
  expect(inOrder(opened.topics)).toEqual(inOrder(topics));
  const again = await customers({ topics: { from: ["discovered"], discover: { count: 3, edits: [{ kind: "rename", topic: 0, name: "First" }] } } });
  expect((await again.topics(settingsOf())).rows.map(({ name, messages }) => [name, messages])).toEqual(opened.topics.map(({ name, messages }) => [name, messages]));
});

test("kept as a dictionary they put nearly the same messages on the same topics", async () => {
  const engine = await customers();
  const { topics, dictionary } = await engine.discover({ count: 3 });
  const opened = await engine.setTopics({ from: ["dictionary"], dictionary });
  for (const { name, messages } of topics) expect(Math.abs(opened.topics.find((topic) => topic.name === name)!.messages - messages)).toBeLessThan(0.05 * messages);
});

test("distinctive words of a topic, a group, people and a period stand against the rest of the messages", async () => {
  const engine = await customers();
  const settings = settingsOf();
  const ofGroup = await engine.distinctiveWords({ of: { kind: "group", attribute: "team", value: "South" }, settings, limit: 8 });
  expect(ofGroup.terms.map(({ term }) => term).toSorted()).toEqual(themes[1]!.toSorted());
  expect(ofGroup.messages).toBe(theme.filter((t) => t === 1).length);
  expect(ofGroup.messages + ofGroup.rest).toBe(600);
  expect(ofGroup.terms.every(({ z, difference, rest, people: users }) => z > 2 && difference > 0 && rest === 0 && users >= 5)).toBe(true);
  const ofPeople = await engine.distinctiveWords({ of: { kind: "people", people: [0] }, settings, limit: 8 });
  expect(ofPeople.terms.length).toBeGreaterThan(0);
  const ofPeriod = await engine.distinctiveWords({ of: { kind: "period", since: Date.UTC(2025, 0, 1), until: Date.UTC(2025, 4, 1) }, settings, limit: 50 });
  expect(ofPeriod.messages + ofPeriod.rest).toBe(600);
  await engine.setTopics({ from: ["discovered"], discover: { count: 3 } });
  const [topic] = (await engine.topics(settings)).rows;
  const ofTopic = await engine.distinctiveWords({ of: { kind: "topic", topic: topic!.name }, settings, limit: 8 });
  expect(topic!.name.split(", ")[0]).toBe(ofTopic.terms[0]!.term);
  for (const word of topic!.name.split(", ")) expect(ofTopic.terms.map(({ term }) => term)).toContain(word);
});

test("who uses a word is told by number of messages, most first", async () => {
  const engine = await customers();
  const users = await engine.peopleOfWord("parcel", { of: { kind: "period", since: null, until: null }, settings: settingsOf(), limit: 0 });
  expect(users.length).toBeGreaterThan(5);
  expect(users.length).toBeLessThanOrEqual(10);
});

test("with employees words are shown that five people use, never those of names and sensitive subjects, and no message", async () => {
  const random = createRandom(2);
  const rows = Array.from({ length: 400 }, (_, m) => {
    const t = random.below(3);
    const extra = m % 3 === 0 ? " anna" : m % 3 === 1 ? " union" : "";
    const alone = m % 40 === 0 ? " canaryword" : "";
    return `${m % 40 === 0 ? "anna.berg@x.com" : `p${t * 10 + random.below(10)}@x.com`},p${random.below(30)}@x.com,${Array.from({ length: 4 }, () => themes[t]![random.below(8)]!).join(" ")}${extra}${alone}`;
  });
  const engine = await openFiles({ "talk.csv": ["from,to,text", ...rows].join("\n") }, { mode: "employees" });
  const found = await engine.discover({ count: 3 });
  const words = await engine.distinctiveWords({ of: { kind: "period", since: null, until: null }, settings: settingsOf(), limit: 100 });
  expect(found.topics).toHaveLength(3);
  expect(found.topics.every(({ examples }) => examples.length === 0)).toBe(true);
  const shown = JSON.stringify([found, words]);
  expect(shown).toContain("parcel");
  for (const hidden of ["canaryword", "anna", "union"]) expect(shown).not.toContain(hidden);
});

test("with employees nobody's own words are shown, nor those of a group of fewer than five, nor who uses a word", async () => {
  const engine = await employees();
  const settings = settingsOf();
  await expect(engine.distinctiveWords({ of: { kind: "people", people: [0, 1, 2, 3] }, settings, limit: 5 })).rejects.toMatchObject({ code: "group-small" });
  await expect(engine.peopleOfWord("parcel", { of: { kind: "period", since: null, until: null }, settings, limit: 5 })).rejects.toMatchObject({ code: "texts-not-kept" });
  expect((await engine.distinctiveWords({ of: { kind: "group", attribute: "team", value: "South" }, settings, limit: 8 })).terms.length).toBeGreaterThan(0);
});

test("with employees topics are found while the files are read", async () => {
  const engine = newSession();
  const opened = await engine.open([fileOf("talk.csv", csv)], { mode: "employees", topics: { from: ["discovered"], discover: { count: 3 } } });
  expect(opened.topics).toHaveLength(3);
  expect(opened.hasText).toBe(false);
});

test("without texts there is nothing to find; a wrong count is refused", async () => {
  const engine = await openFiles({ "talk.csv": "from,to\na,b\nb,c\n" });
  await expect(engine.discover({})).rejects.toMatchObject({ code: "texts-missing" });
  await expect((await customers()).discover({ count: 1 })).rejects.toMatchObject({ code: "topic-count" });
});

test("a search that is cancelled is given up, and the next one finds", async () => {
  const engine = await customers();
  const stop = new AbortController();
  stop.abort();
  await expect(engine.discover({}, { signal: stop.signal })).rejects.toMatchObject({ code: "cancelled" });
  expect((await engine.discover({ count: 3 })).topics).toHaveLength(3);
});

test("topics whose words are cut by a dictionary carry a notice that another version may cut otherwise", async () => {
  const themes = ["快递 包裹 地址 邮局", "退款 发票 银行 付款", "屏幕 电池 手机 按钮"].map((words) => words.split(" "));
  const rows = Array.from({ length: 300 }, (_, i) => `p${i % 12},p${(i * 7 + 1) % 12},${[0, 1, 2].map((k) => themes[i % 3]![(Math.floor(i / 3) * (k + 1) + k) % 4]!).join("，")}`);
  const found = await (await openFiles({ "m.csv": `from,to,text\n${rows.join("\n")}\n` }, { mode: "customers" })).discover({ count: 3 });
  expect(found.topics).toHaveLength(3);
  expect(found.notices).toContainEqual(expect.objectContaining({ code: "words-cut", severity: "info", count: 3 }));
  expect((await (await customers()).discover({})).notices.filter(({ code }) => code === "words-cut")).toEqual([]);
});
