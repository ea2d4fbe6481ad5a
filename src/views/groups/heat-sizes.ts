import { textWidth } from "../charts/place-labels.ts";
import type { HeatGridProps } from "./heat-lines.ts";

/** Letters of the table, in px. */
const LETTER = 12;
const LEAST_CELL = 40;
const LONGEST_HEAD = 136;
const LONGEST_NAME = 200;

export interface HeatSizes {
  readonly cell: number;
  readonly head: number;
  readonly name: number;
  readonly note: number;
}

/** One size for all cells, heads and names, whether they are on the page or not: nothing moves when it scrolls. In px. */
export function heatSizes({ rows, columns, text }: Pick<HeatGridProps, "rows" | "columns" | "text">): HeatSizes {
  let letters = 0;
  rows.forEach((_, i) => columns.forEach((__, j) => (letters = Math.max(letters, text(i, j).length))));
  const longest = (texts: readonly string[]): number => Math.ceil(texts.reduce((most, one) => Math.max(most, textWidth(one, LETTER)), 0));
  return {
    // Figures are narrower than letters.
    cell: Math.max(LEAST_CELL, Math.ceil(Math.max(letters * 0.58 * LETTER, longest(columns.map(({ note }) => note))) + 8)),
    head: Math.min(LONGEST_HEAD, longest(columns.map(({ name }) => name)) + 4),
    name: Math.min(LONGEST_NAME, longest(rows.map(({ name }) => name)) + 4),
    note: longest(rows.map(({ note }) => note)),
  };
}
