import type { Network } from "../core/network.ts";
import type { Task } from "../core/task.ts";
import { inStretches } from "../kernels/stretches.ts";

/**
 * Modularity (Newman 2006, resolution 1) of a partition of an undirected network, with its weights: how much more of the talk stays
 * inside the groups than chance would have it. `labels[p]` is the group of person p, a whole number from 0 on. NaN without ties. The bits of
 * graphology-metrics: the same sums in the same order. Cost O(n + m).
 */
export function measureModularity(union: Network, labels: ArrayLike<number>): number {
  if (union.tieCount === 0) return Number.NaN;
  const sums = openSums(labels, union.personCount);
  addTies(sums, union, 0, union.personCount);
  return valueOf(sums);
}

/** The same, which lets messages in. */
export async function measureModularitySlowly(union: Network, labels: ArrayLike<number>, task: Task): Promise<number> {
  if (union.tieCount === 0) return Number.NaN;
  const sums = openSums(labels, union.personCount);
  await inStretches(union.outgoing, task, (from, to) => addTies(sums, union, from, to));
  return valueOf(sums);
}

interface GroupSums {
  readonly labels: ArrayLike<number>;
  /** By group: weight of its people's ties, and of the ties inside it, both ways counted. */
  readonly total: Float64Array;
  readonly inside: Float64Array;
  /** Weight of all ties. */
  all: number;
}

function openSums(labels: ArrayLike<number>, n: number): GroupSums {
  let groups = 0;
  for (let p = 0; p < n; p++) if (labels[p]! >= groups) groups = labels[p]! + 1;
  return { labels, total: new Float64Array(groups), inside: new Float64Array(groups), all: 0 };
}

/** Adds the ties of a range of people to those with higher numbers. */
function addTies(sums: GroupSums, { outgoing: { start, of, weight } }: Network, from: number, to: number): void {
  const { labels, total, inside } = sums;
  let { all } = sums;
  for (let p = from; p < to; p++) {
    const end = start[p + 1]!;
    for (let i = start[p]!; i < end; i++) {
      const other = of[i]!;
      if (other < p) continue;
      const w = weight === undefined ? 1 : weight[i]!;
      const own = labels[p]!;
      const theirs = labels[other]!;
      all += w;
      total[own]! += w;
      total[theirs]! += w;
      if (own === theirs) inside[own]! += w * 2;
    }
  }
  sums.all = all;
}

function valueOf({ total, inside, all }: GroupSums): number {
  const both = all * 2;
  let value = 0;
  for (let group = 0; group < total.length; group++) {
    const share = total[group]! / both;
    value += inside[group]! / both - share * share;
  }
  return value;
}
