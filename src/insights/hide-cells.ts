import type { CrossTable } from "./cross-table.ts";

/** What of a table of people may be shown. */
export interface HiddenCells {
  /** 1 = hidden, by cell. */
  readonly isHidden: Uint8Array;
  /** A hidden cell has at least so many people: all of its row or column but fewer than `least`; 0 = nothing is said. */
  readonly atLeast: Float64Array;
}

/**
 * Which cells of a table of people must not be shown, so that none with fewer than `least` people follows from those that are.
 *
 * Sums of rows and columns are shown, so each must be at least `least` or 0. First every cell of 1 … least − 1 people is hidden, then the
 * next smallest of a row or column whose hidden people are fewer than `least`; then, for each that still follows from the sums, the
 * smallest cell with which it does not. Where row and column both have hidden people a cell of 0 is hidden as well: that it is 0 would
 * tell about the others. A cell that was hidden because the rest of its row or column is fewer than `least` may say that: it holds at
 * least the smaller of the two hidden sums without so many, which tells nothing else.
 *
 * Which values follow is decided as for flows: a hidden cell is fixed by the sums exactly if no cycle of hidden cells runs through it
 * along which people could be moved (complementary suppression: Cox 1980; Gusfield 1988).
 *
 * @returns everything hidden where nothing less will do. Cost at most O(cells³), in practice a few passes over the small cells.
 */
export function hideCells(table: CrossTable, least: number): HiddenCells {
  const { cells, rowTotals, columnTotals } = table;
  const rows = rowTotals.length;
  const columns = columnTotals.length;
  const isHidden = Uint8Array.from(cells, (people) => (people > 0 && people < least ? 1 : 0));
  if (!isHidden.includes(1)) return { isHidden, atLeast: new Float64Array(cells.length) };
  const lines = [
    ...Array.from({ length: rows }, (_, row) => Array.from({ length: columns }, (_cell, column) => row * columns + column)),
    ...Array.from({ length: columns }, (_, column) => Array.from({ length: rows }, (_cell, row) => row * columns + column)),
  ];
  for (;;) {
    const grown = lines.some((line) => hideNext(line, cells, isHidden, least));
    if (grown) continue;
    const exposed = findFixed(table, isHidden, least);
    if (exposed < 0) return { isHidden: withZeros(table, isHidden), atLeast: leastOf(table, isHidden, least) };
    const next = smallestThatHelps(table, isHidden, least, exposed) ?? smallestShown(Array.from(cells.keys()), cells, isHidden);
    if (next === undefined) return { isHidden: isHidden.fill(1), atLeast: new Float64Array(cells.length) };
    isHidden[next] = 1;
  }
}

/** What may be said of hidden cells all the same. */
function leastOf({ cells, columnTotals, rowTotals }: CrossTable, isHidden: Uint8Array, least: number): Float64Array {
  const columns = columnTotals.length;
  const inRow = new Float64Array(rowTotals.length);
  const inColumn = new Float64Array(columns);
  isHidden.forEach((hidden, cell) => {
    if (hidden === 0) return;
    inRow[Math.floor(cell / columns)]! += cells[cell]!;
    inColumn[cell % columns]! += cells[cell]!;
  });
  return cells.map((people, cell) => {
    const lower = Math.min(inRow[Math.floor(cell / columns)]!, inColumn[cell % columns]!) - (least - 1);
    return isHidden[cell] === 1 && people >= lower && lower >= least ? lower : 0;
  });
}

/** Hides one more cell of a line whose hidden people are fewer than `least`; false where there is no need, or none left. */
function hideNext(line: readonly number[], cells: Float64Array, isHidden: Uint8Array, least: number): boolean {
  const hidden = line.reduce((sum, cell) => sum + (isHidden[cell] === 1 ? cells[cell]! : 0), 0);
  if (hidden === 0 || hidden >= least) return false;
  const next = smallestShown(line, cells, isHidden);
  if (next === undefined) return false;
  isHidden[next] = 1;
  return true;
}

/** The cell with fewest people among those shown that have any; equals by position. */
function smallestShown(line: readonly number[], cells: Float64Array, isHidden: Uint8Array): number | undefined {
  let found: number | undefined;
  for (const cell of line) if (isHidden[cell] === 0 && cells[cell]! > 0 && (found === undefined || cells[cell]! < cells[found]!)) found = cell;
  return found;
}

/** The cell with fewest people that leaves an exposed one uncertain once it is hidden; equals by position. */
function smallestThatHelps(table: CrossTable, isHidden: Uint8Array, least: number, exposed: number): number | undefined {
  const { cells } = table;
  const shown = Array.from(cells.keys()).filter((cell) => isHidden[cell] === 0 && cells[cell]! > 0).sort((a, b) => cells[a]! - cells[b]! || a - b);
  return shown.find((cell) => {
    const tried = isHidden.slice();
    tried[cell] = 1;
    return canMove(table, withZeros(table, tried), leastOf(table, tried, least), exposed);
  });
}

/** Cells of 0 cannot be told from hidden ones where both their row and their column have hidden people. */
function withZeros({ cells, rowTotals, columnTotals }: CrossTable, isHidden: Uint8Array): Uint8Array {
  const columns = columnTotals.length;
  const inRow = new Uint8Array(rowTotals.length);
  const inColumn = new Uint8Array(columns);
  isHidden.forEach((hidden, cell) => {
    if (hidden === 0) return;
    inRow[Math.floor(cell / columns)] = 1;
    inColumn[cell % columns] = 1;
  });
  return isHidden.map((hidden, cell) => (hidden === 1 || (cells[cell] === 0 && inRow[Math.floor(cell / columns)] === 1 && inColumn[cell % columns] === 1) ? 1 : 0));
}

/** The first hidden cell of 1 … least − 1 people that the sums leave only one value; −1 without one. */
function findFixed(table: CrossTable, isHidden: Uint8Array, least: number): number {
  const { cells } = table;
  const unknown = withZeros(table, isHidden);
  const atLeast = leastOf(table, isHidden, least);
  for (let cell = 0; cell < cells.length; cell++) {
    if (unknown[cell] === 1 && cells[cell]! > 0 && cells[cell]! < least && !canMove(table, unknown, atLeast, cell)) return cell;
  }
  return -1;
}

/**
 * True where a person could be moved into the cell or out of it with all sums kept: steps go from a row to a column by any unknown cell
 * (one more there) and back by one with people (one less), not below what is said of it.
 */
function canMove(table: CrossTable, unknown: Uint8Array, atLeast: Float64Array, cell: number): boolean {
  const columns = table.columnTotals.length;
  const [row, column] = [Math.floor(cell / columns), cell % columns];
  return isWay(table, unknown, atLeast, { from: table.rowTotals.length + column, to: row, without: cell }) || isWay(table, unknown, atLeast, { from: row, to: table.rowTotals.length + column, without: cell });
}

/** Whether a way of steps leads from one row or column (rows first, then columns) to another, not by the cell `without`. */
function isWay({ cells, rowTotals, columnTotals }: CrossTable, unknown: Uint8Array, atLeast: Float64Array, { from, to, without }: { readonly from: number; readonly to: number; readonly without: number }): boolean {
  const rows = rowTotals.length;
  const columns = columnTotals.length;
  const seen = new Uint8Array(rows + columns);
  const open = [from];
  seen[from] = 1;
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    if (at === to) return true;
    const isRow = at < rows;
    for (let other = 0; other < (isRow ? columns : rows); other++) {
      const cell = isRow ? at * columns + other : other * columns + (at - rows);
      const next = isRow ? rows + other : other;
      if (cell === without || unknown[cell] === 0 || seen[next] === 1 || (!isRow && cells[cell]! <= atLeast[cell]!)) continue;
      seen[next] = 1;
      open.push(next);
    }
  }
  return false;
}
