import type { MeasureContext, MeasureResult, WeightsChoice } from "../../src/core/measure.ts";
import type { Network } from "../../src/core/network.ts";
import { ownHands, type Pool } from "../../src/core/pool.ts";
import { unattended } from "../../src/core/task.ts";
import { measures } from "../../src/measures/registry.ts";
import { buildNetwork } from "../../src/network/csr.ts";

export type Tie = readonly [from: number, to: number, weight?: number];

export function networkOf(personCount: number, ties: readonly Tie[], undirected = false): Network {
  return buildNetwork(
    personCount,
    Uint32Array.from(ties, (tie) => tie[0]),
    Uint32Array.from(ties, (tie) => tie[1]),
    Float64Array.from(ties, (tie) => tie[2] ?? 1),
    { undirected },
  );
}

export interface ComputeOptions {
  readonly weights?: WeightsChoice;
  readonly normalized?: boolean;
  readonly seed?: number;
  readonly louvainRuns?: number;
  readonly pool?: Pool;
}

export function contextOf(network: Network, options: ComputeOptions = {}): MeasureContext {
  const results = new Map<string, Promise<unknown>>();
  const n = network.personCount;
  return {
    network,
    impressions: Float64Array.from({ length: n }, (_, p) => 3 * p),
    posts: Float64Array.from({ length: n }, (_, p) => p),
    weights: options.weights ?? "auto",
    normalized: options.normalized ?? false,
    seed: options.seed ?? 1,
    louvainRuns: options.louvainRuns ?? 10,
    task: unattended,
    pool: options.pool ?? ownHands,
    shared: <T>(key: string, make: () => Promise<T>): Promise<T> => {
      const known = results.get(key) ?? make();
      results.set(key, known);
      return known as Promise<T>; // The key names the type, as in the session.
    },
  };
}

export function computeResult(id: string, network: Network, options: ComputeOptions = {}): Promise<MeasureResult> {
  const measure = measures.find((candidate) => candidate.id === id);
  if (measure === undefined) throw new Error(`no measure ${id}`);
  return measure.compute(contextOf(network, options));
}

export async function compute(id: string, network: Network, options: ComputeOptions = {}): Promise<number[]> {
  return Array.from((await computeResult(id, network, options)).values);
}

/** Relative difference; absolute where the expected value is next to nothing. Two missing values are equal. */
export function difference(found: number, expected: number): number {
  if (Number.isNaN(expected) || Number.isNaN(found)) return Number.isNaN(expected) && Number.isNaN(found) ? 0 : Number.POSITIVE_INFINITY;
  const size = Math.abs(expected);
  return size < 1e-12 ? Math.abs(found - expected) : Math.abs(found - expected) / size;
}

export function largestDifference(found: ArrayLike<number>, expected: ArrayLike<number>): number {
  if (found.length !== expected.length) return Number.POSITIVE_INFINITY;
  let largest = 0;
  for (let i = 0; i < found.length; i++) largest = Math.max(largest, difference(found[i]!, expected[i]!));
  return largest;
}
