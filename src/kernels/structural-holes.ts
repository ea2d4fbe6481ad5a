import type { Csr } from "../core/network.ts";
import type { Task } from "../core/task.ts";
import type { KernelChoice } from "./kernel-choice.ts";
import type { TieValues, TriangleSweeps } from "./plain-triangles.ts";
import { rowSums } from "./tie-weights.ts";
import { inStretches } from "./stretches.ts";
import { divideWeights, finishTriangles, openTriangles, type TriangleWork } from "./triangles.ts";

/**
 * Burt's constraint in an undirected network whose weights are w(i→j) + w(j→i): how much of a person's contact leads, directly or
 * through other contacts, to the same people. Σ_j (p_ij + Σ_q p_iq·p_qj)² over contacts j, with p the share of i's weight.
 * NaN for people without ties. Cost O(m·√m): only the corners of triangles have a contact through a contact.
 * Source: Burt, Structural holes (1992); as NetworkX `constraint`.
 */
export async function computeConstraint(union: Csr, task: Task, choice: KernelChoice = "compiled"): Promise<Float64Array> {
  return finishTriangles(await openConstraint(union, task, choice), "Constraint", task);
}

/** The same as work that can be tried. */
export async function openConstraint(union: Csr, task: Task, choice: KernelChoice = "compiled"): Promise<TriangleWork> {
  const sweeps = await openTriangles(union, choice, task);
  const share = await divideWeights(sweeps, union, rowSums(union), task);
  const indirect = sweeps.perTie();
  return {
    sweeps,
    sweep: (from, to) => sweeps.leadAround(from, to, share, indirect),
    async end() {
      const values = startValues(union);
      await inStretches({ start: sweeps.upStart }, task, (from, to) => addSquares(sweeps, { share, indirect, values }, from, to));
      return values;
    },
  };
}

/** Adds, to both ends of the upward ties of a range of people, the square of what leads there: directly and around. */
function addSquares(
  { upStart, upOf }: TriangleSweeps, { share, indirect, values }: { readonly share: TieValues; readonly indirect: TieValues; readonly values: Float64Array }, from: number, to: number,
): void {
  const { forward, backward } = share;
  const { forward: forwardAround, backward: backwardAround } = indirect;
  for (let p = from; p < to; p++) {
    const end = upStart[p + 1]!;
    for (let i = upStart[p]!; i < end; i++) {
      const here = forward[i]! + forwardAround[i]!;
      const there = backward[i]! + backwardAround[i]!;
      values[p]! += here * here;
      values[upOf[i]!]! += there * there;
    }
  }
}

/**
 * Burt's effective size in an undirected network whose weights are w(i→j) + w(j→i): contacts less what is redundant among them,
 * Σ_j (1 − Σ_q p_iq·m_jq) over contacts j, q, with p the share of i's weight and m_jq the weight of j and q ÷ j's largest.
 * NaN for people without ties. Cost O(m·√m). Source: Burt (1992); as NetworkX `effective_size`.
 */
export async function computeEffectiveSize(union: Csr, task: Task, choice: KernelChoice = "compiled"): Promise<Float64Array> {
  return finishTriangles(await openEffectiveSize(union, task, choice), "Effective size", task);
}

/** The same as work that can be tried. */
export async function openEffectiveSize(union: Csr, task: Task, choice: KernelChoice = "compiled"): Promise<TriangleWork> {
  const sweeps = await openTriangles(union, choice, task);
  const share = await divideWeights(sweeps, union, rowSums(union), task);
  const margin = await divideWeights(sweeps, union, largestOfRows(union), task);
  const redundant = sweeps.perPerson();
  return {
    sweeps,
    sweep: (from, to) => sweeps.addRedundance(from, to, share, margin, redundant),
    async end() {
      const values = startValues(union);
      for (let p = 0; p < values.length; p++) values[p] = values[p]! + (union.start[p + 1]! - union.start[p]!) - redundant[p]!;
      return values;
    },
  };
}

/** 0 for people with ties, NaN for those without. */
function startValues({ start }: Csr): Float64Array {
  const values = new Float64Array(start.length - 1);
  for (let p = 0; p < values.length; p++) if (start[p] === start[p + 1]) values[p] = Number.NaN;
  return values;
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
