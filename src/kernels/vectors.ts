import { wasm } from "virtual:kernels/vectors";
import type { Csr } from "../core/network.ts";
import type { Task } from "../core/task.ts";
import type { KernelChoice } from "./kernel-choice.ts";
import { type KernelMemory, kernelMemory } from "./kernel-memory.ts";
import { cutRows, openPlainVectors, type TieVectors } from "./plain-vectors.ts";

/**
 * Opens ties for work with up to `vectors` vectors, as long as the first ties have rows. Memory: the ties and the vectors.
 * Cost O(n + m).
 */
export async function openVectors(ties: readonly Csr[], vectors: number, choice: KernelChoice, task: Task): Promise<TieVectors> {
  const length = 4 * Math.ceil((ties[0]!.start.length - 1) / 4);
  const memory = choice === "plain" ? undefined : kernelMemory<Exports>(wasm);
  return memory === undefined ? openPlainVectors(ties, length) : openCompiledVectors(ties, vectors, { length, memory, task });
}

interface Exports {
  gather(first: number, last: number, order: number, start: number, of: number, weight: number, from: number, into: number): void;
  dot(length: number, a: number, b: number): number;
  divide(length: number, a: number, by: number): void;
  subtract(length: number, a: number, factor: number, b: number): void;
}

async function openCompiledVectors(
  ties: readonly Csr[], vectors: number, { length, memory, task }: { readonly length: number; readonly memory: KernelMemory<Exports>; readonly task: Task },
): Promise<TieVectors> {
  const places = ties.map(({ start, of, weight }) => ({
    n: start.length - 1,
    order: memory.take(start.length - 1, 4),
    start: memory.take(start.length, 4),
    of: memory.take(of.length, 4),
    weight: weight === undefined ? 0 : memory.take(of.length, 8),
  }));
  const rows = ties.at(-1)!.start.length - 1;
  const between = memory.take(rows, 8);
  const free = Array.from({ length: vectors }, () => memory.take(length, 8));
  const kernel = memory.open();
  for (const [i, side] of ties.entries()) {
    const { n, order, start, of, weight } = places[i]!;
    const weights = side.weight === undefined ? undefined : memory.f64(weight, side.of.length);
    await putRows(side, { order: memory.u32(order, n), start: memory.u32(start, n + 1), of: memory.u32(of, side.of.length), weight: weights }, task);
  }
  const borders = places.map(({ n, start }) => cutRows(memory.u32(start, n + 1)));
  return {
    vector: () => memory.f64(free.pop()!, length),
    between: () => memory.f64(between, rows),
    async gather(side, from, into, breathe) {
      const { order, start, of, weight } = places[side]!;
      for (let i = 1; i < borders[side]!.length; i++) {
        kernel.gather(borders[side]![i - 1]!, borders[side]![i]!, order, start, of, weight, from.byteOffset, into.byteOffset);
        await breathe();
      }
    },
    divide: (a, by) => kernel.divide(length, a.byteOffset, by),
    dot: (a, b) => kernel.dot(length, a.byteOffset, b.byteOffset),
    subtract: (a, factor, b) => kernel.subtract(length, a.byteOffset, factor, b.byteOffset),
  };
}

/** Rows from one look at the clock to the next. */
const BREATH = 65_536;

/** Copies rows, the shortest first; `order` gets whose they are. */
async function putRows(ties: Csr, { order, start, of, weight }: Csr & { readonly order: Uint32Array }, task: Task): Promise<void> {
  const n = order.length;
  let longest = 0;
  for (let p = 0; p < n; p++) longest = Math.max(longest, ties.start[p + 1]! - ties.start[p]!);
  const next = new Uint32Array(longest + 2);
  for (let p = 0; p < n; p++) next[ties.start[p + 1]! - ties.start[p]! + 1]!++;
  for (let length = 0; length <= longest; length++) next[length + 1]! += next[length]!;
  for (let p = 0; p < n; p++) order[next[ties.start[p + 1]! - ties.start[p]!]!++] = p;
  let at = 0;
  for (let row = 0; row < n; row++) {
    if (row % BREATH === 0) await task.breathe();
    const p = order[row]!;
    for (let i = ties.start[p]!; i < ties.start[p + 1]!; i++) {
      of[at] = ties.of[i]!;
      if (weight !== undefined) weight[at] = ties.weight![i]!;
      at++;
    }
    start[row + 1] = at;
  }
}
