import { hintsOf } from "../columns/column-names.ts";
import { isColumnWord, kindOf, type CellKind } from "./header.ts";
import { columnKinds } from "./table-start.ts";

/** Rows by which the habits of a table are told, at least and at most. */
const LEAST_ROWS = 2;
const MOST_ROWS = 200;
/** So many rows after the names must keep to it, or all there are: this many at least where not every name is known. */
const ROWS_BELOW = 8;
const LEAST_BELOW = 2;

/** What the columns of a table hold, by its first rows: a row that may begin another table right below them is told by it. */
export interface TableHabits {
  readonly kinds: readonly (CellKind | undefined)[];
  /** Columns in which no cell is empty. */
  readonly isFilled: readonly boolean[];
  /** A column by whose first byte it is seen at a glance that a record keeps to them: there is a cell, and where `isDigit` it begins with a digit. */
  readonly watched: { readonly column: number; readonly isDigit: boolean };
}

/**
 * The habits of a table by its first rows, up to the first that looks like names.
 * @returns undefined where the rows are too few, or keep to nothing that can be seen at a glance
 */
export function habitsOf(rows: readonly (readonly string[])[], width: number): TableHabits | undefined {
  if (width < 2) return undefined;
  const end = rows.findIndex((row, r) => r >= LEAST_ROWS && namesOf(row, width) !== undefined);
  const known = rows.slice(0, Math.min(MOST_ROWS, end < 0 ? rows.length : end));
  if (known.length < LEAST_ROWS) return undefined;
  const kinds = columnKinds(known);
  const isFilled = Array.from({ length: width }, (_, c) => known.every((row) => (row[c] ?? "") !== ""));
  const digits = isFilled.findIndex((filled, c) => filled && known.every((row) => /^\d/.test(row[c]!)));
  const column = digits >= 0 ? digits : isFilled.lastIndexOf(true);
  return column < 1 && digits < 0 ? undefined : { kinds, isFilled, watched: { column, isDigit: digits >= 0 } };
}

/** The names that a row of a table consists of, if it may be the header of another one: words, all different, from the first cell on, one of them at least known to head columns. */
function namesOf(cells: readonly string[], width: number): readonly string[] | undefined {
  if (cells.length > width) return undefined;
  let end = cells.length;
  while (end > 0 && cells[end - 1]!.trim() === "") end--;
  if (end < 2) return undefined;
  const names = cells.slice(0, end).map((cell) => cell.trim());
  if (!names.every((name) => name.length <= 40 && kindOf(name) === "text") || new Set(names).size < end) return undefined;
  return names.some(headsColumn) ? names : undefined;
}

/** One letter says nothing: people are called so as well. */
function headsColumn(name: string): boolean {
  return name.length > 1 && (isColumnWord(name) || hintsOf(name).length > 0);
}

/** What may be the header of another table, while the rows after it are looked at. */
interface Supposed {
  readonly record: number;
  readonly line: number;
  readonly names: readonly string[];
  readonly areAllKnown: boolean;
  /** Columns that held something of one kind in every row before, and hold nothing of it since. */
  readonly changed: Set<number>;
  /** Kind of each named column since: "empty" before the first cell, undefined where it is not one. */
  readonly since: (CellKind | undefined)[];
  rows: number;
}

/**
 * Watches for another table that begins right below the rows of one, without a blank line, and is filled up to its width with empty cells:
 * a row of names, and after it no row that keeps to the habits of the columns. Rows are told apart by what they hold; nothing is sure enough
 * to set them aside.
 */
export class TableBelow {
  private readonly habits: TableHabits;
  private readonly width: number;
  private supposed: Supposed | undefined;

  constructor(habits: TableHabits, width: number) {
    this.habits = habits;
    this.width = width;
  }

  /** Whether rows after a possible header are being looked at: `take` wants each. */
  get isLooking(): boolean {
    return this.supposed !== undefined;
  }

  /**
   * Looks at a record of the table; cells that it lacks count as empty.
   * @returns where another table begins, once enough rows have kept to it
   */
  take(cells: readonly string[], record: number, line: number): { readonly record: number; readonly line: number } | undefined {
    if (this.supposed === undefined) {
      this.suppose(cells, record, line);
      return undefined;
    }
    if (!this.keepsTo(this.supposed, cells)) {
      this.supposed = undefined;
      this.suppose(cells, record, line);
      return undefined;
    }
    return this.supposed.rows >= ROWS_BELOW ? this.end() : undefined;
  }

  /** The table ends. @returns where another one began, if all rows after it have kept to it */
  end(): { readonly record: number; readonly line: number } | undefined {
    const { supposed } = this;
    this.supposed = undefined;
    if (supposed === undefined || supposed.rows === 0 || (supposed.rows < LEAST_BELOW && !supposed.areAllKnown)) return undefined;
    return supposed.areAllKnown || this.turnsOver(supposed) ? supposed : undefined;
  }

  private suppose(cells: readonly string[], record: number, line: number): void {
    const names = namesOf(cells, this.width);
    if (names === undefined) return;
    const { kinds, isFilled } = this.habits;
    const changed = new Set<number>();
    for (let c = 0; c < this.width; c++) {
      const kind = kinds[c];
      if ((kind !== undefined && kind !== "text") || (c >= names.length && isFilled[c] === true)) changed.add(c);
    }
    if (changed.size > 0) this.supposed = { record, line, names, areAllKnown: names.every(headsColumn), changed, since: names.map(() => "empty"), rows: 0 };
  }

  private keepsTo(supposed: Supposed, cells: readonly string[]): boolean {
    const { names, changed, since } = supposed;
    if (cells.length > this.width || (supposed.areAllKnown && supposed.rows === 0 && cells.filter((cell) => cell.trim() !== "").every((cell) => headsColumn(cell.trim())))) return false;
    for (let c = 0; c < this.width; c++) {
      const cell = (cells[c] ?? "").trim();
      const kind = kindOf(cell);
      if (c >= names.length ? kind !== "empty" : cell === names[c]) return false;
      if (c < names.length ? kind === this.habits.kinds[c] : kind !== "empty") changed.delete(c);
      if (c < names.length && kind !== "empty") since[c] = since[c] === "empty" || since[c] === kind ? kind : undefined;
    }
    supposed.rows++;
    return changed.size > 0;
  }

  /** Words where numbers, dates and the like stood, or these where words stood: in a column that has one of the names. */
  private turnsOver({ changed, since }: Supposed): boolean {
    return since.some((kind, c) => {
      const before = this.habits.kinds[c];
      if (kind === undefined || kind === "empty") return false;
      return kind === "text" ? changed.has(c) && before !== "text" : before === "text";
    });
  }
}
