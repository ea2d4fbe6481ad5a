import { expect, test } from "vitest";
import { unattended } from "../../src/core/task.ts";
import { FEW, relaxPairs } from "../../src/network/layout-few.ts";
import { layOut } from "../../src/network/layout.ts";
import { type MainPart, sortLayout } from "../../src/network/layout-parts.ts";

type Line = readonly [number, number];

function mainOf(people: number, lines: readonly Line[]): MainPart {
  return sortLayout({
    personCount: people, from: Uint32Array.from(lines, ([a]) => a), to: Uint32Array.from(lines, ([, b]) => b), weight: undefined, circleOf: undefined,
    isOurs: new Uint8Array(people), radius: new Float64Array(people).fill(1),
  }).main;
}

/** Starts on an uneven curve, so that nobody lies on anybody. */
function relax(people: number, lines: readonly Line[]): { readonly x: Float64Array; readonly y: Float64Array; readonly distance: (a: number, b: number) => number } {
  const x = Float64Array.from({ length: people }, (_, p) => p);
  const y = Float64Array.from({ length: people }, (_, p) => (p * p) % 7);
  relaxPairs(mainOf(people, lines), x, y);
  return { x, y, distance: (a, b) => Math.hypot(x[a]! - x[b]!, y[a]! - y[b]!) };
}

test("a path becomes a straight line of equal steps", () => {
  const { distance } = relax(5, [[0, 1], [1, 2], [2, 3], [3, 4]]);
  for (let a = 0; a < 5; a++) for (let b = 0; b < a; b++) expect(distance(a, b)).toBeCloseTo(a - b, 1);
});

test("a ring of six becomes a regular hexagon", () => {
  const { distance } = relax(6, [[0, 1], [1, 2], [2, 3], [3, 4], [4, 5], [5, 0]]);
  const sides = [0, 1, 2, 3, 4, 5].map((p) => distance(p, (p + 1) % 6));
  const across = [0, 1, 2].map((p) => distance(p, p + 3));
  expect(Math.max(...sides) - Math.min(...sides)).toBeLessThan(0.02);
  expect(Math.max(...across) - Math.min(...across)).toBeLessThan(0.02);
  expect(across[0]! / sides[0]!).toBeCloseTo(2, 1);
});

test("two pieces without a way between them stand apart", () => {
  const { distance } = relax(8, [[0, 1], [1, 2], [2, 3], [4, 5], [5, 6], [6, 7]]);
  expect(distance(1, 5)).toBeGreaterThan(distance(1, 2));
});

test("Krackhardt's kite looks like one: Diane in the middle of the body, the tail straight away from it", async () => {
  // Andre, Beverley, Carol, Diane, Ed, Fernando, Garth, Heather, Ike, Jane.
  const lines: readonly Line[] = [
    [0, 1], [0, 2], [0, 3], [0, 5], [1, 3], [1, 4], [1, 6], [2, 3], [2, 5], [3, 4], [3, 5], [3, 6], [4, 6], [5, 6], [5, 7], [6, 7], [7, 8], [8, 9],
  ];
  const { x, y } = await layOut(
    { personCount: 10, from: Uint32Array.from(lines, ([a]) => a), to: Uint32Array.from(lines, ([, b]) => b), weight: undefined, circleOf: undefined, isOurs: new Uint8Array(10), radius: new Float64Array(10).fill(10) }, unattended,
  );
  expect(FEW).toBeGreaterThanOrEqual(10);
  const body = [0, 1, 2, 4, 5, 6];
  const mean = (of: Float32Array): number => body.reduce((sum, p) => sum + of[p]!, 0) / body.length;
  const width = Math.max(...x) - Math.min(...x);
  expect(Math.hypot(x[3]! - mean(x), y[3]! - mean(y))).toBeLessThan(0.1 * width);
  // Heather, Ike and Jane on a line that lies along the window.
  expect(Math.abs(y[9]! - y[7]!)).toBeLessThan(0.02 * width);
  expect(Math.abs(y[8]! - y[7]!)).toBeLessThan(0.02 * width);
  expect(Math.abs(x[9]! - x[8]!) / Math.abs(x[8]! - x[7]!)).toBeCloseTo(1, 1);
});
