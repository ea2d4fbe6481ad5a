import { WhotalksError } from "../core/errors.ts";
import { defuseFormula, type CsvCell } from "./csv-cells.ts";
import type { XmlText } from "./xml-text.ts";

/** Rows of a worksheet and characters of a cell. Source: Excel specifications and limits. */
const MOST_ROWS = 1_048_576;
const MOST_CHARACTERS = 32_767;

/** Places in the list of styles of `xl/styles.xml`: the heading, and text that a spreadsheet would run if somebody typed it. */
const HEADING = 1;
const KEPT_TEXT = 2;

/** What XML cannot hold, halves of a character apart, and text that looks as if it stood for that: both are written as `_xHHHH_`. */
const UNWRITABLE = /[^\t\n\r\u0020-\ufffd]/g;
const LOOKS_WRITTEN = /_(?=x[0-9A-Fa-f]{4}_)/g;

/** What stands before the rows: the first of them stays in sight. */
export const SHEET_HEAD =
  '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">' +
  '<sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><sheetData>';
export const SHEET_FOOT = "</sheetData></worksheet>";

/** Refuses a table that a worksheet cannot hold: nothing is cut off. `rows` without the heading. */
export function checkSheetRows(rows: number): void {
  if (rows < MOST_ROWS) return;
  throw new WhotalksError("sheet-full", `A worksheet holds ${MOST_ROWS - 1} people, and there are ${rows}.`, { kind: "arguments", hint: "Write CSV or Parquet, or fewer rows." });
}

/**
 * One row of a worksheet. Text is a string whatever it looks like and numbers are numbers: there is no formula, so nothing needs an
 * apostrophe; text that would run if it were typed is marked, so that it stays text when somebody edits the cell. Empty for null, NaN and ∞; 0 for −0.
 * @param row 1-based
 * @throws WhotalksError `sheet-cell` for a text longer than a cell holds. Cost O(length).
 */
export function sheetRow(row: number, cells: readonly CsvCell[], xml: XmlText): string {
  let line = `<row r="${row}">`;
  for (let i = 0; i < cells.length; i++) {
    const cell = cells[i]!;
    const place = `${columnLetters(i)}${row}`;
    if (typeof cell === "string") line += textCell(place, cell, row === 1, xml);
    else if (cell !== null && Number.isFinite(cell)) line += `<c r="${place}"><v>${String(cell)}</v></c>`;
  }
  return `${line}</row>`;
}

function textCell(place: string, text: string, isHeading: boolean, xml: XmlText): string {
  if (text.length > MOST_CHARACTERS) {
    throw new WhotalksError("sheet-cell", `A cell of a worksheet holds ${MOST_CHARACTERS} characters; ‹${text.slice(0, 20)}…› has ${text.length}.`, { kind: "arguments", hint: "Write CSV or Parquet." });
  }
  const writable = text.replace(LOOKS_WRITTEN, "_x005F_").replace(UNWRITABLE, (character) => `_x${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0")}_`);
  const style = isHeading ? ` s="${HEADING}"` : defuseFormula(text) === text ? "" : ` s="${KEPT_TEXT}"`;
  return `<c r="${place}"${style} t="inlineStr"><is><t xml:space="preserve">${xml.escape(writable)}</t></is></c>`;
}

/** A, B … Z, AA … of a 0-based column. */
function columnLetters(column: number): string {
  let letters = "";
  for (let rest = column + 1; rest > 0; rest = Math.floor((rest - 1) / 26)) letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
  return letters;
}
