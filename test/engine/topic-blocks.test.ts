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
