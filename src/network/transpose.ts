import type { Csr } from "../core/network.ts";
import type { Task } from "../core/task.ts";

/** Ties, or people, from one look at the clock to the next. */
const STRETCH = 1_000_000;

/** Starts of rows and people on the other end. */
export interface TurnedTies {
  readonly start: Uint32Array;
  readonly of: Uint32Array;
}

/** Ties seen from the other end, without their weights; sources ascend because rows are visited in order. Cost O(n + m). */
export function turnTies(ties: Csr): TurnedTies {
  const start = new Uint32Array(ties.start.length);
  countTargets(ties.of, start, 0, ties.of.length);
  const next = sumUp(start);
  const of = new Uint32Array(ties.of.length);
  placeSources(ties, next, of, { from: 0, to: start.length - 1 });
  return { start, of };
}

/** The same, which lets messages in. */
export async function turnTiesSlowly(ties: Csr, task: Task): Promise<TurnedTies> {
  const n = ties.start.length - 1;
  const start = new Uint32Array(n + 1);
  for (let from = 0; from < ties.of.length; from += STRETCH) {
    await task.breathe();
    countTargets(ties.of, start, from, Math.min(ties.of.length, from + STRETCH));
  }
  const next = sumUp(start);
  const of = new Uint32Array(ties.of.length);
  for (let from = 0, to = 0; from < n; from = to) {
    await task.breathe();
    do to++;
    while (to < n && to - from < STRETCH && ties.start[to + 1]! - ties.start[from]! < STRETCH);
    placeSources(ties, next, of, { from, to });
  }
  return { start, of };
}

/** The weights of ties in the order in which they stand when seen from the other end, where rows begin at `start`. Cost O(n + m). */
export function turnWeights({ of, weight: weights }: Csr, start: Uint32Array): Float64Array | undefined {
  if (weights === undefined) return undefined;
  const weight = new Float64Array(weights.length);
  placeWeights(of, weights, { next: start.slice(0, start.length - 1), weight, from: 0, to: weight.length });
  return weight;
}

/** The same, which lets messages in. */
export async function turnWeightsSlowly({ of, weight: weights }: Csr, start: Uint32Array, task: Task): Promise<Float64Array | undefined> {
  if (weights === undefined) return undefined;
  const weight = new Float64Array(weights.length);
  const next = start.slice(0, start.length - 1);
  for (let from = 0; from < weight.length; from += STRETCH) {
    await task.breathe();
    placeWeights(of, weights, { next, weight, from, to: Math.min(weight.length, from + STRETCH) });
  }
  return weight;
}

function countTargets(targets: Uint32Array, start: Uint32Array, from: number, to: number): void {
  for (let i = from; i < to; i++) start[targets[i]! + 1]!++;
}

/** Makes starts of rows of the counts; answers where each target's next source is put. */
function sumUp(start: Uint32Array): Uint32Array {
  for (let p = 1; p < start.length; p++) start[p]! += start[p - 1]!;
  return start.slice(0, start.length - 1);
}

function placeSources({ start, of: targets }: Csr, next: Uint32Array, of: Uint32Array, { from, to }: { readonly from: number; readonly to: number }): void {
  for (let p = from; p < to; p++) {
    const end = start[p + 1]!;
    for (let i = start[p]!; i < end; i++) of[next[targets[i]!]!++] = p;
  }
}

interface WeightPlaces {
  readonly next: Uint32Array;
  readonly weight: Float64Array;
  readonly from: number;
  readonly to: number;
}

function placeWeights(targets: Uint32Array, weights: Float64Array, { next, weight, from, to }: WeightPlaces): void {
  for (let i = from; i < to; i++) weight[next[targets[i]!]!++] = weights[i]!;
}
