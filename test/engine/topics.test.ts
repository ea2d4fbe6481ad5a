import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import type { OpenOptions } from "../../src/engine/opening.ts";
import type { Settings } from "../../src/engine/settings.ts";
import { createRandom } from "../../src/core/random.ts";
import { openFiles, settingsOf } from "../support/session.ts";

const shop = {
  "messages.csv": readFileSync("data/shop/messages.csv", "utf8"),
  "people.csv": readFileSync("data/shop/people.csv", "utf8"),
};

/** Everything that can be chosen beside the topic. */
const questions: readonly (readonly [string, Partial<Settings>, OpenOptions])[] = [
  ["as it comes", {}, {}],
  ["at 65 %", { share: 0.65 }, {}],
  ["delivered", { audience: "delivered" }, {}],
  ["modelled", { audience: "modelled" }, {}],
  ["of a period", { since: Date.UTC(2025, 2, 1), until: Date.UTC(2025, 5, 1) }, {}],
  ["of a population", { population: 5000 }, {}],
  ["undirected", {}, { undirected: true }],
  ["with accounts of ours", {}, { ours: ["fernandpine"] }],
  ["by people reached", { measure: "outDegree" }, {}],
  ["by betweenness", { measure: "betweenness" }, {}],
  ["the first 12", { cutTop: 12 }, {}],
];

test.each(questions)("each topic has the numbers of its board, %s", async (_, asked, options) => {
  const engine = await openFiles(shop, options);
  const settings = settingsOf(asked);
  const table = await engine.topics(settings);
  expect(table.rows.length).toBeGreaterThan(3);
  for (const row of table.rows) {
    const board = await engine.board({ ...settings, topics: [row.name] });
    const { curve: _curve, total: _total, ...connectors } = board.connectors;
    expect({ connectors: row.connectors, both: row.both, either: row.either, messages: row.messages }, row.name).toEqual({ connectors, both: board.both, either: board.either, messages: board.network.messages });
    expect(row.mavens, row.name).toEqual(board.mavens === null ? null : { count: board.mavens.count, share: board.mavens.share, gini: board.mavens.gini, tiedIn: board.mavens.tiedIn, tiedOut: board.mavens.tiedOut });
    expect(table.population).toBe(board.population);
  }
});

test("a group narrows the table as it narrows the board", async () => {
  const engine = await openFiles(shop);
  const opened = await engine.board(settingsOf());
  expect(opened.population).toBeGreaterThan(100);
  const groups = (await engine.list({ settings: settingsOf(), columns: [], sort: [], search: "", roles: [], includeOurs: true, offset: 0, limit: 1 })).rows[0]!.groups;
  const [attribute, value] = Object.entries(groups)[0]!;
  const settings = settingsOf({ group: { attribute, value } });
  const table = await engine.topics(settings);
  const board = await engine.board({ ...settings, topics: [table.rows[0]!.name] });
  expect(table.rows[0]!.messages).toBe(board.network.messages);
  expect(table.rows[0]!.mavens?.count).toBe(board.mavens?.count);
  expect(table.population).toBe(board.population);
});

const small = `from,to,time,topic
ann,bob,2024-01-05,tea
ann,cid,2024-01-20,tea; coffee
bob,ann,2024-02-03,Tea
cid,dan,2024-02-10,coffee
dan,ann,2024-03-01,
`;

test("spellings of one topic are one row, a message on two topics is in both rows, and one without a topic is counted", async () => {
  const engine = await openFiles({ "m.csv": small });
  const table = await engine.topics(settingsOf());
  expect(table.rows.map(({ name, messages, people, authors, trend }) => ({ name, messages, people, authors, trend }))).toEqual([
    { name: "tea", messages: 3, people: 3, authors: 2, trend: [1, 0, 1, 0, 1, 0, 0, 0, 0] },
    { name: "coffee", messages: 2, people: 3, authors: 2, trend: [0, 0, 1, 0, 0, 1, 0, 0, 0] },
  ]);
  expect(table).toMatchObject({ messages: 5, withoutTopic: 1, onSeveral: 1, topics: 2, periods: { unit: "week" } });
  expect(table.periods!.labels[0]).toBe("2024-W01");
  expect(table.rows.every((row) => row.isLittle)).toBe(true);
});

test("a topic that is chosen does not narrow the table", async () => {
  const engine = await openFiles({ "m.csv": small });
  expect(await engine.topics(settingsOf({ topics: ["tea"] }))).toEqual(await engine.topics(settingsOf()));
});

test("two disjoint topics share nobody, a topic with itself everybody", async () => {
  const lines = ["from,to,topic"];
  for (let i = 0; i < 200; i++) lines.push(`t${i % 20},t${(i + 1) % 20},tea`, `c${i % 20},c${(i + 1) % 20},coffee`);
  const engine = await openFiles({ "m.csv": lines.join("\n") });
  for (const of of ["mavens", "connectors"] as const) {
    const overlap = await engine.topicOverlap({ settings: settingsOf(), topics: [], of });
    expect(overlap.topics.map(({ name, size }) => [name, size])).toEqual([["coffee", 16], ["tea", 16]]);
    expect(overlap.jaccard).toEqual([[1, 0], [0, 1]]);
    expect(overlap.shared).toEqual([[16, 0], [0, 16]]);
    expect(overlap.together).toEqual([[200, 0], [0, 200]]);
  }
});

test("the overlap is that of the sets of the boards", async () => {
  const engine = await openFiles(shop);
  const settings = settingsOf();
  const overlap = await engine.topicOverlap({ settings, topics: [], of: "mavens" });
  const mavensOf = async (topic: string): Promise<ReadonlySet<number>> => {
    const page = await engine.list({ settings: { ...settings, topics: [topic] }, columns: [], sort: [], search: "", roles: ["maven", "both"], includeOurs: false, offset: 0, limit: 10_000 });
    return new Set(page.rows.map((row) => row.person));
  };
  const [a, b] = [await mavensOf(overlap.topics[0]!.name), await mavensOf(overlap.topics[1]!.name)];
  const both = [...a].filter((person) => b.has(person)).length;
  expect(both).toBeGreaterThan(0);
  expect(overlap.shared[0]![1]).toBe(both);
  expect(overlap.jaccard[0]![1]).toBe(both / (a.size + b.size - both));
  await expect(engine.topicOverlap({ settings, topics: ["nothing"], of: "mavens" })).rejects.toMatchObject({ code: "topic-unknown" });
});

test("by a measure that each topic has to be cut for, the screen shows the hundred topics with the most messages, the file all", async () => {
  const lines = ["from,to,topic"];
  for (let topic = 0; topic < 130; topic++) for (let i = 0; i < 1 + (topic % 3); i++) lines.push(`a${i},b${topic % 7},t${String(topic).padStart(3, "0")}`);
  const engine = await openFiles({ "m.csv": lines.join("\n") });
  const settings = settingsOf({ measure: "outDegree" });
  const table = await engine.topics(settings);
  expect([table.rows.length, table.topics, table.rows[0]!.name, table.rows[99]!.messages]).toEqual([100, 130, "t002", 1]);
  expect((await engine.topics(settingsOf())).rows).toHaveLength(130);
  const { bytes } = await engine.writeTopics({ what: "topics", as: "csv", settings });
  expect(new TextDecoder().decode(bytes).trimEnd().split("\n")).toHaveLength(131);
});

test("a slice by topic and period is what the rows of that topic and period alone give", async () => {
  const people = ["id,team", ...Array.from({ length: 40 }, (_, i) => `p${String(i).padStart(2, "0")},a`)].join("\n");
  const random = createRandom(11);
  const draw = (below: number): number => Math.floor(random.next() * random.next() * below);
  const rows = Array.from({ length: 900 }, () => {
    const month = 1 + Math.floor(random.next() * 3);
    const to = Array.from({ length: 1 + draw(4) }, () => `p${String(draw(40)).padStart(2, "0")}`);
    return { month, topic: ["tea", "coffee", "water"][draw(3)]!, line: `p${String(draw(40)).padStart(2, "0")},${[...new Set(to)].join("; ")},2024-0${month}-${String(1 + draw(28)).padStart(2, "0")}` };
  });
  const textOf = (kept: typeof rows): string => ["from,to,time,topic", ...kept.map(({ line, topic }) => `${line},${topic}`)].join("\n");
  const whole = await openFiles({ "m.csv": textOf(rows), "people.csv": people });
  for (const month of [1, 2, 3]) {
    const settings = settingsOf({ audience: "delivered", since: Date.UTC(2024, month - 1), until: Date.UTC(2024, month) });
    const table = await whole.topics(settings);
    expect(table.rows).toHaveLength(3);
    for (const row of table.rows) {
      const alone = await openFiles({ "m.csv": textOf(rows.filter((one) => one.topic === row.name && one.month === month)), "people.csv": people });
      const expected = (await alone.topics(settingsOf({ audience: "delivered" }))).rows[0]!;
      const { trend: _here, ...here } = row;
      const { trend: _there, ...there } = expected;
      expect(here, `${row.name} ${month}`).toEqual(there);
      const listed = { offset: 0, limit: 100, columns: [], sort: [], search: "", roles: [], includeOurs: false } as const;
      const lists = [await whole.list({ settings: { ...settings, topics: [row.name] }, ...listed }), await alone.list({ settings: settingsOf({ audience: "delivered" }), ...listed })];
      expect(lists[0]!.rows.map(({ id, rank, value, role }) => [id, rank, value, role])).toEqual(lists[1]!.rows.map(({ id, rank, value, role }) => [id, rank, value, role]));
    }
  }
});
