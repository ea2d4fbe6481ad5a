import type { Task } from "./task.ts";

/** Compressed sparse rows: the ties of person p are `of[start[p]] … of[start[p+1]−1]`, ascending, no duplicate, no loop. */
export interface Csr {
  readonly start: Uint32Array;
  readonly of: Uint32Array;
  /** One weight per tie, positive and finite; undefined where every tie weighs 1. */
  readonly weight: Float64Array | undefined;
}

/**
 * Who talks to whom: simple, without loops. Person numbers are the positions in id order (core/order), so row order of the
 * source never matters.
 *
 * Directed: `outgoing` and `incoming` hold the same ties from both ends. Undirected: they are the same object and hold each pair
 * from both ends; `tieCount` counts a pair once.
 */
export interface Network {
  readonly directed: boolean;
  readonly personCount: number;
  readonly tieCount: number;
  readonly outgoing: Csr;
  readonly incoming: Csr;
  /**
   * Makes `incoming` (and its weights) in stretches that let messages in, where that takes long and is not done yet: to be waited for before
   * `incoming` is looked at. Left out: it is there.
   */
  readonly makeIncoming?: (task: Task, options: { readonly withWeights: boolean }) => Promise<void>;
}
