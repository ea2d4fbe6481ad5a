import { csvLine } from "./csv-cells.ts";
import { peopleKeys } from "./people-rows.ts";
import { listedPeople, type ExportTarget } from "./snapshot.ts";
import { createTextWriter, joinBytes } from "./text-writer.ts";

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
    const writer = createTextWriter();
    writer.write(csvLine(keys.map(({ key }) => key)));
    for (const person of listedPeople(snapshot, options)) {
      writer.write(csvLine(keys.map(({ cell }) => cell(person)), options));
    }
    return joinBytes(writer.take());
  },
};
