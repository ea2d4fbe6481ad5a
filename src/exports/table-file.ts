import { csvLine, defuseFormula, type CsvCell } from "./csv-cells.ts";
import { writeParquet } from "./parquet.ts";
import { createRecordWriter } from "./records.ts";
import type { Json } from "./snapshot.ts";
import { createTextWriter, joinBytes } from "./text-writer.ts";
import { writeWorkbook } from "./xlsx.ts";

/** What a table can be written as; "text" is cells between tabs, for the clipboard. */
export type TableFormat = "csv" | "xlsx" | "json" | "parquet" | "text";

/** One column of a table of people. Headings are unique in a table. */
export interface TableColumn {
  readonly heading: string;
  readonly isText: boolean;
  /** By row, from 0; a column of text has no null. */
  readonly cell: (row: number) => CsvCell;
}

export interface PeopleTable {
  readonly columns: readonly TableColumn[];
  readonly rows: number;
  /** What is said of the table before its rows, where the format has a place for it (JSON). */
  readonly head: readonly (readonly [string, Json])[];
  /** Of the program that writes it. */
  readonly version: string;
}

export const tableFormats: Readonly<Record<TableFormat, { readonly extension: string; readonly mime: string }>> = {
  csv: { extension: "csv", mime: "text/csv;charset=utf-8" },
  xlsx: { extension: "xlsx", mime: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet" },
  json: { extension: "json", mime: "application/json" },
  parquet: { extension: "parquet", mime: "application/vnd.apache.parquet" },
  text: { extension: "tsv", mime: "text/tab-separated-values;charset=utf-8" },
};

/**
 * A table of people as a file: numbers with a decimal point and all of their digits, whatever the reader's locale.
 *
 * Made for eyes and spreadsheets: in CSV and text between tabs, cells and headings that a spreadsheet would run are made harmless (an
 * apostrophe); a workbook holds no formulas; JSON and Parquet keep every text as it is. Null, NaN and ∞ are empty.
 * @throws WhotalksError as `writeWorkbook`. Cost O(cells).
 */
export function writePeopleTable({ columns, rows, head, version }: PeopleTable, as: TableFormat): Uint8Array {
  const headings = columns.map(({ heading }) => heading);
  const cellsOf = (row: number): CsvCell[] => columns.map(({ cell }) => cell(row));
  switch (as) {
    case "csv": {
      const writer = createTextWriter();
      writer.write(csvLine(headings, { spreadsheetSafe: true }));
      for (let row = 0; row < rows; row++) writer.write(csvLine(cellsOf(row), { spreadsheetSafe: true }));
      return joinBytes(writer.take());
    }
    case "xlsx":
      return writeWorkbook(headings, rows, cellsOf);
    case "parquet":
      return writeParquet(columns.map(({ heading, isText, cell }) => ({ heading, isText, cells: Array.from({ length: rows }, (_, row) => cell(row)) })), version);
    case "json": {
      const writer = createRecordWriter("json", headings, head, "people");
      for (let row = 0; row < rows; row++) writer.add(cellsOf(row));
      return writer.take();
    }
    case "text": {
      const writer = createTextWriter();
      writer.write(headings.map(flatText).join("\t"));
      for (let row = 0; row < rows; row++) writer.write(`\n${cellsOf(row).map((cell) => (typeof cell === "string" ? flatText(cell) : cell === null || !Number.isFinite(cell) ? "" : String(cell))).join("\t")}`);
      return joinBytes(writer.take());
    }
  }
}

/** Text that stays in its cell when it is pasted: tabs and line breaks become blanks, and no spreadsheet runs it. */
function flatText(text: string): string {
  return defuseFormula(text.replace(/[\t\r\n]+/gu, " "));
}
