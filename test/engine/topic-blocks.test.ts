import { expect, test } from "vitest";
import { createRandom } from "../../src/core/random.ts";
import type { Engine } from "../../src/engine/engine.ts";
import { openFiles, settingsOf } from "../support/session.ts";

interface Written {
  readonly topic: string;
  readonly author: number;
  readonly at: number;
  readonly month: number;
}

const TOPICS = ["tea", "coffee", "cocoa"];
const MONTHS = 8;
const monthStart = (month: number): number => Date.UTC(2024, month, 1);

/** Messages of 14 people over eight months; of each topic some people write now and then. */
function talk(seed: number): readonly Written[] {
  const random = createRandom(seed);
  // The first and the last moment are everybody's, so that months are the periods of the trend.
  return Array.from({ length: 40 + random.below(160) }, (_, i) => {
    const month = i === 0 ? 0 : i === 1 ? MONTHS - 1 : random.below(MONTHS);
    return { topic: TOPICS[Math.floor(3 * random.next() * random.next())]!, author: Math.floor(14 * random.next() * random.next()), at: monthStart(month) + 86_400_000 * random.below(27), month };
  });
}

const open = (messages: readonly Written[], mode: "employees" | "customers"): Promise<Engine> =>
  openFiles({ "talk.csv": ["from,to,time,topic", ...messages.map(({ topic, author, at }) => `p${author},p${(author + 1) % 14},${new Date(at).toISOString()},${topic}`)].join("\n") }, { mode });

const authorsOf = (messages: readonly Written[]): number => new Set(messages.map(({ author }) => author)).size;

/** By month where its stretch begins and ends, first and last message: as few months as hold five authors, the rest with the last; undefined for a topic of fewer. */
function stretches(own: readonly Written[]): readonly (readonly [number, number])[] | undefined {
  const found: [number, number][] = [];
  let from = 0;
  for (let month = 0; month < MONTHS; month++) {
    if (authorsOf(own.filter((one) => one.month >= from && one.month <= month)) < 5) continue;
    found.push([Math.min(...own.filter((one) => one.month >= from).map((one) => one.month)), month + 1]);
    from = month + 1;
  }
  if (found.length === 0) return undefined;
  found.at(-1)![1] = Math.max(...own.map(({ month }) => month)) + 1;
  return Array.from({ length: MONTHS }, (_, month) => found.find(([first, end]) => month >= first && month < end) ?? [0, 0]);
}

/** What a window of whole months counts. */
function counted(own: readonly Written[], first: number, end: number): readonly Written[] {
  const of = stretches(own);
  return of === undefined ? [] : own.filter(({ month }) => of[month]![0] >= first && of[month]![1] <= end);
}

const windows = Array.from({ length: MONTHS }, (_, first) => Array.from({ length: MONTHS - first }, (__, k) => [first, first + k + 1] as const)).flat();

/** Whether a window may tell a first or last month that is not full as whole: its own borders are those of the data. */
const settingsFor = (first: number, end: number) => settingsOf({ since: first === 0 ? null : monthStart(first), until: end === MONTHS ? null : monthStart(end) });

for (let seed = 1; seed <= 12; seed++) {
  test(`employees, seed ${seed}: what any two periods show of a topic differs by nobody's messages or by those of five and more`, async () => {
    const messages = talk(seed);
    const engine = await open(messages, "employees");
    const whole = await engine.topics(settingsOf());
    expect(whole.periods!.unit).toBe("month");
    for (const name of whole.rows.map((row) => row.name)) {
      const own = messages.filter(({ topic }) => topic === name);
      for (const [first, end] of windows) {
        const table = await engine.topics(settingsFor(first, end));
        const shown = table.rows.find((row) => row.name === name);
        const isAll = first === 0 && end === MONTHS;
        const expected = isAll ? own : counted(own, first, end);
        expect(shown?.messages ?? 0, `${name} ${first}–${end}`).toBe(expected.length);
        expect(shown === undefined || shown.authors >= 5).toBe(true);
        for (const [otherFirst, otherEnd] of windows) {
          const other = new Set(counted(own, otherFirst, otherEnd));
          const rest = authorsOf(expected.filter((one) => !other.has(one)));
          expect(rest === 0 || rest >= 5, `${name} ${first}–${end} without ${otherFirst}–${otherEnd}`).toBe(true);
        }
      }
      const { trend } = whole.rows.find((row) => row.name === name)!;
      const told = Array.from({ length: MONTHS }, (_, month) => counted(own, month, month + 1));
      expect(trend.map((count) => count ?? 0)).toEqual(told.map(({ length }) => length));
      const hidden = own.filter((one) => !told.flat().includes(one));
      expect(trend.some((count) => count === null)).toBe(hidden.length > 0);
      expect(hidden.length === 0 || authorsOf(hidden) >= 5).toBe(true);
    }
  }, 60_000);
}

test("lists by topic and month, and the timeline, tell no more than the trend", async () => {
  for (const seed of [1, 2, 3, 4]) {
    const messages = talk(seed);
    const engine = await open(messages, "employees");
    const { rows } = await engine.topics(settingsOf());
    const { bytes, notices } = await engine.writeTopics({ what: "ranks", as: "csv", settings: settingsOf({ measure: "posts" }), by: { topic: true, period: "month" } });
    const sums = new Map<string, number>();
    for (const line of new TextDecoder().decode(bytes).trim().split("\n").slice(1)) {
      const [topic, period, , , value] = line.split(",");
      sums.set(`${topic} ${period}`, (sums.get(`${topic} ${period}`) ?? 0) + Number(value));
    }
    for (const { name, trend } of rows) trend.forEach((count, month) => expect(sums.get(`${name} 2024-0${month + 1}`) ?? 0, `seed ${seed}: ${name} ${month}`).toBe(count ?? 0));
    expect(notices.some(({ code }) => code === "topic-small")).toBe(rows.some(({ trend }) => trend.includes(null)));
    const all = await engine.histogram(settingsOf(), 60);
    expect((await engine.histogram(settingsOf({ topics: [rows[0]!.name] }), 60)).selected).toEqual(all.all);
  }
});

test("a topic that too few wrote about in a period is refused there like one of nobody", async () => {
  const row = (author: number, month: number, topic: string): Written => ({ topic, author, month, at: monthStart(month) + 86_400_000 * (1 + author) });
  const messages = [...[0, 1, 2, 3, 4].map((p) => row(p, 0, "tea")), ...[0, 1, 2, 3, 4, 5].map((p) => row(p, 4, "tea")), row(7, 2, "tea"), ...[0, 1, 2, 3, 4, 5].map((p) => row(p, 7, "coffee")), ...[0, 1, 2, 3, 4, 5].map((p) => row(p, 0, "coffee"))];
  const engine = await open(messages, "employees");
  const ask = async (first: number, end: number): Promise<unknown> => engine.board({ ...settingsFor(first, end), topics: ["tea"] }).then(({ network }) => network.messages, (error: unknown) => error instanceof Error && error.message);
  expect(await ask(0, MONTHS)).toBe(12);
  expect(await ask(0, 2)).toBe(5);
  expect(await ask(2, 3)).toMatch(/Fewer than 5/);
  expect(await ask(6, 7)).toBe(await ask(2, 3));
  // March alone stands with April and May.
  expect(await ask(1, 5)).toBe(7);
  // The same is told of customers as it is.
  const customers = await open(messages, "customers");
  expect((await customers.board({ ...settingsFor(2, 3), topics: ["tea"] })).network.messages).toBe(1);
  expect((await customers.topics(settingsOf())).rows.find(({ name }) => name === "tea")!.trend).toEqual([5, 0, 1, 0, 6, 0, 0, 0]);
});

test("lists by month of a chosen topic, not split by it, tell no more than its trend, by any measure", async () => {
  for (const seed of [1, 2, 3, 4]) {
    const engine = await open(talk(seed), "employees");
    const { rows } = await engine.topics(settingsOf());
    for (const { name, trend } of rows) {
      const list = async (measure: string): Promise<Map<string, number>> => {
        const { bytes, notices } = await engine.writeTopics({ what: "ranks", as: "csv", settings: settingsOf({ measure, topics: [name] }), by: { topic: false, period: "month" } });
        expect(notices.some(({ code }) => code === "topic-small")).toBe(trend.includes(null));
        const sums = new Map<string, number>();
        for (const line of new TextDecoder().decode(bytes).trim().split("\n").slice(1)) {
          const [, period = "", , , value] = line.split(",");
          sums.set(period, (sums.get(period) ?? 0) + Number(value));
        }
        return sums;
      };
      const posts = await list("posts");
      trend.forEach((count, month) => expect(posts.get(`2024-0${month + 1}`) ?? 0, `seed ${seed}: ${name} ${month}`).toBe(count ?? 0));
      expect([...(await list("outStrength")).keys()]).toEqual([...posts.keys()]);
    }
  }
});

const everyone = [0, 1, 2, 3, 4, 5];
/** One message of a person on a day of a month. */
const said = (author: number, month: number, topic: string): Written => ({ topic, author, month, at: monthStart(month) + 86_400_000 * (1 + author) });

test("messages without a time, of fewer than five people, do not follow from the whole less a period", async () => {
  // The last ones make months the periods of the trend.
  const timed = [...[0, 1, 2, 3, 4].map((p) => said(p, 0, "tea")), ...everyone.map((p) => said(p, 2, "tea")), ...everyone.map((p) => said(p, 7, "coffee"))];
  const lines = timed.map(({ author, at, topic }) => `p${author},p9,${new Date(at).toISOString()},${topic}`);
  const openLines = (more: readonly string[]): Promise<Engine> => openFiles({ "talk.csv": ["from,to,time,topic", ...lines, ...more].join("\n") }, { mode: "employees" });
  const told = async (engine: Engine): Promise<unknown> => {
    const ofTea = async (period: Parameters<typeof settingsOf>[0]): Promise<number | undefined> => (await engine.topics(settingsOf(period))).rows.find(({ name }) => name === "tea")?.messages;
    const ranks = await engine.ranksOverTime({ settings: settingsOf({ topics: ["tea"] }), windows: { unit: "month", length: 1, step: 1 }, within: false, top: 3 });
    return [await ofTea({}), await ofTea({ since: monthStart(0), until: monthStart(8) }), ranks.windows.slice(0, 3).map(({ messages }) => messages), ranks.withoutTime];
  };
  expect(await told(await openLines([]))).toEqual([11, 11, [5, 0, 6], 0]);
  // One person's: they stand with March, which no period counts.
  expect(await told(await openLines(["p7,p9,,tea", "p7,p9,,tea"]))).toEqual([13, 5, [5, 0, 0], 0]);
  expect(await told(await openLines([1, 2, 3, 4, 5].map((p) => `p${p},p9,,tea`)))).toEqual([16, 11, [5, 0, 6], 5]);
});

test("of two topics chosen the one that is small in a window is left out of it, whatever ranks", async () => {
  const engine = await open([...everyone.map((p) => said(p, 0, "tea")), ...everyone.map((p) => said(p, 1, "tea")), ...everyone.map((p) => said(p, 0, "coffee")), said(7, 1, "coffee"), ...everyone.map((p) => said(p, 7, "cocoa"))], "employees");
  for (const measure of ["impressions", "outDegree"]) {
    const settings = settingsOf({ topics: ["tea", "coffee"], measure });
    const found = await engine.ranksOverTime({ settings, windows: { unit: "month", length: 1, step: 1 }, within: false, top: 3 });
    expect(found.windows.slice(0, 3).map(({ messages }) => messages), measure).toEqual([6, 6, 0]);
    const { bytes } = await engine.writeTopics({ what: "ranks", as: "csv", settings, by: { topic: false, period: "month" } });
    expect(new Set(new TextDecoder().decode(bytes).trim().split("\n").slice(1).map((line) => line.split(",")[1])), measure).toEqual(new Set(["2024-01", "2024-02"]));
  }
});

test("each topic with a period in no list is counted, also where they are listed together", async () => {
  const engine = await open(["tea", "coffee"].flatMap((topic) => [...everyone.map((p) => said(p, 0, topic)), said(7, 2, topic), ...everyone.map((p) => said(p, 7, "cocoa"))]), "employees");
  for (const topic of [true, false]) {
    const { notices } = await engine.writeTopics({ what: "ranks", as: "csv", settings: settingsOf({ topics: ["Tea", "coffee"] }), by: { topic, period: "month" } });
    expect(notices.find(({ code }) => code === "topic-small"), String(topic)).toMatchObject({ count: 2, message: expect.stringMatching(/^2 topics have a month/) });
  }
});

test("the words of a topic in a period are those of whole stretches", async () => {
  const rows = [...[0, 1, 2, 3, 4].map((p) => [p, 0, "tea"] as const), [7, 2, "tea"] as const, ...[0, 1, 2, 3, 4].map((p) => [p, 2, "coffee"] as const), ...[0, 1, 2, 3, 4, 5].map((p) => [p, 7, "tea"] as const)];
  const text = ["from,to,time,topic,text", ...rows.map(([p, month, topic]) => `p${p},p9,${new Date(monthStart(month) + 86_400_000 * (1 + p)).toISOString()},${topic},parcel delivery late`)].join("\n");
  const words = async (mode: "employees" | "customers", of: Parameters<Engine["distinctiveWords"]>[0]["of"], topics: readonly string[]): Promise<readonly number[]> => {
    const engine = await openFiles({ "talk.csv": text }, { mode });
    const { messages, rest } = await engine.distinctiveWords({ of, settings: settingsOf({ topics, ...(of.kind === "topic" ? { since: monthStart(2), until: monthStart(3) } : {}) }), limit: 5 });
    return [messages, rest];
  };
  expect(await words("employees", { kind: "topic", topic: "tea" }, [])).toEqual([0, 6]);
  expect(await words("customers", { kind: "topic", topic: "tea" }, [])).toEqual([1, 5]);
  expect(await words("employees", { kind: "period", since: monthStart(2), until: monthStart(3) }, ["tea"])).toEqual([0, 12]);
  expect(await words("customers", { kind: "period", since: monthStart(2), until: monthStart(3) }, ["tea"])).toEqual([1, 11]);
});
