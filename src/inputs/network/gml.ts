import type { BookFormat, Head } from "../../core/records.ts";
import { GmlReader } from "./gml-reader.ts";
import { hasExtension, networkBook } from "./network-book.ts";
import { beginning, eachLine, textEncoding } from "./network-lines.ts";

/**
 * GML, as igraph, NetworkX, Gephi and Mark Newman's collection have it: people with id, label and their other values, ties with
 * source, target, weight and other values; `directed 1` says that ties have a direction. Nested values (graphics) are not used, of a
 * value given twice the last counts. Somebody whom only ties name is a person. Source: Himsolt, GML, 1996.
 */
export const gml: BookFormat = networkBook({
  id: "gml",
  label: "GML",
  extensions: ["gml"],
  missing: "make",
  sniff,
  encodingOf: textEncoding,
  parse: async (stream, sink, context) => {
    const reader = new GmlReader(context.file, sink);
    await eachLine(stream, context, (line, number) => reader.line(line, number), () => sink.pause());
    reader.end();
  },
});

/** `graph [` after nothing but comments and values such as `Creator "…"`; a broken file is known by its extension and a first key. */
function sniff(head: Head): number {
  const text = beginning(head).replace(/^\ufeff/, "");
  const token = /\s*(?:(#[^\n\r]*)|(graph\s*\[)|([A-Za-z]\w*)\s+(?:"[^"]*"|[-+]?\.?\d[\w.+-]*(?=\s)))/iy;
  for (let match = token.exec(text); match !== null; match = token.exec(text)) if (match[2] !== undefined) return 0.95;
  return hasExtension(head.name, ["gml"]) && /^\s*(?:[A-Za-z]\w*\s+[-+\d"[]|graph\b|creator\b|version\b|#)/i.test(text) ? 0.7 : 0;
}
