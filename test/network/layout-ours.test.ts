import { expect, test } from "vitest";
import { unattended } from "../../src/core/task.ts";
import { createRandom } from "../../src/core/random.ts";
import { boxOf } from "../../src/network/layout-frame.ts";
import { layOut, type Layout } from "../../src/network/layout.ts";
import type { LayoutInput } from "../../src/network/layout-parts.ts";

type Line = readonly [a: number, b: number, weight?: number];

/** `ours` are the first people. */
function input(personCount: number, ours: number, lines: readonly Line[]): LayoutInput {
  return {
    personCount, from: Uint32Array.from(lines, ([a]) => a), to: Uint32Array.from(lines, ([, b]) => b), weight: Float64Array.from(lines, ([, , weight = 1]) => weight), circleOf: undefined,
    isOurs: Uint8Array.from({ length: personCount }, (_, p) => (p < ours ? 1 : 0)), radius: new Float64Array(personCount).fill(4),
  };
}

/** A service desk: every account has its customers, some of them two accounts, few talk to each other. */
function desk(accounts: number, customers: number, seed: number): LayoutInput {
  const random = createRandom(seed);
  const lines: Line[] = [];
  for (let p = accounts; p < accounts + customers; p++) {
    const mine = Math.floor(accounts * random.next() * random.next());
    lines.push([mine, p]);
    if (random.next() < 0.05) lines.push([(mine + 1) % accounts, p]);
    if (random.next() < 0.03 && p > accounts) lines.push([p - 1, p]);
  }
  return input(accounts + customers, accounts, lines);
}

const distance = ({ x, y }: Layout, a: number, b: number): number => Math.hypot(x[a]! - x[b]!, y[a]! - y[b]!);

function nearest(layout: Layout): number {
  let least = Infinity;
  for (let a = 0; a < layout.x.length; a++) for (let b = a + 1; b < layout.x.length; b++) least = Math.min(least, distance(layout, a, b));
  return least;
}

test("two people who talk to each other and to an account of ours stand side by side beside it, not below the line", async () => {
  const layout = await layOut(input(4, 1, [[0, 1], [1, 2], [0, 3]]), unattended);
  expect([layout.smallGroups, layout.lineY]).toEqual([0, Number.NaN]);
  expect(distance(layout, 1, 2)).toBeLessThanOrEqual(distance(layout, 0, 1));
  expect(nearest(layout)).toBeGreaterThan(8);
});

test("who talks to two accounts of ours stands by the one with more talk, then by the first", async () => {
  const lines: Line[] = [[0, 2], [1, 2, 3], [0, 3], [1, 3], [0, 4], [1, 5]];
  const layout = await layOut(input(6, 2, lines), unattended);
  expect(distance(layout, 1, 2)).toBeLessThan(distance(layout, 0, 2));
  expect(distance(layout, 0, 3)).toBeLessThan(distance(layout, 1, 3));
});

for (const seed of [1, 2, 3]) {
  test(`a service desk: every account in the middle of its customers, the discs in the shape of a window, none over another (seed ${seed})`, async () => {
    const accounts = 40;
    const given = desk(accounts, 1200, seed);
    const layout = await layOut(given, unattended);
    expect(nearest(layout)).toBeGreaterThan(8);
    const everyone = Array.from(layout.x.keys()).filter((p) => Number.isNaN(layout.lineY) || layout.y[p]! > layout.lineY);
    const box = boxOf(everyone, Float64Array.from(layout.x), Float64Array.from(layout.y));
    expect(box.width / box.height).toBeGreaterThan(1.2);
    expect(box.width / box.height).toBeLessThan(2.2);
    // Accounts do not stand in a row: they take the height as they take the width.
    const middle = (of: Float32Array): number => of.subarray(0, accounts).toSorted()[accounts / 2]!;
    for (const side of [layout.x, layout.y]) {
      const far = side.subarray(0, accounts).map((at) => Math.abs(at - middle(side))).toSorted();
      expect(far[accounts / 2]!).toBeGreaterThan(0.1 * Math.min(box.width, box.height));
    }
    // The frame is used: discs and their surroundings fill it.
    expect(box.width * box.height).toBeGreaterThan(0.5 * 1200 * 750);
  });
}

test("the same bits in whatever order the lines come", async () => {
  const given = desk(12, 300, 5);
  const turned = { ...given, from: given.to.toReversed(), to: given.from.toReversed(), weight: given.weight!.toReversed() };
  const [one, other] = [await layOut(given, unattended), await layOut(turned, unattended)];
  expect([...other.x, ...other.y]).toEqual([...one.x, ...one.y]);
});

test("where a quarter of the people talk among themselves they take the room of their number, and the accounts stand around them", async () => {
  const lines: Line[] = [];
  for (let p = 10; p < 40; p++) lines.push([p, p === 39 ? 10 : p + 1], [p, 10 + ((p * 7) % 30)]);
  for (let p = 40; p < 160; p++) lines.push([p % 10, p]);
  for (let account = 0; account < 10; account++) lines.push([account, 10 + 3 * account]);
  const layout = await layOut(input(160, 10, lines.filter(([a, b]) => a !== b)), unattended);
  const [x, y] = [Float64Array.from(layout.x), Float64Array.from(layout.y)];
  const among = boxOf(Array.from({ length: 30 }, (_, i) => 10 + i), x, y);
  const all = boxOf(Array.from(x.keys()), x, y);
  expect(among.width / all.width).toBeLessThan(0.8);
  for (let account = 0; account < 10; account++) {
    expect(Math.hypot((x[account]! - among.midX) / among.width, (y[account]! - among.midY) / among.height)).toBeGreaterThan(0.45);
  }
  expect(nearest(layout)).toBeGreaterThan(8);
});
