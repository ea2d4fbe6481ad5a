import { expect, test } from "vitest";
import { createRandom } from "../../src/core/random.ts";
import type { Engine } from "../../src/engine/engine.ts";
import type { OpenOptions } from "../../src/engine/opening.ts";
import type { Settings } from "../../src/engine/settings.ts";
import type { RanksOverTime, RanksQuery } from "../../src/engine/time-questions.ts";
import { openFiles, rankJson, settingsOf } from "../support/session.ts";

const months = { unit: "month", length: 1, step: 1 } as const;
const ask = (engine: Engine, changed: Partial<RanksQuery> = {}): Promise<RanksOverTime> => engine.ranksOverTime({ settings: settingsOf(), windows: months, within: false, top: 10, ...changed });
const ways = (found: RanksOverTime): Record<string, readonly (number | null)[]> => Object.fromEntries(found.lines.map(({ name, standings }) => [name, standings.map((standing) => standing?.rank ?? null)]));

/** Five people, January to March; everyone's reach is one person, so impressions are posts. */
const five = `from,to,time
ann,bob,2024-01-01
ann,bob,2024-01-05
ann,bob,2024-01-09
bob,cid,2024-01-10
bob,cid,2024-01-11
cid,dan,2024-01-31
dan,eve,2024-02-01
dan,eve,2024-02-02
ann,bob,2024-02-03
bob,cid,2024-02-29
eve,ann,2024-03-31
`;

test("five people in three months: ranks, values, roles and counts by hand", async () => {
  const found = await ask(await openFiles({ "m.csv": five }));
  expect(found.windows.map(({ label, messages, people, connectors, mavens, isPart }) => ({ label, messages, people, connectors, mavens, isPart }))).toEqual([
    { label: "2024-01", messages: 6, people: 4, connectors: 2, mavens: 2, isPart: false },
    { label: "2024-02", messages: 4, people: 5, connectors: 3, mavens: 3, isPart: false },
    { label: "2024-03", messages: 1, people: 2, connectors: 1, mavens: 1, isPart: false },
  ]);
  expect(ways(found)).toEqual({ ann: [1, 2, null], bob: [2, 2, null], dan: [null, 1, null], eve: [null, null, 1], cid: [3, null, null] });
  const ann = found.lines.find(({ name }) => name === "ann")!;
  expect(ann.standings).toEqual([{ rank: 1, value: 3, role: "both" }, { rank: 2, value: 1, role: "both" }, null]);
  expect(found.lines.find(({ name }) => name === "cid")!.standings[0]).toEqual({ rank: 3, value: 1, role: "neither" });
  expect([found.unit, found.timeZone, found.measure, found.withoutTime]).toEqual(["month", "UTC", "impressions", 0]);
});

test("only who is among the first of a window has a line, with its ranks farther down too", async () => {
  const found = await ask(await openFiles({ "m.csv": five }), { top: 1 });
  expect(ways(found)).toEqual({ ann: [1, 2, null], dan: [null, 1, null], eve: [null, null, 1] });
});

test("a month without messages is empty: nothing is carried on", async () => {
  const found = await ask(await openFiles({ "m.csv": `${five}ann,bob,2024-05-15\n` }));
  expect(found.windows[3]).toMatchObject({ label: "2024-04", messages: 0, people: 0, connectors: 0, mavens: 0 });
  expect(ways(found)["ann"]).toEqual([1, 2, null, null, 1]);
});

test("messages without a time are in no window, and counted", async () => {
  const found = await ask(await openFiles({ "m.csv": `${five}ann,bob,\neve,bob,\n` }));
  expect(found.withoutTime).toBe(2);
  expect(found.windows.map(({ messages }) => messages)).toEqual([6, 4, 1]);
});

test("windows lie in the time zone of the data, and a part of one says so", async () => {
  // 23:30 UTC on 31 January is 1 February in Berlin.
  const late = "from,to,time\nann,bob,2024-01-20T10:00:00Z\nbob,ann,2024-01-31T23:30:00Z\n";
  const zones = await Promise.all(["UTC", "Europe/Berlin"].map(async (timeZone) => ask(await openFiles({ "m.csv": late }, { timeZone }))));
  expect(zones.map(({ windows }) => windows.map(({ label, messages, isPart }) => [label, messages, isPart]))).toEqual([[["2024-01", 2, true]], [["2024-01", 1, true], ["2024-02", 1, true]]]);
});

test("the period is no bound unless it is asked for", async () => {
  const engine = await openFiles({ "m.csv": five });
  const settings = settingsOf({ since: Date.UTC(2024, 0, 10), until: Date.UTC(2024, 1, 3) });
  expect((await ask(engine, { settings })).windows.map(({ messages }) => messages)).toEqual([6, 4, 1]);
  const within = await ask(engine, { settings, within: true });
  expect(within.windows.map(({ since, until, messages, isPart }) => [since, until, messages, isPart])).toEqual([
    [Date.UTC(2024, 0, 10), Date.UTC(2024, 1, 1), 3, true],
    [Date.UTC(2024, 1, 1), Date.UTC(2024, 1, 3), 2, true],
  ]);
  expect((await ask(engine, { settings: settingsOf({ since: Date.UTC(2030, 0, 1) }), within: true })).windows).toEqual([]);
});

test("what cannot be cut into windows is refused with what to do", async () => {
  const engine = await openFiles({ "m.csv": "from,to,time\nann,bob,1990-01-01\nbob,ann,2024-01-01\n" });
  await expect(ask(engine, { windows: { unit: "day", length: 1, step: 1 } })).rejects.toMatchObject({ code: "windows-many", kind: "arguments" });
  await expect(ask(engine, { windows: { unit: "month", length: 0, step: 1 } })).rejects.toMatchObject({ code: "window-size" });
  await expect(ask(engine, { top: 31 })).rejects.toMatchObject({ code: "top-size" });
  await expect(ask(await openFiles({ "m.csv": "from,to\nann,bob\n" }))).rejects.toMatchObject({ code: "no-times" });
});

/** A seeded log: several recipients, topics, weights with fractions, channels, rows out of order of time, some without one. */
function madeLog(seed: number): string {
  const source = createRandom(seed);
  const random = (): number => source.next();
  const whole = (n: number): number => Math.floor(random() * n);
  const lines = ["from,to,time,topic,weight,channel"];
  for (let i = 0; i < 400; i++) {
    const to = Array.from({ length: 1 + whole(3) }, () => `p${whole(30)}`).join("; ");
    const time = whole(20) === 0 ? "" : new Date(Date.UTC(2024, 0, 1) + whole(200 * 24) * 3_600_000).toISOString();
    lines.push(`p${Math.floor(random() * random() * 30)},${to},${time},${["tea", "coffee", ""][whole(3)]},${1 + whole(4) / 4},${["mail", "chat"][whole(2)]}`);
  }
  return lines.join("\n");
}

const questions: readonly (readonly [string, Partial<Settings>, OpenOptions])[] = [
  ["as it comes", {}, {}],
  ["delivered", { audience: "delivered" }, {}],
  ["modelled", { audience: "modelled" }, {}],
  ["by posts", { measure: "posts" }, {}],
  ["on a topic, at 65 %", { topics: ["tea"], share: 0.65 }, {}],
  ["of a group", { group: { attribute: "team", value: "a" } }, {}],
  ["by people reached", { measure: "outDegree" }, {}],
  ["by betweenness", { measure: "betweenness" }, {}],
  ["by closeness, the first five", { measure: "closeness", cutTop: 5 }, {}],
  ["by pagerank", { measure: "pagerank" }, {}],
  ["undirected", {}, { undirected: true }],
  ["with accounts of ours", {}, { ours: ["p1", "p2"] }],
];

test.each(questions)("each window has the ranks of a filter by its period, %s", async (_, asked, options) => {
  for (const seed of [1, 2]) {
    const people = `id,team\n${Array.from({ length: 30 }, (_person, p) => `p${p},${p % 3 === 0 ? "a" : "b"}`).join("\n")}`;
    const engine = await openFiles({ "messages.csv": madeLog(seed), "people.csv": people }, options);
    for (const windows of [months, { unit: "month", length: 3, step: 1 }, { unit: "week", length: 2, step: 2 }] as const) {
      const settings = settingsOf(asked);
      const found = await ask(engine, { settings, windows, top: 7 });
      expect(found.windows.length).toBeGreaterThan(3);
      for (const [k, window] of found.windows.entries()) {
        const json = await rankJson(engine, { ...settings, since: window.since, until: window.until });
        const name = `seed ${seed}, ${window.label}`;
        expect(window.messages, name).toBe(json.network["messages"]);
        if (window.messages === 0) continue;
        expect([window.connectors, window.mavens], name).toEqual([json.connectors["count"], json.mavens?.["count"]]);
        const isListed = (value: number | null): boolean => value !== null && (settings.measure === "closeness" || value > 0);
        const expected = json.people.filter(({ value }) => isListed(value));
        // The first seven are all there, in order; everyone there has the rank, value and role of the filter.
        const standings = found.lines.flatMap(({ name: id, standings: all }) => (all[k] === null ? [] : [{ id, ...all[k]! }]));
        const firstIds = expected.slice(0, 7).map(({ id }) => id);
        expect(firstIds.every((id) => standings.some((one) => one.id === id)), name).toBe(true);
        for (const { id, rank, value, role } of standings) {
          const same = expected.find((one) => one.id === id)!;
          expect({ id, rank, value, role }, name).toEqual({ id, rank: same.rank, value: same.value, role: same.role });
        }
      }
      // Whoever has a line was among the first of a window.
      const isFirst = found.lines.map(({ standings }) => standings.some((standing, k) => standing !== null && found.lines.filter((other) => (other.standings[k]?.rank ?? Infinity) < standing.rank).length < 7));
      expect(isFirst.every(Boolean)).toBe(true);
    }
  }
});

test("with employees a window of fewer than five people ranks nobody, and names are code names", async () => {
  const engine = await openFiles({ "m.csv": five }, { mode: "employees" });
  const found = await ask(engine);
  expect(found.windows.map(({ messages, people, connectors, mavens }) => [messages, people, connectors, mavens])).toEqual([[6, null, null, null], [4, 5, 3, 3], [1, null, null, null]]);
  expect(found.lines.length).toBe(3);
  for (const { name, standings } of found.lines) {
    expect(name).toMatch(/^P-\d{4}$/);
    expect([standings[0], standings[2]]).toEqual([null, null]);
  }
  const file = await engine.writeTime({ what: "ranks", as: "json", settings: settingsOf(), windows: months, within: false, top: 10 });
  expect(new TextDecoder().decode(file.bytes)).not.toMatch(/\b(ann|bob|cid|dan|eve)\b/);
});

test("the ranks are a file: one line for each of the first, formulas made harmless", async () => {
  const engine = await openFiles({ "m.csv": five.replaceAll("ann", "=ann") });
  const { name, bytes } = await engine.writeTime({ what: "ranks", as: "csv", settings: settingsOf(), windows: months, within: false, top: 1, spreadsheetSafe: true });
  expect(name).toBe("whotalks-ranks-over-time.csv");
  expect(new TextDecoder().decode(bytes)).toBe(
    "window,since,until,part,person,name,measure,value,rank,role\n" +
      "2024-01,2024-01-01T00:00:00Z,2024-02-01T00:00:00Z,false,'=ann,'=ann,impressions,3,1,both\n" +
      "2024-02,2024-02-01T00:00:00Z,2024-03-01T00:00:00Z,false,dan,dan,impressions,2,1,both\n" +
      "2024-03,2024-03-01T00:00:00Z,2024-04-01T00:00:00Z,false,eve,eve,impressions,1,1,both\n",
  );
});

test("ranking many windows reports how far it is and can be cancelled", async () => {
  const engine = await openFiles({ "m.csv": madeLog(3) });
  const controller = new AbortController();
  controller.abort();
  await expect(engine.ranksOverTime({ settings: settingsOf(), windows: months, within: false, top: 10 }, { signal: controller.signal })).rejects.toMatchObject({ code: "cancelled" });
  expect((await ask(engine)).windows.length).toBeGreaterThan(3);
});
