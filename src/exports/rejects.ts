import type { SetAside } from "../core/notice.ts";
import { csvLine } from "./csv-cells.ts";
import type { ExportTarget } from "./snapshot.ts";
import { createTextWriter, joinBytes } from "./text-writer.ts";

/** The rows set aside, each with its place, its value and the reason. `top` does not apply. Cost O(rows). */
export const rejectsTarget: ExportTarget = {
  id: "rejects",
  label: "Rows set aside (CSV)",
  extension: "csv",
  mime: "text/csv;charset=utf-8",
  write: (snapshot, options) => writeRejects(snapshot.setAside, options),
};

/**
 * The file of `rejectsTarget` without a snapshot: it can be written when the data were read but nothing was computed.
 * Columns file, row, line, column, value, code, reason. Cost O(rows).
 */
export function writeRejects(rows: readonly SetAside[], options: { readonly spreadsheetSafe?: boolean }): Uint8Array {
  const writer = createTextWriter();
  writer.write(csvLine(["file", "row", "line", "column", "value", "code", "reason"]));
  for (const { file, row, line, column, value, code, reason } of rows) {
    writer.write(csvLine([file, row, line, column, value, code, reason], options));
  }
  return joinBytes(writer.take());
}
