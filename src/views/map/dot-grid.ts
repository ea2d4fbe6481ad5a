/** A dot on screen, in px. */
export interface Dot {
  readonly k: number;
  readonly x: number;
  readonly y: number;
  readonly radius: number;
}

/** Tells whether a box covers the dot of anyone but one person. */
export type Covers = (left: number, top: number, right: number, bottom: number, except: number) => boolean;

/** Everyone drawn, and which boxes cover a dot or a large one. */
export interface DotField {
  readonly dots: readonly Dot[];
  readonly covers: Covers;
  readonly coversLarge: Covers;
}

const CELL = 8;
/** Dots of this radius in px are large enough to want a name, and names that must be there cover none of them while there is other room. */
export const LARGE = 5;

export function createDotField(dots: readonly Dot[], width: number, height: number): DotField {
  return { dots, covers: createDotGrid(dots, width, height), coversLarge: createDotGrid(dots.filter((dot) => dot.radius >= LARGE), width, height) };
}

/** A grid of 8 px cells. Cost: dots once, then the cells of the box. */
function createDotGrid(dots: readonly Dot[], width: number, height: number): Covers {
  const columns = Math.ceil(width / CELL) + 1;
  const rows = Math.ceil(height / CELL) + 1;
  /** 0: nobody, k + 1: one person, −1: several. */
  const cells = new Int32Array(columns * rows);
  const clamp = (at: number, most: number): number => Math.max(0, Math.min(most - 1, Math.floor(at / CELL)));
  const eachCell = (left: number, top: number, right: number, bottom: number, visit: (cell: number) => boolean): boolean => {
    for (let row = clamp(top, rows); row <= clamp(bottom, rows); row++) {
      for (let column = clamp(left, columns); column <= clamp(right, columns); column++) {
        if (visit(row * columns + column)) return true;
      }
    }
    return false;
  };
  for (const { k, x, y, radius } of dots) {
    if (x + radius < 0 || y + radius < 0 || x - radius > width || y - radius > height) continue;
    eachCell(x - radius, y - radius, x + radius, y + radius, (cell) => {
      cells[cell] = cells[cell] === 0 ? k + 1 : -1;
      return false;
    });
  }
  return (left, top, right, bottom, except) => eachCell(left, top, right, bottom, (cell) => cells[cell] !== 0 && cells[cell] !== except + 1);
}
