import type { Csr } from "../core/network.ts";
import type { Task } from "../core/task.ts";
import type { KernelChoice } from "./kernel-choice.ts";
import { finishTriangles, openTriangles, type TriangleWork } from "./triangles.ts";

/**
 * Local clustering of each person in an undirected network: the share of pairs of their contacts who are tied to each other.
 * Fewer than two contacts: 0. Weights are ignored. Cost O(m·√m): every triangle is found once, from its least connected corner.
 * Source: Watts and Strogatz (1998); Schank and Wagner, Finding, counting and listing all triangles (2005).
 */
export async function computeClustering(union: Csr, task: Task, choice: KernelChoice = "compiled"): Promise<Float64Array> {
  return finishTriangles(await openClustering(union, task, choice), "Clustering", task);
}

/** The same as work that can be tried. */
export async function openClustering(union: Csr, task: Task, choice: KernelChoice = "compiled"): Promise<TriangleWork> {
  const sweeps = await openTriangles(withoutWeights(union), choice, task);
  const triangles = sweeps.perPerson();
  return {
    sweeps,
    sweep: (from, to) => sweeps.count(from, to, triangles),
    async end() {
      const { start } = union;
      const values = new Float64Array(start.length - 1);
      for (let p = 0; p < values.length; p++) {
        const degree = start[p + 1]! - start[p]!;
        if (degree >= 2) values[p] = (2 * triangles[p]!) / (degree * (degree - 1));
      }
      return values;
    },
  };
}

function withoutWeights(union: Csr): Csr {
  return { ...union, weight: undefined };
}
