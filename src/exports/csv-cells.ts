/** A cell: text, a number (NaN and ∞ stand for null) or nothing. */
export type CsvCell = string | number | null;

/** Characters at the start of a cell that make a spreadsheet run, or re-cut, what follows. */
const STARTS_FORMULA = /^[=+\-@\t\r\n\0＝＋－＠]/;
/** The same inside a cell, after a quote or a character that another locale takes for the delimiter or the line's end. */
const FORMULA_AFTER_BREAK = /(["',;|\t\r\n])(?=[=+\-@＝＋－＠])/g;

/**
 * One record as RFC 4180 text with a line feed: quotes only around cells that hold a comma, a quote or a line break; null empty.
 *
 * With `spreadsheetSafe` text cells are defused (see `defuseFormula`); numbers stay as they are.
 * @returns the line, its "\n" included. Cost O(length).
 */
export function csvLine(cells: readonly CsvCell[], options: { readonly spreadsheetSafe?: boolean } = {}): string {
  let line = "";
  for (let i = 0; i < cells.length; i++) {
    if (i > 0) line += ",";
    line += csvCell(cells[i]!, options);
  }
  return `${line}\n`;
}

/** One cell of such a record, without the comma. */
export function csvCell(cell: CsvCell, options: { readonly spreadsheetSafe?: boolean }): string {
  if (typeof cell === "number") return numberText(cell);
  return cell === null ? "" : quoteCell(options.spreadsheetSafe === true ? defuseFormula(cell) : cell);
}

/**
 * Text that no spreadsheet runs: `'` before a first character = + - @ TAB CR LF NUL ＝ ＋ － ＠, and before = + - @ ＝ ＋ － ＠ after a
 * quote, line break or character that some locale takes for the delimiter (OWASP, "CSV injection").
 * Every other text comes back unchanged. Cost O(length).
 */
export function defuseFormula(text: string): string {
  const inside = text.replace(FORMULA_AFTER_BREAK, "$1'");
  return STARTS_FORMULA.test(inside) ? `'${inside}` : inside;
}

function quoteCell(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** Shortest text that reads back as the same number; "" for NaN and ∞; 0 for −0. */
function numberText(value: number): string {
  return Number.isFinite(value) ? String(value) : "";
}
