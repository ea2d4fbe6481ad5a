import { expect, test } from "vitest";
import { goalTable, inTurn, isMet, type Line, measuredOf, timeLine } from "../../bench/contest.ts";

const line = (changed: Partial<Line>): Line => ({
  work: "counting", peer: "a peer", unit: "s", digits: 1, ours: [1, 2, 3], theirs: [2, 2, 2], goal: 1, command: "npm run bench", ...changed,
});
const cost = (seconds: number): { seconds: number; cpuSeconds: number } => ({ seconds, cpuSeconds: 2 * seconds });

test("a ratio is ours divided by theirs, pair by pair, and its median decides", () => {
  expect(measuredOf(line({}))).toEqual([0.5, 1, 1.5]);
  expect(isMet(line({}))).toBe(true);
  expect(isMet(line({ goal: 0.99 }))).toBe(false);
  expect(isMet(line({ goal: undefined }))).toBe(false);
});

test("without a peer our own number decides", () => {
  expect(isMet(line({ theirs: undefined, goal: 2 }))).toBe(true);
  expect(isMet(line({ theirs: undefined, goal: 1.9 }))).toBe(false);
});

test("the table says met, missed and information, and names what was missed", () => {
  const text = goalTable([line({}), line({ work: "guessing", goal: 0.5 }), line({ work: "telling", goal: undefined })]);
  expect(text).toContain("| counting | a peer | s | 2.0 (1.0–3.0) | 2.0 (2.0–2.0) | 1.00 (0.50–1.50) | ≤ 1 | met | 3 |");
  expect(text).toContain("| guessing | a peer | s | 2.0 (1.0–3.0) | 2.0 (2.0–2.0) | 1.00 (0.50–1.50) | ≤ 0.5 | **missed** |");
  expect(text).toContain("| information |");
  expect(text.split("\n").filter((row) => row.startsWith("- Missed"))).toHaveLength(1);
  expect(text).toContain("- Missed, guessing (a peer):");
});

test("times under a second are told in milliseconds", () => {
  expect(timeLine({ work: "", peer: "", goal: 1, command: "" }, [cost(0.2)], [cost(0.4)])).toMatchObject({ unit: "ms", ours: [200], theirs: [400], processor: 0.5 });
  expect(timeLine({ work: "", peer: "", goal: 1, command: "" }, [cost(0.2)], [cost(4)])).toMatchObject({ unit: "s", ours: [0.2], theirs: [4] });
});

test("sides run in turn, each round begins with another one, and the first round does not count", async () => {
  const order: string[] = [];
  const side = (name: string, seconds: number) => ({ run: async () => (order.push(name), cost(seconds)) });
  const checked: number[] = [];
  const runs = await inTurn([side("a", 1), side("b", 2)], { rounds: 3, limitSeconds: Infinity, check: (first) => checked.push(...first.map(({ seconds }) => seconds)) });
  expect(order).toEqual(["a", "b", "a", "b", "b", "a", "a", "b"]);
  expect(runs.map((of) => of.length)).toEqual([3, 3]);
  expect(runs[1]!.every(({ seconds }) => seconds === 2)).toBe(true);
  expect(checked).toEqual([1, 2]);
});

test("a long first round counts, and after the limit no new round begins", async () => {
  let ran = 0;
  const slow = { run: async () => (ran++, cost(30)) };
  expect((await inTurn([slow], { rounds: 5, limitSeconds: 0 }))[0]).toHaveLength(1);
  expect(ran).toBe(1);
});

test("a check that fails keeps times from being taken", async () => {
  let ran = 0;
  const side = { run: async () => (ran++, cost(1)) };
  await expect(inTurn([side], { rounds: 5, limitSeconds: 9, check: () => { throw new Error("not the same"); } })).rejects.toThrow("not the same");
  expect(ran).toBe(1);
});
