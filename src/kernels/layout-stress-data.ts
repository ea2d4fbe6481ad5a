import type { Csr } from "../core/network.ts";

/** Pivots of one job: a bit each in a word of the compiled kernel. */
export const PIVOTS_AT_ONCE = 64;
/** Stands for no way, and for ways of so many steps or more. */
export const FAR = 255;
/** Those one is tied to weigh together this share of what the pivots weigh together. */
export const NEAR = 0.05;
/** Keeps the distance to a pivot in the same place above 0. */
export const EPSILON = 1e-12;

/** What moving people needs. */
export interface StressData {
  /** Undirected: every tie from both ends. */
  readonly ties: Csr;
  /** For every 64 pivots: 64 numbers of steps a person, FAR where there is no way. */
  readonly blocks: readonly Uint8Array[];
  /** An even number of people, 64 a block. */
  readonly pivots: Uint32Array;
  /** By number of steps: weight of a pivot, and weight times wanted distance; 256 numbers each. */
  readonly weight: Float64Array;
  readonly pull: Float64Array;
}

/** Places of everyone, and who is to be moved: from ≤ person < to. */
export interface StressInput {
  readonly x: Float64Array;
  readonly y: Float64Array;
  readonly from: number;
  readonly to: number;
  /** How far to go: 1 = to the best place, more = beyond it. */
  readonly beyond: number;
}

/** New places of the people of a range. */
export interface Moved {
  readonly x: Float64Array;
  readonly y: Float64Array;
}
