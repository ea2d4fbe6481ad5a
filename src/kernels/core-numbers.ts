import { wasm } from "virtual:kernels/core-numbers";
import type { Csr } from "../core/network.ts";
import type { KernelChoice } from "./kernel-choice.ts";
import { type KernelMemory, kernelMemory } from "./kernel-memory.ts";

/**
 * k-core number of each person in an undirected network: the largest k such that the person is in a group in which everyone is
 * tied to at least k others of the group. People without ties have 0. Weights are ignored. Cost O(n + m).
 * Source: Batagelj and Zaversnik, An O(m) algorithm for cores decomposition of networks (2003).
 */
export function computeCoreNumbers(union: Csr, choice: KernelChoice = "compiled"): Float64Array {
  const memory = choice === "plain" ? undefined : kernelMemory<Exports>(wasm);
  return Float64Array.from(memory === undefined ? peel(union) : peelCompiled(union, memory));
}

interface Exports {
  peel(n: number, start: number, of: number, degree: number, rest: number, queue: number): void;
}

function peelCompiled({ start, of }: Csr, memory: KernelMemory<Exports>): Uint32Array {
  const n = start.length - 1;
  const startAt = memory.take(n + 1, 4);
  const ofAt = memory.take(of.length, 4);
  const degree = memory.take(n, 4);
  const rest = memory.take(n, 4);
  const queue = memory.take(n, 4);
  const kernel = memory.open();
  memory.u32(startAt, n + 1).set(start);
  memory.u32(ofAt, of.length).set(of);
  kernel.peel(n, startAt, ofAt, degree, rest, queue);
  return memory.u32(degree, n);
}

/** The plain twin of assembly/core-numbers.ts: person by person, as Batagelj and Zaversnik; the numbers are the same. */
function peel(union: Csr): Uint32Array {
  const { start, of } = union;
  const n = start.length - 1;
  const degree = new Uint32Array(n);
  for (let p = 0; p < n; p++) degree[p] = start[p + 1]! - start[p]!;
  // People sorted by degree; bin[d] is where those of degree d begin.
  const bin = new Uint32Array(n + 1);
  for (const d of degree) bin[d + 1]!++;
  for (let d = 0; d < n; d++) bin[d + 1]! += bin[d]!;
  const next = bin.slice();
  const sorted = new Uint32Array(n);
  const place = new Uint32Array(n);
  for (let p = 0; p < n; p++) {
    place[p] = next[degree[p]!]!++;
    sorted[place[p]!] = p;
  }
  for (let at = 0; at < n; at++) {
    const person = sorted[at]!;
    for (let i = start[person]!; i < start[person + 1]!; i++) {
      const other = of[i]!;
      if (degree[other]! <= degree[person]!) continue;
      // Swap with the first of its bin, then move the border of the bin: the other now belongs one bin lower.
      const border = bin[degree[other]!]!;
      const first = sorted[border]!;
      sorted[place[other]!] = first;
      place[first] = place[other]!;
      sorted[border] = other;
      place[other] = border;
      bin[degree[other]!]!++;
      degree[other]!--;
    }
  }
  return degree;
}
