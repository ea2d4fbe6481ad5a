import type { ReactNode } from "react";

/** A row or a column. */
export interface HeatLine {
  readonly key: string;
  readonly name: string;
  /** Beside the name: how many people. */
  readonly note: string;
}

export interface HeatGridProps {
  /** Read out as the name of the table. */
  readonly label: string;
  /** In the corner: what leads where. */
  readonly corner: string;
  readonly rows: readonly HeatLine[];
  readonly columns: readonly HeatLine[];
  readonly text: (row: number, column: number) => string;
  /** How full a cell is drawn, 0 to 1. */
  readonly part: (row: number, column: number) => number;
  /** One cell, one row, one column in a sentence. */
  readonly say: (row: number, column: number) => string;
  readonly sayRow: (row: number) => string;
  readonly sayColumn: (column: number) => string;
  /** Further columns behind the cells: sums and the like. */
  readonly sums: readonly { readonly head: string; readonly text: (row: number) => string }[];
  /** What can be done with what is chosen; −1 = the whole row, or the whole column. */
  readonly actions: (row: number, column: number) => ReactNode;
}
