import type { Task } from "../core/task.ts";

/** Room between two dots. */
const GAP = 1.5;
const ROUNDS = 400;
const MANY = 3000;

/**
 * Pushes dots apart until none overlap, as little as possible: neighbours found by a grid, each pair shares the push by area, so
 * small dots give way to large ones. Ends after the round in which nothing moved, or after 400 (`rounds`). Dots in one place part by number.
 * Writes x and y. Cost O(n) per round for radii of one size.
 */
export async function separate(people: Uint32Array, radius: ArrayLike<number>, x: Float64Array, y: Float64Array, task: Task, rounds = ROUNDS): Promise<void> {
  const n = people.length;
  if (n < 2) return;
  const sizes = n > MANY ? Float64Array.from(people, (p) => radius[p]!).sort() : undefined;
  let most = 0;
  for (const p of people) most = Math.max(most, radius[p]!);
  // Among many small dots a few large ones must not make every cell hold hundreds: they look further instead.
  const usual = sizes?.[Math.floor(0.9 * n)] ?? most;
  const cell = 2 * usual + GAP;
  const pushAll = usual < most ? (): number => pushMixed(people, radius, x, y, { cell, usual, most }) : (): number => pushOnce(people, radius, x, y, cell);
  for (let round = 0; round < rounds; round++) {
    await task.breathe({ stage: "layout", done: round, total: rounds, unit: "rounds" });
    if (pushAll() === 0) return;
  }
}

function pushOnce(people: Uint32Array, radius: ArrayLike<number>, x: Float64Array, y: Float64Array, cell: number): number {
  const grid = createGrid(people, x, y, cell);
  const { columns, rows, start, order, cellOf } = grid;
  let moved = 0;
  for (let i = 0; i < people.length; i++) {
    const row = Math.floor(cellOf[i]! / columns);
    const column = cellOf[i]! % columns;
    for (let r = Math.max(0, row - 1); r <= Math.min(rows - 1, row + 1); r++) {
      const first = r * columns + Math.max(0, column - 1);
      const last = r * columns + Math.min(columns - 1, column + 1);
      for (let k = start[first]!; k < start[last + 1]!; k++) {
        const j = order[k]!;
        if (j > i && pushPair(people[i]!, people[j]!, radius, x, y)) moved++;
      }
    }
  }
  return moved;
}

/** As pushOnce, where a few dots are larger than `usual`: pairs with one of them are found from its side. */
function pushMixed(people: Uint32Array, radius: ArrayLike<number>, x: Float64Array, y: Float64Array, sizes: { readonly cell: number; readonly usual: number; readonly most: number }): number {
  const { columns, rows, start, order, cellOf, side } = createGrid(people, x, y, sizes.cell);
  let moved = 0;
  for (let i = 0; i < people.length; i++) {
    const r = radius[people[i]!]!;
    const isLarge = r > sizes.usual;
    const reach = isLarge ? Math.ceil((r + sizes.most + GAP) / side) : 1;
    const row = Math.floor(cellOf[i]! / columns);
    const column = cellOf[i]! % columns;
    for (let at = Math.max(0, row - reach); at <= Math.min(rows - 1, row + reach); at++) {
      const first = at * columns + Math.max(0, column - reach);
      const last = at * columns + Math.min(columns - 1, column + reach);
      for (let k = start[first]!; k < start[last + 1]!; k++) {
        const j = order[k]!;
        const isOtherLarge = radius[people[j]!]! > sizes.usual;
        if ((isLarge === isOtherLarge ? j > i : isLarge) && pushPair(people[i]!, people[j]!, radius, x, y)) moved++;
      }
    }
  }
  return moved;
}

function pushPair(a: number, b: number, radius: ArrayLike<number>, x: Float64Array, y: Float64Array): boolean {
  const wanted = radius[a]! + radius[b]! + GAP;
  let dx = x[b]! - x[a]!;
  let dy = y[b]! - y[a]!;
  const d2 = dx * dx + dy * dy;
  if (d2 >= wanted * wanted) return false;
  let d = Math.sqrt(d2);
  if (d < 1e-6) {
    // One place: part along a direction that depends on the two numbers only.
    dx = 1 + (a % 7);
    dy = 1 + (b % 11);
    d = Math.sqrt(dx * dx + dy * dy);
    dx /= d;
    dy /= d;
    d = 1;
    push(a, b, (wanted * 1.001) / 1, dx, dy, radius, x, y);
    return true;
  }
  push(a, b, (wanted - d) * 1.01 + 1e-4, dx / d, dy / d, radius, x, y);
  return true;
}

function push(a: number, b: number, by: number, ux: number, uy: number, radius: ArrayLike<number>, x: Float64Array, y: Float64Array): void {
  const areaA = radius[a]! * radius[a]!;
  const areaB = radius[b]! * radius[b]!;
  const shareA = areaB / (areaA + areaB);
  x[a]! -= ux * by * shareA;
  y[a]! -= uy * by * shareA;
  x[b]! += ux * by * (1 - shareA);
  y[b]! += uy * by * (1 - shareA);
}

interface Grid {
  /** Side of a cell. */
  readonly side: number;
  readonly columns: number;
  readonly rows: number;
  /** Members of cell c: order[start[c] … start[c+1]), as indices into `people`, ascending. */
  readonly start: Uint32Array;
  readonly order: Uint32Array;
  readonly cellOf: Uint32Array;
}

function createGrid(people: Uint32Array, x: Float64Array, y: Float64Array, cell: number): Grid {
  let left = Infinity;
  let right = -Infinity;
  let low = Infinity;
  let high = -Infinity;
  for (const p of people) {
    left = Math.min(left, x[p]!);
    right = Math.max(right, x[p]!);
    low = Math.min(low, y[p]!);
    high = Math.max(high, y[p]!);
  }
  // A stray far away must not make the grid huge.
  const side = Math.max(cell, (right - left) / 500, (high - low) / 500);
  const columns = Math.floor((right - left) / side) + 1;
  const rows = Math.floor((high - low) / side) + 1;
  const cellOf = Uint32Array.from(people, (p) => Math.floor((y[p]! - low) / side) * columns + Math.floor((x[p]! - left) / side));
  const start = new Uint32Array(columns * rows + 1);
  for (const c of cellOf) start[c + 1]!++;
  for (let c = 0; c < columns * rows; c++) start[c + 1]! += start[c]!;
  const next = start.slice();
  const order = new Uint32Array(people.length);
  for (let i = 0; i < people.length; i++) order[next[cellOf[i]!]!++] = i;
  return { columns, rows, start, order, cellOf, side };
}
