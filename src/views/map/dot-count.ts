import { type Box, touches } from "./label-places.ts";

export interface CoverableDot extends Box {
  /** Never covered. */
  readonly isLarge: boolean;
}

/** How many small dots a box covers; undefined where it covers a large one. */
export type CountCovered = (box: Box) => number | undefined;

const CELL = 32;

/** Counts the dots under a box by a grid of 32 px: a name lies over hundreds of dots, not over all twenty thousand. Cost: dots once, then the dots near the box. */
export function countCovered(dots: readonly CoverableDot[], { width, height }: { readonly width: number; readonly height: number }): CountCovered {
  const columns = Math.ceil(width / CELL) + 1;
  const rows = Math.ceil(height / CELL) + 1;
  const cells: number[][] = Array.from({ length: columns * rows }, () => []);
  const clamp = (at: number, most: number): number => Math.max(0, Math.min(most - 1, Math.floor(at / CELL)));
  const eachCell = (box: Box, visit: (cell: number[]) => void): void => {
    for (let row = clamp(box.top, rows); row <= clamp(box.bottom, rows); row++) {
      for (let column = clamp(box.left, columns); column <= clamp(box.right, columns); column++) {
        visit(cells[row * columns + column]!);
      }
    }
  };
  dots.forEach((dot, i) => {
    if (dot.right < 0 || dot.bottom < 0 || dot.left > width || dot.top > height) return;
    eachCell(dot, (cell) => void cell.push(i));
  });
  // A dot may lie in several cells and is counted once a box.
  const countedIn = new Uint32Array(dots.length);
  let boxes = 0;
  return (box) => {
    boxes++;
    let covered = 0;
    let isLarge = false;
    eachCell(box, (cell) => {
      for (const i of cell) {
        if (countedIn[i] === boxes || !touches(box, dots[i]!, 0)) continue;
        countedIn[i] = boxes;
        if (dots[i]!.isLarge) isLarge = true;
        else covered++;
      }
    });
    return isLarge ? undefined : covered;
  };
}
