import type { Csr } from "../core/network.ts";
import type { Task } from "../core/task.ts";
import { rowSums } from "./tie-weights.ts";

/**
 * Burt's constraint in an undirected network whose weights are w(i→j) + w(j→i): how much of a person's contact leads, directly or
 * through other contacts, to the same people. Σ_j (p_ij + Σ_q p_iq·p_qj)² over contacts j, with p the share of i's weight.
 * NaN for people without ties. Cost O(Σ degree²). Source: Burt, Structural holes (1992); as NetworkX `constraint`.
 */
export async function computeConstraint(union: Csr, task: Task): Promise<Float64Array> {
  const { start, of } = union;
  const n = start.length - 1;
  const strength = rowSums(union);
  const values = new Float64Array(n).fill(Number.NaN);
  const indirect = new Float64Array(n);
  for (let p = 0; p < n; p++) {
    const from = start[p]!;
    const end = start[p + 1]!;
    if (from !== end) {
      for (let i = from; i < end; i++) {
        const between = of[i]!;
        const share = weightAt(union, i) / strength[p]!;
        for (let j = start[between]!; j < start[between + 1]!; j++) {
          indirect[of[j]!]! += share * (weightAt(union, j) / strength[between]!);
        }
      }
      let sum = 0;
      for (let i = from; i < end; i++) {
        const invested = weightAt(union, i) / strength[p]! + indirect[of[i]!]!;
        sum += invested * invested;
      }
      values[p] = sum;
      clearAround(p, union, indirect);
    }
    await task.breathe({ stage: "Constraint", done: p + 1, total: n, unit: "people" });
  }
  return values;
}

/**
 * Burt's effective size in an undirected network whose weights are w(i→j) + w(j→i): contacts less what is redundant among them,
 * Σ_j (1 − Σ_q p_iq·m_jq) over contacts j, q, with p the share of i's weight and m_jq the weight of j and q ÷ j's largest.
 * NaN for people without ties. Cost O(Σ degree²). Source: Burt (1992); as NetworkX `effective_size`.
 */
export async function computeEffectiveSize(union: Csr, task: Task): Promise<Float64Array> {
  const { start, of } = union;
  const n = start.length - 1;
  const strength = rowSums(union);
  const largest = largestOfRows(union);
  const values = new Float64Array(n).fill(Number.NaN);
  const share = new Float64Array(n);
  for (let p = 0; p < n; p++) {
    const from = start[p]!;
    const end = start[p + 1]!;
    if (from !== end) {
      for (let i = from; i < end; i++) share[of[i]!] = weightAt(union, i) / strength[p]!;
      let redundant = 0;
      for (let i = from; i < end; i++) {
        const contact = of[i]!;
        let sum = 0;
        for (let j = start[contact]!; j < start[contact + 1]!; j++) sum += share[of[j]!]! * weightAt(union, j);
        redundant += sum / largest[contact]!;
      }
      values[p] = end - from - redundant;
      for (let i = from; i < end; i++) share[of[i]!] = 0;
    }
    await task.breathe({ stage: "Effective size", done: p + 1, total: n, unit: "people" });
  }
  return values;
}

function clearAround(person: number, union: Csr, values: Float64Array): void {
  const { start, of } = union;
  for (let i = start[person]!; i < start[person + 1]!; i++) {
    const between = of[i]!;
    for (let j = start[between]!; j < start[between + 1]!; j++) values[of[j]!] = 0;
  }
}

function largestOfRows(ties: Csr): Float64Array {
  const n = ties.start.length - 1;
  const largest = new Float64Array(n);
  for (let p = 0; p < n; p++) {
    for (let i = ties.start[p]!; i < ties.start[p + 1]!; i++) largest[p] = Math.max(largest[p]!, weightAt(ties, i));
  }
  return largest;
}

function weightAt(ties: Csr, i: number): number {
  return ties.weight === undefined ? 1 : ties.weight[i]!;
}
