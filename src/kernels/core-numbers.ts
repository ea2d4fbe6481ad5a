import { wasm } from "virtual:kernels/core-numbers";
import type { Csr } from "../core/network.ts";
import type { Task } from "../core/task.ts";
import type { KernelChoice } from "./kernel-choice.ts";
import { copySlowly, type KernelMemory, kernelMemory } from "./kernel-memory.ts";

/**
 * k-core number of each person in an undirected network: the largest k such that the person is in a group in which everyone is
 * tied to at least k others of the group. People without ties have 0. Weights are ignored. Cost O(n + m).
 * Source: Batagelj and Zaversnik, An O(m) algorithm for cores decomposition of networks (2003).
 */
export function computeCoreNumbers(union: Csr, choice: KernelChoice = "compiled"): Float64Array {
  const memory = choice === "plain" ? undefined : kernelMemory<Exports>(wasm);
  const places = memory === undefined ? undefined : takePlaces(union, memory);
  places?.start.set(union.start);
  places?.of.set(union.of);
  const steps = places?.open() ?? openPlainCores(union);
  while (steps.advance(BREATH) > 0);
  return new Float64Array(steps.values());
}

/** The same, which lets messages in. */
export async function computeCoreNumbersSlowly(union: Csr, task: Task, choice: KernelChoice = "compiled"): Promise<Float64Array> {
  const total = union.start.length - 1;
  const memory = choice === "plain" ? undefined : kernelMemory<Exports>(wasm);
  const places = memory === undefined ? undefined : takePlaces(union, memory);
  if (places !== undefined) {
    await copySlowly(union.start, places.start, task);
    await copySlowly(union.of, places.of, task);
  }
  const steps = places?.open() ?? openPlainCores(union);
  for (let left = total; left > 0; ) {
    left = steps.advance(BREATH);
    await task.breathe({ stage: "Core numbers", done: total - left, total, unit: "people" });
  }
  return new Float64Array(steps.values());
}

/** Ties and people from one look at the clock to the next: some milliseconds. */
const BREATH = 1_000_000;

interface CoreSteps {
  /** Goes on until about `ties` ties and people are seen; answers how many people have no number yet. */
  advance(ties: number): number;
  /** The numbers, once everyone has one. */
  values(): Uint32Array;
}

interface Exports {
  open(n: number, start: number, of: number, degree: number, room: number, ring: number): void;
  advance(ties: number): number;
}

/** Where the ties go in the kernel's memory; once they are there it can be opened. */
interface CorePlaces {
  readonly start: Uint32Array;
  readonly of: Uint32Array;
  open(): CoreSteps;
}

function takePlaces({ start, of }: Csr, memory: KernelMemory<Exports>): CorePlaces {
  const n = start.length - 1;
  const startAt = memory.take(n + 1, 4);
  const ofAt = memory.take(of.length, 4);
  const [degree, room, ring] = [memory.take(n, 4), memory.take(n, 4), memory.take(n, 4)] as const;
  const kernel = memory.open();
  return {
    start: memory.u32(startAt, n + 1),
    of: memory.u32(ofAt, of.length),
    open() {
      kernel.open(n, startAt, ofAt, degree, room, ring);
      return { advance: (ties) => kernel.advance(ties), values: () => memory.u32(degree, n) };
    },
  };
}

/** The plain twin of assembly/core-numbers.ts: person by person, as Batagelj and Zaversnik; the numbers are the same. */
function openPlainCores({ start, of }: Csr): CoreSteps {
  const n = start.length - 1;
  const degree = new Uint32Array(n);
  for (let p = 0; p < n; p++) degree[p] = start[p + 1]! - start[p]!;
  // People sorted by degree; bin[d] is where those of degree d begin.
  const bin = new Uint32Array(n + 1);
  for (let p = 0; p < n; p++) bin[degree[p]! + 1]!++;
  for (let d = 0; d < n; d++) bin[d + 1]! += bin[d]!;
  const next = bin.slice();
  const sorted = new Uint32Array(n);
  const place = new Uint32Array(n);
  for (let p = 0; p < n; p++) {
    place[p] = next[degree[p]!]!++;
    sorted[place[p]!] = p;
  }
  let at = 0;
  return {
    advance(ties) {
      for (let left = ties; at < n && left > 0; at++) {
        const person = sorted[at]!;
        const end = start[person + 1]!;
        left -= 1 + end - start[person]!;
        for (let i = start[person]!; i < end; i++) {
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
      return n - at;
    },
    values: () => degree,
  };
}
