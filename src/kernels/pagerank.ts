import type { Network } from "../core/network.ts";
import type { Task } from "../core/task.ts";
import { iterateToLimit } from "./iterate.ts";
import { rowSums } from "./tie-weights.ts";

const DAMPING = 0.85;
const LIMIT = 100_000;

/**
 * PageRank, α = 0.85: the share of time at each person of someone who mostly follows ties (in proportion to their weight) and
 * now and then, or where nobody is written to, starts again at anyone with equal chance. Sums to 1.
 *
 * Weights are those of the network. It always converges, by 0.85 a step. Cost O(m) a step, about 200 steps.
 * Source: Page, Brin, Motwani and Winograd, The PageRank citation ranking (1999).
 */
export async function computePageRank(network: Network, task: Task): Promise<Float64Array> {
  const n = network.personCount;
  const { start, of, weight } = network.incoming;
  const sent = rowSums(network.outgoing);
  let rank = new Float64Array(n).fill(1 / n);
  let next = new Float64Array(n);
  const perWeight = new Float64Array(n);
  const step = (): number => {
    let idle = 0;
    for (let p = 0; p < n; p++) {
      if (sent[p] === 0) idle += rank[p]!;
      else perWeight[p] = rank[p]! / sent[p]!;
    }
    const base = (1 - DAMPING + DAMPING * idle) / n;
    let change = 0;
    for (let p = 0; p < n; p++) {
      const end = start[p + 1]!;
      let received = 0;
      if (weight === undefined) for (let i = start[p]!; i < end; i++) received += perWeight[of[i]!]!;
      else for (let i = start[p]!; i < end; i++) received += weight[i]! * perWeight[of[i]!]!;
      const value = base + DAMPING * received;
      next[p] = value;
      change += Math.abs(value - rank[p]!);
    }
    [rank, next] = [next, rank];
    return change;
  };
  await iterateToLimit(step, "PageRank", LIMIT, task);
  // Rounding lets the sum drift by about 1e-13 over the steps.
  let total = 0;
  for (let p = 0; p < n; p++) total += rank[p]!;
  return rank.map((value) => value / total);
}
