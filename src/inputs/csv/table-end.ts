import { hintsOf } from "../columns/column-names.ts";
import { isColumnWord, kindOf, type CellKind } from "./header.ts";
import { repeatsNames } from "./table-start.ts";

/** Why a record near the end of a table, or inside it, is no row of it. */
export interface NoRow {
  readonly code: "totals-row" | "footer-row" | "header-repeated" | "second-table" | "too-many-cells";
  readonly reason: string;
}

const TOTAL = /^(grand |sub-?)?(totals?|sum|summe|gesamt(summe)?|insgesamt|totaux|somme|totale|suma|soma|totaal|итого|всего|合计|总计|合計|総計)( |:|$)/i;

/**
 * Why one of the last records is no row: a line of totals (a word for it, and nothing but numbers beside), or a remark (text in the
 * first cell alone, in a table of three columns or more).
 * @param isAfterGap true where blank lines stand before it or before a remark above it
 */
export function endsTable(cells: readonly string[], columnCount: number, isAfterGap: boolean): NoRow | undefined {
  const filled = cells.filter((cell) => cell.trim() !== "");
  const first = filled[0]?.trim() ?? "";
  if (filled.length >= 2 && cells.length > 1 && TOTAL.test(first) && first.length <= 40 && isSummed(filled.slice(1), first)) {
    return { code: "totals-row", reason: `"${first}" at the end of the table: a line of totals.` };
  }
  if (filled.length === 1 && columnCount >= 3 && cells[0] !== undefined && cells[0].trim() !== "" && (isAfterGap || cells.length === 1) && /\s/.test(first)) {
    return { code: "footer-row", reason: "One text after the end of the table: a remark." };
  }
  return undefined;
}

/** Nothing but numbers, also of something ("3 rows"), or the word for totals again and at least one number. */
function isSummed(cells: readonly string[], word: string): boolean {
  const others = cells.map((cell) => cell.trim()).filter((cell) => cell !== word);
  return others.length > 0 && others.every((cell) => kindOf(cell) === "number" || /^\d[\d.,]*\s\p{L}+$/u.test(cell)) && others.some((cell) => kindOf(cell) === "number");
}

/**
 * Whether a table of another kind begins with this record: its names stand after blank lines, in another number of cells than the
 * rows so far, or words where the rows so far have numbers and dates, or all of them are known to head columns and those of the
 * record after it are not.
 * @param next the record after it; undefined where there is none
 */
export function beginsTable(cells: readonly string[], next: readonly string[] | undefined, width: number, kinds: readonly (CellKind | undefined)[]): boolean {
  const names = trimEnd(cells);
  if (next === undefined || names.length < 2) return false;
  if (!names.every((cell) => kindOf(cell.trim()) === "text") || new Set(names).size < names.length) return false;
  let isOther = false;
  for (const [c, kind] of kinds.entries()) if (kind !== undefined && kind !== "text" && c < names.length) isOther = true;
  if (isOther || (names.length !== width && trimEnd(next).length === names.length)) return true;
  return names.every(namesColumn) && !next.every(namesColumn);
}

/**
 * Whether a record after blank lines may be the names of another table of the same width, under words that nobody knows: texts only, all
 * different, and nothing in it or in the record after it stood in any cell before. Not sure enough to set rows aside.
 * @param before the records before it that are still held, from the first; undefined at the end
 */
export function mayBeginTable(cells: readonly string[], next: readonly string[], width: number, before: (record: number) => readonly string[] | undefined): boolean {
  if (width < 2 || cells.length !== width || next.length !== width || new Set(cells).size < width) return false;
  if (!cells.every((cell) => kindOf(cell.trim()) === "text")) return false;
  const strange = new Set([...cells, ...next].map((cell) => cell.trim()).filter((cell) => cell !== ""));
  for (let record = 0, row = before(0); row !== undefined; row = before(++record)) if (row.some((cell) => strange.has(cell.trim()))) return false;
  return true;
}

/** Whether a cell is known to head columns. One letter says nothing: people are called so as well. */
function namesColumn(cell: string): boolean {
  const name = cell.trim();
  return name.length > 1 && name.length <= 40 && (isColumnWord(name) || hintsOf(name).length > 0);
}

/** Whether a record holds the names of the columns again, and if so whether it belongs to another table (more or fewer of them). */
export function repeatsHeader(cells: readonly string[], names: readonly string[]): NoRow | undefined {
  if (!repeatsNames(cells, names)) return undefined;
  if (cells.length === names.length) return { code: "header-repeated", reason: "The names of the columns once more; the rows after it are read." };
  return { code: "second-table", reason: `Another table begins here: ${cells.length} columns instead of ${names.length}.` };
}

function trimEnd(cells: readonly string[]): readonly string[] {
  let end = cells.length;
  while (end > 0 && cells[end - 1]!.trim() === "") end--;
  return cells.slice(0, end);
}
