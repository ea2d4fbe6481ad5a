import { csvLine } from "./csv-cells.ts";
import { isoDay, isoTime } from "./iso-time.ts";
import type { ExportTarget } from "./snapshot.ts";
import { createTextWriter, joinBytes } from "./text-writer.ts";

/**
 * The tie table: from, to, messages, weight, first, last, reciprocal (true or false); ids, ISO times in UTC (with employees days only), empty
 * where no time is known; sorted by (from, to) in id order, an undirected pair once. `top` does not apply. Cost O(ties).
 */
export const tiesTarget: ExportTarget = {
  id: "ties",
  label: "Connections (CSV)",
  stem: "connections",
  extension: "csv",
  mime: "text/csv;charset=utf-8",
  write({ people, ties, privacy }, options) {
    const timeText = privacy === null ? isoTime : isoDay;
    const writer = createTextWriter();
    writer.write(csvLine(["from", "to", "messages", "weight", "first", "last", "reciprocal"]));
    for (let i = 0; i < ties.from.length; i++) {
      const ends = [people.ids[ties.from[i]!]!, people.ids[ties.to[i]!]!];
      const numbers = [ties.messages[i]!, ties.weight[i]!];
      const times = [timeText(ties.first[i]!), timeText(ties.last[i]!)];
      writer.write(csvLine([...ends, ...numbers, ...times, ties.reciprocal[i] === 1 ? "true" : "false"], options));
    }
    return joinBytes(writer.take());
  },
};
