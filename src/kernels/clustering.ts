import type { Csr } from "../core/network.ts";
import type { Task } from "../core/task.ts";

/**
 * Local clustering of each person in an undirected network: the share of pairs of their contacts who are tied to each other.
 * Fewer than two contacts: 0. Weights are ignored. Cost O(m·√m): every triangle is found once, from its least connected corner.
 * Source: Watts and Strogatz (1998); Schank and Wagner, Finding, counting and listing all triangles (2005).
 */
export async function computeClustering(union: Csr, task: Task): Promise<Float64Array> {
  const n = union.start.length - 1;
  const triangles = await countTriangles(union, task);
  const values = new Float64Array(n);
  for (let p = 0; p < n; p++) {
    const degree = union.start[p + 1]! - union.start[p]!;
    if (degree >= 2) values[p] = (2 * triangles[p]!) / (degree * (degree - 1));
  }
  return values;
}

async function countTriangles(union: Csr, task: Task): Promise<Float64Array> {
  const up = keepTiesUpward(union);
  const n = up.start.length - 1;
  const triangles = new Float64Array(n);
  const mark = new Uint32Array(n);
  for (let a = 0; a < n; a++) {
    const end = up.start[a + 1]!;
    for (let i = up.start[a]!; i < end; i++) mark[up.of[i]!] = a + 1;
    for (let i = up.start[a]!; i < end; i++) {
      const b = up.of[i]!;
      const last = up.start[b + 1]!;
      for (let j = up.start[b]!; j < last; j++) {
        const c = up.of[j]!;
        if (mark[c] !== a + 1) continue;
        triangles[a]!++;
        triangles[b]!++;
        triangles[c]!++;
      }
    }
    await task.breathe({ stage: "Clustering", done: a + 1, total: n, unit: "people" });
  }
  return triangles;
}

/** Each tie once, from the end with fewer ties (on a draw, the lower number). */
function keepTiesUpward(union: Csr): { readonly start: Uint32Array; readonly of: Uint32Array } {
  const n = union.start.length - 1;
  const start = new Uint32Array(n + 1);
  const of = new Uint32Array(union.of.length / 2);
  let at = 0;
  for (let p = 0; p < n; p++) {
    const degree = union.start[p + 1]! - union.start[p]!;
    for (let i = union.start[p]!; i < union.start[p + 1]!; i++) {
      const other = union.of[i]!;
      const otherDegree = union.start[other + 1]! - union.start[other]!;
      if (otherDegree > degree || (otherDegree === degree && other > p)) of[at++] = other;
    }
    start[p + 1] = at;
  }
  return { start, of };
}
