import type { BookFormat } from "../../core/records.ts";
import { networkBook } from "./network-book.ts";
import { beginning, eachLine, networkBroken, textEncoding, wordsOf } from "./network-lines.ts";
import type { NetworkSink } from "./network-model.ts";

/**
 * VNA, as NetDraw and Gephi write it: `*Node data` (the first column is the id), `*Tie data` (from, to and further columns, of which
 * strength is the weight); `*Node properties` say how people are drawn and are not used. Ties have a direction. A row whose values
 * do not fit its columns refuses the file. Source: NetDraw guide.
 */
export const vna: BookFormat = networkBook({
  id: "vna",
  label: "VNA",
  extensions: ["vna"],
  missing: "implied",
  sniff: (head) => (/^\ufeff?\s*\*\s*(?:node\s+(?:data|properties)|tie\s+data)\b/i.test(beginning(head)) ? 0.95 : 0),
  encodingOf: textEncoding,
  parse: async (stream, sink, context) => {
    const reader = new VnaReader(context.file, sink);
    await eachLine(stream, context, (line, number) => reader.line(line, number), () => sink.pause());
  },
});

class VnaReader {
  private readonly file: string;
  private readonly sink: NetworkSink;
  private section: "node" | "properties" | "tie" | "other" = "other";
  private header: readonly string[] | undefined;

  constructor(file: string, sink: NetworkSink) {
    this.file = file;
    this.sink = sink;
  }

  line(text: string, number: number): void {
    const line = (number === 1 ? text.replace(/^\ufeff/, "") : text).trim();
    if (line === "") return;
    if (line.startsWith("*")) {
      this.header = undefined;
      this.section = /^\*\s*node\s+data/i.test(line) ? "node" : /^\*\s*tie\s+data/i.test(line) ? "tie" : /^\*\s*node\s+prop/i.test(line) ? "properties" : "other";
      return;
    }
    if (this.section === "other" || this.section === "properties") return;
    const words = wordsOf(line, ",");
    if (words === undefined) throw networkBroken("vna-broken", this.file, number, "a quotation mark does not end: the file looks cut off");
    if (this.header === undefined) {
      this.header = words;
      if (this.section === "tie" && words.length < 2) throw networkBroken("vna-broken", this.file, number, "*Tie data needs the columns from and to");
      return;
    }
    const { header } = this;
    const least = this.section === "tie" ? 2 : 1;
    if (words.length > header.length || words.length < least) throw networkBroken("vna-broken", this.file, number, `the row has ${words.length} values for ${header.length} columns`);
    const attributes = new Map<string, string>();
    for (let w = least; w < words.length; w++) if (words[w] !== "") attributes.set(header[w]!, words[w]!);
    if (this.section === "node") this.sink.node({ id: words[0]!, name: undefined, attributes, line: number });
    else {
      const weightName = header.slice(2).find((name) => /^(?:strength|weight)$/i.test(name));
      const weight = weightName === undefined ? undefined : attributes.get(weightName);
      if (weightName !== undefined) attributes.delete(weightName);
      this.sink.edge({ from: words[0]!, to: words[1]!, direction: "directed", weight, moments: [], kind: undefined, attributes, line: number });
    }
  }
}
