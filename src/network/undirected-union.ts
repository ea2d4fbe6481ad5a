import { keepView } from "../core/grow.ts";
import type { Csr, Network } from "../core/network.ts";
import type { Task } from "../core/task.ts";

/** Ties from one look at the clock to the next. */
const STRETCH = 500_000;

/**
 * The undirected network in which two people are tied when either talks to the other: weight w(a→b) + w(b→a).
 * An undirected network is its own union. Cost O(n + m).
 */
export function undirectedUnion(network: Network): Network {
  if (!network.directed) return network;
  const rows = beginRows(network);
  while (!addRows(rows));
  return endRows(rows);
}

/** The same, which lets messages in. */
export async function undirectedUnionSlowly(network: Network, task: Task): Promise<Network> {
  if (!network.directed) return network;
  await network.makeIncoming?.(task, { withWeights: true });
  const rows = beginRows(network);
  while (!addRows(rows)) await task.breathe();
  await task.breathe();
  return endRows(rows);
}

/** Rows of a union, as far as they are made. */
interface UnionRows {
  readonly network: Network;
  readonly start: Uint32Array;
  readonly of: Uint32Array;
  readonly weight: Float64Array;
  /** People, and entries of their rows. */
  people: number;
  entries: number;
  isPlain: boolean;
}

function beginRows(network: Network): UnionRows {
  const { personCount, tieCount } = network;
  return { network, start: new Uint32Array(personCount + 1), of: new Uint32Array(2 * tieCount), weight: new Float64Array(2 * tieCount), people: 0, entries: 0, isPlain: true };
}

/** Makes rows for a few milliseconds; answers whether all are made. */
function addRows(rows: UnionRows): boolean {
  const { start, of, weight } = rows;
  const { outgoing, incoming, personCount } = rows.network;
  const until = rows.entries + STRETCH;
  let at = rows.entries;
  let p = rows.people;
  for (const end = Math.min(personCount, p + STRETCH); p < end && at < until; p++) {
    let i = outgoing.start[p]!;
    let j = incoming.start[p]!;
    const outEnd = outgoing.start[p + 1]!;
    const inEnd = incoming.start[p + 1]!;
    while (i < outEnd || j < inEnd) {
      const a = i < outEnd ? outgoing.of[i]! : Number.POSITIVE_INFINITY;
      const b = j < inEnd ? incoming.of[j]! : Number.POSITIVE_INFINITY;
      let sum = 0;
      if (a <= b) sum += weightAt(outgoing, i++);
      if (b <= a) sum += weightAt(incoming, j++);
      if (sum !== 1) rows.isPlain = false;
      of[at] = Math.min(a, b);
      weight[at++] = sum;
    }
    start[p + 1] = at;
  }
  rows.people = p;
  rows.entries = at;
  return p === personCount;
}

function endRows({ start, of, weight, entries, isPlain }: UnionRows): Network {
  return undirected({ start, of: keepView(of.subarray(0, entries)), weight: isPlain ? undefined : keepView(weight.subarray(0, entries)) });
}

/** The union without weights: every pair weighs 1, whether one or both of them talk. For core, clustering, modularity of groups. */
export function simpleUnion(network: Network): Network {
  return withoutWeights(undirectedUnion(withoutWeights(network)));
}

/** The same, which lets messages in. */
export async function simpleUnionSlowly(network: Network, task: Task): Promise<Network> {
  await network.makeIncoming?.(task, { withWeights: false });
  return withoutWeights(await undirectedUnionSlowly(withoutWeights(network), task));
}

/** The same ties, each weighing 1. Shares all arrays but the weights. Cost O(1). */
export function withoutWeights(network: Network): Network {
  if (network.outgoing.weight === undefined) return network;
  const outgoing: Csr = { ...network.outgoing, weight: undefined };
  // Not by spreading: that would make the weights.
  const incoming: Csr = network.directed ? { start: network.incoming.start, of: network.incoming.of, weight: undefined } : outgoing;
  return { directed: network.directed, personCount: network.personCount, tieCount: network.tieCount, outgoing, incoming };
}

function undirected(ties: Csr): Network {
  return { directed: false, personCount: ties.start.length - 1, tieCount: ties.of.length / 2, outgoing: ties, incoming: ties };
}

function weightAt(ties: Csr, i: number): number {
  return ties.weight === undefined ? 1 : ties.weight[i]!;
}
