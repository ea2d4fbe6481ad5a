import { wasm } from "virtual:kernels/vectors";
import type { Csr } from "../core/network.ts";
import type { Task } from "../core/task.ts";
import type { KernelChoice } from "./kernel-choice.ts";
import { type KernelMemory, kernelMemory } from "./kernel-memory.ts";
import { openPlainVectors, type TieVectors } from "./plain-vectors.ts";
import { cutRows } from "./stretches.ts";

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

/** Rows, and about as many ties, from one look at the clock to the next. */
const BREATH = 65_536;
const MOST_TIES = 500_000;

interface RowPlaces extends Csr {
  readonly order: Uint32Array;
}

/** Copies rows, the shortest first; `order` gets whose they are. */
async function putRows(ties: Csr, places: RowPlaces, task: Task): Promise<void> {
  orderByLength(ties.start, places.order);
  for (let row = 0; row < places.order.length; ) {
    row = copyRows(ties, places, row);
    await task.breathe();
  }
}

function orderByLength(start: Uint32Array, order: Uint32Array): void {
  const n = order.length;
  let longest = 0;
  for (let p = 0; p < n; p++) longest = Math.max(longest, start[p + 1]! - start[p]!);
  const next = new Uint32Array(longest + 2);
  for (let p = 0; p < n; p++) next[start[p + 1]! - start[p]! + 1]!++;
  for (let length = 0; length <= longest; length++) next[length + 1]! += next[length]!;
  for (let p = 0; p < n; p++) order[next[start[p + 1]! - start[p]!]!++] = p;
}

/** Copies rows from one on, in a function that never waits: compilers make more of its loops. Answers the first row that is left. */
function copyRows({ start: from, of: others, weight: weights }: Csr, { order, start, of, weight }: RowPlaces, first: number): number {
  const last = Math.min(order.length, first + BREATH);
  let at = start[first]!;
  const stop = at + MOST_TIES;
  let row = first;
  for (; row < last && at < stop; row++) {
    const p = order[row]!;
    const end = from[p + 1]!;
    if (weights === undefined || weight === undefined) for (let i = from[p]!; i < end; i++) of[at++] = others[i]!;
    else {
      for (let i = from[p]!; i < end; i++, at++) {
        of[at] = others[i]!;
        weight[at] = weights[i]!;
      }
    }
    start[row + 1] = at;
  }
  return row;
}
