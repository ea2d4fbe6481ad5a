import { wasm } from "virtual:kernels/triangles";
import type { Csr } from "../core/network.ts";
import type { Task } from "../core/task.ts";
import type { KernelChoice } from "./kernel-choice.ts";
import { type KernelMemory, kernelMemory } from "./kernel-memory.ts";
import { openPlainTriangles, type TieValues, type TriangleSweeps } from "./plain-triangles.ts";

/** Opens the sweeps over an undirected network. Memory: 4 bytes per person and tie, and what is asked for. Cost O(n + m). */
export function openTriangles(union: Csr, choice: KernelChoice): TriangleSweeps {
  const memory = choice === "plain" ? undefined : kernelMemory<Exports>(wasm);
  return memory === undefined ? openPlainTriangles(union) : openCompiledTriangles(union, memory);
}

/** Upward ties, or people, from one look at the clock to the next: at most so many, and in a small network a sixteenth. */
const BREATH = 4096;
const BREATHS = 16;

/** Runs a sweep over all people in ranges, letting messages in between. */
export async function sweepTriangles(sweeps: TriangleSweeps, stage: string, task: Task, sweep: (from: number, to: number) => void): Promise<void> {
  const { upStart } = sweeps;
  const n = upStart.length - 1;
  const breath = Math.min(BREATH, Math.ceil(n / BREATHS));
  for (let from = 0; from < n; ) {
    let to = from + 1;
    while (to < n && to - from < breath && upStart[to + 1]! - upStart[from]! <= BREATH) to++;
    sweep(from, to);
    from = to;
    await task.breathe({ stage, done: from, total: n, unit: "people" });
  }
}

interface Exports {
  keepUpward(n: number, start: number, of: number, upStart: number, upOf: number): void;
  divideWeights(n: number, start: number, of: number, weight: number, measure: number, forward: number, backward: number): void;
  count(from: number, to: number, upStart: number, upOf: number, mark: number, triangles: number): void;
  leadAround(from: number, to: number, upStart: number, upOf: number, mark: number, forward: number, backward: number, indirectForward: number, indirectBackward: number): void;
  addRedundance(
    from: number, to: number, upStart: number, upOf: number, mark: number, forward: number, backward: number, marginForward: number, marginBackward: number, redundant: number,
  ): void;
}

function openCompiledTriangles(union: Csr, memory: KernelMemory<Exports>): TriangleSweeps {
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
  memory.u32(start, n + 1).set(union.start);
  memory.u32(of, union.of.length).set(union.of);
  if (union.weight !== undefined) memory.f64(weight, union.of.length).set(union.weight);
  kernel.keepUpward(n, start, of, upStart, upOf);
  const nextPerTie = (): TieValues => ({ forward: memory.f64(perTie.pop()!, tieCount), backward: memory.f64(perTie.pop()!, tieCount) });
  return {
    upStart: memory.u32(upStart, n + 1),
    upOf: memory.u32(upOf, tieCount),
    perPerson: () => memory.f64(perPerson, n),
    perTie: nextPerTie,
    divideWeights(by) {
      memory.f64(measure, n).set(by);
      const divided = nextPerTie();
      kernel.divideWeights(n, start, of, weight, measure, divided.forward.byteOffset, divided.backward.byteOffset);
      return divided;
    },
    count: (from, to, triangles) => kernel.count(from, to, upStart, upOf, mark, triangles.byteOffset),
    leadAround: (from, to, share, indirect) =>
      kernel.leadAround(from, to, upStart, upOf, mark, share.forward.byteOffset, share.backward.byteOffset, indirect.forward.byteOffset, indirect.backward.byteOffset),
    addRedundance: (from, to, share, margin, redundant) =>
      kernel.addRedundance(
        from, to, upStart, upOf, mark, share.forward.byteOffset, share.backward.byteOffset, margin.forward.byteOffset, margin.backward.byteOffset, redundant.byteOffset,
      ),
  };
}
