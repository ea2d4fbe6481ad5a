import { createCsvWriter } from "./csv-writer.ts";
import { peopleKeys } from "./people-rows.ts";
import { listedPeople, type ExportTarget } from "./snapshot.ts";

/**
 * The ranked list as a table: the keys of `people` in the JSON as columns, in the same order.
 * Comma, LF, UTF-8 without BOM, RFC 4180 quotes only where needed, null empty. Cost O(people × columns).
 */
export const csvTarget: ExportTarget = {
  id: "csv",
  label: "Ranked list (CSV)",
  stem: "ranked-list",
  extension: "csv",
  mime: "text/csv;charset=utf-8",
  write(snapshot, options) {
    const keys = peopleKeys(snapshot.people);
    const writer = createCsvWriter(options);
    for (const { key } of keys) writer.cell(key);
    writer.endRow();
    for (const person of listedPeople(snapshot, options)) {
      for (const { cell } of keys) writer.cell(cell(person));
      writer.endRow();
    }
    return writer.take();
  },
};
