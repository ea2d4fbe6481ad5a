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
  sniff: (head) => (/^(?:strict\s+)?(?:di)?graph\b\s*(?:"(?:[^"\\]|\\.)*"|[\p{L}_][\p{L}\p{N}_]*|-?[\d.]+)?\s*\{/iu.test(withoutComments(beginning(head))) ? 0.95 : 0),
  encodingOf: textEncoding,
  parse: async (stream, sink, context) => {
    const reader = new DotReader(context.file, sink);
    const tokens = new DotTokens(context.file, (token) => reader.take(token));
    await eachLine(stream, context, (line, number) => tokens.line(line, number), () => sink.pause());
    reader.end(tokens.end());
  },
});

/** The text behind blanks, comments and lines for the preprocessor. */
function withoutComments(text: string): string {
  let at = text.startsWith("\ufeff") ? 1 : 0;
  for (;;) {
    while (at < text.length && text[at]!.trim() === "") at++;
    const [mark, end] = text.startsWith("/*", at) ? ["/*", "*/"] : text.startsWith("//", at) || text[at] === "#" ? ["//", "\n"] : ["", ""];
    if (mark === "") return text.slice(at);
    const found = text.indexOf(end, at + mark.length);
    if (found < 0) return "";
    at = found + end.length;
  }
}
