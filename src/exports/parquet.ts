import { parquetWriteBuffer } from "hyparquet-writer";
import type { CsvCell } from "./csv-cells.ts";
import { peopleKeys } from "./people-rows.ts";
import { listedPeople, type ExportTarget } from "./snapshot.ts";

/** Columns that hold text; all others are numbers. */
const texts: readonly string[] = ["id", "name", "role"];

/**
 * The ranked list as Parquet: the columns of the CSV, texts as UTF-8 strings as they are, numbers as 64-bit floats, null where the CSV
 * has an empty cell (NaN, ∞). Pages are packed with Snappy. Cost O(people × columns) time and memory.
 */
export const parquetTarget: ExportTarget = {
  id: "parquet",
  label: "Ranked list (Parquet)",
  stem: "ranked-list",
  extension: "parquet",
  mime: "application/vnd.apache.parquet",
  write(snapshot, options) {
    const people = [...listedPeople(snapshot, options)];
    const columns = peopleKeys(snapshot.people).map(({ key, cell }) => ({ heading: key, isText: texts.includes(key), cells: people.map(cell) }));
    return writeParquet(columns, snapshot.version);
  },
};

/** Whole columns of equal length as Parquet: texts as they are, numbers as 64-bit floats (null for null, NaN and ∞). Cost O(cells). */
export function writeParquet(columns: readonly { readonly heading: string; readonly isText: boolean; readonly cells: readonly CsvCell[] }[], version: string): Uint8Array {
  const columnData = columns.map(({ heading, isText, cells }) =>
    isText ? { name: heading, type: "STRING" as const, nullable: false, data: [...cells] } : { name: heading, type: "DOUBLE" as const, nullable: true, data: cells.map(numberOf) },
  );
  return new Uint8Array(parquetWriteBuffer({ columnData, createdBy: `whotalks version ${version}` }));
}

/** null for what is not defined, 0 for −0. */
function numberOf(value: CsvCell): number | null {
  return typeof value === "number" && Number.isFinite(value) ? value + 0 : null;
}
