import type { Csr } from "../core/network.ts";
import type { Task } from "../core/task.ts";
import { DistanceHeap } from "./distance-heap.ts";

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
 * Sums of the distances in steps from every person along `ties`; hand over incoming ties for distances towards the person.
 * People who reach nobody have 0 in all three. Cost O(n·m) time, O(n) memory.
 */
export async function sumSteps(ties: Csr, task: Task): Promise<PathSums> {
  const n = ties.start.length - 1;
  const sums = createSums(n);
  const queue = new Uint32Array(n);
  const seenBy = new Uint32Array(n);
  for (let source = 0; source < n; source++) {
    sumStepsFrom(source, ties, queue, seenBy, sums);
    await task.breathe({ stage: "Shortest paths", done: source + 1, total: n, unit: "people" });
  }
  return sums;
}

/** As `sumSteps`, with `length[i]` > 0 the length of tie i. Cost O(n·m·log n) time, O(n) memory. */
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

/** `seenBy[p]` = source + 1 once p was reached from the source: nothing has to be cleared between sources. */
function sumStepsFrom(source: number, ties: Csr, queue: Uint32Array, seenBy: Uint32Array, sums: PathSums): void {
  const { start, of } = ties;
  const mark = source + 1;
  queue[0] = source;
  seenBy[source] = mark;
  let reached = 1;
  let levelStart = 0;
  let distance = 0;
  let inverse = 0;
  for (let step = 1; levelStart < reached; step++) {
    const levelEnd = reached;
    for (let head = levelStart; head < levelEnd; head++) {
      const person = queue[head]!;
      const end = start[person + 1]!;
      for (let i = start[person]!; i < end; i++) {
        const other = of[i]!;
        if (seenBy[other] === mark) continue;
        seenBy[other] = mark;
        queue[reached++] = other;
      }
    }
    distance += (reached - levelEnd) * step;
    inverse += (reached - levelEnd) / step;
    levelStart = levelEnd;
  }
  sums.reached[source] = reached - 1;
  sums.distance[source] = distance;
  sums.inverse[source] = inverse;
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
