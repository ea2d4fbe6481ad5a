import { expect, test } from "vitest";
import { createRandom } from "../../src/core/random.ts";
import type { TieRule } from "../../src/core/talk-log.ts";
import { fileOf, newSession, settingsOf } from "../support/session.ts";
import { makeLog, type NaiveMessage, naiveRoles, naiveTies, tableOf } from "./naive-ties.ts";

const rules: readonly TieRule[] = ["addressed", "reply", "mention", "repost", "thread", "channel"];

async function open(log: readonly NaiveMessage[], ties: readonly TieRule[]): Promise<{ ties: Map<string, number>; counts: Map<TieRule, number> }> {
  const engine = newSession();
  const opened = await engine.open([fileOf("log.csv", tableOf(log))], { mode: "customers", ties, files: [{ roles: naiveRoles }] });
  const { bytes } = await engine.write("ties", settingsOf(), {});
  const lines = new TextDecoder().decode(bytes).trimEnd().split("\n").slice(1).map((line) => line.split(","));
  return {
    ties: new Map(lines.map(([from, to, , weight]) => [`${from}>${to}`, Number(weight)])),
    counts: new Map(opened.tieRules.map((rule) => [rule.rule, rule.ties])),
  };
}

function listed(ties: ReadonlyMap<string, number>): string[] {
  return Array.from(ties, ([pair, weight]) => `${pair} ${weight}`).sort();
}

/** Every set of rules there is, the single ones first. */
const sets = Array.from({ length: 63 }, (_, i) => rules.filter((_rule, k) => ((i + 1) >> k) % 2 === 1)).sort((a, b) => a.length - b.length);

test.each(sets.map((set, i) => [set.join(" + "), set, 100 + i] as const))("the ties of %s are those of the plain definition, on random logs", async (_, set, seed) => {
  for (const [run, size] of [3, 12, 60, 150].entries()) {
    const log = makeLog(seed * 10 + run, size);
    const found = await open(log, set);
    expect(listed(found.ties)).toEqual(listed(naiveTies(log, set)));
  }
});

test("what a rule is said to yield is what it yields alone", async () => {
  for (let seed = 1; seed <= 10; seed++) {
    const log = makeLog(seed, 80).map((m) => ({ ...m, weight: 1 }));
    const { counts } = await open(log, rules);
    for (const rule of rules) expect([rule, counts.get(rule)]).toEqual([rule, [...naiveTies(log, [rule]).values()].reduce((sum, n) => sum + n, 0)]);
  }
});

test("the order of the rows changes no tie of any rule", async () => {
  for (let seed = 1; seed <= 20; seed++) {
    const log = makeLog(seed, 60);
    const random = createRandom(seed);
    const shuffled = log.map((m) => ({ m, at: random.next() })).sort((a, b) => a.at - b.at).map(({ m }) => m);
    expect((await open(shuffled, rules)).ties).toEqual((await open(log, rules)).ties);
  }
});

test("fractional weights in another order give the same sums to 1e-12", async () => {
  const log = makeLog(7, 150).map((m, i) => ({ ...m, weight: 0.1 + (i % 7) / 3 }));
  const one = (await open(log, rules)).ties;
  const other = (await open(log.toReversed(), rules)).ties;
  expect([...other.keys()]).toEqual([...one.keys()]);
  for (const [pair, weight] of one) expect(Math.abs(other.get(pair)! - weight)).toBeLessThanOrEqual(1e-12 * weight);
});
