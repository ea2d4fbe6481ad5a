import { expect, test } from "vitest";
import { createRandom } from "../../src/core/random.ts";
import type { Engine } from "../../src/engine/engine.ts";
import { type ChangeKind, type ComparisonQuery, type PeriodComparison, type SetChange } from "../../src/engine/time-questions.ts";
import { openFiles, rankJson, settingsOf } from "../support/session.ts";

const january = { since: Date.UTC(2024, 0, 1), until: Date.UTC(2024, 1, 1) };
const february = { since: Date.UTC(2024, 1, 1), until: Date.UTC(2024, 2, 1) };
const ask = (engine: Engine, changed: Partial<ComparisonQuery> = {}): Promise<PeriodComparison> =>
  engine.comparePeriods({ settings: settingsOf(), before: january, after: february, withBridges: false, ...changed });
const names = ({ people }: SetChange): Record<string, readonly string[]> => Object.fromEntries(Object.entries(people).map(([kind, list]) => [kind, list.map(({ name }) => name)]));

/** Everyone reaches one person, so impressions are posts. January: ann 5, bob 3, cid 2, dan 1. February: bob 5, eve 4, cid 1. */
const rows: readonly (readonly [string, string, string, number])[] = [
  ["ann", "bob", "2024-01-03", 5], ["bob", "cid", "2024-01-04", 3], ["cid", "dan", "2024-01-05", 2], ["dan", "eve", "2024-01-06", 1],
  ["bob", "cid", "2024-02-03", 5], ["eve", "ann", "2024-02-04", 4], ["cid", "dan", "2024-02-05", 1],
];
const five = `from,to,time\n${rows.flatMap(([from, to, time, times]) => Array.from({ length: times }, () => `${from},${to},${time}`)).join("\n")}\n`;

test("who joined, left, rose and fell, by hand", async () => {
  // 80 % of 11: ann 5 + bob 3 + cid 2 = 10 ≥ 8.8. 80 % of 10: bob 5 + eve 4 = 9 ≥ 8.
  const found = await ask(await openFiles({ "m.csv": five }));
  expect(names(found.connectors)).toEqual({ joined: ["eve"], left: ["ann", "cid"], rose: ["bob"], fell: [], same: [] });
  expect([found.connectors.before, found.connectors.after, found.connectors.counts]).toEqual([3, 2, { joined: 1, left: 2, rose: 1, fell: 0, same: 0 }]);
  expect(found.connectors.people.rose[0]).toMatchObject({ before: { rank: 2, value: 3, role: "both" }, after: { rank: 1, value: 5, role: "both" } });
  expect(found.connectors.people.left[1]).toMatchObject({ name: "cid", before: { rank: 3 }, after: { rank: 3, value: 1, role: "neither" } });
  expect(found.connectors.people.left[0]).toMatchObject({ name: "ann", before: { rank: 1 }, after: null });
  expect(names(found.mavens!)).toEqual(names(found.connectors));
  expect([found.before, found.after, found.population]).toEqual([{ ...january, messages: 11, people: 5 }, { ...february, messages: 10, people: 5 }, 5]);
});

test("bridges are won and lost where the shortest ways lead through somebody else", async () => {
  // January: ann → bob → cid. February: ann → dan → cid.
  const talk = "from,to,time\nann,bob,2024-01-03\nbob,cid,2024-01-04\nann,dan,2024-02-03\ndan,cid,2024-02-04\n";
  const { bridges } = await ask(await openFiles({ "m.csv": talk }));
  expect(names(bridges!)).toEqual({ joined: ["dan"], left: ["bob"], rose: [], fell: [], same: [] });
  expect(bridges!.people.joined[0]).toMatchObject({ before: null, after: { rank: 1, value: 1 } });
  expect(bridges!.measure).toBe("betweenness");
});

test("bridges stay those of betweenness whatever ranks, sampled or cut to a number", async () => {
  const engine = await openFiles({ "m.csv": five });
  const plain = await ask(engine);
  const other = await ask(engine, { settings: settingsOf({ measure: "closeness", cutTop: 2, approximate: 0.1, normalized: true }) });
  expect(other.bridges).toEqual(plain.bridges);
  expect([other.connectors.before, other.connectors.after]).toEqual([2, 2]);
});

test("the period of the settings does not count; a period must end after it begins", async () => {
  const engine = await openFiles({ "m.csv": five });
  expect(await ask(engine, { settings: settingsOf({ since: 0, until: 1 }) })).toEqual(await ask(engine));
  await expect(ask(engine, { after: { since: 5, until: 5 } })).rejects.toMatchObject({ code: "period-empty", kind: "arguments" });
  await expect(ask(await openFiles({ "m.csv": "from,to\nann,bob\n" }))).rejects.toMatchObject({ code: "no-times" });
});

test("a period without messages has nobody: everyone joins", async () => {
  const found = await ask(await openFiles({ "m.csv": five }), { before: { since: 0, until: 1000 }, after: january });
  expect(found.before).toMatchObject({ messages: 0, people: 0 });
  expect(names(found.connectors)).toEqual({ joined: ["ann", "bob", "cid"], left: [], rose: [], fell: [], same: [] });
});

test("the lists are those of two boards, on seeded random logs", async () => {
  for (const seed of [1, 2, 3]) {
    const source = createRandom(seed);
    const random = (): number => source.next();
    const lines = ["from,to,time"];
    for (let i = 0; i < 500; i++) {
      const day = new Date(Date.UTC(2024, 0, 1) + Math.floor(random() * 60) * 86_400_000).toISOString().slice(0, 10);
      lines.push(`p${Math.floor(random() * random() * 60)},p${Math.floor(random() * 60)},${day}`);
    }
    const engine = await openFiles({ "m.csv": lines.join("\n") });
    const found = await ask(engine);
    for (const [set, measure] of [[found.connectors, "impressions"], [found.mavens!, "posts"], [found.bridges!, "betweenness"]] as const) {
      const [before, after] = [await rankJson(engine, { measure, ...january }), await rankJson(engine, { measure, ...february })];
      const membersOf = (json: typeof before): ReadonlySet<string> => new Set(json.people.filter(({ role }) => role === "connector" || role === "both").map(({ id }) => id));
      const [old, now] = [membersOf(before), membersOf(after)];
      const rankIn = (json: typeof before, id: string): number => json.people.find((one) => one.id === id)!.rank!;
      const expected: Record<ChangeKind, string[]> = { joined: [], left: [], rose: [], fell: [], same: [] };
      for (const id of new Set([...old, ...now])) {
        const way = rankIn(after, id) - rankIn(before, id);
        expected[!old.has(id) ? "joined" : !now.has(id) ? "left" : way < 0 ? "rose" : way > 0 ? "fell" : "same"].push(id);
      }
      const sorted = (lists: Readonly<Record<string, readonly string[]>>): unknown => Object.entries(lists).map(([kind, list]) => [kind, list.toSorted()]);
      expect(sorted(names(set)), `seed ${seed}, ${measure}`).toEqual(sorted(expected));
      expect([set.before, set.after]).toEqual([old.size, now.size]);
    }
  }
});

test("with employees a period of fewer than five people is refused", async () => {
  const engine = await openFiles({ "m.csv": five }, { mode: "employees" });
  const found = await ask(engine);
  expect(found.connectors.people.joined.every(({ name }) => /^P-\d{4}$/.test(name))).toBe(true);
  await expect(ask(engine, { after: { since: Date.UTC(2024, 1, 5), until: Date.UTC(2024, 1, 6) } })).rejects.toMatchObject({ code: "group-small" });
});

test("the comparison is a file with everyone in it, the change in ranks, and no formula", async () => {
  const engine = await openFiles({ "m.csv": five.replaceAll("eve", "+eve") });
  const query = { what: "comparison", as: "csv", settings: settingsOf(), before: january, after: february, withBridges: false, spreadsheetSafe: true } as const;
  const { name, bytes } = await engine.writeTime(query);
  expect(name).toBe("whotalks-two-periods.csv");
  const lines = new TextDecoder().decode(bytes).trim().split("\n");
  expect(lines[0]).toBe("set,change,person,name,rankBefore,rankAfter,rankChange,valueBefore,valueAfter,roleBefore,roleAfter");
  expect(lines).toContain("connectors,joined,'+eve,'+eve,,2,,,4,,both");
  expect(lines).toContain("connectors,rose,bob,bob,2,1,1,3,5,both,both");
  expect(lines).toContain("mavens,left,ann,ann,1,,,5,,both,");
  const json = JSON.parse(new TextDecoder().decode((await engine.writeTime({ ...query, as: "json" })).bytes)) as { options: Record<string, unknown>; people: readonly unknown[] };
  expect(json.options["before"]).toEqual(["2024-01-01T00:00:00Z", "2024-02-01T00:00:00Z"]);
  expect(json.people).toHaveLength(lines.length - 1);
});

test("a list tells how far everyone rose since a period, sorts by it and takes it along", async () => {
  const engine = await openFiles({ "m.csv": five });
  const query = { settings: settingsOf(february), columns: [], sort: [{ column: "rankChange", descending: true }], search: "", roles: [], includeOurs: false, compared: january };
  const { rows } = await engine.list({ ...query, offset: 0, limit: 10 });
  // January: ann 1, bob 2, cid 3, dan 4. February: bob 1, eve 2, cid 3; ann and dan wrote nothing.
  expect(rows.map(({ name, rank, rankChange }) => [name, rank, rankChange])).toEqual([["bob", 1, 1], ["cid", 3, 0], ["eve", 2, "new"], ["ann", 4, null], ["dan", 4, null]]);
  const { compared: _compared, ...plain } = query;
  expect((await engine.list({ ...plain, sort: [], offset: 0, limit: 1 })).rows[0]).not.toHaveProperty("rankChange");
  const columns = [{ id: "rank", heading: "Rank" }, { id: "rankChange", heading: "Change" }, { id: "name", heading: "Person" }];
  const file = await engine.writeList({ ...query, columns, isRanked: true }, "csv");
  expect(new TextDecoder().decode(file.bytes).replaceAll("\r", "").split("\n").slice(0, 4)).toEqual(["Rank,Change,Person", "1,1,bob", "3,0,cid", "2,,eve"]);
});
