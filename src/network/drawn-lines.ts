import type { Network } from "../core/network.ts";

/** Pairs of drawn people with at least one tie between them, strongest first. Ends are positions among the drawn, from < to. */
export interface Lines {
  readonly from: Uint32Array;
  readonly to: Uint32Array;
  readonly weight: Float64Array;
  /** 1 where the tie from → to exists; 1 where to → from exists. */
  readonly there: Uint8Array;
  readonly back: Uint8Array;
  /** Distinct people each of the given ones has a tie with, in the whole network. */
  readonly contacts: Uint32Array;
}

interface Row {
  readonly of: number[];
  /** w(i→j) + w(j→i). */
  readonly weight: number[];
  /** 1: i→j, 2: j→i, 3: both. */
  readonly way: number[];
}

/** Everyone a person shares a tie with, ascending, both directions merged. Cost O(degree). */
export function unionRow(network: Network, person: number): Row {
  const { outgoing, incoming, directed } = network;
  const row: Row = { of: [], weight: [], way: [] };
  let a = outgoing.start[person]!;
  let b = incoming.start[person]!;
  const endA = outgoing.start[person + 1]!;
  const endB = directed ? incoming.start[person + 1]! : b;
  while (a < endA || b < endB) {
    const x = a < endA ? outgoing.of[a]! : Infinity;
    const y = b < endB ? incoming.of[b]! : Infinity;
    let weight = 0;
    let way = directed ? 0 : 3;
    if (x <= y) {
      weight += outgoing.weight?.[a] ?? 1;
      way |= 1;
      a++;
    }
    if (y <= x) {
      weight += incoming.weight?.[b] ?? 1;
      way |= 2;
      b++;
    }
    row.of.push(Math.min(x, y));
    row.weight.push(weight);
    row.way.push(way);
  }
  return row;
}

/**
 * All lines among the given people (ascending), strongest first; equal weights by the overlap of contacts (Jaccard, among the given
 * people), then by position. In networks without weights this keeps lines inside circles rather than the lowest numbers.
 * Cost: the sum of the degrees of all neighbours.
 */
export function induceLines(network: Network, person: Uint32Array): Lines {
  const n = person.length;
  // 0 for who is not drawn, else one more than the position.
  const position = new Uint32Array(network.personCount);
  person.forEach((p, k) => {
    position[p] = k + 1;
  });
  const neighbours: Uint32Array[] = [];
  const from: number[] = [];
  const to: number[] = [];
  const weight: number[] = [];
  const way: number[] = [];
  const contacts = new Uint32Array(n);
  for (let k = 0; k < n; k++) {
    const row = unionRow(network, person[k]!);
    contacts[k] = row.of.length;
    const near: number[] = [];
    for (let i = 0; i < row.of.length; i++) {
      const other = position[row.of[i]!]! - 1;
      if (other < 0) continue;
      near.push(other);
      if (other < k) continue;
      from.push(k);
      to.push(other);
      weight.push(row.weight[i]!);
      way.push(row.way[i]!);
    }
    neighbours.push(Uint32Array.from(near));
  }
  const overlap = overlapOf(neighbours, from, to);
  const order = Uint32Array.from(from, (_, i) => i).sort(
    (i, j) => weight[j]! - weight[i]! || overlap[j]! - overlap[i]! || from[i]! - from[j]! || to[i]! - to[j]!,
  );
  return {
    from: order.map((i) => from[i]!),
    to: order.map((i) => to[i]!),
    weight: Float64Array.from(order, (i) => weight[i]!),
    there: Uint8Array.from(order, (i) => way[i]! & 1),
    back: Uint8Array.from(order, (i) => way[i]! >> 1),
    contacts,
  };
}

/** Jaccard overlap of the two ends' contacts, per line. Lines stand grouped by `from`. */
function overlapOf(neighbours: readonly Uint32Array[], from: readonly number[], to: readonly number[]): Float64Array {
  const mark = new Uint32Array(neighbours.length);
  const overlap = new Float64Array(from.length);
  let marked = 0;
  for (let i = 0; i < from.length; i++) {
    const mine = neighbours[from[i]!]!;
    if (marked !== from[i]! + 1) {
      marked = from[i]! + 1;
      for (const other of mine) mark[other] = marked;
    }
    const theirs = neighbours[to[i]!]!;
    let shared = 0;
    for (const other of theirs) if (mark[other] === marked) shared++;
    overlap[i] = shared / (mine.length + theirs.length - shared);
  }
  return overlap;
}
