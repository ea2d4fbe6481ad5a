import type { BookFormat } from "../../core/records.ts";
import { readHead } from "../open.ts";
import { networkBook } from "./network-book.ts";
import { textEncoding } from "./network-lines.ts";
import { sniffPajek, valuesKindOf } from "./pajek-kind.ts";
import { readPajek } from "./pajek-reader.ts";
import { valuesTable } from "./pajek-values-file.ts";

const networks = networkBook({
  id: "pajek",
  label: "Pajek",
  extensions: ["net", "paj"],
  missing: "implied",
  sniff: sniffPajek,
  encodingOf: textEncoding,
  parse: async (stream, sink, context) => void (await readPajek(stream, sink, context)),
});

/**
 * Pajek networks (.net) and projects (.paj, several networks): *Vertices, *Arcs, *Edges, *Arcslist, *Edgeslist, *Matrix; relations
 * (`*Arcs :1 "advice"`) become the kind of a tie, times in brackets (`[1-3,7]`) a row each. A person goes by the label where all have
 * different ones, else by the number; two-mode networks keep the first set as the attribute "mode". Partitions become groups and vectors
 * numbers of the people of the network with as many vertices, in a project or as files of their own (.clu, .vec) opened together with
 * their network. Coordinates and drawing are not used; permutations, clusters and hierarchies are counted and left out. A tie to a number
 * beyond the last one is set aside. Source: Pajek reference manual.
 */
export const pajek: BookFormat = {
  ...networks,
  extensions: [...networks.extensions, "clu", "vec"],
  async tables(source, options, context) {
    const head = await readHead(source);
    const kind = valuesKindOf(head);
    return kind === undefined ? networks.tables(source, options, context) : [await valuesTable(source, kind, textEncoding(head, options.encoding), context)];
  },
};
