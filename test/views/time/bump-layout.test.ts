import { expect, test } from "vitest";
import type { Role } from "../../../src/core/roles.ts";
import type { RankedWindow, RanksOverTime } from "../../../src/engine/time-questions.ts";
import { frameOf, lastRanked, layOutLines, placeNames, wayOf } from "../../../src/views/time/bump-layout.ts";
import { describeLine, lastChange, leadWords, littleWords, mostOftenFirst } from "../../../src/views/time/bump-words.ts";

/** Ranks by person and month; null = not ranked. A part of a month is marked. */
function ranksOf(lines: Readonly<Record<string, readonly (number | null)[]>>, options: { readonly top?: number; readonly role?: (name: string, window: number) => Role; readonly parts?: readonly number[] } = {}): RanksOverTime {
  const { top = 10, role = () => "connector", parts = [] } = options;
  const count = Object.values(lines)[0]!.length;
  const windows = Array.from({ length: count }, (_, k): RankedWindow => ({
    since: Date.UTC(2024, k, 1), until: Date.UTC(2024, k + 1, 1), label: `2024-${String(k + 1).padStart(2, "0")}`, isPart: parts.includes(k),
    messages: 500, people: Object.values(lines).some((ranks) => ranks[k] !== null) ? 50 : 0, connectors: 3, mavens: 3,
  }));
  return {
    unit: "month", timeZone: "UTC", measure: "posts", share: 0.8, cutTop: null, top, windows, withoutTime: 0, notices: [],
    lines: Object.entries(lines).map(([name, ranks], person) => ({ person, name, standings: ranks.map((rank, k) => (rank === null ? null : { rank, value: 100 / rank, role: role(name, k) })) })),
  };
}

test("people of one rank stand one below the other, and only the first have a row", () => {
  const lines = layOutLines(ranksOf({ ann: [1], bob: [1], cid: [3], dan: [4] }, { top: 3 }), new Set());
  expect(lines.map(({ line, points }) => [line.name, points[0]!.row, points[0]!.rank])).toEqual([["ann", 1, 1], ["bob", 2, 1], ["cid", 3, 3], ["dan", null, 4]]);
});

test("those of the last whole window come first, in its order; a part of a month at the end does not count", () => {
  const ranks = ranksOf({ ann: [2, 1, null], bob: [1, 2, null], cid: [3, null, 1] }, { parts: [2] });
  expect(lastRanked(ranks)).toBe(1);
  expect(layOutLines(ranks, new Set()).map(({ line, isLast }) => [line.name, isLast])).toEqual([["ann", true], ["bob", true], ["cid", false]]);
  expect(lastRanked(ranksOf({ ann: [null, 1] }, { parts: [0, 1] }))).toBe(1);
  expect(lastRanked(ranksOf({ ann: [null, null] }))).toBe(-1);
});

test("twelve lines are in colour, whoever is selected among them", () => {
  const many = Object.fromEntries(Array.from({ length: 20 }, (_, p) => [`p${p}`, [p + 1]]));
  const named = layOutLines(ranksOf(many, { top: 20 }), new Set([19])).filter(({ isNamed }) => isNamed).map(({ line }) => line.person);
  expect(named).toHaveLength(12);
  expect(named).toContain(19);
});

test("a line has the role of most of its windows among the first", () => {
  const role = (_: string, window: number): Role => (["maven", "both", "both", "neither"] as const)[window]!;
  expect(layOutLines(ranksOf({ ann: [1, 1, 1, 30] }, { role, top: 2 }), new Set())[0]!.role).toBe("both");
});

test("a line breaks where somebody is not ranked, and goes below the first where they are further down", () => {
  const ranks = ranksOf({ ann: [1, 1, null, 1], bob: [2, 40, 1, 2] }, { top: 2 });
  const frame = frameOf(ranks, 600, 100);
  const [ann, bob] = layOutLines(ranks, new Set());
  expect(wayOf(ann!, frame).match(/M/g)).toHaveLength(2);
  expect(wayOf(bob!, frame).match(/C/g)).toHaveLength(3);
  expect(frame.y({ rank: 40, row: null })).toBeGreaterThan(frame.below);
  expect(frame.y({ rank: 2, row: 2 })).toBeLessThan(frame.below);
  expect(frame.height).toBeGreaterThan(frame.y({ rank: 40, row: null }));
});

test("columns keep room to be pressed: many of them make the chart wider than its room", () => {
  const ranks = ranksOf({ ann: Array.from({ length: 100 }, () => 1) });
  const frame = frameOf(ranks, 600, 100);
  expect(frame.step).toBeGreaterThanOrEqual(24);
  expect(frame.width).toBeGreaterThan(600);
  expect(frameOf(ranksOf({ ann: [1, 1] }), 600, 100).width).toBe(600);
});

test("ranks of four digits and more have their room at the left", () => {
  const near = frameOf(ranksOf({ ann: [1, 900], bob: [2, 1] }, { top: 2 }), 600, 100);
  const far = frameOf(ranksOf({ ann: [1, 60_000], bob: [2, 1] }, { top: 2 }), 600, 100);
  expect(near.belowTicks.at(-1)).toBe(500);
  expect(near.axis).toBe(28);
  // Six signs of "50,000" and 4 px beside them.
  expect(far.belowTicks.at(-1)).toBe(50_000);
  expect(far.axis).toBe(48);
  expect(far.x(0) - far.step / 2).toBe(52);
  expect(far.width).toBe(600);
});

test("no two names at the right end touch, and all stay inside the chart", () => {
  const ranks = ranksOf(Object.fromEntries(Array.from({ length: 24 }, (_, p) => [`p${p}`, [p + 1, p < 12 ? 100 + p : null]])), { top: 24 });
  const frame = frameOf(ranks, 800, 200);
  const names = placeNames(layOutLines(ranks, new Set()), frame).map(({ y }) => y).toSorted((a, b) => a - b);
  expect(names.length).toBeGreaterThanOrEqual(12);
  names.slice(1).forEach((y, i) => expect(y - names[i]!).toBeGreaterThanOrEqual(15.99));
  expect(names.at(-1)).toBeLessThanOrEqual(frame.height);
  expect(names[0]).toBeGreaterThan(0);
});

test("the chart is said in words", () => {
  const ranks = ranksOf({ ann: [1, 1, 2], bob: [2, 40, 1], cid: [null, 2, 3] }, { top: 2 });
  expect(leadWords(ranks)).toBe("3 people were among the first 2 in some of 3 months, 1 person in all of them.");
  expect(mostOftenFirst(ranks)).toMatchObject({ line: { name: "ann" }, times: 2 });
  const [bob] = layOutLines(ranks, new Set());
  expect(bob!.line.name).toBe("bob");
  expect(describeLine(bob!, ranks, "bob ▲ 39")).toBe("bob ▲ 39, connector: rank 1 in Mar 2024; among the first 2 in 2 of 3 months");
  expect(ranks.lines.map((line) => lastChange(line, ranks))).toEqual(["▼ 1", "▲ 39", "▼ 1"]);
  expect(littleWords(ranks)).toBe("");
  expect(littleWords({ ...ranks, windows: ranks.windows.map((window, k) => (k === 1 ? { ...window, messages: 99 } : window)) })).toBe("1 of 3 months holds fewer than 100 posts or 20 people: ranks there say little.");
});

test("nothing is said of a change against a part of a month or an empty one", () => {
  expect(lastChange(ranksOf({ ann: [2, 1] }, { parts: [0] }).lines[0]!, ranksOf({ ann: [2, 1] }, { parts: [0] }))).toBe("");
  const empty = ranksOf({ ann: [null, 1] });
  expect(lastChange(empty.lines[0]!, empty)).toBe("");
  const joined = ranksOf({ ann: [null, 1], bob: [1, 2] });
  expect(lastChange(joined.lines[0]!, joined)).toBe("new");
});
