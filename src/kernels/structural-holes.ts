import type { Csr } from "../core/network.ts";
import type { Task } from "../core/task.ts";
import type { KernelChoice } from "./kernel-choice.ts";
import { rowSums } from "./tie-weights.ts";
import { openTriangles, sweepTriangles } from "./triangles.ts";

/**
 * Burt's constraint in an undirected network whose weights are w(i→j) + w(j→i): how much of a person's contact leads, directly or
 * through other contacts, to the same people. Σ_j (p_ij + Σ_q p_iq·p_qj)² over contacts j, with p the share of i's weight.
 * NaN for people without ties. Cost O(m·√m): only the corners of triangles have a contact through a contact.
 * Source: Burt, Structural holes (1992); as NetworkX `constraint`.
 */
export async function computeConstraint(union: Csr, task: Task, choice: KernelChoice = "compiled"): Promise<Float64Array> {
  const sweeps = openTriangles(union, choice);
  const { upStart, upOf } = sweeps;
  const share = sweeps.divideWeights(rowSums(union));
  const indirect = sweeps.perTie();
  await sweepTriangles(sweeps, "Constraint", task, (from, to) => sweeps.leadAround(from, to, share, indirect));
  const values = startValues(union);
  for (let p = 0; p < values.length; p++) {
    for (let i = upStart[p]!; i < upStart[p + 1]!; i++) {
      const here = share.forward[i]! + indirect.forward[i]!;
      const there = share.backward[i]! + indirect.backward[i]!;
      values[p]! += here * here;
      values[upOf[i]!]! += there * there;
    }
  }
  return values;
}

/**
 * Burt's effective size in an undirected network whose weights are w(i→j) + w(j→i): contacts less what is redundant among them,
 * Σ_j (1 − Σ_q p_iq·m_jq) over contacts j, q, with p the share of i's weight and m_jq the weight of j and q ÷ j's largest.
 * NaN for people without ties. Cost O(m·√m). Source: Burt (1992); as NetworkX `effective_size`.
 */
export async function computeEffectiveSize(union: Csr, task: Task, choice: KernelChoice = "compiled"): Promise<Float64Array> {
  const sweeps = openTriangles(union, choice);
  const share = sweeps.divideWeights(rowSums(union));
  const margin = sweeps.divideWeights(largestOfRows(union));
  const redundant = sweeps.perPerson();
  await sweepTriangles(sweeps, "Effective size", task, (from, to) => sweeps.addRedundance(from, to, share, margin, redundant));
  return startValues(union).map((value, p) => value + (union.start[p + 1]! - union.start[p]!) - redundant[p]!);
}

/** 0 for people with ties, NaN for those without. */
function startValues({ start }: Csr): Float64Array {
  return Float64Array.from({ length: start.length - 1 }, (_, p) => (start[p] === start[p + 1] ? Number.NaN : 0));
}

function largestOfRows({ start, weight }: Csr): Float64Array {
  const n = start.length - 1;
  const largest = new Float64Array(n).fill(1);
  if (weight === undefined) return largest;
  for (let p = 0; p < n; p++) {
    let max = 0;
    for (let i = start[p]!; i < start[p + 1]!; i++) if (weight[i]! > max) max = weight[i]!;
    largest[p] = max;
  }
  return largest;
}
