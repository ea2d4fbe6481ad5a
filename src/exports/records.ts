import { csvLine } from "./csv-cells.ts";
import { jsonText } from "./json.ts";
import type { ExportOptions, Json } from "./snapshot.ts";
import { createTextWriter, joinBytes } from "./text-writer.ts";

export type RecordCell = string | number | boolean | null;

/** A table that is written row by row, however long it becomes. */
export interface RecordWriter {
  add(cells: readonly RecordCell[]): void;
  /** The whole file, and the end of writing. */
  take(): Uint8Array;
}

/**
 * A table as CSV (a header, then rows; comma, LF, null empty) or JSON (the head's keys, then the rows as objects under `name`, one a line).
 *
 * @param keys the columns, in order; each row has a cell for each
 * @param head what a JSON file says before its rows; CSV has no place for it
 */
export function createRecordWriter(as: "csv" | "json", keys: readonly string[], head: readonly (readonly [string, Json])[], name: string, options: ExportOptions = {}): RecordWriter {
  const writer = createTextWriter();
  if (as === "csv") {
    writer.write(csvLine(keys, options));
    return {
      add: (cells) => writer.write(csvLine(cells.map((cell) => (typeof cell === "boolean" ? String(cell) : cell)), options)),
      take: () => joinBytes(writer.take()),
    };
  }
  writer.write("{\n");
  for (const [key, value] of head) writer.write(`  ${jsonText(key)}: ${jsonText(value)},\n`);
  writer.write(`  ${jsonText(name)}: [`);
  const labels = keys.map((key) => `${jsonText(key)}:`);
  let separator = "\n    {";
  return {
    add(cells) {
      writer.write(`${separator}${cells.map((cell, i) => `${labels[i]!}${jsonText(cell)}`).join(",")}}`);
      separator = ",\n    {";
    },
    take() {
      writer.write("\n  ]\n}\n");
      return joinBytes(writer.take());
    },
  };
}
