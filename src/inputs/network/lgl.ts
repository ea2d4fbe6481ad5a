import type { BookFormat } from "../../core/records.ts";
import { hasExtension, networkBook } from "./network-book.ts";
import { beginning, eachLine, networkBroken, textEncoding } from "./network-lines.ts";

/**
 * The two formats of the Large Graph Layout, undirected both: .ncol (`ann ben [weight]`) and .lgl (`# ann`, then a neighbour with its
 * weight on each line). Known by their extension, as both look like lists. Source: igraph, reference manual, read_graph.
 */
export const lgl: BookFormat = networkBook({
  id: "lgl",
  label: "LGL or NCOL",
  extensions: ["lgl", "ncol"],
  missing: "implied",
  sniff: (head) => (hasExtension(head.name, ["ncol"]) ? 0.6 : hasExtension(head.name, ["lgl"]) && /^\ufeff?\s*#/.test(beginning(head)) ? 0.9 : 0),
  encodingOf: textEncoding,
  parse: async (stream, sink, context) => {
    let current: string | undefined;
    // .lgl begins with a name behind #; the name of the file may be that of a table in it.
    let isLgl: boolean | undefined;
    const take = (text: string, number: number): void => {
      const words = text.replace(/^\ufeff/, "").trim().split(/\s+/).filter((word) => word !== "");
      if (words.length === 0) return;
      isLgl ??= words[0]!.startsWith("#");
      if (isLgl && words[0]!.startsWith("#")) {
        const name = words.join(" ").slice(1).trim();
        if (name === "" || /\s/.test(name)) throw networkBroken("lgl-broken", context.file, number, "# is not followed by one name");
        current = name;
        sink.node({ id: name, name: undefined, attributes: undefined, line: number });
        return;
      }
      const [from, to, weight, ...rest] = isLgl ? [current, ...words] : words;
      if (from === undefined || to === undefined || rest.length > 0) throw networkBroken("lgl-broken", context.file, number, isLgl ? "a neighbour and its weight were expected" : "two names and a weight were expected");
      sink.edge({ from, to, direction: "undirected", weight, moments: [], kind: undefined, attributes: undefined, line: number });
    };
    await eachLine(stream, context, take, () => sink.pause());
  },
});
