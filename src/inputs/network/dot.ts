import type { BookFormat } from "../../core/records.ts";
import { DotReader } from "./dot-reader.ts";
import { DotTokens } from "./dot-tokens.ts";
import { networkBook } from "./network-book.ts";
import { beginning, eachLine, textEncoding } from "./network-lines.ts";

/**
 * DOT, the language of Graphviz: graph and digraph, chains (a -> b -> c), subgraphs as ends of ties, quoted and HTML ids, ports (left
 * out), attributes with the defaults of `edge [...]`. A label is the name, `weight` the weight; the attributes that only draw are kept
 * as columns without a use. In a `strict` graph a pair counts once. Source: graphviz.org, The DOT Language.
 */
export const dot: BookFormat = networkBook({
  id: "dot",
  label: "DOT (Graphviz)",
  extensions: ["dot", "gv"],
  missing: "implied",
  sniff: (head) => (/^\ufeff?(?:\s|(?:\/\/|#)[^\n\r]*[\n\r]|\/\*(?:[^*]|\*(?!\/))*\*\/)*(?:strict\s+)?(?:di)?graph\b\s*(?:"(?:[^"\\]|\\.)*"|[\p{L}_][\p{L}\p{N}_]*|-?[\d.]+)?\s*\{/iu.test(beginning(head)) ? 0.95 : 0),
  encodingOf: textEncoding,
  parse: async (stream, sink, context) => {
    const reader = new DotReader(context.file, sink);
    const tokens = new DotTokens(context.file, (token) => reader.take(token));
    await eachLine(stream, context, (line, number) => tokens.line(line, number), () => sink.pause());
    reader.end(tokens.end());
  },
});
