import { wasm } from "virtual:kernels/louvain";
import type { Csr } from "../core/network.ts";
import type { JobKind } from "../core/pool.ts";
import { createRandom, type Random } from "../core/random.ts";
import type { Task } from "../core/task.ts";
import type { KernelChoice } from "./kernel-choice.ts";
import { copySlowly, type KernelMemory, kernelMemory } from "./kernel-memory.ts";
import { openPlainLouvain, type LouvainSteps } from "./plain-louvain.ts";
import { inStretches } from "./stretches.ts";

/**
 * Opens an undirected network with at least one tie for Louvain. Weights must be positive.
 *
 * Memory: about 80 bytes per person and 12 per end of a tie, twice at most. Cost O(n + m).
 */
export function openLouvain(union: Csr, choice: KernelChoice = "compiled"): LouvainSteps {
  const memory = choice === "plain" ? undefined : kernelMemory<Exports>(wasm);
  if (memory === undefined) return openPlainLouvain(union);
  const compiled = layOut(union, memory);
  compiled.start.set(union.start);
  compiled.of.set(union.of);
  if (union.weight !== undefined) compiled.weight?.set(union.weight);
  compiled.loadRows(0, union.start.length - 1);
  return compiled.steps;
}

/** The same, which lets messages in. */
export async function openLouvainSlowly(union: Csr, choice: KernelChoice, task: Task): Promise<LouvainSteps> {
  const memory = choice === "plain" ? undefined : kernelMemory<Exports>(wasm);
  if (memory === undefined) return openPlainLouvain(union);
  const compiled = layOut(union, memory);
  await copySlowly(union.start, compiled.start, task);
  await copySlowly(union.of, compiled.of, task);
  if (union.weight !== undefined && compiled.weight !== undefined) await copySlowly(union.weight, compiled.weight, task);
  await inStretches(union, task, compiled.loadRows);
  return compiled.steps;
}

/** Ties from one look at the clock to the next: a few milliseconds. */
const BREATH = 200_000;
/** Another turn must gain more modularity than this. */
const WORTH = 1e-9;

/** A partition of all people: a group number each, in no particular order. */
export interface Partition {
  readonly groups: Uint32Array;
  /** Newman's, resolution 1, up to rounding. */
  readonly modularity: number;
}

/**
 * One seeded run: Louvain with the people visited in the order of their numbers, Louvain with them visited in an order drawn, and from
 * the better of the two on again and again: single people move from the groups found, the groups become nodes, and so on, until a turn
 * gains no more than 1e-9.
 *
 * Why: visits in the order of numbers end low where numbers go with the number of ties (0.27 against 0.31 on a network with heavy tails
 * and no groups), and nobody leaves a group after the first level (0.31 to 0.35 there). Never below graphology-communities-louvain with
 * the same random numbers: its partition is the first of the two. Cost: two to five times that of one pass, so nearly O(m).
 * Source: Rotta and Noack, Multilevel local search algorithms for modularity clustering (2011), iterated as Traag et al. 2019 do.
 */
export async function runLouvain(steps: LouvainSteps, random: Random, breathe: () => Promise<void>): Promise<Partition> {
  let best = await runPass(steps, inTurn(random), breathe);
  const drawn = inDrawnOrder(random);
  const other = await runPass(steps, drawn, breathe);
  if (other.modularity > best.modularity + WORTH) best = other;
  for (;;) {
    const next = await runPass(steps, drawn, breathe, best.groups);
    if (!(next.modularity > best.modularity + WORTH)) return best;
    best = next;
  }
}

/**
 * One pass: people move to the neighbouring group where modularity gains most, those around them are looked at again, groups become
 * nodes and it starts over, until nobody moves. Nearly O(m). Source: Blondel et al. 2008; the queue: Traag, Waltman and van Eck 2019.
 *
 * In turn and from nobody's groups it is move for move what graphology-communities-louvain 2.0.2 does on a view of the network
 * (resolution 1), so the groups are the same.
 */
export async function runPass(steps: LouvainSteps, orderOf: (nodes: number) => Uint32Array, breathe: () => Promise<void>, from?: Uint32Array): Promise<Partition> {
  steps.restart(from);
  let mayMerge = from !== undefined;
  for (;;) {
    steps.fill(orderOf(steps.nodes()));
    while (steps.move(BREATH)) await breathe();
    await breathe();
    // Groups that were given are no nodes yet, even where nobody leaves them.
    if (!steps.hasMoved() && !mayMerge) return { groups: steps.nodeOfPeople(), modularity: steps.modularity() };
    mayMerge = false;
    while (steps.zoomOut(BREATH)) await breathe();
    await breathe();
  }
}

/** Orders of visits: by number, the first one drawn. */
export function inTurn(random: Random): (nodes: number) => Uint32Array {
  return (nodes) => {
    const first = random.below(nodes);
    const order = new Uint32Array(nodes);
    for (let i = 0; i < nodes; i++) order[i] = i < nodes - first ? first + i : first + i - nodes;
    return order;
  };
}

function inDrawnOrder(random: Random): (nodes: number) => Uint32Array {
  return (nodes) => {
    const order = new Uint32Array(nodes);
    for (let i = 0; i < nodes; i++) {
      const j = random.below(i + 1);
      order[i] = order[j]!;
      order[j] = i;
    }
    return order;
  };
}

/** What workers find communities in. */
export interface LouvainNetwork {
  readonly union: Csr;
  readonly kernel: KernelChoice;
}

/** About as many as a run of a small network has. */
const MANY_BREATHS = 30;

/** One run of Louvain a job: the input is its seed. */
export const louvainJob: JobKind<LouvainNetwork, number, Partition> = {
  id: "louvain",
  open: ({ union, kernel }) => {
    let steps: LouvainSteps | undefined;
    return async (seed, job) => {
      let breaths = 0;
      // How many there will be nobody knows: each brings the end a little closer.
      const breathe = (): Promise<void> => job.breathe(Math.floor((100 * ++breaths) / (breaths + MANY_BREATHS)) / 100);
      steps ??= await openLouvainSlowly(union, kernel, { breathe: () => job.breathe() });
      return runLouvain(steps, createRandom(seed), breathe);
    };
  },
};

interface Exports {
  setUp(n: number, start: number, of: number, weight: number, perPerson32: number, perPerson64: number): void;
  loadRows(first: number, last: number): void;
  restart(): void;
  groups(): number;
  regroup(): void;
  order(): number;
  fill(): void;
  move(ties: number): number;
  moved(): number;
  levelNodes(): number;
  nodesOfPeople(): number;
  modularity(): number;
  zoomOut(of: number, weight: number, ties: number): number;
  entriesFound(): number;
}

/** First levels of other runs may be larger: with so much room they seldom need more. */
const SPARE = 1.25;

/** A kernel whose ties must still be written, and then loaded row by row. */
interface LaidOut {
  readonly start: Uint32Array;
  readonly of: Uint32Array;
  readonly weight: Float64Array | undefined;
  readonly loadRows: (first: number, last: number) => void;
  readonly steps: LouvainSteps;
}

function layOut(union: Csr, memory: KernelMemory<Exports>): LaidOut {
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
  kernel.setUp(n, start, of, weight, perPerson32, perPerson64);
  let depth = 0;
  let room = 0;
  const steps: LouvainSteps = {
    restart(groups) {
      depth = 0;
      kernel.restart();
      if (groups === undefined) return;
      memory.u32(kernel.groups(), n).set(groups);
      kernel.regroup();
    },
    nodes: () => kernel.levelNodes(),
    fill(order) {
      memory.u32(kernel.order(), order.length).set(order);
      kernel.fill();
    },
    move: (ties) => kernel.move(ties) !== 0,
    hasMoved: () => kernel.moved() !== 0,
    zoomOut(ties) {
      if (kernel.zoomOut(levelOf[depth % 2]!, levelWeight[depth % 2]!, ties) !== 0) return true;
      depth++;
      const found = kernel.entriesFound();
      // Levels shrink: whatever comes second fits where the first second level fits.
      if (depth !== 1 || found <= room) return false;
      room = Math.min(entries, Math.ceil(SPARE * found));
      levelOf[1] = memory.take(room, 4);
      levelWeight[1] = memory.take(room, 8);
      memory.open();
      return false;
    },
    nodeOfPeople: () => memory.u32(kernel.nodesOfPeople(), n).slice(),
    modularity: () => kernel.modularity(),
  };
  return {
    start: memory.u32(start, n + 1),
    of: memory.u32(of, entries),
    weight: union.weight === undefined ? undefined : memory.f64(weight, entries),
    loadRows: (first, last) => kernel.loadRows(first, last),
    steps,
  };
}
