import { expect, test } from "vitest";
import { createRandom } from "../../src/core/random.ts";
import { unattended } from "../../src/core/task.ts";
import { layOut, type Layout } from "../../src/network/layout.ts";
import type { LayoutInput } from "../../src/network/layout-parts.ts";

type Line = readonly [number, number];

function input(personCount: number, lines: readonly Line[], more: Partial<LayoutInput> = {}): LayoutInput {
  return {
    personCount, from: Uint32Array.from(lines, (line) => line[0]), to: Uint32Array.from(lines, (line) => line[1]), weight: undefined,
    circleOf: undefined, isOurs: new Uint8Array(personCount), radius: new Float64Array(personCount).fill(5), ...more,
  };
}

/** Circles of `size` people, each pair inside with the chance `inside`, each pair across with the chance `across`; connected. */
function planted(circles: number, size: number, inside: number, across: number, seed: number): Line[] {
  const random = createRandom(seed);
  const lines: Line[] = [];
  for (let a = 0; a < circles * size; a++) {
    for (let b = a + 1; b < circles * size; b++) {
      const isSame = Math.floor(a / size) === Math.floor(b / size);
      if (b === a + 1 || random.next() < (isSame ? inside : across)) lines.push([a, b]);
    }
  }
  return lines;
}

function distance(layout: Layout, a: number, b: number): number {
  return Math.hypot(layout.x[a]! - layout.x[b]!, layout.y[a]! - layout.y[b]!);
}

/** Mean silhouette: 1 = far apart and tight, 0 = mixed. */
function silhouette(layout: Layout, label: readonly number[]): number {
  const n = label.length;
  const meanTo = (p: number, circle: number): number => {
    const others = label.flatMap((c, q) => (c === circle && q !== p ? [distance(layout, p, q)] : []));
    return others.reduce((sum, d) => sum + d, 0) / others.length;
  };
  let total = 0;
  for (let p = 0; p < n; p++) {
    const own = meanTo(p, label[p]!);
    const nearest = Math.min(...[...new Set(label)].filter((c) => c !== label[p]).map((c) => meanTo(p, c)));
    total += (nearest - own) / Math.max(nearest, own);
  }
  return total / n;
}

function expectApart(layout: Layout, radius: ArrayLike<number>): void {
  let worst = Infinity;
  for (let a = 0; a < layout.x.length; a++) {
    for (let b = a + 1; b < layout.x.length; b++) worst = Math.min(worst, distance(layout, a, b) - radius[a]! - radius[b]!);
  }
  expect(worst).toBeGreaterThan(0);
}

test("nobody, and one person alone", async () => {
  expect((await layOut(input(0, []), unattended)).x.length).toBe(0);
  const one = await layOut(input(1, []), unattended);
  expect([Number.isFinite(one.x[0]), Number.isFinite(one.y[0]), one.smallGroups]).toEqual([true, true, 1]);
});

test("a path of four people keeps its order", async () => {
  const layout = await layOut(input(4, [[0, 1], [1, 2], [2, 3]]), unattended);
  expect(distance(layout, 0, 3)).toBeGreaterThan(distance(layout, 0, 2));
  expect(distance(layout, 0, 2)).toBeGreaterThan(distance(layout, 0, 1));
  expect(layout.smallGroups).toBe(0);
});

test("same input, same bits; the order and direction of lines do not matter", async () => {
  const lines = planted(4, 40, 0.3, 0.01, 1);
  const weight = Float64Array.from(lines, (_, i) => 1 + (i % 5));
  const circleOf = Uint32Array.from({ length: 160 }, (_, p) => Math.floor(p / 40));
  const first = await layOut(input(160, lines, { weight, circleOf }), unattended);
  const again = await layOut(input(160, lines, { weight, circleOf }), unattended);
  const turned = lines.map(([a, b]): Line => [b, a]).toReversed();
  const other = await layOut(input(160, turned, { weight: weight.toReversed(), circleOf }), unattended);
  expect(new Uint8Array(again.x.buffer)).toEqual(new Uint8Array(first.x.buffer));
  expect(new Uint8Array(other.x.buffer)).toEqual(new Uint8Array(first.x.buffer));
  expect(new Uint8Array(other.y.buffer)).toEqual(new Uint8Array(first.y.buffer));
});

test("pausing between steps changes nothing", async () => {
  const lines = planted(2, 20, 0.4, 0.02, 3);
  const pausing = { breathe: () => new Promise<void>((resolve) => setImmediate(resolve)) };
  expect(await layOut(input(40, lines), pausing)).toEqual(await layOut(input(40, lines), unattended));
});

test("two cliques joined by one line stand apart", async () => {
  const lines: Line[] = [[0, 10]];
  for (let a = 0; a < 20; a++) for (let b = a + 1; b < 20; b++) if (Math.floor(a / 10) === Math.floor(b / 10)) lines.push([a, b]);
  const layout = await layOut(input(20, lines), unattended);
  expect(silhouette(layout, Array.from({ length: 20 }, (_, p) => Math.floor(p / 10)))).toBeGreaterThan(0.6);
});

test("planted circles are found even when the starting circles are unknown or wrong", async () => {
  const lines = planted(5, 40, 0.25, 0.004, 2);
  const truth = Array.from({ length: 200 }, (_, p) => Math.floor(p / 40));
  const circleOf = Uint32Array.from(truth);
  const wrong = Uint32Array.from(truth, (_, p) => p % 5);
  expect(silhouette(await layOut(input(200, lines, { circleOf }), unattended), truth)).toBeGreaterThan(0.5);
  expect(silhouette(await layOut(input(200, lines), unattended), truth)).toBeGreaterThan(0.4);
  expect(silhouette(await layOut(input(200, lines, { circleOf: wrong }), unattended), truth)).toBeGreaterThan(0.3);
});

test("circles with most lines between them still stand apart when they are known", async () => {
  const lines = planted(6, 30, 0.1, 0.036, 7);
  const truth = Array.from({ length: 180 }, (_, p) => Math.floor(p / 30));
  const between = lines.filter(([a, b]) => truth[a] !== truth[b]).length;
  expect(between / lines.length).toBeGreaterThan(0.5);
  expect(silhouette(await layOut(input(180, lines, { circleOf: Uint32Array.from(truth) }), unattended), truth)).toBeGreaterThan(0.5);
  expect(silhouette(await layOut(input(180, lines), unattended), truth)).toBeLessThan(0.4);
});

test("small groups on bridges do not squeeze everyone else into a corner", async () => {
  const lines = planted(3, 60, 0.1, 0.02, 9);
  for (let group = 0; group < 3; group++) {
    const first = 180 + group * 8;
    lines.push([group * 60, first]);
    for (let a = first; a < first + 8; a++) for (let b = a + 1; b < first + 8; b++) lines.push([a, b]);
  }
  const layout = await layOut(input(204, lines), unattended);
  const width = (places: Float32Array): number => Math.max(...places) - Math.min(...places);
  expect(width(layout.x.slice(0, 180)) / width(layout.x)).toBeGreaterThan(0.55);
  expect(width(layout.y.slice(0, 180)) / width(layout.y)).toBeGreaterThan(0.55);
});

test("dots of very different sizes do not overlap, and nothing is NaN", async () => {
  const lines = planted(3, 100, 0.1, 0.005, 4);
  const radius = Float64Array.from({ length: 300 }, (_, p) => (p % 30 === 0 ? 20 : 2.5 + (p % 7)));
  const layout = await layOut(input(300, lines, { radius }), unattended);
  expectApart(layout, radius);
  expect([...layout.x, ...layout.y].every(Number.isFinite)).toBe(true);
});

test("a star and a complete graph: symmetrical starts do not leave dots in one place", async () => {
  const star = Array.from({ length: 60 }, (_, i): Line => [0, i + 1]);
  expectApart(await layOut(input(61, star), unattended), new Float64Array(61).fill(5));
  const complete: Line[] = [];
  for (let a = 0; a < 30; a++) for (let b = a + 1; b < 30; b++) complete.push([a, b]);
  expectApart(await layOut(input(30, complete), unattended), new Float64Array(30).fill(5));
});

test("groups of fewer than 4 stand below the line, everyone else above it", async () => {
  const lines: Line[] = [[0, 1], [1, 2], [2, 3], [3, 0], [4, 5], [6, 7], [7, 8]];
  const layout = await layOut(input(10, lines), unattended);
  expect(layout.smallGroups).toBe(3);
  for (let p = 0; p < 10; p++) expect(p < 4 ? layout.y[p]! > layout.lineY : layout.y[p]! < layout.lineY).toBe(true);
  expectApart(layout, new Float64Array(10).fill(5));
});

test("accounts of ours stand at the rim, with the people who talk only to them around them", async () => {
  const lines = planted(2, 30, 0.3, 0.01, 6);
  const ours: Line[] = [[0, 60], [5, 60], [60, 61], [62, 60], [63, 60], [64, 60]];
  const isOurs = new Uint8Array(65);
  isOurs[60] = 1;
  const without = await layOut(input(65, lines, { isOurs }), unattended);
  const layout = await layOut(input(65, [...lines, ...ours], { isOurs }), unattended);
  expect(layout.x.slice(0, 60)).toEqual(without.x.slice(0, 60));
  expectApart(layout, new Float64Array(65).fill(5));
  const inner = Math.max(...Array.from({ length: 60 }, (_, p) => Math.hypot(layout.x[p]! / 600, layout.y[p]! / 375)));
  expect(Math.hypot(layout.x[60]! / 600, layout.y[60]! / 375)).toBeGreaterThan(inner * 0.8);
  for (const satellite of [61, 62, 63, 64]) expect(distance(layout, 60, satellite)).toBeLessThan(60);
});

test("5,000 people and 8,000 lines all get a place", async () => {
  const random = createRandom(8);
  const lines: Line[] = [];
  for (let p = 1; p < 5000; p++) lines.push([Math.floor(random.next() * p), p]);
  while (lines.length < 8000) {
    const a = random.below(5000);
    const b = Math.floor(a / 100) * 100 + random.below(100);
    if (a !== b) lines.push([a, b]);
  }
  const layout = await layOut(input(5000, lines, { radius: new Float64Array(5000).fill(2.5) }), unattended);
  expect(layout.x.every(Number.isFinite)).toBe(true);
});

test("more than 10,000 people: distances follow steps, everyone lies in the frame, a small group and someone alone below", async () => {
  // A ring of 101 circles of 100 people: the farther along the ring, the more steps.
  const circles = 101;
  const random = createRandom(4);
  const lines: Line[] = [];
  for (let c = 0; c < circles; c++) {
    for (let i = 0; i < 400; i++) lines.push([100 * c + random.below(100), 100 * c + random.below(100)]);
    for (let i = 0; i < 20; i++) lines.push([100 * c + random.below(100), 100 * ((c + 1) % circles) + random.below(100)]);
  }
  const n = 100 * circles;
  const layout = await layOut(input(n + 3, [...lines.filter(([a, b]) => a !== b), [n, n + 1]], { circleOf: Uint32Array.from({ length: n + 3 }, (_, p) => Math.floor(p / 100)) }), unattended);
  expect(layout.x.every(Number.isFinite) && layout.y.every(Number.isFinite)).toBe(true);
  expect(layout.x.subarray(0, n).every((x) => Math.abs(x) <= 600) && layout.y.subarray(0, n).every((y) => Math.abs(y) <= 375)).toBe(true);
  expect(layout.y[n]).toBeLessThan(layout.lineY);
  const meanAlong = (circlesAway: number): number => {
    let sum = 0;
    for (let p = 0; p < n; p++) sum += distance(layout, p, (p + 100 * circlesAway) % n);
    return sum / n;
  };
  const [near, some, far] = [meanAlong(1), meanAlong(12), meanAlong(50)];
  expect(near).toBeLessThan(0.2 * far);
  expect(some).toBeGreaterThan(1.5 * near);
  expect(far).toBeGreaterThan(1.5 * some);
});
