import type { NetworkSink } from "./network-model.ts";
import { networkBroken, quotable } from "./network-lines.ts";

const DEEPEST = 256;
/** Characters of one quoted text. */
const LONGEST = 16_777_216;

/** One open list: what it is and its plain values by key. */
interface Open {
  readonly key: string;
  readonly line: number;
  readonly values: Map<string, string>;
}

/** Turns the keys and values of GML into people and ties, line by line. */
export class GmlReader {
  private readonly file: string;
  private readonly sink: NetworkSink;
  private readonly open: Open[] = [];
  private key: string | undefined;
  /** A quoted text that goes on in the next line. */
  private text: { start: number; parts: string[]; length: number } | undefined;
  private isDirected = false;
  private edgesSeen = false;
  private wasGraph = false;
  private lastLine = 1;

  constructor(file: string, sink: NetworkSink) {
    this.file = file;
    this.sink = sink;
  }

  line(line: string, number: number): void {
    this.lastLine = number;
    let at = number === 1 && line.startsWith("\ufeff") ? 1 : 0;
    if (this.text !== undefined) at = this.continueText(line, 0);
    else if (/^\s*#/.test(line)) return;
    const token = /\s*(?:([[\]])|(")|([^\s[\]"]+))/y;
    while (at < line.length) {
      token.lastIndex = at;
      const match = token.exec(line);
      if (match === null) return;
      at = token.lastIndex;
      if (match[1] === "[") this.openList(number);
      else if (match[1] === "]") this.closeList(number);
      else if (match[2] !== undefined) {
        this.text = { start: number, parts: [], length: 0 };
        at = this.continueText(line, at);
      } else if (this.key === undefined && match[3]!.startsWith("#")) return;
      else if (this.key === undefined) this.takeKey(match[3]!, number);
      else this.value(match[3]!);
    }
  }

  end(): void {
    if (this.text !== undefined) throw this.broken(this.text.start, "a quoted text begins here and does not end: the file looks cut off");
    const open = this.open.at(-1);
    if (open !== undefined) throw networkBroken("gml-cut-off", this.file, this.lastLine, `the file ends inside "${quotable(open.key)} [" of line ${open.line}: it looks cut off`, { hint: "Copy or export the file again." });
    if (this.key !== undefined) throw this.broken(this.lastLine, `the key "${quotable(this.key)}" has no value: the file looks cut off`, { quoted: quotable(this.key) });
    if (!this.wasGraph) throw this.broken(this.lastLine, 'there is no "graph ["');
  }

  private continueText(line: string, from: number): number {
    const text = this.text!;
    const end = line.indexOf('"', from);
    const part = line.slice(from, end < 0 ? undefined : end);
    text.parts.push(part);
    text.length += part.length + 1;
    if (text.length > LONGEST) throw this.broken(text.start, "a quoted text of more than 16 M characters begins here");
    if (end < 0) return line.length;
    this.text = undefined;
    if (this.key === undefined) throw this.broken(text.start, "a text stands where a key was expected");
    this.value(replaceReferences(text.parts.join("\n")));
    return end + 1;
  }

  private takeKey(word: string, line: number): void {
    if (!/^[\p{L}_]/u.test(word)) throw this.broken(line, `a key was expected, "${quotable(word)}" was found`, { quoted: quotable(word) });
    this.key = word;
  }

  private value(value: string): void {
    const key = this.key!;
    this.key = undefined;
    const inside = this.open.at(-1);
    if (inside === undefined) return;
    if (this.open.length === 1 && inside.key === "graph" && key.toLowerCase() === "directed") {
      const isDirected = value === "1";
      if (this.edgesSeen && isDirected !== this.isDirected) throw this.broken(this.lastLine, '"directed" stands after the ties it is about', { hint: "Move it to the beginning of the graph." });
      this.isDirected = isDirected;
    }
    inside.values.set(inside.key === "node" || inside.key === "edge" ? plainKey(key) : key, value);
  }

  private openList(line: number): void {
    if (this.key === undefined) throw this.broken(line, '"[" stands where a key was expected');
    if (this.open.length >= DEEPEST) throw this.broken(line, `more than ${DEEPEST} lists stand inside each other`);
    const key = this.key.toLowerCase();
    this.key = undefined;
    this.open.push({ key, line, values: new Map() });
    if (key !== "graph" || this.open.length !== 1) return;
    this.sink.network("", line);
    this.wasGraph = true;
    this.isDirected = false;
    this.edgesSeen = false;
  }

  private closeList(line: number): void {
    if (this.key !== undefined) throw this.broken(line, `the key "${quotable(this.key)}" has no value`, { quoted: quotable(this.key) });
    const closed = this.open.pop();
    if (closed === undefined) throw this.broken(line, '"]" stands where nothing is open');
    if (this.open.length !== 1 || this.open[0]!.key !== "graph") return;
    if (closed.key === "node") this.node(closed);
    else if (closed.key === "edge") this.edge(closed);
  }

  private node({ values, line }: Open): void {
    const id = take(values, "id") ?? "";
    const label = take(values, "label");
    const name = label ?? values.get("name");
    if (label === undefined) values.delete("name");
    this.sink.node({ id, name, attributes: values, line });
  }

  private edge({ values, line }: Open): void {
    this.edgesSeen = true;
    const from = take(values, "source");
    const to = take(values, "target");
    if (from === undefined || to === undefined) {
      this.sink.setAside(line, from ?? to ?? "", "tie-incomplete", `the tie has no ${from === undefined ? "source" : "target"}`);
      return;
    }
    const weight = take(values, "weight");
    values.delete("id");
    this.sink.edge({ from, to, direction: this.isDirected ? "directed" : "undirected", weight, moments: [], kind: undefined, attributes: values, line });
  }

  private broken(line: number, what: string, options?: { hint?: string; quoted?: string }): Error {
    return networkBroken("gml-broken", this.file, line, what, options);
  }
}

/** The keys that the format knows are known in any case. */
function plainKey(key: string): string {
  const lower = key.toLowerCase();
  return ["id", "label", "source", "target", "weight"].includes(lower) ? lower : key;
}

function take(values: Map<string, string>, key: string): string | undefined {
  const value = values.get(key);
  values.delete(key);
  return value;
}

/** `&quot;`, `&amp;`, `&#233;` … as the format prescribes; what is no reference stays as it is. */
function replaceReferences(text: string): string {
  if (!text.includes("&")) return text;
  const named = new Map([["quot", '"'], ["amp", "&"], ["lt", "<"], ["gt", ">"], ["apos", "'"], ["nbsp", "\u00a0"]]);
  return text.replace(/&(#\d{1,7}|#x[0-9a-f]{1,6}|[a-z]+);/gi, (whole, reference: string) => {
    if (!reference.startsWith("#")) return named.get(reference.toLowerCase()) ?? whole;
    const code = /^#x/i.test(reference) ? Number.parseInt(reference.slice(2), 16) : Number(reference.slice(1));
    return code > 0 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff) ? String.fromCodePoint(code) : whole;
  });
}
