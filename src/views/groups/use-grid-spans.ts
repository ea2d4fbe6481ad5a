import { startTransition, useEffect, useLayoutEffect, useState, type RefObject } from "react";
import { spanOf, type Span } from "./grid-pieces.ts";

export interface GridSpans {
  readonly rows: Span;
  readonly columns: Span;
  /** From one row or column to the next, in px, as the browser lays them out. */
  readonly rowPitch: number;
  readonly columnPitch: number;
}

/** Rows and columns that are put on the page before its size is known. */
const FIRST = 8;
const GAP = 2;

/**
 * Which rows and columns of a large table are in view of the box it scrolls in. The table's rows are `.heat-row`, its cells `.heat-cell`;
 * all are of one size.
 */
export function useGridSpans(box: RefObject<HTMLElement | null>, { rows, columns, cellWidth }: { readonly rows: number; readonly columns: number; readonly cellWidth: number }): GridSpans {
  const [pitch, setPitch] = useState({ row: 32 + GAP, column: cellWidth + GAP });
  const [seen, setSeen] = useState({ rows: { first: 0, end: FIRST }, columns: { first: 0, end: FIRST } });
  // What is on screen may be larger than it was thought to be: letters, fingers.
  useLayoutEffect(() => {
    const cell = box.current?.querySelector<HTMLElement>(".heat-row > .heat-cell");
    if (cell == null) return;
    const now = { row: cell.offsetHeight + GAP, column: cell.offsetWidth + GAP };
    setPitch((before) => (before.row === now.row && before.column === now.column ? before : now));
  }, [box, cellWidth, rows, columns]);
  useEffect(() => {
    const element = box.current;
    if (element === null) return;
    const look = (): void => {
      const next = {
        rows: spanOf(element.scrollTop, element.clientHeight, pitch.row, rows),
        columns: spanOf(element.scrollLeft, element.clientWidth, pitch.column, columns),
      };
      setSeen((before) => (isSame(before.rows, next.rows) && isSame(before.columns, next.columns) ? before : next));
    };
    // The first look waits until the browser has laid the page out by itself.
    const observer = new ResizeObserver(() => startTransition(look));
    observer.observe(element);
    element.addEventListener("scroll", look, { passive: true });
    return () => {
      observer.disconnect();
      element.removeEventListener("scroll", look);
    };
  }, [box, pitch, rows, columns]);
  return { ...seen, rowPitch: pitch.row, columnPitch: pitch.column };
}

function isSame(a: Span, b: Span): boolean {
  return a.first === b.first && a.end === b.end;
}
