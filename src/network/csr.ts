import { WhotalksError } from "../core/errors.ts";
import { keepView } from "../core/grow.ts";
import type { Csr, Network } from "../core/network.ts";
import { type Pool, runJobs } from "../core/pool.ts";
import { isShared } from "../core/shared-arrays.ts";
import type { Task } from "../core/task.ts";
import { type TurnedTies, turnTies, turnTiesSlowly, turnWeights, turnWeightsSlowly } from "./transpose.ts";
import { createRowSorter, type RowRange, tieRows, type TieRows, type UnsortedTies } from "../kernels/tie-rows.ts";

/**
 * Builds the simple network from ties as they come, in any order: entry i says that `from[i]` talks to `to[i]` with `weight[i]`.
 *
 * Ties to oneself are dropped, parallel entries summed, targets sorted. Undirected: the weight of a pair is the sum of its entries
 * in both directions. The order of the entries never matters: the entries of one tie are summed from the smallest up, so the same
 * entries give the same bits, fractional weights included. `weight` of the result is undefined where every tie weighs exactly 1.
 *
 * Errors: `tie-out-of-range` (a person number ≥ personCount), `tie-weight` (not positive and finite), both faults of the caller;
 * `weight-overflow` when all weights together exceed the range of numbers. Cost O(n + m): counting sorts and a transposition; 8 bytes
 * an entry while it runs, 8 more where there are weights. The result lies in the memory of the sorts where it fills most of it; incoming
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
  const ties = readEntries(personCount, from, to, weight, options);
  const sorter = createRowSorter(ties, { first: 0, end: personCount });
  while (sorter.step());
  return networkOf(joinRows(personCount, [sorter.take()]), options);
}

/** Fewer entries than this are sorted sooner than workers are told of them. */
const LEAST_SHARED = 500_000;

/**
 * The same network, made by all workers of the pool where the entries lie in memory that they share, else here; it lets messages in.
 * @throws WhotalksError as buildNetwork; `cancelled`
 */
export async function buildNetworkTogether(
  personCount: number,
  from: Uint32Array,
  to: Uint32Array,
  weight: Float64Array | undefined,
  options: { readonly undirected: boolean; readonly pool: Pool; readonly task: Task },
): Promise<Network> {
  const { pool, task } = options;
  const ties = readEntries(personCount, from, to, weight, options);
  await task.breathe();
  const parts: TieRows[] = [];
  if (pool.size > 1 && ties.from.length >= LEAST_SHARED && [ties.from, ties.to, ...(weight === undefined ? [] : [weight])].every(isShared)) {
    await runJobs(pool, tieRows, ties, cutEvenly(ties.start, pool.size), { task, take: (rows) => void parts.push(rows) });
  } else {
    const sorter = createRowSorter(ties, { first: 0, end: personCount });
    while (sorter.step()) await task.breathe();
    parts.push(sorter.take());
  }
  await task.breathe();
  return networkOf(joinRows(personCount, parts), options);
}

/** Ranges of people with about as many entries each. */
function cutEvenly(start: Uint32Array, count: number): RowRange[] {
  const n = start.length - 1;
  const ranges: RowRange[] = [];
  for (let first = 0, k = 1; first < n; k++) {
    let end = first + 1;
    while (end < n && (k >= count || start[end]! < (start[n]! * k) / count)) end++;
    ranges.push({ first, end });
    first = end;
  }
  return ranges;
}

/** Rows one part behind the other; where there is one part its memory is kept. */
function joinRows(personCount: number, parts: readonly TieRows[]): Csr {
  const total = parts.reduce((sum, { of }) => sum + of.length, 0);
  const only = parts.length === 1 ? parts[0] : undefined;
  const of = only === undefined ? new Uint32Array(total) : keepView(only.of);
  const start = only === undefined ? new Uint32Array(personCount + 1) : only.start;
  const isPlain = parts.every((part) => (part.weight === undefined ? part.count === undefined : part.weight.every((one) => one === 1)));
  const weight = isPlain ? undefined : new Float64Array(total);
  let people = 0;
  let at = 0;
  for (const part of parts) {
    if (only === undefined) {
      of.set(part.of, at);
      for (let p = 1; p < part.start.length; p++) start[people + p] = at + part.start[p]!;
    }
    const weights = part.weight ?? part.count;
    if (weights === undefined) weight?.fill(1, at, at + part.of.length);
    else weight?.set(weights, at);
    people += part.start.length - 1;
    at += part.of.length;
  }
  return { start, of, weight };
}

function networkOf(ties: Csr, { undirected }: { readonly undirected: boolean }): Network {
  return undirected ? mirrored(ties) : directedNetwork(ties);
}

/** The network with outgoing ties as given; incoming ones are derived from them when they are first asked for, and their weights likewise. */
function directedNetwork(outgoing: Csr): Network {
  let incoming: Csr | undefined;
  let weight: Float64Array | undefined;
  const describe = ({ start, of }: TurnedTies): Csr => ({
    start,
    of,
    get weight() {
      return (weight ??= turnWeights(outgoing, start));
    },
  });
  return {
    directed: true,
    personCount: outgoing.start.length - 1,
    tieCount: outgoing.of.length,
    outgoing,
    get incoming() {
      return (incoming ??= describe(turnTies(outgoing)));
    },
    async makeIncoming(task, { withWeights }) {
      // Whoever could not wait has made them meanwhile.
      const made = incoming === undefined ? await turnTiesSlowly(outgoing, task) : undefined;
      if (made !== undefined) incoming ??= describe(made);
      if (!withWeights || weight !== undefined) return;
      const weights = await turnWeightsSlowly(outgoing, incoming!.start, task);
      weight ??= weights;
    },
  };
}

/**
 * The same ties seen from the other end; sources ascend because rows are visited in order. Its weights are made when they are first asked
 * for. Cost O(n + m).
 */
export function transpose(ties: Csr): Csr {
  return directedNetwork(ties).incoming;
}

/** The entries as they are sorted: undirected ones from the lower to the higher person. */
function readEntries(personCount: number, from: Uint32Array, to: Uint32Array, weight: Float64Array | undefined, { undirected }: { readonly undirected: boolean }): UnsortedTies {
  if (from.length !== to.length || (weight !== undefined && weight.length !== from.length)) {
    throw new WhotalksError("tie-columns", "The columns of a network must have the same length.", { kind: "internal" });
  }
  const low = undirected ? from.map((person, i) => Math.min(person, to[i]!)) : from;
  const high = undirected ? to.map((person, i) => Math.max(person, from[i]!)) : to;
  const start = new Uint32Array(personCount + 1);
  for (let i = 0; i < low.length; i++) {
    const source = low[i]!;
    const target = high[i]!;
    if (source >= personCount || target >= personCount) throw new WhotalksError("tie-out-of-range", `Tie ${i} names a person beyond the ${personCount} there are.`, { kind: "internal" });
    if (source !== target) start[source + 1]!++;
  }
  for (let p = 0; p < personCount; p++) start[p + 1]! += start[p]!;
  if (weight !== undefined) checkWeights(weight);
  return { from: low, to: high, weight, start };
}

function checkWeights(weight: Float64Array): void {
  let total = 0;
  for (let i = 0; i < weight.length; i++) {
    const w = weight[i]!;
    if (!(w > 0)) throw new WhotalksError("tie-weight", `Tie ${i} weighs ${w}; a weight must be above 0.`, { kind: "internal" });
    total += w;
  }
  if (total === Number.POSITIVE_INFINITY) {
    throw new WhotalksError("weight-overflow", "The tie weights together exceed the largest number there is.", {
      hint: "Divide the weight column by a constant, or leave out the rows with the largest weights.",
    });
  }
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
