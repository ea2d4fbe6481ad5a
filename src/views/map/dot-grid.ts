/** A dot on screen, in px. */
export interface Dot {
  readonly k: number;
  readonly x: number;
  readonly y: number;
  readonly radius: number;
}

const CELL = 8;

/** Tells whether a box covers the dot of anyone but one person: a grid of 8 px cells. Cost: dots once, then the cells of the box. */
export function createDotGrid(dots: readonly Dot[], width: number, height: number): (left: number, top: number, right: number, bottom: number, except: number) => boolean {
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
