import { WhotalksError } from "../core/errors.ts";
import { keepView } from "../core/grow.ts";
import type { Csr, Network } from "../core/network.ts";

/**
 * Builds the simple network from ties as they come, in any order: entry i says that `from[i]` talks to `to[i]` with `weight[i]`.
 *
 * Ties to oneself are dropped, parallel entries summed, targets sorted. Undirected: the weight of a pair is the sum of its entries
 * in both directions. The order of the entries never matters: the entries of one tie are summed from the smallest up, so the same
 * entries give the same bits, fractional weights included. `weight` of the result is undefined where every tie weighs exactly 1.
 *
 * Errors: `tie-out-of-range` (a person number ≥ personCount), `tie-weight` (not positive and finite), both faults of the caller;
 * `weight-overflow` when all weights together exceed the range of numbers. Cost O(n + m): two counting sorts and a transposition; 8 bytes
 * an entry while it runs, 16 more where there are weights. The result lies in the memory of the sorts where it fills most of it; incoming
 * ties are made when they are first asked for, and their weights likewise.
 * @param weight one positive finite number per entry; undefined = 1 each.
 */
export function buildNetwork(
  personCount: number,
  from: Uint32Array,
  to: Uint32Array,
  weight: Float64Array | undefined,
  options: { readonly undirected: boolean },
): Network {
  checkEntries(personCount, from, to, weight);
  const low = options.undirected ? from.map((person, i) => Math.min(person, to[i]!)) : from;
  const high = options.undirected ? to.map((person, i) => Math.max(person, from[i]!)) : to;
  const ties = mergeParallel(sortTies(personCount, low, high, weight));
  return options.undirected ? mirrored(ties) : directedNetwork(ties);
}

/** The network with outgoing ties as given; incoming ones are derived from them when they are first asked for. */
function directedNetwork(outgoing: Csr): Network {
  let incoming: Csr | undefined;
  return {
    directed: true,
    personCount: outgoing.start.length - 1,
    tieCount: outgoing.of.length,
    outgoing,
    get incoming() {
      return (incoming ??= transpose(outgoing));
    },
  };
}

/**
 * The same ties seen from the other end; sources ascend because rows are visited in order. Its weights are made when they are first asked
 * for. Cost O(n + m).
 */
export function transpose(ties: Csr): Csr {
  const n = ties.start.length - 1;
  const start = new Uint32Array(n + 1);
  const { of: targets } = ties;
  for (let i = 0; i < targets.length; i++) start[targets[i]! + 1]!++;
  for (let p = 0; p < n; p++) start[p + 1]! += start[p]!;
  const next = start.slice(0, n);
  const of = new Uint32Array(targets.length);
  for (let p = 0; p < n; p++) {
    const end = ties.start[p + 1]!;
    for (let i = ties.start[p]!; i < end; i++) of[next[targets[i]!]!++] = p;
  }
  const { weight: weights } = ties;
  if (weights === undefined) return { start, of, weight: undefined };
  let weight: Float64Array | undefined;
  return {
    start,
    of,
    get weight() {
      return (weight ??= transposeWeights(targets, weights, start));
    },
  };
}

function transposeWeights(targets: Uint32Array, weights: Float64Array, start: Uint32Array): Float64Array {
  const next = start.slice(0, start.length - 1);
  const transposed = new Float64Array(weights.length);
  for (let i = 0; i < targets.length; i++) transposed[next[targets[i]!]!++] = weights[i]!;
  return transposed;
}

function checkEntries(personCount: number, from: Uint32Array, to: Uint32Array, weight: Float64Array | undefined): void {
  if (from.length !== to.length || (weight !== undefined && weight.length !== from.length)) {
    throw new WhotalksError("tie-columns", "The columns of a network must have the same length.", { kind: "internal" });
  }
  let total = 0;
  for (let i = 0; i < from.length; i++) {
    if (from[i]! >= personCount || to[i]! >= personCount) {
      throw new WhotalksError("tie-out-of-range", `Tie ${i} names a person beyond the ${personCount} there are.`, { kind: "internal" });
    }
    const w = weight === undefined ? 1 : weight[i]!;
    if (!(w > 0)) throw new WhotalksError("tie-weight", `Tie ${i} weighs ${w}; a weight must be above 0.`, { kind: "internal" });
    total += w;
  }
  if (total === Number.POSITIVE_INFINITY) {
    throw new WhotalksError("weight-overflow", "The tie weights together exceed the largest number there is.", {
      hint: "Divide the weight column by a constant, or leave out the rows with the largest weights.",
    });
  }
}

/** All entries by source and target, and memory as long that is free again. */
interface SortedTies {
  readonly ties: Csr;
  readonly spare: Uint32Array;
}

/**
 * Entries by source, then by target, loops left out: a stable counting sort by target, then one by source. Each writes to as many places
 * as there are people, but reads from front to back: after the first one the target is known from the place.
 */
function sortTies(personCount: number, from: Uint32Array, to: Uint32Array, weight: Float64Array | undefined): SortedTies {
  const byTarget = new Uint32Array(personCount + 1);
  const start = new Uint32Array(personCount + 1);
  for (let i = 0; i < from.length; i++) {
    const source = from[i]!;
    const target = to[i]!;
    if (source === target) continue;
    byTarget[target + 1]!++;
    start[source + 1]!++;
  }
  for (let p = 0; p < personCount; p++) {
    byTarget[p + 1]! += byTarget[p]!;
    start[p + 1]! += start[p]!;
  }
  const kept = start[personCount]!;
  const sources = new Uint32Array(kept);
  const weightOf = weight === undefined ? undefined : new Float64Array(kept);
  for (let i = 0; i < from.length; i++) {
    const source = from[i]!;
    const target = to[i]!;
    if (source === target) continue;
    const at = byTarget[target]!++;
    sources[at] = source;
    if (weightOf !== undefined) weightOf[at] = weight![i]!;
  }
  const next = start.slice(0, personCount);
  const of = new Uint32Array(kept);
  const sorted = weight === undefined ? undefined : new Float64Array(kept);
  // Each target's place is now where the next one's entries begin.
  for (let target = 0, k = 0; target < personCount; target++) {
    for (const end = byTarget[target]!; k < end; k++) {
      const at = next[sources[k]!]!++;
      of[at] = target;
      if (sorted !== undefined) sorted[at] = weightOf![k]!;
    }
  }
  return { ties: { start, of, weight: sorted }, spare: sources };
}

/** Sums runs of the same target. The targets go into the spare memory. */
function mergeParallel({ ties, spare }: SortedTies): Csr {
  const { of, weight: entryWeight } = ties;
  const n = ties.start.length - 1;
  const start = new Uint32Array(n + 1);
  let count = 0;
  for (let p = 0; p < n; p++) {
    const rowEnd = ties.start[p + 1]!;
    let last = n;
    for (let i = ties.start[p]!; i < rowEnd; i++) {
      const target = of[i]!;
      if (target !== last) spare[count++] = target;
      last = target;
    }
    start[p + 1] = count;
  }
  const merged = keepView(spare.subarray(0, count));
  // Every entry weighs 1 and none is repeated.
  if (entryWeight === undefined && count === of.length) return { start, of: merged, weight: undefined };
  const weight = new Float64Array(count);
  let isPlain = true;
  for (let p = 0, k = 0; p < n; p++) {
    const rowEnd = ties.start[p + 1]!;
    for (let i = ties.start[p]!; i < rowEnd; k++) {
      const target = merged[k]!;
      let end = i + 1;
      while (end < rowEnd && of[end] === target) end++;
      const total = entryWeight === undefined ? end - i : sumOf(entryWeight, i, end);
      weight[k] = total;
      if (total !== 1) isPlain = false;
      i = end;
    }
  }
  return { start, of: merged, weight: isPlain ? undefined : weight };
}

/** Sum of a run, from the smallest up, so that it does not depend on the order of the entries. */
function sumOf(weight: Float64Array, from: number, to: number): number {
  if (to - from > 2) {
    let isWhole = true;
    for (let i = from; i < to && isWhole; i++) isWhole = Number.isSafeInteger(weight[i]!);
    if (!isWhole) weight.subarray(from, to).sort();
  }
  let sum = 0;
  for (let i = from; i < to; i++) sum += weight[i]!;
  return sum;
}

/** Undirected: each pair, kept once as (low, high), written from both ends. Rows stay sorted: lower neighbours come first. */
function mirrored(pairs: Csr): Network {
  const back = transpose(pairs);
  const n = pairs.start.length - 1;
  const start = new Uint32Array(n + 1);
  const of = new Uint32Array(2 * pairs.of.length);
  const weight = pairs.weight === undefined ? undefined : new Float64Array(of.length);
  let at = 0;
  for (let p = 0; p < n; p++) {
    for (const side of [back, pairs]) {
      const from = side.start[p]!;
      const to = side.start[p + 1]!;
      for (let i = from; i < to; i++, at++) {
        of[at] = side.of[i]!;
        if (weight !== undefined) weight[at] = side.weight![i]!;
      }
    }
    start[p + 1] = at;
  }
  const ties: Csr = { start, of, weight };
  return { directed: false, personCount: n, tieCount: pairs.of.length, outgoing: ties, incoming: ties };
}
