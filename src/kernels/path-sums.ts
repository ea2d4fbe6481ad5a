import type { Csr, Network } from "../core/network.ts";
import { ownHands, type Pool, runJobs } from "../core/pool.ts";
import type { Task } from "../core/task.ts";
import { DistanceHeap } from "./distance-heap.ts";
import { countNeighbours, listSources, orderByNeighbours, renumberTies } from "./renumber.ts";
import { SOURCES_AT_ONCE, stepSums } from "./step-sums.ts";

/** Distances from each person to everyone within reach, summed up. */
export interface PathSums {
  /** People within reach, oneself left out. */
  readonly reached: Float64Array;
  /** Sum of the distances to them. */
  readonly distance: Float64Array;
  /** Sum of 1 ÷ distance. */
  readonly inverse: Float64Array;
}

/**
 * Sums of the distances in steps from every person along outgoing ties, or towards them along incoming ones.
 *
 * People who reach nobody have 0 in all three. The sums are made distance by distance, so their bits depend on the network alone.
 * Cost O(n·m ÷ 512) in networks where everyone is a few steps away, O(n·m) at worst; O(m) memory and 200 bytes a person for each
 * worker. Source: Then et al., The more the merrier: efficient multi-source graph traversal (2014).
 */
export async function sumSteps(network: Network, side: "outgoing" | "incoming", task: Task, pool: Pool = ownHands): Promise<PathSums> {
  const sums = createSums(network.personCount);
  const personOf = orderByNeighbours(countNeighbours(network));
  const ties = renumberTies(network[side], personOf);
  const back = network.directed ? renumberTies(side === "outgoing" ? network.incoming : network.outgoing, personOf) : ties;
  const sources = listSources(ties);
  const groups = Array.from({ length: Math.ceil(sources.length / SOURCES_AT_ONCE) }, (_, i) => sources.slice(i * SOURCES_AT_ONCE, (i + 1) * SOURCES_AT_ONCE));
  const isSmall = groups.length * ties.of.length < WORTH_SENDING;
  await runJobs(isSmall ? ownHands : pool, stepSums, { ties, back }, groups, {
    task,
    amountOf: (job) => groups[job]!.length,
    progress: (done) => ({ stage: "Shortest paths", done, total: sources.length, unit: "people" }),
    take: ({ reached, distance, inverse }, job) => {
      groups[job]!.forEach((source, i) => {
        const person = personOf[source]!;
        sums.reached[person] = reached[i]!;
        sums.distance[person] = distance[i]!;
        sums.inverse[person] = inverse[i]!;
      });
    },
  });
  return sums;
}

/** Groups of sources × ties below which starting workers takes longer than the work: about 20 ms. */
const WORTH_SENDING = 3e6;

/**
 * As `sumSteps` along `ties` (incoming ones for distances towards the person), with `length[i]` > 0 the length of tie i.
 * Cost O(n·m·log n) time, O(n) memory.
 */
export async function sumLengths(ties: Csr, length: Float64Array, task: Task): Promise<PathSums> {
  const n = ties.start.length - 1;
  const sums = createSums(n);
  const heap = new DistanceHeap(n);
  const seenBy = new Uint32Array(n);
  for (let source = 0; source < n; source++) {
    sumLengthsFrom(source, ties, length, heap, seenBy, sums);
    await task.breathe({ stage: "Shortest paths by strength", done: source + 1, total: n, unit: "people" });
  }
  return sums;
}

function createSums(n: number): PathSums {
  return { reached: new Float64Array(n), distance: new Float64Array(n), inverse: new Float64Array(n) };
}

function sumLengthsFrom(
  source: number, ties: Csr, length: Float64Array, heap: DistanceHeap, seenBy: Uint32Array, sums: PathSums,
): void {
  const { start, of } = ties;
  const mark = source + 1;
  let reached = -1;
  let distance = 0;
  let inverse = 0;
  seenBy[source] = mark;
  heap.push(source, 0);
  while (heap.size > 0) {
    const person = heap.pop();
    const soFar = heap.distance[person]!;
    reached++;
    if (person !== source) {
      distance += soFar;
      inverse += 1 / soFar;
    }
    const end = start[person + 1]!;
    for (let i = start[person]!; i < end; i++) {
      const other = of[i]!;
      const through = soFar + length[i]!;
      if (seenBy[other] !== mark) {
        seenBy[other] = mark;
        heap.push(other, through);
      } else if (through < heap.distance[other]!) {
        // Someone already out of the heap is never farther than `through`: lengths are positive.
        heap.bringNearer(other, through);
      }
    }
  }
  sums.reached[source] = reached;
  sums.distance[source] = distance;
  sums.inverse[source] = inverse;
}
