import { wasm } from "virtual:kernels/louvain";
import type { Csr } from "../core/network.ts";
import type { Random } from "../core/random.ts";
import type { KernelChoice } from "./kernel-choice.ts";
import { type KernelMemory, kernelMemory } from "./kernel-memory.ts";
import { openPlainLouvain, type LouvainSteps } from "./plain-louvain.ts";

/**
 * Opens an undirected network with at least one tie for Louvain. Weights must be positive.
 *
 * Memory: about 80 bytes per person and 12 per end of a tie, twice at most. Cost O(n + m).
 */
export function openLouvain(union: Csr, choice: KernelChoice = "compiled"): LouvainSteps {
  const memory = choice === "plain" ? undefined : kernelMemory<Exports>(wasm);
  return memory === undefined ? openPlainLouvain(union) : openCompiledLouvain(union, memory);
}

/** Ties from one look at the clock to the next: a few milliseconds. */
const BREATH = 200_000;

/**
 * One run: people move to the neighbouring group where modularity gains most, those around them are looked at again, groups become
 * nodes and it starts over, until nobody moves. Answers with a group number per person, in no particular order.
 *
 * Move for move what graphology-communities-louvain 2.0.2 does on a view of the network (a queue of nodes, first node by `random`,
 * resolution 1), so the groups are the same. Cost nearly O(m).
 * Source: Blondel et al. 2008; the queue: Traag, Waltman and van Eck 2019.
 */
export async function runLouvain(steps: LouvainSteps, random: Random, breathe: () => Promise<void>): Promise<Uint32Array> {
  steps.restart();
  for (;;) {
    steps.fill(random.below(steps.nodes()));
    while (steps.move(BREATH)) await breathe();
    await breathe();
    if (!steps.hasMoved()) return steps.nodeOfPeople();
    steps.zoomOut();
  }
}

interface Exports {
  setUp(n: number, start: number, of: number, weight: number, perPerson32: number, perPerson64: number): void;
  restart(): void;
  fill(first: number): void;
  move(ties: number): number;
  moved(): number;
  levelNodes(): number;
  nodesOfPeople(): number;
  zoomOut(of: number, weight: number): number;
}

function openCompiledLouvain(union: Csr, memory: KernelMemory<Exports>): LouvainSteps {
  const n = union.start.length - 1;
  const entries = union.of.length;
  const start = memory.take(n + 1, 4);
  const of = memory.take(entries, 4);
  const weight = union.weight === undefined ? 0 : memory.take(entries, 8);
  const perPerson32 = memory.take(9 * (n + 2), 4);
  const perPerson64 = memory.take(6 * n, 8);
  // Two levels at a time lie here: the one that is read and the one that is written.
  const levelOf = [memory.take(entries, 4), 0];
  const levelWeight = [memory.take(entries, 8), 0];
  const kernel = memory.open();
  memory.u32(start, n + 1).set(union.start);
  memory.u32(of, entries).set(union.of);
  if (union.weight !== undefined) memory.f64(weight, entries).set(union.weight);
  kernel.setUp(n, start, of, weight, perPerson32, perPerson64);
  let depth = 0;
  let room = 0;
  return {
    restart() {
      depth = 0;
      kernel.restart();
    },
    nodes: () => kernel.levelNodes(),
    fill: (first) => kernel.fill(first),
    move: (ties) => kernel.move(ties) !== 0,
    hasMoved: () => kernel.moved() !== 0,
    zoomOut() {
      const found = kernel.zoomOut(levelOf[depth % 2]!, levelWeight[depth % 2]!);
      depth++;
      // Levels shrink: whatever comes second fits where the first second level fits.
      if (depth !== 1 || found <= room) return;
      levelOf[1] = memory.take(found, 4);
      levelWeight[1] = memory.take(found, 8);
      room = found;
      memory.open();
    },
    nodeOfPeople: () => memory.u32(kernel.nodesOfPeople(), n).slice(),
  };
}
