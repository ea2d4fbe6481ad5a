import type { Csr } from "../core/network.ts";
import { orderStrongGroups } from "./strong-groups.ts";

/** Sweeps over the groups of a network, in order. */
export interface PageRankSteps {
  /** Goes on until about `ties` ties are seen; answers how many people have their value. */
  advance(ties: number): number;
  /** A copy. */
  values(): Float64Array;
}

const DAMPING = 0.85;
/** A group is done when what is left to change, guessed from how fast the changes shrink, is below this share of its sum. */
const LEFT = 1e-13;
/** Sweeps without a new smallest change after which rounding makes the changes. */
const PATIENCE = 20;

/** The plain twin of assembly/pagerank.ts: the reference, and what runs where nothing may be compiled. Same order of every sum. */
export function openPlainPageRank(incoming: Csr, sent: Float64Array): PageRankSteps {
  const { start, of, weight } = incoming;
  const n = start.length - 1;
  const groups = orderStrongGroups(incoming);
  const groupCount = groups.start.length - 1;
  const value = new Float64Array(n).fill(1);
  const share = sent.map((out) => (out > 0 ? 1 / out : 0));
  let group = 0;
  let sweeps = 0;
  let before = Number.POSITIVE_INFINITY;
  let smallest = Number.POSITIVE_INFINITY;
  let smallestAt = 0;

  /** Σ weight · share over the ties i, i + 2, … < end. */
  const received = (first: number, end: number): number => {
    let sum = 0;
    if (weight === undefined) for (let i = first; i < end; i += 2) sum += share[of[i]!]!;
    else for (let i = first; i < end; i += 2) sum += weight[i]! * share[of[i]!]!;
    return sum;
  };

  return {
    values: () => value.slice(),
    advance(ties) {
      let left = ties;
      while (group < groupCount && left > 0) {
        const from = groups.start[group]!;
        const to = groups.start[group + 1]!;
        let change = 0;
        let total = 0;
        for (let i = from; i < to; i++) {
          const p = groups.order[i]!;
          const end = start[p + 1]!;
          left -= 1 + end - start[p]!;
          const found = 1 + DAMPING * (received(start[p]!, end) + received(start[p]! + 1, end));
          change += Math.abs(found - value[p]!);
          total += found;
          value[p] = found;
          share[p] = sent[p]! > 0 ? found / sent[p]! : 0;
        }
        sweeps++;
        if (change < smallest) {
          smallest = change;
          smallestAt = sweeps;
        }
        const isStill = sweeps > 1 && change < before && (change * change) / (before - change) <= LEFT * total;
        before = change;
        if (to - from === 1 || change === 0 || isStill || sweeps - smallestAt >= PATIENCE) {
          group++;
          sweeps = 0;
          before = Number.POSITIVE_INFINITY;
          smallest = Number.POSITIVE_INFINITY;
          smallestAt = 0;
        }
      }
      return groups.start[group]!;
    },
  };
}
