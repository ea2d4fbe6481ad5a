import type { BookFormat, Head } from "../../core/records.ts";
import { networkBook } from "./network-book.ts";
import { beginning, eachLine, textEncoding } from "./network-lines.ts";
import { PajekReader } from "./pajek-reader.ts";

/**
 * Pajek networks (.net) and projects (.paj, several networks): *Vertices, *Arcs, *Edges, *Arcslist, *Edgeslist, *Matrix; relations
 * (`*Arcs :1 "advice"`) become the kind of a tie, times in brackets (`[1-3,7]`) a row each. A person goes by the label where all have
 * different ones, else by the number; two-mode networks keep the first set as the attribute "mode". Partitions become groups and vectors
 * numbers of the people of the network with as many vertices. Coordinates and drawing are not used; permutations, clusters and
 * hierarchies are counted and left out. A tie to a number beyond the last one is set aside. Source: Pajek reference manual.
 */
export const pajek: BookFormat = networkBook({
  id: "pajek",
  label: "Pajek",
  extensions: ["net", "paj"],
  missing: "implied",
  sniff,
  encodingOf: textEncoding,
  parse: async (stream, sink, context) => {
    const reader = new PajekReader(context.file, sink);
    await eachLine(stream, context, (line, number) => reader.line(line, number), () => sink.pause());
    reader.end();
  },
});

/** "*Vertices 5" or "*Network" at the beginning of a line, after nothing but comments, blank lines and one line of talk. */
function sniff(head: Head): number {
  const lines = beginning(head).replace(/^\ufeff/, "").split(/\r\n|\n|\r/).map((line) => line.trim()).filter((line) => line !== "" && !line.startsWith("%")).slice(0, 2);
  return lines.some((line) => /^\*(?:vertices\s+\d+|network\b)/i.test(line)) ? 0.95 : 0;
}
