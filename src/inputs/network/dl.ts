import type { BookFormat } from "../../core/records.ts";
import { DlReader } from "./dl-reader.ts";
import { networkBook } from "./network-book.ts";
import { beginning, eachLine, textEncoding } from "./network-lines.ts";

/**
 * UCINET DL: full matrix, lower and upper half (undirected), edge lists and node lists of one or two modes, labels in the header or
 * embedded in the data, several matrices (alternatives). Labels are the ids. In a matrix 0 is no tie; a cell that is no number is set
 * aside. Two-mode data are undirected. Source: UCINET reference, DL files.
 */
export const dl: BookFormat = networkBook({
  id: "dl",
  label: "UCINET DL",
  extensions: ["dl"],
  missing: "implied",
  sniff: (head) => (/^\ufeff?\s*dl[\s,]+(?:n|nr|nc|nm|format)\s*=/i.test(beginning(head)) ? 0.95 : 0),
  encodingOf: textEncoding,
  parse: async (stream, sink, context) => {
    const reader = new DlReader(context.file, sink);
    await eachLine(stream, context, (line, number) => reader.line(line, number), () => sink.pause());
    reader.end();
  },
});
