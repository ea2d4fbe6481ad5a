import type { NetworkEdge, NetworkSink } from "../network/network-model.ts";
import { JsonText, RecordCells } from "./json-records.ts";
import type { JsonHandler, JsonScalar } from "./json-tokens.ts";

/** Lists that hold people, and lists that hold ties, by the last key before them. `elements` may hold both. */
export const NODE_KEYS: readonly string[] = ["nodes", "vertices", "people", "actors"];
export const EDGE_KEYS: readonly string[] = ["links", "edges", "ties", "arcs", "relationships"];
const BOTH_KEYS: readonly string[] = ["elements", ""];
/** Lists of numbers or texts that belong together: neighbours by position. */
const PARALLEL_KEYS: readonly string[] = ["usernameList", "outList", "outWeight", "inList", "inWeight", "adjacency"];

/** What a node is called and what is drawn of it, by key, after "data." or "attributes.". */
const ID_KEYS: readonly string[] = ["id", "key", "name", "label"];
const NAME_KEYS: readonly string[] = ["label", "name", "shared_name", "title"];
const FROM_KEYS: readonly string[] = ["source", "from", "source.id", "from.id", "source.key", "source.name", "u"];
const TO_KEYS: readonly string[] = ["target", "to", "target.id", "to.id", "target.key", "target.name", "v"];
const DRAWN = /^(?:x|y|z|vx|vy|vz|fx|fy|index|size|color|colour|r|cx|cy|position\.|viz\.?|style\.?|selected$|selectable$|locked$|grabb|classes$|removed$|hidden$|highlighted$|forceLabel$|SUID$|shared_name$)/i;

interface HeldEdge {
  readonly from: string;
  readonly to: string;
  readonly weight: string | undefined;
  readonly direction: "directed" | "undirected" | undefined;
  readonly attributes: ReadonlyMap<string, string>;
  readonly line: number;
}

/**
 * Finds people and ties in a JSON document: D3's nodes and links, NetworkX's node-link and adjacency data, Cytoscape's elements,
 * graphology's and sigma's serialisation, parallel lists of neighbours.
 *
 * Nodes go by id, else key, else name, else label; ties that name numbers where no node has such an id mean positions in the list of
 * nodes, from 0. Values of an object or list are no attribute, positions and colours neither. Ties are held until the end, since what they
 * need to know may come after them: memory is a few hundred bytes a tie.
 */
export class JsonNetworkReader implements JsonHandler {
  line = 1;
  private readonly sink: NetworkSink;
  /** Keys of the open objects and lists; "" for an element of a list. */
  private readonly path: string[] = [];
  private key_ = "";
  private readonly records = new RecordCells();
  private recordDepth = 0;
  private recordLine = 1;
  private list: "node" | "edge" | "both" | undefined;
  private parallel: { readonly key: string; readonly text: JsonText } | undefined;
  private readonly parallels = new Map<string, unknown>();
  private isUndirected: boolean | undefined;
  private readonly ids: string[] = [];
  private readonly edges: HeldEdge[] = [];

  constructor(sink: NetworkSink) {
    this.sink = sink;
  }

  open(kind: "object" | "array"): void {
    if (this.parallel !== undefined) return this.parallel.text.open(kind);
    if (this.recordDepth > 0) {
      this.recordDepth++;
      return this.records.open(kind);
    }
    const key = this.path.length === 0 ? "" : this.key_;
    if (kind === "array" && PARALLEL_KEYS.includes(key)) {
      this.parallel = { key, text: new JsonText() };
      return this.parallel.text.open(kind);
    }
    if (kind === "object" && this.list !== undefined) {
      this.records.begin();
      this.recordDepth = 1;
      this.recordLine = this.line;
      return;
    }
    this.path.push(key);
    this.key_ = "";
    if (kind === "array" && this.list === undefined) this.list = NODE_KEYS.includes(key) ? "node" : EDGE_KEYS.includes(key) ? "edge" : BOTH_KEYS.includes(key) && this.path.length <= 2 ? "both" : undefined;
  }

  close(kind: "object" | "array"): void {
    if (this.parallel !== undefined) {
      this.parallel.text.close(kind);
      if (this.parallel.text.isComplete) this.endParallel();
      return;
    }
    if (this.recordDepth > 0) {
      this.recordDepth--;
      if (this.recordDepth > 0) return this.records.close(kind);
      return this.take(this.recordOf());
    }
    this.path.pop();
    if (kind === "array") this.list = undefined;
  }

  key(name: string): void {
    if (this.parallel !== undefined) this.parallel.text.key(name);
    else if (this.recordDepth === 1 && PARALLEL_KEYS.includes(name) && this.list === "both") {
      // A list of one object that holds the lists: what is inside is no record.
      this.recordDepth = 0;
      this.path.push("");
      this.list = undefined;
      this.key_ = name;
    } else if (this.recordDepth > 0) this.records.key(name);
    else this.key_ = name;
  }

  scalar(kind: JsonScalar, text: string): void {
    if (this.parallel !== undefined) this.parallel.text.scalar(kind, text);
    else if (this.recordDepth > 0) this.records.scalar(kind, text);
    else if (this.key_ === "directed") this.isUndirected = kind === "false";
    else if (this.key_ === "type" && this.path.includes("options") && /^(?:un)?directed$/.test(text)) this.isUndirected = text === "undirected";
  }

  /** Hands on the ties; to be called once after the last byte. */
  async finish(): Promise<void> {
    this.readParallels();
    const known = new Set(this.ids);
    const isByPosition = this.ids.length > 0 && this.edges.length > 0 && this.edges.every(({ from, to }) => isPosition(from, this.ids.length) && isPosition(to, this.ids.length)) && this.edges.some(({ from, to }) => !known.has(from) || !known.has(to));
    const nameOf = (end: string): string => (isByPosition ? this.ids[Number(end)]! : end);
    for (const [done, edge] of this.edges.entries()) {
      if (edge.from === "" || edge.to === "") this.sink.setAside(edge.line, edge.from || edge.to, "tie-open", "the tie does not name both ends");
      else {
        const direction: NetworkEdge["direction"] = edge.direction ?? (this.isUndirected === true ? "undirected" : "directed");
        this.sink.edge({ from: nameOf(edge.from), to: nameOf(edge.to), direction, weight: edge.weight, moments: [], kind: undefined, attributes: edge.attributes, line: edge.line });
      }
      if (done % 4096 === 0) await this.sink.pause();
    }
  }

  private recordOf(): Map<string, string> {
    const record = new Map<string, string>();
    this.records.columns.forEach((column, c) => {
      const cell = this.records.cells[c];
      const name = column.replace(/^(?:data|attributes)\./, "");
      if (cell !== undefined && cell !== "" && !record.has(name)) record.set(name, cell);
    });
    return record;
  }

  private take(record: Map<string, string>): void {
    const from = first(record, FROM_KEYS);
    const to = first(record, TO_KEYS);
    if (this.list === "edge" || (this.list === "both" && (from !== "" || to !== ""))) this.takeEdge(record, from, to);
    else this.takeNode(record);
  }

  private takeNode(record: Map<string, string>): void {
    const id = first(record, ID_KEYS);
    const position = this.ids.push(id === "" ? String(this.ids.length) : id) - 1;
    const idKey = ID_KEYS.find((key) => record.has(key));
    const name = NAME_KEYS.find((key) => key !== idKey && record.has(key));
    this.sink.node({ id: this.ids[position]!, name: name === undefined ? undefined : record.get(name), attributes: attributesOf(record, [idKey, name]), line: this.recordLine });
  }

  private takeEdge(record: Map<string, string>, from: string, to: string): void {
    const said = record.get("undirected") ?? record.get("directed") ?? record.get("type");
    const isUndirected = record.has("undirected") ? said === "true" : record.has("directed") ? said === "false" : said?.toLowerCase() === "undirected" ? true : said?.toLowerCase() === "directed" ? false : undefined;
    this.edges.push({
      from, to, weight: record.get("weight"), line: this.recordLine,
      direction: isUndirected === undefined ? undefined : isUndirected ? "undirected" : "directed",
      attributes: attributesOf(record, [...FROM_KEYS, ...TO_KEYS, "weight", "undirected", "directed", "id", "key", ...(isUndirected === undefined ? [] : ["type"])]),
    });
  }

  private endParallel(): void {
    const { key, text } = this.parallel!;
    this.parallel = undefined;
    this.parallels.set(key, JSON.parse(text.text));
  }

  /** Neighbours by position: of `outList` the ties go out, of `inList` they come in; `adjacency` lists objects with an id. */
  private readParallels(): void {
    const names = listAt(this.parallels, "usernameList");
    names.forEach((name) => {
      const id = plain(name);
      this.ids.push(id);
      this.sink.node({ id, name: undefined, attributes: undefined, line: 1 });
    });
    const isOut = this.parallels.has("outList");
    const neighbours = listAt(this.parallels, isOut ? "outList" : "inList");
    const weights = listAt(this.parallels, isOut ? "outWeight" : "inWeight");
    const empty: ReadonlyMap<string, string> = new Map();
    const add = (from: string, to: string, weight: unknown): void => {
      this.edges.push({ from, to, weight: weight === undefined ? undefined : plain(weight), direction: undefined, attributes: empty, line: 1 });
    };
    neighbours.forEach((list, k) => {
      const weight = Array.isArray(weights[k]) ? (weights[k] as readonly unknown[]) : [];
      if (Array.isArray(list)) list.forEach((other: unknown, j) => (isOut ? add(String(k), plain(other), weight[j]) : add(plain(other), String(k), weight[j])));
    });
    listAt(this.parallels, "adjacency").forEach((list, k) => {
      for (const other of Array.isArray(list) ? (list as readonly { readonly id?: unknown; readonly weight?: unknown }[]) : []) {
        // Without directions each tie stands in both lists: the first is taken.
        if (this.isUndirected !== true || this.ids.indexOf(plain(other.id)) >= k) add(this.ids[k] ?? "", plain(other.id), other.weight);
      }
    });
  }
}

function first(record: ReadonlyMap<string, string>, keys: readonly string[]): string {
  for (const key of keys) {
    const value = record.get(key);
    if (value !== undefined) return value.trim();
  }
  return "";
}

function attributesOf(record: ReadonlyMap<string, string>, without: readonly (string | undefined)[]): ReadonlyMap<string, string> {
  return new Map([...record].filter(([key, value]) => !without.includes(key) && !DRAWN.test(key) && !/^[[{]/.test(value) && !(key === "group" && (value === "nodes" || value === "edges"))));
}

function isPosition(text: string, count: number): boolean {
  return /^\d{1,9}$/.test(text) && Number(text) < count;
}

/** The text of a number or a text; "" for everything else. */
function plain(value: unknown): string {
  return typeof value === "string" ? value : typeof value === "number" ? String(value) : "";
}

function listAt(lists: ReadonlyMap<string, unknown>, key: string): readonly unknown[] {
  const list = lists.get(key);
  return Array.isArray(list) ? (list as readonly unknown[]) : [];
}
