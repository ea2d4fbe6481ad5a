import type { Notice } from "../../core/notice.ts";
import { AttributeStats } from "./attribute-stats.ts";
import { yearOf } from "./network-times.ts";
import { MOST_ATTRIBUTES } from "./unique-names.ts";
import type { NetworkEdge, NetworkNode, NetworkSink, Remark } from "./network-model.ts";

/** Names kept to tell who was declared; beyond this many nobody is taken for missing. A Map of this platform ends at 16.7 M. */
const MOST_IDS = 16_000_000;

/** What one network of a file holds, counted over the whole of it. */
export class NetworkFacts {
  readonly name: string;
  nodeCount = 0;
  edgeCount = 0;
  directedCount = 0;
  undirectedCount = 0;
  hasName = false;
  /** Something stands where a weight belongs; at least once it is a number. */
  hasWeight = false;
  isWeighted = false;
  hasTime = false;
  hasKind = false;
  /** Every time is a year and nothing more. */
  hasYears = true;
  /** Ties with several moments, and the line of the first. */
  severalMoments = { count: 0, line: 0 };
  readonly nodeAttributes = new Map<string, AttributeStats>();
  readonly edgeAttributes = new Map<string, AttributeStats>();
  /** Ends of ties that nobody declared. */
  readonly missing = new Map<string, number>();
  readonly ids = new Set<string>();

  constructor(name: string) {
    this.name = name;
  }

  /** Every tie is undirected. */
  get isUndirected(): boolean {
    return this.undirectedCount > 0 && this.directedCount === 0;
  }

  /** The times of ties are years: each becomes its first day. */
  get areYears(): boolean {
    return this.hasTime && this.hasYears;
  }

  get isMixed(): boolean {
    return this.undirectedCount > 0 && this.directedCount > 0;
  }
}

/** One thing that a file tells of people outside their declarations. */
export interface Told {
  readonly kind: "group" | "number";
  readonly valueOf: Map<string, string>;
}

/** Counts what a file holds while it is parsed the first time. */
export class NetworkSurvey implements NetworkSink {
  readonly networks: NetworkFacts[] = [];
  /** By name, held until the people have been read. */
  readonly told = new Map<string, Told>();
  private readonly remarks = new Map<string, { remark: Remark; count: number }>();
  private readonly breathe: () => Promise<void>;

  constructor(breathe: () => Promise<void>) {
    this.breathe = breathe;
  }

  network(name: string): void {
    this.networks.push(new NetworkFacts(name));
  }

  node(node: NetworkNode): void {
    const facts = this.current();
    facts.nodeCount++;
    if (facts.ids.size < MOST_IDS) {
      if (facts.ids.has(node.id)) this.remark({ code: "node-repeated", severity: "warning", message: "A person is declared more than once; the first declaration counts.", hint: "", line: node.line, sample: node.id });
      else facts.ids.add(node.id);
    }
    facts.missing.delete(node.id);
    if (node.name !== undefined && node.name !== "") facts.hasName = true;
    if (count(node.attributes, facts.nodeAttributes)) this.tooWide(node.line);
  }

  edge(edge: NetworkEdge): void {
    const facts = this.current();
    facts.edgeCount++;
    if (edge.direction === "undirected") facts.undirectedCount++;
    else facts.directedCount++;
    noteWeight(facts, edge.weight);
    for (const { time, weight } of edge.moments) {
      noteWeight(facts, weight);
      if (facts.hasYears && yearOf(time) === undefined) facts.hasYears = false;
    }
    if (edge.moments.length > 0) facts.hasTime = true;
    if (edge.moments.length > 1 && facts.severalMoments.count++ === 0) facts.severalMoments.line = edge.line;
    if (edge.kind !== undefined) facts.hasKind = true;
    if (count(edge.attributes, facts.edgeAttributes)) this.tooWide(edge.line);
    for (const id of [edge.from, edge.to]) {
      if (id !== "" && !facts.ids.has(id) && !facts.missing.has(id) && facts.ids.size < MOST_IDS && facts.missing.size < MOST_IDS) facts.missing.set(id, edge.line);
    }
  }

  tell(id: string, { name, kind }: { readonly name: string; readonly kind: Told["kind"] }, value: string): void {
    let told = this.told.get(name);
    if (told === undefined) this.told.set(name, (told = { kind, valueOf: new Map() }));
    told.valueOf.set(id, value);
  }

  setAside(): void {
    this.current();
  }

  remark(remark: Remark): void {
    const known = this.remarks.get(remark.code);
    if (known === undefined) this.remarks.set(remark.code, { remark, count: 1 });
    else known.count++;
  }

  pause(): Promise<void> {
    return this.breathe();
  }

  notices(file: string): Notice[] {
    return [...this.remarks.values()].map(({ remark, count }) => ({ ...remark, count, file }));
  }

  private tooWide(line: number): void {
    this.remark({ code: "attributes-many", severity: "warning", message: `The file has more than ${MOST_ATTRIBUTES} attributes: those that come later are left out.`, hint: "", line });
  }

  private current(): NetworkFacts {
    const last = this.networks.at(-1);
    if (last !== undefined) return last;
    const only = new NetworkFacts("");
    this.networks.push(only);
    return only;
  }
}

function noteWeight(facts: NetworkFacts, weight: string | undefined): void {
  if (weight === undefined) return;
  facts.hasWeight = true;
  if (!facts.isWeighted && /^\s*[+-]?(?:[.,]?\d|nan|inf|∞)/i.test(weight)) facts.isWeighted = true;
}

/** @returns whether something was left out */
function count(attributes: ReadonlyMap<string, string> | undefined, into: Map<string, AttributeStats>): boolean {
  if (attributes === undefined) return false;
  let isLeft = false;
  for (const [name, value] of attributes) {
    let stats = into.get(name);
    if (stats === undefined) {
      if (into.size >= MOST_ATTRIBUTES) {
        isLeft = true;
        continue;
      }
      into.set(name, (stats = new AttributeStats()));
    }
    stats.add(value);
  }
  return isLeft;
}
