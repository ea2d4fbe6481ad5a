import type { Csr } from "../core/network.ts";
import type { Task } from "../core/task.ts";
import type { KernelChoice } from "./kernel-choice.ts";
import { openTriangles, sweepTriangles } from "./triangles.ts";

/**
 * Local clustering of each person in an undirected network: the share of pairs of their contacts who are tied to each other.
 * Fewer than two contacts: 0. Weights are ignored. Cost O(m·√m): every triangle is found once, from its least connected corner.
 * Source: Watts and Strogatz (1998); Schank and Wagner, Finding, counting and listing all triangles (2005).
 */
export async function computeClustering(union: Csr, task: Task, choice: KernelChoice = "compiled"): Promise<Float64Array> {
  const n = union.start.length - 1;
  const sweeps = await openTriangles(withoutWeights(union), choice, task);
  const triangles = sweeps.perPerson();
  await sweepTriangles(sweeps, "Clustering", task, (from, to) => sweeps.count(from, to, triangles));
  const values = new Float64Array(n);
  for (let p = 0; p < n; p++) {
    const degree = union.start[p + 1]! - union.start[p]!;
    if (degree >= 2) values[p] = (2 * triangles[p]!) / (degree * (degree - 1));
  }
  return values;
}

function withoutWeights(union: Csr): Csr {
  return { ...union, weight: undefined };
}
