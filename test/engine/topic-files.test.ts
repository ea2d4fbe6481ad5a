import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import type { Engine } from "../../src/engine/engine.ts";
import type { Settings } from "../../src/engine/settings.ts";
import { openFiles, rankJson, settingsOf } from "../support/session.ts";

const shop = { "messages.csv": readFileSync("data/shop/messages.csv", "utf8"), "people.csv": readFileSync("data/shop/people.csv", "utf8") };

interface RankRow { readonly topic: string | null; readonly period: string | null; readonly person: string; readonly measure: string; readonly value: number; readonly rank: number; readonly role: string }

async function ranksOf(engine: Engine, settings: Partial<Settings>, by: { topic: boolean; period: "month" | "quarter" | null }): Promise<readonly RankRow[]> {
  const { bytes } = await engine.writeTopics({ what: "ranks", as: "json", settings: settingsOf(settings), by });
  return (JSON.parse(new TextDecoder().decode(bytes)) as { ranks: readonly RankRow[] }).ranks;
}

const edges: Readonly<Record<string, readonly [number, number]>> = {
  "2025-Q1": [Date.UTC(2025, 0), Date.UTC(2025, 3)], "2025-Q2": [Date.UTC(2025, 3), Date.UTC(2025, 6)], "2025-Q3": [Date.UTC(2025, 6), Date.UTC(2025, 9)], "2025-Q4": [Date.UTC(2025, 9), Date.UTC(2026, 0)],
};

test.each([["impressions", "posts"], ["posts", "impressions"], ["outDegree", "posts"]])("every list is what `rank` gives for that topic and period: by %s and %s", async (measure, column) => {
  const engine = await openFiles(shop);
  const rows = await ranksOf(engine, { measure, columns: [column] }, { topic: true, period: "quarter" });
  const lists = new Map<string, RankRow[]>();
  for (const row of rows) lists.set(`${row.topic}\n${row.period}`, [...(lists.get(`${row.topic}\n${row.period}`) ?? []), row]);
  expect(lists.size).toBeGreaterThan(10);
  let seen = 0;
  for (const [key, list] of lists) {
    if (seen++ % 3 > 0) continue;
    const [topic, period] = key.split("\n") as [string, string];
    const [since, until] = edges[period]!;
    const { people } = await rankJson(engine, { topics: [topic], since, until, measure, columns: [column] });
    const expected = people.filter((person) => person.value! > 0).map((person) => ({ topic, period, person: person.id, measure, value: person.value, rank: person.rank, role: person.role }));
    expect(list.filter((row) => row.measure === measure), key).toEqual(expected);
    const byColumn = people.filter((person) => Number(person[column]) > 0);
    expect(list.filter((row) => row.measure === column).length, key).toBe(byColumn.length);
  }
});

test("without the topic there is one list for each period, and topics asked for narrow it", async () => {
  const engine = await openFiles(shop);
  const topic = (await engine.topics(settingsOf())).rows[0]!.name;
  const rows = await ranksOf(engine, { topics: [topic] }, { topic: false, period: "quarter" });
  const [since, until] = edges["2025-Q2"]!;
  const { people } = await rankJson(engine, { topics: [topic], since, until });
  expect(rows.filter((row) => row.period === "2025-Q2").map((row) => [row.topic, row.person, row.value])).toEqual(people.filter((person) => person.value! > 0).map((person) => [null, person.id, person.value]));
});

const small = "from,to,time,topic\nann,bob,2024-01-05,tea\nann,cid,2024-01-20,tea; coffee\nbob,ann,2024-02-03,tea\ncid,dan,,coffee\n";

test("the long table as CSV: topics by name, periods in order, people by rank; what has no time is told", async () => {
  const engine = await openFiles({ "m.csv": small });
  const file = await engine.writeTopics({ what: "ranks", as: "csv", settings: settingsOf({ measure: "posts" }), by: { topic: true, period: "month" } });
  expect(new TextDecoder().decode(file.bytes)).toBe(
    "topic,period,person,measure,value,rank,role\ncoffee,2024-01,ann,posts,1,1,both\ntea,2024-01,ann,posts,2,1,both\ntea,2024-02,bob,posts,1,1,both\n",
  );
  expect(file.notices).toEqual([expect.objectContaining({ code: "no-time", count: 1 })]);
  const first = await engine.writeTopics({ what: "ranks", as: "csv", settings: settingsOf({ measure: "posts" }), by: { topic: true, period: null }, top: 1 });
  expect(new TextDecoder().decode(first.bytes)).toBe("topic,period,person,measure,value,rank,role\ncoffee,,ann,posts,1,1,both\ntea,,ann,posts,2,1,both\n");
});

test("the table of topics as CSV and JSON says the same", async () => {
  const engine = await openFiles({ "m.csv": small.replaceAll("tea", "=tea") });
  const settings = settingsOf();
  const csv = new TextDecoder().decode((await engine.writeTopics({ what: "topics", as: "csv", settings, spreadsheetSafe: true })).bytes);
  const [header, first] = csv.split("\n");
  expect(header).toContain("topic,messages,people,authors,connectors,connectorsShare,");
  expect(first).toMatch(/^'=tea,3,3,2,1,0\.25,/);
  const json = JSON.parse(new TextDecoder().decode((await engine.writeTopics({ what: "topics", as: "json", settings })).bytes)) as { topics: readonly Record<string, unknown>[]; population: number; periods: { labels: string[] } };
  expect(json.topics.map((row) => [row["topic"], row["messages"], row["mavens"], row["tooLittle"], row[json.periods.labels[0]!]])).toEqual([["=tea", 3, 2, true, 1], ["coffee", 2, 2, true, 0]]);
  expect(json.population).toBe(4);
});

test("with employees people stand under code names, on topics of five authors and more", async () => {
  const more = ["cid", "dan", "eve"].map((author) => `${author},ann,2024-02-04,tea\n`).join("");
  const engine = await openFiles({ "m.csv": small + more }, { mode: "employees" });
  const rows = await ranksOf(engine, {}, { topic: true, period: null });
  expect(rows.length).toBeGreaterThan(0);
  expect(rows.every((row) => /^P-\d+$/.test(row.person))).toBe(true);
  expect(new Set(rows.map((row) => row.topic))).toEqual(new Set(["tea"]));
});

test("data without times cannot be listed by month", async () => {
  const engine = await openFiles({ "m.csv": "from,to,topic\na,b,tea\n" });
  await expect(engine.writeTopics({ what: "ranks", as: "csv", settings: settingsOf(), by: { topic: true, period: "month" } })).rejects.toMatchObject({ code: "no-times" });
});
