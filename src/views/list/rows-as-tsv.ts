import type { PersonRow } from "../../engine/shown.ts";
import type { ListColumn } from "./list-columns.ts";

/**
 * Rows as tab-separated text with a header, for pasting into a spreadsheet: raw numbers, the id beside the name, the role as a word.
 * Tabs and line breaks in names become blanks. A text that a spreadsheet would run as a formula gets an apostrophe in front.
 */
export function rowsAsTsv(rows: readonly PersonRow[], columns: readonly ListColumn[]): string {
  const header = ["id", ...columns.map((column) => column.label), "at the edge"];
  const lines = rows.map((row) => [asText(row.id), ...columns.map((column) => (column.kind === "number" ? column.raw(row) : asText(column.raw(row)))), row.atEdge ? "yes" : ""]);
  return [header.map(asText), ...lines].map((cells) => cells.join("\t")).join("\n");
}

function asText(text: string): string {
  const flat = text.replace(/[\t\r\n]+/gu, " ");
  return /^[=+\-@]/u.test(flat) ? `'${flat}` : flat;
}
