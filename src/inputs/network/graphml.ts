import type { BookFormat } from "../../core/records.ts";
import { readXml } from "../xml/read-xml.ts";
import { xmlEncoding } from "../xml/xml-encoding.ts";
import { GraphmlReader } from "./graphml-reader.ts";
import { networkBook, sniffRoot } from "./network-book.ts";

/**
 * GraphML, as igraph, NetworkX, Gephi, NodeXL and yEd write it: people with the values of their keys (defaults filled in), ties with
 * direction and values. The name of a person is the key called label, else name, else the first text of a yFiles node, else its
 * description; an edge key called weight is the weight. People of nested graphs count with an attribute "part of"; graphs beside
 * each other are alternatives; ports and
 * hyperedges are left out and counted. A tie must name declared people, as the format demands: others are set aside.
 * Source: graphml.graphdrawing.org, primer and schema 1.1.
 */
export const graphml: BookFormat = networkBook({
  id: "graphml",
  label: "GraphML",
  extensions: ["graphml"],
  missing: "refuse",
  sniff: (head) => sniffRoot(head, "graphml", ["graphml"]),
  encodingOf: xmlEncoding,
  parse: (stream, sink, context) => readXml(stream, context.file, new GraphmlReader(sink), context),
});
