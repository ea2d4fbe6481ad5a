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

/** Groups of at least so many people are brought to their right sum after each sweep. */
const LARGE = 1000;

/** The plain twin of assembly/pagerank.ts: the reference, and what runs where nothing may be compiled. Same order of every sum. */
export function openPlainPageRank(incoming: Csr, sent: Float64Array): PageRankSteps {
  const { start, of, weight } = incoming;
  const n = start.length - 1;
  const groups = orderStrongGroups(incoming);
  const groupCount = groups.start.length - 1;
  const value = new Float64Array(n).fill(1);
  const share = sent.map((out) => (out > 0 ? 1 / out : 0));
  let placeOf: Uint32Array | undefined;
  /** Of the large group that is worked on: what comes in from outside, and the part of each person's value that leaves. */
  let brought = 0;
  const leaving = new Float64Array(n);
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

  const lookAround = (from: number, to: number): void => {
    if (placeOf === undefined) {
      placeOf = new Uint32Array(n);
      for (let i = 0; i < n; i++) placeOf[groups.order[i]!] = i;
    }
    brought = 0;
    for (let i = from; i < to; i++) {
      const p = groups.order[i]!;
      let sum = 0;
      for (let j = start[p]!; j < start[p + 1]!; j++) {
        const other = of[j]!;
        const w = weight === undefined ? 1 : weight[j]!;
        if (placeOf[other]! < from) sum += w * share[other]!;
        else leaving[other]! += w;
      }
      brought += 1 + DAMPING * sum;
    }
    for (let i = from; i < to; i++) {
      const p = groups.order[i]!;
      leaving[p] = sent[p]! > 0 ? 1 - DAMPING * (leaving[p]! / sent[p]!) : 1;
    }
  };

  /** What comes in must leave: all values times one factor. */
  const balance = (from: number, to: number): void => {
    let left = 0;
    for (let i = from; i < to; i++) left += value[groups.order[i]!]! * leaving[groups.order[i]!]!;
    const factor = brought / left;
    for (let i = from; i < to; i++) {
      const p = groups.order[i]!;
      value[p] = value[p]! * factor;
      share[p] = share[p]! * factor;
    }
  };

  return {
    values: () => value.slice(),
    advance(ties) {
      let left = ties;
      while (group < groupCount && left > 0) {
        const from = groups.start[group]!;
        const to = groups.start[group + 1]!;
        const isLarge = to - from >= LARGE;
        if (isLarge && sweeps === 0) lookAround(from, to);
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
        if (isLarge) balance(from, to);
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
