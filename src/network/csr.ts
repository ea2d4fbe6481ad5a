import { WhotalksError } from "../core/errors.ts";
import type { Csr, Network } from "../core/network.ts";

/**
 * Builds the simple network from ties as they come, in any order: entry i says that `from[i]` talks to `to[i]` with `weight[i]`.
 *
 * Ties to oneself are dropped, parallel entries summed, targets sorted. Undirected: the weight of a pair is the sum of its entries
 * in both directions. The order of the entries never matters: the entries of one tie are summed from the smallest up, so the same
 * entries give the same bits, fractional weights included. `weight` of the result is undefined where every tie weighs exactly 1.
 *
 * Errors: `tie-out-of-range` (a person number ≥ personCount), `tie-weight` (not positive and finite), both faults of the caller;
 * `weight-overflow` when all weights together exceed the range of numbers. Cost O(n + m): two counting sorts, about 32 bytes per
 * entry while it runs.
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

/** The network with outgoing ties as given and incoming ones derived from them. Cost O(n + m). */
function directedNetwork(outgoing: Csr): Network {
  return {
    directed: true,
    personCount: outgoing.start.length - 1,
    tieCount: outgoing.of.length,
    outgoing,
    incoming: transpose(outgoing),
  };
}

/** The same ties seen from the other end; sources ascend because rows are visited in order. Cost O(n + m). */
export function transpose(ties: Csr): Csr {
  const n = ties.start.length - 1;
  const start = new Uint32Array(n + 1);
  for (const person of ties.of) start[person + 1]!++;
  for (let p = 0; p < n; p++) start[p + 1]! += start[p]!;
  const next = start.slice(0, n);
  const of = new Uint32Array(ties.of.length);
  const weight = ties.weight === undefined ? undefined : new Float64Array(of.length);
  for (let p = 0; p < n; p++) {
    for (let i = ties.start[p]!; i < ties.start[p + 1]!; i++) {
      const at = next[ties.of[i]!]!++;
      of[at] = p;
      if (weight !== undefined) weight[at] = ties.weight![i]!;
    }
  }
  return { start, of, weight };
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

interface SortedTies extends Csr {
  readonly weight: Float64Array | undefined;
}

/** Entries by source, then by target, loops left out: a stable counting sort by target, then one by source. */
function sortTies(personCount: number, from: Uint32Array, to: Uint32Array, weight: Float64Array | undefined): SortedTies {
  const byTarget = new Uint32Array(personCount + 1);
  const start = new Uint32Array(personCount + 1);
  for (let i = 0; i < from.length; i++) {
    if (from[i] === to[i]) continue;
    byTarget[to[i]! + 1]!++;
    start[from[i]! + 1]!++;
  }
  for (let p = 0; p < personCount; p++) {
    byTarget[p + 1]! += byTarget[p]!;
    start[p + 1]! += start[p]!;
  }
  const kept = start[personCount]!;
  const entries = new Uint32Array(kept);
  for (let i = 0; i < from.length; i++) if (from[i] !== to[i]) entries[byTarget[to[i]!]!++] = i;
  const next = start.slice(0, personCount);
  const of = new Uint32Array(kept);
  const sorted = weight === undefined ? undefined : new Float64Array(kept);
  for (let k = 0; k < kept; k++) {
    const i = entries[k]!;
    const at = next[from[i]!]!++;
    of[at] = to[i]!;
    if (sorted !== undefined) sorted[at] = weight![i]!;
  }
  return { start, of, weight: sorted };
}

/** Sums runs of the same target in place. */
function mergeParallel(ties: SortedTies): Csr {
  const { of } = ties;
  const n = ties.start.length - 1;
  const start = new Uint32Array(n + 1);
  const weight = ties.weight ?? new Float64Array(of.length).fill(1);
  let count = 0;
  let isPlain = true;
  for (let p = 0; p < n; p++) {
    const rowEnd = ties.start[p + 1]!;
    for (let i = ties.start[p]!; i < rowEnd; ) {
      let end = i + 1;
      while (end < rowEnd && of[end] === of[i]) end++;
      const total = sumOf(weight, i, end);
      of[count] = of[i]!;
      weight[count] = total;
      if (total !== 1) isPlain = false;
      count++;
      i = end;
    }
    start[p + 1] = count;
  }
  return { start, of: of.slice(0, count), weight: isPlain ? undefined : weight.slice(0, count) };
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
