import type { SetAside } from "../core/notice.ts";
import { csvLine } from "./csv-cells.ts";
import type { ExportOptions, ExportTarget } from "./snapshot.ts";
import { createTextWriter, joinBytes } from "./text-writer.ts";

/** The rows set aside, each with its place, its value and the reason: file, row, line, column, value, code, reason. `top` does not apply. Cost O(rows). */
export const rejectsTarget: ExportTarget = {
  id: "rejects",
  label: "Rows not used (CSV)",
  stem: "rows-not-used",
  extension: "csv",
  mime: "text/csv;charset=utf-8",
  write: (snapshot, options) => writeRejects(snapshot.setAside, options),
};

/** The file of `rejectsTarget` from the rows alone: what was set aside is known before anything is computed. */
export function writeRejects(setAside: readonly SetAside[], options: ExportOptions): Uint8Array {
  const writer = createTextWriter();
  writer.write(csvLine(["file", "row", "line", "column", "value", "code", "reason"]));
  for (const { file, row, line, column, value, code, reason } of setAside) {
    writer.write(csvLine([file, row, line, column, value, code, reason], options));
  }
  return joinBytes(writer.take());
}
