import { networkBroken, quotable } from "./network-lines.ts";

/** Characters of one quoted or HTML text. */
const LONGEST = 16_777_216;

/** A name, number or quoted text ("id"), or a mark: `{ } [ ] ; , = : + -> --`. */
export interface DotToken {
  readonly kind: "id" | "mark";
  readonly text: string;
  /** True for what stood in quotes: no keyword. */
  readonly isQuoted: boolean;
  readonly line: number;
}

/** Divides DOT into tokens, line by line. */
export class DotTokens {
  private readonly file: string;
  private readonly give: (token: DotToken) => void;
  /** What goes on in the next line: a quoted text, an HTML text, a comment. */
  private inside: "quote" | "html" | "comment" | undefined;
  private parts: string[] = [];
  private length = 0;
  private depth = 0;
  private start = 1;
  private lastLine = 1;

  constructor(file: string, give: (token: DotToken) => void) {
    this.file = file;
    this.give = give;
  }

  line(text: string, number: number): void {
    this.lastLine = number;
    const line = number === 1 ? text.replace(/^\ufeff/, "") : text;
    let at = 0;
    if (this.inside !== undefined) at = this.goOn(line, 0);
    else if (line.startsWith("#")) return;
    const token = /\s*(?:(\/\/.*)|(\/\*)|(")|(<)|(->|--|[{}[\];,=:+])|(-?(?:\.\d+|\d+(?:\.\d*)?))|([\p{L}\p{M}_\u0080-\uffff][\p{L}\p{M}\p{N}_\u0080-\uffff]*))/uy;
    while (at < line.length) {
      token.lastIndex = at;
      const match = token.exec(line);
      if (match === null) {
        const rest = line.slice(at).trim();
        if (rest === "") return;
        throw networkBroken("dot-broken", this.file, number, `"${quotable(rest)}" is no part of DOT`, { quoted: quotable(rest) });
      }
      at = token.lastIndex;
      if (match[1] !== undefined) return;
      if (match[2] !== undefined) at = this.begin("comment", line, at, number);
      else if (match[3] !== undefined) at = this.begin("quote", line, at, number);
      else if (match[4] !== undefined) at = this.begin("html", line, at, number);
      else if (match[5] !== undefined) this.give({ kind: "mark", text: match[5], isQuoted: false, line: number });
      else this.give({ kind: "id", text: match[6] ?? match[7]!, isQuoted: false, line: number });
    }
  }

  /** @returns the last line */
  end(): number {
    if (this.inside !== undefined) throw networkBroken("dot-cut-off", this.file, this.lastLine, `the file ends inside a ${this.inside === "comment" ? "comment" : "text"} that begins in line ${this.start}: it looks cut off`, { hint: "Copy or export the file again." });
    return this.lastLine;
  }

  private begin(what: "quote" | "html" | "comment", line: string, at: number, number: number): number {
    this.inside = what;
    this.parts = [];
    this.length = 0;
    this.depth = 1;
    this.start = number;
    return this.goOn(line, at);
  }

  private goOn(line: string, from: number): number {
    if (this.inside === "comment") {
      const end = line.indexOf("*/", from);
      if (end < 0) return line.length;
      this.inside = undefined;
      return end + 2;
    }
    let at = from;
    if (this.inside === "quote") while (at < line.length && line[at] !== '"') at += line[at] === "\\" ? 2 : 1;
    else {
      for (; at < line.length; at++) {
        if (line[at] === "<") this.depth++;
        else if (line[at] === ">" && --this.depth === 0) break;
      }
    }
    const isClosed = at < line.length;
    this.parts.push(line.slice(from, isClosed ? at : undefined));
    this.length += line.length + 1 - from;
    if (this.length > LONGEST) throw networkBroken("dot-broken", this.file, this.start, "a text of more than 16 M characters begins here");
    if (!isClosed) return line.length;
    const isQuote = this.inside === "quote";
    this.inside = undefined;
    // A backslash at the end of a line joins it with the next.
    const joined = this.parts.map((part, k) => (k === this.parts.length - 1 ? part : isQuote && part.endsWith("\\") ? part.slice(0, -1) : `${part}\n`)).join("");
    this.give({ kind: "id", text: isQuote ? joined.replaceAll('\\"', '"') : joined, isQuoted: true, line: this.start });
    return at + 1;
  }
}
