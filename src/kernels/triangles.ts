import { wasm } from "virtual:kernels/triangles";
import type { Csr } from "../core/network.ts";
import type { Task } from "../core/task.ts";
import type { KernelChoice } from "./kernel-choice.ts";
import { copySlowly, type KernelMemory, kernelMemory } from "./kernel-memory.ts";
import { openPlainTriangles, type TieValues, type TriangleSweeps } from "./plain-triangles.ts";
import { inStretches } from "./stretches.ts";

/** Opens the sweeps over an undirected network. Memory: 4 bytes per person and tie, and what is asked for. Lets messages in. Cost O(n + m). */
export async function openTriangles(union: Csr, choice: KernelChoice, task: Task): Promise<TriangleSweeps> {
  const memory = choice === "plain" ? undefined : kernelMemory<Exports>(wasm);
  const sweeps = memory === undefined ? openPlainTriangles(union) : await openCompiledTriangles(union, memory, task);
  await inStretches(union, task, (from, to) => sweeps.keepUpward(from, to));
  return sweeps;
}

/** Weight of each upward tie ÷ what `measure` says of its lower end (forward) and of its upper end (backward). Lets messages in. Cost O(n + m). */
export async function divideWeights(sweeps: TriangleSweeps, union: Csr, measure: Float64Array, task: Task): Promise<TieValues> {
  const divided = sweeps.perTie();
  const values = sweeps.measure(measure);
  await inStretches(union, task, (from, to) => sweeps.divideWeights(from, to, values, divided));
  return divided;
}

/** Upward ties, or people, from one look at the clock to the next: at most so many, and in a small network a sixteenth. */
const BREATH = 4096;
const BREATHS = 16;

/** What is computed from triangles: a sweep over all people, range by range, and then the values. */
export interface TriangleWork {
  readonly sweeps: TriangleSweeps;
  sweep(from: number, to: number): void;
  end(): Promise<Float64Array>;
}

/** Sweeps over all people in ranges, letting messages in between; answers the values. */
export async function finishTriangles(work: TriangleWork, stage: string, task: Task): Promise<Float64Array> {
  const { upStart } = work.sweeps;
  const n = upStart.length - 1;
  for (let from = 0; from < n; ) {
    const to = rangeEnd(upStart, from);
    work.sweep(from, to);
    from = to;
    await task.breathe({ stage, done: from, total: n, unit: "people" });
  }
  return work.end();
}

/** Where a range of people ends that begins with one: so many that a sweep over it takes some milliseconds. */
export function rangeEnd(upStart: Uint32Array, from: number): number {
  const n = upStart.length - 1;
  const breath = Math.min(BREATH, Math.ceil(n / BREATHS));
  let to = from + 1;
  while (to < n && to - from < breath && upStart[to + 1]! - upStart[from]! <= BREATH) to++;
  return to;
}

/** About how much work a sweep over a range of people is: upward ties, and those at their upper ends. */
export function sweepWork({ upStart, upOf }: TriangleSweeps, from: number, to: number): number {
  const end = upStart[to]!;
  let work = end - upStart[from]!;
  for (let i = upStart[from]!; i < end; i++) work += upStart[upOf[i]! + 1]! - upStart[upOf[i]!]!;
  return work;
}

interface Exports {
  keepUpward(first: number, last: number, start: number, of: number, upStart: number, upOf: number): void;
  divideWeights(
    first: number, last: number, start: number, of: number, weight: number, upStart: number, upOf: number, measure: number, forward: number, backward: number,
  ): void;
  count(from: number, to: number, upStart: number, upOf: number, mark: number, triangles: number): void;
  leadAround(from: number, to: number, upStart: number, upOf: number, mark: number, forward: number, backward: number, indirectForward: number, indirectBackward: number): void;
  addRedundance(
    from: number, to: number, upStart: number, upOf: number, mark: number, forward: number, backward: number, marginForward: number, marginBackward: number, redundant: number,
  ): void;
}

async function openCompiledTriangles(union: Csr, memory: KernelMemory<Exports>, task: Task): Promise<TriangleSweeps> {
  const n = union.start.length - 1;
  const tieCount = union.of.length / 2;
  const start = memory.take(n + 1, 4);
  const of = memory.take(union.of.length, 4);
  const weight = union.weight === undefined ? 0 : memory.take(union.of.length, 8);
  const upStart = memory.take(n + 1, 4);
  const upOf = memory.take(tieCount, 4);
  const mark = memory.take(n, 4);
  const measure = memory.take(n, 8);
  const perPerson = memory.take(n, 8);
  // Taken now, because views are lost when memory grows; what is never touched costs nothing.
  const perTie = Array.from({ length: 4 }, () => memory.take(tieCount, 8));
  const kernel = memory.open();
  await copySlowly(union.start, memory.u32(start, n + 1), task);
  await copySlowly(union.of, memory.u32(of, union.of.length), task);
  if (union.weight !== undefined) await copySlowly(union.weight, memory.f64(weight, union.of.length), task);
  return {
    upStart: memory.u32(upStart, n + 1),
    upOf: memory.u32(upOf, tieCount),
    keepUpward: (from, to) => kernel.keepUpward(from, to, start, of, upStart, upOf),
    perPerson: () => memory.f64(perPerson, n),
    measure(values) {
      const here = memory.f64(measure, n);
      here.set(values);
      return here;
    },
    perTie: () => ({ forward: memory.f64(perTie.pop()!, tieCount), backward: memory.f64(perTie.pop()!, tieCount) }),
    divideWeights: (from, to, by, into) => kernel.divideWeights(from, to, start, of, weight, upStart, upOf, by.byteOffset, into.forward.byteOffset, into.backward.byteOffset),
    count: (from, to, triangles) => kernel.count(from, to, upStart, upOf, mark, triangles.byteOffset),
    leadAround: (from, to, share, indirect) =>
      kernel.leadAround(from, to, upStart, upOf, mark, share.forward.byteOffset, share.backward.byteOffset, indirect.forward.byteOffset, indirect.backward.byteOffset),
    addRedundance: (from, to, share, margin, redundant) =>
      kernel.addRedundance(
        from, to, upStart, upOf, mark, share.forward.byteOffset, share.backward.byteOffset, margin.forward.byteOffset, margin.backward.byteOffset, redundant.byteOffset,
      ),
  };
}
