import type { Moment, NetworkEdge, NetworkParser, NetworkSink } from "./network-model.ts";
import { eachLine, networkBroken, quotable, wordsOf } from "./network-lines.ts";
import { PajekValues } from "./pajek-values.ts";

/** As many people are made from nothing but the number of vertices: the rest is known only by its ties. */
const MOST_UNNAMED = 100_000;

type Section = "none" | "vertices" | "arcs" | "edges" | "arcslist" | "edgeslist" | "matrix" | "values" | "left out";

/** The id of a vertex by its number, from 1. */
export type IdOf = (number: number) => string;

/** Reads a Pajek file to its end; the reader then knows its vertices. Throws WhotalksError `pajek-broken`, `pajek-cut-off`; as eachLine. */
export async function readPajek(...[stream, sink, context]: Parameters<NetworkParser>): Promise<PajekReader> {
  const reader = new PajekReader(context.file, sink);
  await eachLine(stream, context, (line, number) => reader.line(line, number), () => sink.pause());
  reader.end();
  return reader;
}

/** Turns the sections of a Pajek file into people and ties, line by line. */
export class PajekReader {
  private readonly file: string;
  private readonly sink: NetworkSink;
  private section: Section = "none";
  private kind: string | undefined;
  private name = "";
  private hasName = false;
  private count = -1;
  private firstMode = 0;
  /** By number; a new map for each network, because ids go on being told by the old one. */
  private labels = new Map<number, { label: string; line: number }>();
  private verticesLine = 0;
  /** Ids by number, once the vertices are complete; undefined before. */
  private ids: IdOf | undefined;
  /** The ids of the latest network with so many vertices. */
  private readonly idsByCount = new Map<number, IdOf>();
  private values: PajekValues | undefined;
  private valuesCount = 0;
  private matrixRow = 0;
  private lastLine = 1;

  constructor(file: string, sink: NetworkSink) {
    this.file = file;
    this.sink = sink;
  }

  line(text: string, number: number): void {
    this.lastLine = number;
    const line = (number === 1 ? text.replace(/^\ufeff/, "") : text).trim();
    if (line === "" || line.startsWith("%")) return;
    if (line.startsWith("*")) return this.openSection(line, number);
    if (this.section === "none" || this.section === "left out") return;
    if (this.section === "values") return this.values?.value(line, this.sink);
    const { body, times } = splitTimes(line);
    const words = wordsOf(body);
    if (words === undefined) throw this.broken(number, "a quotation mark does not end");
    if (words.length === 0) return;
    if (this.section === "vertices") this.vertex(words, number);
    else if (this.section === "matrix") this.matrix(words, number);
    else if (this.section === "arcs" || this.section === "edges") this.tie(words, times, number);
    else this.list(words, number);
  }

  end(): void {
    this.closeMatrix(this.lastLine);
    this.closeVertices();
    this.closeValues();
  }

  /** The ids of the latest network with so many vertices; undefined where none has. */
  idsOf(count: number): IdOf | undefined {
    return this.idsByCount.get(count);
  }

  /** How many vertices the networks have. */
  get counts(): readonly number[] {
    return [...this.idsByCount.keys()];
  }

  private openSection(line: string, number: number): void {
    this.closeMatrix(number);
    const match = /^\*\s*([a-z]+)\s*(.*)$/i.exec(line);
    const word = match?.[1]?.toLowerCase() ?? "";
    const rest = match?.[2] ?? "";
    this.kind = undefined;
    if (word === "vertices" && this.values?.isOpen === true) {
      const count = Number(rest.split(/\s+/)[0]);
      return this.values.open(count, this.idsByCount.get(count));
    }
    this.closeValues();
    if (word === "network") {
      this.closeVertices();
      this.forget();
      this.name = rest.replace(/^"|"$/g, "").trim();
      this.hasName = true;
      this.section = "none";
    } else if (word === "vertices") {
      // The vertices of a permutation or cluster repeat their number.
      if (this.section !== "left out") this.openVertices(rest, number);
    } else if (["arcs", "edges", "arcslist", "edgeslist", "matrix"].includes(word)) {
      this.closeVertices();
      if (this.count < 0) throw this.broken(number, `*${word} stands before *Vertices`);
      this.section = word as Section;
      this.matrixRow = 0;
      const relation = /^:\s*(\d+)\s*(?:"([^"]*)"|(\S*))/.exec(rest);
      this.kind = relation === null ? undefined : relation[2] ?? (relation[3] === "" ? relation[1] : relation[3]);
    } else if (word === "partition" || word === "vector") {
      this.closeVertices();
      this.section = "values";
      this.values = new PajekValues(word, rest.replace(/^"|"$/g, "").trim() || `${word} ${++this.valuesCount}`, number);
    } else {
      this.closeVertices();
      this.section = "left out";
      this.sink.remark({ code: "pajek-left-out", severity: "info", message: "Permutations, clusters and hierarchies of a Pajek project are not read.", hint: "Export them as a table of people and open it beside.", line: number, sample: quotable(line) });
    }
  }

  private openVertices(rest: string, number: number): void {
    this.closeVertices();
    if (!this.hasName) this.forget();
    const [all, first] = rest.split(/\s+/).map(Number);
    if (all === undefined || !Number.isInteger(all) || all < 0) throw this.broken(number, "*Vertices is not followed by their number");
    if (first !== undefined && (!Number.isInteger(first) || first > all)) throw this.broken(number, `of ${all} vertices ${rest.split(/\s+/)[1]} cannot be in the first set`);
    this.count = all;
    this.firstMode = first ?? 0;
    this.section = "vertices";
    this.verticesLine = number;
    this.hasName = false;
    this.sink.network(this.name, number);
  }

  private forget(): void {
    this.labels = new Map();
    this.ids = undefined;
    this.count = -1;
    this.firstMode = 0;
    this.name = "";
  }

  private vertex(words: readonly string[], line: number): void {
    const number = Number(words[0]);
    if (!Number.isInteger(number) || number < 1 || number > this.count) throw this.broken(line, `vertex ${quotable(words[0]!)} is not between 1 and ${this.count}`, quotable(words[0]!));
    this.labels.set(number, { label: words[1] ?? "", line });
  }

  /** People come out once all labels are known: they are the ids where they tell everybody apart. */
  private closeVertices(): void {
    if (this.count < 0 || this.ids !== undefined) return;
    const { labels } = this;
    const distinct = new Set<string>();
    for (const { label } of labels.values()) if (label !== "" && distinct.size < 16_000_000) distinct.add(label);
    const isById = labels.size === this.count && distinct.size === this.count;
    this.ids = isById ? (number) => labels.get(number)!.label : (number) => String(number);
    this.idsByCount.set(this.count, this.ids);
    const unnamed = Math.min(this.count, labels.size + MOST_UNNAMED);
    for (let number = 1; number <= unnamed; number++) this.node(number);
    for (const number of labels.keys()) if (number > unnamed) this.node(number);
    if (unnamed < this.count && labels.size < this.count) {
      this.sink.remark({ code: "pajek-unnamed", severity: "info", message: `Of ${this.count} vertices most have no line of their own: those without ties are left out.`, hint: "", line: this.verticesLine });
    }
  }

  private closeValues(): void {
    this.values?.close(this.sink);
    this.values = undefined;
  }

  private node(number: number): void {
    const known = this.labels.get(number);
    const label = known?.label ?? "";
    const attributes = this.firstMode > 0 && this.firstMode < this.count ? new Map([["mode", number <= this.firstMode ? "1" : "2"]]) : undefined;
    this.sink.node({ id: this.ids!(number), name: label === "" ? undefined : label, attributes, line: known?.line ?? this.verticesLine });
  }

  private tie(words: readonly string[], times: string | undefined, line: number): void {
    if (words.length < 2) throw this.broken(line, "a tie needs two numbers");
    const hasWeight = words[2] !== undefined && /^[-+.\d]/.test(words[2]);
    const attributes = new Map<string, string>();
    for (let w = hasWeight ? 3 : 2; w + 1 < words.length; w++) if (words[w] === "l") attributes.set("label", words[w + 1]!);
    this.emit(words[0]!, words[1]!, hasWeight ? words[2] : undefined, this.section === "arcs" ? "directed" : "undirected", line, attributes, momentsOf(times));
  }

  private list(words: readonly string[], line: number): void {
    const direction = this.section === "arcslist" ? "directed" : "undirected";
    for (const to of words.slice(1)) this.emit(words[0]!, to, undefined, direction, line, undefined, []);
  }

  private emit(a: string, b: string, weight: string | undefined, direction: NetworkEdge["direction"], line: number, attributes: ReadonlyMap<string, string> | undefined, moments: readonly Moment[]): void {
    const [from, to] = [this.numberOf(a, line), this.numberOf(b, line)];
    if (from === undefined || to === undefined) {
      this.sink.setAside(line, from === undefined ? a : b, "node-missing", `there are only ${this.count} vertices`);
      return;
    }
    this.sink.edge({ from: this.ids!(from), to: this.ids!(to), direction, weight, moments, kind: this.kind, attributes, line });
  }

  private numberOf(text: string, line: number): number | undefined {
    const number = Number(text);
    if (!/^-?\d+$/.test(text)) throw this.broken(line, `the number of a vertex was expected, "${quotable(text)}" was found`, quotable(text));
    return number >= 1 && number <= this.count ? number : undefined;
  }

  private matrix(words: readonly string[], line: number): void {
    const rows = this.firstMode === 0 || this.firstMode === this.count ? this.count : this.firstMode;
    const isTwoMode = rows < this.count;
    const columns = isTwoMode ? this.count - rows : this.count;
    if (this.matrixRow >= rows) throw this.broken(line, `the matrix has more than ${rows} rows`);
    if (words.length !== columns) throw this.broken(line, `a row of the matrix has ${words.length} values instead of ${columns}`);
    const row = ++this.matrixRow;
    words.forEach((value, c) => {
      if (Number(value) === 0) return;
      const to = isTwoMode ? rows + c + 1 : c + 1;
      this.sink.edge({ from: this.ids!(row), to: this.ids!(to), direction: isTwoMode ? "undirected" : "directed", weight: value, moments: [], kind: this.kind, attributes: undefined, line });
    });
  }

  private closeMatrix(line: number): void {
    if (this.section !== "matrix") return;
    const rows = this.firstMode === 0 ? this.count : this.firstMode;
    if (this.matrixRow < rows) throw networkBroken("pajek-cut-off", this.file, line, `the matrix ends after ${this.matrixRow} of ${rows} rows: the file looks cut off`, { hint: "Copy or export the file again." });
    this.section = "none";
  }

  private broken(line: number, what: string, quoted?: string): Error {
    return networkBroken("pajek-broken", this.file, line, what, quoted === undefined ? {} : { quoted });
  }
}

/** The times in brackets at the end of a line. */
function splitTimes(line: string): { body: string; times: string | undefined } {
  const match = /\s\[([^[\]"]*)\]\s*$/.exec(line);
  return match === null ? { body: line, times: undefined } : { body: line.slice(0, match.index), times: match[1]! };
}

/** `1-3,7,9-*`: a moment at the beginning of each. */
function momentsOf(times: string | undefined): Moment[] {
  if (times === undefined) return [];
  return times.split(",").map((each) => ({ time: each.trim().replace(/^(-?[^-]+)-.*$/, "$1").trim(), weight: undefined })).filter(({ time }) => time !== "" && time !== "*");
}
