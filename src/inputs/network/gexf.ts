import type { BookFormat } from "../../core/records.ts";
import { readXml } from "../xml/read-xml.ts";
import { xmlEncoding } from "../xml/xml-encoding.ts";
import { GexfReader } from "./gexf-reader.ts";
import { networkBook, sniffRoot } from "./network-book.ts";

/**
 * GEXF 1.0 to 1.3, as Gephi and others write it: people with label and attributes (defaults filled in, nested and `pid` hierarchy as
 * the attribute "part of"), ties with direction, weight, kind, attributes and times. Positions, colours and sizes (viz), options of
 * attributes and times of people are not used. Of an attribute of a person that changes over time the last value counts. Somebody whom
 * only ties name is a person, as in Gephi. Source: gexf.net, schemas 1.1draft, 1.2draft, 1.3.
 */
export const gexf: BookFormat = networkBook({
  id: "gexf",
  label: "GEXF",
  extensions: ["gexf"],
  missing: "make",
  sniff: (head) => sniffRoot(head, "gexf", ["gexf"]),
  encodingOf: xmlEncoding,
  parse: (stream, sink, context) => readXml(stream, context.file, new GexfReader(sink), context),
});
