import { parquetWriteBuffer } from "hyparquet-writer";
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
    const columnData = peopleKeys(snapshot.people).map(({ key, cell }) =>
      texts.includes(key)
        ? { name: key, type: "STRING" as const, nullable: false, data: people.map(cell) }
        : { name: key, type: "DOUBLE" as const, nullable: true, data: people.map((person) => numberOf(cell(person))) },
    );
    return new Uint8Array(parquetWriteBuffer({ columnData, createdBy: `whotalks version ${snapshot.version}` }));
  },
};

/** null for what is not defined, 0 for −0. */
function numberOf(value: string | number | null): number | null {
  return typeof value === "number" && Number.isFinite(value) ? value + 0 : null;
}
