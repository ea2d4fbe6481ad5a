/** Places around a middle, in the order of the people given, and how far they reach from it. */
export interface Disc {
  readonly people: readonly number[];
  readonly x: readonly number[];
  readonly y: readonly number[];
  readonly reach: number;
}

interface Cell {
  readonly x: number;
  readonly y: number;
  readonly d: number;
}

/** Room between two dots, and between the middle's dot and the first of the others. */
const GAP = 1.5;
const FREE = 4 * GAP;
/** Of the free cells nearest to the middle so many are tried for somebody who belongs beside another. */
const TRIED = 24;
const TALL = 0.8660254037844386;

/**
 * Places groups of people on a hexagonal field around a free middle, the nearest cells first; the people of a group side by side.
 * `spread` is how far neighbours stand apart, as a multiple of what they need. No dots overlap. Cost O(n log n) for n people.
 */
export function fillDisc(groups: readonly (readonly number[])[], radius: ArrayLike<number>, middle: number, spread: number): Disc {
  const people = groups.flat();
  let widest = 0;
  for (const p of people) widest = Math.max(widest, radius[p]!);
  const free = cellsAround(people.length, spread * (2 * widest + GAP), middle + widest + FREE);
  const x: number[] = [];
  const y: number[] = [];
  let reach = middle;
  for (const group of groups) {
    let before: Cell | undefined;
    for (let i = 0; i < group.length; i++) {
      const cell = free.splice(before === undefined ? free.length - 1 : nearestTo(before, free), 1)[0]!;
      before = cell;
      x.push(cell.x);
      y.push(cell.y);
      reach = Math.max(reach, cell.d + widest);
    }
  }
  return { people, x, y, reach };
}

/** At least `count` cells outside the free middle, the nearest last; of equally near ones the lowest, then the leftmost last. */
function cellsAround(count: number, step: number, free: number): Cell[] {
  if (count === 0) return [];
  // A disc that holds them has this radius; the field is as wide, and a few cells more.
  const rows = Math.ceil(Math.sqrt((free * free) / (step * step) + count * 0.2757) / TALL) + 3;
  const cells: Cell[] = [];
  for (let row = -rows; row <= rows; row++) {
    for (let column = -rows; column <= rows; column++) {
      const x = step * (column + (row % 2 === 0 ? 0 : 0.5));
      const y = step * TALL * row;
      const d = Math.sqrt(x * x + y * y);
      if (d >= free) cells.push({ x, y, d });
    }
  }
  return cells.sort((a, b) => b.d - a.d || b.y - a.y || b.x - a.x);
}

function nearestTo({ x, y }: Cell, cells: readonly Cell[]): number {
  let best = cells.length - 1;
  let least = Infinity;
  for (let i = cells.length - 1; i >= Math.max(0, cells.length - TRIED); i--) {
    const dx = cells[i]!.x - x;
    const dy = cells[i]!.y - y;
    const d2 = dx * dx + dy * dy;
    if (d2 >= least) continue;
    least = d2;
    best = i;
  }
  return best;
}
