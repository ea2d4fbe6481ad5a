import type { Task } from "../core/task.ts";

/** Room between two dots. */
const GAP = 1.5;
const ROUNDS = 400;
const MANY = 3000;

/** Dots in the order of `people`. */
interface Dots {
  readonly person: Uint32Array;
  readonly x: Float64Array;
  readonly y: Float64Array;
  readonly radius: Float64Array;
}

/**
 * Pushes dots apart until none overlap, as little as possible: neighbours found by a grid, each pair shares the push by area, so
 * small dots give way to large ones. Ends after the round in which nothing moved, or after 400 (`rounds`). Dots in one place part by number.
 * Writes x and y. Cost O(n) per round for radii of one size.
 */
export async function separate(people: Uint32Array, radius: ArrayLike<number>, x: Float64Array, y: Float64Array, task: Task, rounds = ROUNDS): Promise<void> {
  const n = people.length;
  if (n < 2) return;
  const dots: Dots = { person: people, x: Float64Array.from(people, (p) => x[p]!), y: Float64Array.from(people, (p) => y[p]!), radius: Float64Array.from(people, (p) => radius[p]!) };
  let most = 0;
  for (const r of dots.radius) most = Math.max(most, r);
  // Among many small dots a few large ones must not make every cell hold hundreds: they look further instead.
  const usual = n > MANY ? dots.radius.toSorted()[Math.floor(0.9 * n)]! : most;
  const cell = 2 * usual + GAP;
  const pushAll = usual < most ? (): number => pushMixed(dots, { cell, usual, most }) : (): number => pushOnce(dots, cell);
  for (let round = 0; round < rounds; round++) {
    await task.breathe({ stage: "layout", done: round, total: rounds, unit: "rounds" });
    if (pushAll() === 0) break;
  }
  people.forEach((p, i) => {
    x[p] = dots.x[i]!;
    y[p] = dots.y[i]!;
  });
}

function pushOnce(dots: Dots, cell: number): number {
  const { columns, rows, start, order, cellOf } = createGrid(dots, cell);
  let moved = 0;
  for (let i = 0; i < cellOf.length; i++) {
    const row = Math.floor(cellOf[i]! / columns);
    const column = cellOf[i]! % columns;
    for (let r = Math.max(0, row - 1); r <= Math.min(rows - 1, row + 1); r++) {
      const last = start[r * columns + Math.min(columns - 1, column + 1) + 1]!;
      for (let k = start[r * columns + Math.max(0, column - 1)]!; k < last; k++) {
        const j = order[k]!;
        if (j > i && pushPair(dots, i, j)) moved++;
      }
    }
  }
  return moved;
}

/** As pushOnce, where a few dots are larger than `usual`: pairs with one of them are found from its side. */
function pushMixed(dots: Dots, sizes: { readonly cell: number; readonly usual: number; readonly most: number }): number {
  const { columns, rows, start, order, cellOf, side } = createGrid(dots, sizes.cell);
  const { radius } = dots;
  const { usual } = sizes;
  let moved = 0;
  for (let i = 0; i < cellOf.length; i++) {
    const r = radius[i]!;
    const isLarge = r > usual;
    const reach = isLarge ? Math.ceil((r + sizes.most + GAP) / side) : 1;
    const row = Math.floor(cellOf[i]! / columns);
    const column = cellOf[i]! % columns;
    for (let at = Math.max(0, row - reach); at <= Math.min(rows - 1, row + reach); at++) {
      const last = start[at * columns + Math.min(columns - 1, column + reach) + 1]!;
      for (let k = start[at * columns + Math.max(0, column - reach)]!; k < last; k++) {
        const j = order[k]!;
        if ((isLarge === radius[j]! > usual ? j > i : isLarge) && pushPair(dots, i, j)) moved++;
      }
    }
  }
  return moved;
}

function pushPair({ x, y, radius, person }: Dots, i: number, j: number): boolean {
  const dx = x[j]! - x[i]!;
  const dy = y[j]! - y[i]!;
  const d2 = dx * dx + dy * dy;
  const wanted = radius[i]! + radius[j]! + GAP;
  if (d2 >= wanted * wanted) return false;
  const d = Math.sqrt(d2);
  let by = (wanted - d) * 1.01 + 1e-4;
  let ux = dx / d;
  let uy = dy / d;
  if (d < 1e-6) {
    // One place: part along a direction that depends on the two numbers only.
    ux = 1 + (person[i]! % 7);
    uy = 1 + (person[j]! % 11);
    const length = Math.sqrt(ux * ux + uy * uy);
    ux /= length;
    uy /= length;
    by = wanted * 1.001;
  }
  const areaA = radius[i]! * radius[i]!;
  const areaB = radius[j]! * radius[j]!;
  const shareA = areaB / (areaA + areaB);
  x[i]! -= ux * by * shareA;
  y[i]! -= uy * by * shareA;
  x[j]! += ux * by * (1 - shareA);
  y[j]! += uy * by * (1 - shareA);
  return true;
}

interface Grid {
  /** Side of a cell. */
  readonly side: number;
  readonly columns: number;
  readonly rows: number;
  /** Dots in cell c: order[start[c] … start[c+1]), ascending. */
  readonly start: Uint32Array;
  readonly order: Uint32Array;
  readonly cellOf: Uint32Array;
}

function createGrid({ x, y }: Dots, cell: number): Grid {
  const n = x.length;
  let left = Infinity;
  let right = -Infinity;
  let low = Infinity;
  let high = -Infinity;
  for (let i = 0; i < n; i++) {
    left = Math.min(left, x[i]!);
    right = Math.max(right, x[i]!);
    low = Math.min(low, y[i]!);
    high = Math.max(high, y[i]!);
  }
  // A stray far away must not make the grid huge.
  const side = Math.max(cell, (right - left) / 500, (high - low) / 500);
  const columns = Math.floor((right - left) / side) + 1;
  const rows = Math.floor((high - low) / side) + 1;
  const cellOf = new Uint32Array(n);
  for (let i = 0; i < n; i++) cellOf[i] = Math.floor((y[i]! - low) / side) * columns + Math.floor((x[i]! - left) / side);
  const start = new Uint32Array(columns * rows + 1);
  for (const c of cellOf) start[c + 1]!++;
  for (let c = 0; c < columns * rows; c++) start[c + 1]! += start[c]!;
  const next = start.slice();
  const order = new Uint32Array(n);
  for (let i = 0; i < n; i++) order[next[cellOf[i]!]!++] = i;
  return { columns, rows, start, order, cellOf, side };
}
