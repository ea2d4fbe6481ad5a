import type { Csr, Network } from "../core/network.ts";

/**
 * The undirected network in which two people are tied when either talks to the other: weight w(a→b) + w(b→a).
 * An undirected network is its own union. Cost O(n + m).
 */
export function undirectedUnion(network: Network): Network {
  if (!network.directed) return network;
  const { outgoing, incoming, personCount } = network;
  const start = new Uint32Array(personCount + 1);
  const of = new Uint32Array(2 * network.tieCount);
  const weight = new Float64Array(2 * network.tieCount);
  let at = 0;
  let isPlain = true;
  for (let p = 0; p < personCount; p++) {
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
      if (sum !== 1) isPlain = false;
      of[at] = Math.min(a, b);
      weight[at++] = sum;
    }
    start[p + 1] = at;
  }
  return undirected({ start, of: of.slice(0, at), weight: isPlain ? undefined : weight.slice(0, at) });
}

/** The union without weights: every pair weighs 1, whether one or both of them talk. For core, clustering, modularity of groups. */
export function simpleUnion(network: Network): Network {
  return withoutWeights(undirectedUnion(withoutWeights(network)));
}

/** The same ties, each weighing 1. Shares all arrays but the weights. Cost O(1). */
export function withoutWeights(network: Network): Network {
  if (network.outgoing.weight === undefined) return network;
  const outgoing: Csr = { ...network.outgoing, weight: undefined };
  // Not by spreading: that would make the weights.
  const incoming: Csr = network.directed ? { start: network.incoming.start, of: network.incoming.of, weight: undefined } : outgoing;
  return { ...network, outgoing, incoming };
}

function undirected(ties: Csr): Network {
  return { directed: false, personCount: ties.start.length - 1, tieCount: ties.of.length / 2, outgoing: ties, incoming: ties };
}

function weightAt(ties: Csr, i: number): number {
  return ties.weight === undefined ? 1 : ties.weight[i]!;
}
