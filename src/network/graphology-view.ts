import type AbstractGraph from "graphology-types";
import { WhotalksError } from "../core/errors.ts";
import type { Network } from "../core/network.ts";

type NodeVisitor = (node: number, attributes: object) => void;
type EdgeVisitor = (
  edge: number, attributes: object, source: number, target: number, sourceAttributes: object, targetAttributes: object, undirected: boolean,
) => void;

const noAttributes = Object.freeze({});

/**
 * A network as graphology's Louvain and metrics see a graph: read only, nothing copied.
 *
 * Nodes are person numbers and edges are positions in the rows of `outgoing` (as numbers, where graphology has strings: the
 * packages use both as keys only). An undirected edge is visited once, from its lower end. Edges have the attribute `weight`;
 * nodes have none: a partition is handed over as a function. Writing throws `read-only`. Cost O(1) to make.
 */
export function viewAsGraph(network: Network): AbstractGraph {
  // The packages take any object with the read methods they call (`graphology-utils/is-graph`); the type asks for all 150.
  return new NetworkView(network) as unknown as AbstractGraph;
}

class NetworkView {
  readonly order: number;
  readonly size: number;
  readonly directedSize: number;
  readonly undirectedSize: number;
  readonly type: "directed" | "undirected";
  readonly multi = false;
  readonly allowSelfLoops = false;
  readonly selfLoopCount = 0;
  readonly #network: Network;

  constructor(network: Network) {
    this.#network = network;
    this.order = network.personCount;
    this.size = network.tieCount;
    this.directedSize = network.directed ? network.tieCount : 0;
    this.undirectedSize = network.directed ? 0 : network.tieCount;
    this.type = network.directed ? "directed" : "undirected";
  }

  nodes(): number[] {
    return Array.from({ length: this.order }, (_, node) => node);
  }

  hasNode(node: number): boolean {
    return Number.isInteger(Number(node)) && Number(node) >= 0 && Number(node) < this.order;
  }

  forEachNode(visit: NodeVisitor): void {
    for (let node = 0; node < this.order; node++) visit(node, noAttributes);
  }

  someNode(test: (node: number, attributes: object) => boolean): boolean {
    for (let node = 0; node < this.order; node++) if (test(node, noAttributes)) return true;
    return false;
  }

  getNodeAttributes(): object {
    return noAttributes;
  }

  forEachEdge(visit: EdgeVisitor): void {
    const { directed, outgoing, personCount } = this.#network;
    // One object for all edges of a visit: a million small ones cost more than the visit itself.
    const attributes = { weight: 1 };
    for (let source = 0; source < personCount; source++) {
      for (let edge = outgoing.start[source]!; edge < outgoing.start[source + 1]!; edge++) {
        const target = outgoing.of[edge]!;
        if (!directed && source > target) continue;
        if (outgoing.weight !== undefined) attributes.weight = outgoing.weight[edge]!;
        visit(edge, attributes, source, target, noAttributes, noAttributes, !directed);
      }
    }
  }

  forEachDirectedEdge(visit: EdgeVisitor): void {
    if (this.#network.directed) this.forEachEdge(visit);
  }

  forEachUndirectedEdge(visit: EdgeVisitor): void {
    if (!this.#network.directed) this.forEachEdge(visit);
  }

  getEdgeAttributes(edge: number): object {
    const { weight } = this.#network.outgoing;
    return { weight: weight === undefined ? 1 : weight[edge]! };
  }

  /** The edge from a to b, or undefined: binary search in the row. */
  directedEdge(a: number, b: number): number | undefined {
    return this.#network.directed ? findEntry(this.#network, a, b) : undefined;
  }

  /** The edge between a and b under the name by which `forEachEdge` visits it, or undefined. */
  undirectedEdge(a: number, b: number): number | undefined {
    return this.#network.directed ? undefined : findEntry(this.#network, Math.min(a, b), Math.max(a, b));
  }

  /** Positions in the node's own row: an undirected edge has one name at each end here. */
  outboundEdges(node: number): number[] {
    const { start } = this.#network.outgoing;
    return Array.from({ length: start[node + 1]! - start[node]! }, (_, i) => start[node]! + i);
  }

  /** Only for edges named by `outboundEdges(node)`. */
  opposite(_node: number, edge: number): number {
    return this.#network.outgoing.of[edge]!;
  }

  outboundNeighbors(node: number): number[] {
    const { start, of } = this.#network.outgoing;
    return Array.from(of.subarray(start[node]!, start[node + 1]!));
  }

  inboundNeighbors(node: number): number[] {
    const { start, of } = this.#network.incoming;
    return Array.from(of.subarray(start[node]!, start[node + 1]!));
  }

  forEachOutboundEdge(node: number, visit: EdgeVisitor): void {
    for (const edge of this.outboundEdges(node)) {
      visit(edge, this.getEdgeAttributes(edge), node, this.opposite(node, edge), noAttributes, noAttributes, !this.#network.directed);
    }
  }

  outDegreeWithoutSelfLoops(node: number): number {
    return this.#network.directed ? rowLength(this.#network.outgoing.start, node) : 0;
  }

  inDegreeWithoutSelfLoops(node: number): number {
    return this.#network.directed ? rowLength(this.#network.incoming.start, node) : 0;
  }

  undirectedDegreeWithoutSelfLoops(node: number): number {
    return this.#network.directed ? 0 : rowLength(this.#network.outgoing.start, node);
  }

  outDegree(node: number): number {
    return this.outDegreeWithoutSelfLoops(node);
  }

  inDegree(node: number): number {
    return this.inDegreeWithoutSelfLoops(node);
  }

  degree(node: number): number {
    return this.outDegree(node) + this.inDegree(node) + this.undirectedDegreeWithoutSelfLoops(node);
  }

  addUndirectedEdgeWithKey(): never {
    throw readOnly();
  }

  dropNode(): never {
    throw readOnly();
  }
}

function findEntry({ outgoing }: Network, from: number, to: number): number | undefined {
  let low = outgoing.start[from]!;
  let high = outgoing.start[from + 1]!;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (outgoing.of[middle]! < to) low = middle + 1;
    else high = middle;
  }
  return low < outgoing.start[from + 1]! && outgoing.of[low] === to ? low : undefined;
}

function rowLength(start: Uint32Array, node: number): number {
  return start[node + 1]! - start[node]!;
}

function readOnly(): WhotalksError {
  return new WhotalksError("read-only", "This graph is a view of a network and cannot be changed.", { kind: "internal" });
}
