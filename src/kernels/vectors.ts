import { wasm } from "virtual:kernels/vectors";
import type { Csr } from "../core/network.ts";
import type { KernelChoice } from "./kernel-choice.ts";
import { type KernelMemory, kernelMemory } from "./kernel-memory.ts";
import { openPlainVectors, type TieVectors } from "./plain-vectors.ts";

/**
 * Opens ties for work with up to `vectors` vectors, as long as the first ties have rows. Memory: the ties and the vectors.
 * Cost O(n + m).
 */
export function openVectors(ties: readonly Csr[], vectors: number, choice: KernelChoice): TieVectors {
  const length = 4 * Math.ceil((ties[0]!.start.length - 1) / 4);
  const memory = choice === "plain" ? undefined : kernelMemory<Exports>(wasm);
  return memory === undefined ? openPlainVectors(ties, length) : openCompiledVectors(ties, vectors, length, memory);
}

interface Exports {
  gather(n: number, start: number, of: number, weight: number, from: number, into: number): void;
  dot(length: number, a: number, b: number): number;
  subtract(length: number, a: number, factor: number, b: number): void;
}

function openCompiledVectors(ties: readonly Csr[], vectors: number, length: number, memory: KernelMemory<Exports>): TieVectors {
  const places = ties.map(({ start, of, weight }) => ({
    n: start.length - 1,
    start: memory.take(start.length, 4),
    of: memory.take(of.length, 4),
    weight: weight === undefined ? 0 : memory.take(of.length, 8),
  }));
  const rows = ties.at(-1)!.start.length - 1;
  const between = memory.take(rows, 8);
  const free = Array.from({ length: vectors }, () => memory.take(length, 8));
  const kernel = memory.open();
  ties.forEach((side, i) => {
    const place = places[i]!;
    memory.u32(place.start, side.start.length).set(side.start);
    memory.u32(place.of, side.of.length).set(side.of);
    if (side.weight !== undefined) memory.f64(place.weight, side.of.length).set(side.weight);
  });
  return {
    vector: () => memory.f64(free.pop()!, length),
    between: () => memory.f64(between, rows),
    gather(side, from, into) {
      const { n, start, of, weight } = places[side]!;
      kernel.gather(n, start, of, weight, from.byteOffset, into.byteOffset);
    },
    dot: (a, b) => kernel.dot(length, a.byteOffset, b.byteOffset),
    subtract: (a, factor, b) => kernel.subtract(length, a.byteOffset, factor, b.byteOffset),
  };
}
