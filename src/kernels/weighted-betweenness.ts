import type { Csr } from "../core/network.ts";
import type { Task } from "../core/task.ts";
import { DistanceHeap } from "./distance-heap.ts";

/** Two paths are equally long when their lengths differ by less than this fraction of their sum, as in igraph. */
const SAME_LENGTH = 1e-10;

/**
 * Raw betweenness over shortest paths by length, every ordered pair counted (halve it for undirected networks).
 *
 * As `computeBetweenness`, with `length[i]` > 0 the length of tie i. Lengths a and b count as equal when |a − b| < 1e-10·(a + b)
 * (igraph's comparison): 1/3 + 1/3 + 1/3 and 1 are the same, which exact comparison would miss. Unlike igraph, a tie never leads
 * back to a person who is already settled, however short it is. Cost O(n·m·log n) time, O(n + m) memory.
 * Source: Brandes (2001) with Dijkstra's search.
 */
export async function computeWeightedBetweenness(outgoing: Csr, length: Float64Array, task: Task): Promise<Float64Array> {
  const n = outgoing.start.length - 1;
  const search = createSearch(outgoing, length);
  for (let source = 0; source < n; source++) {
    if (outgoing.start[source] !== outgoing.start[source + 1]) addPathsFrom(source, search);
    await task.breathe({ stage: "Weighted betweenness", done: source + 1, total: n, unit: "people" });
  }
  return search.score;
}

const UNSEEN = 0;
const WAITING = 1;
const SETTLED = 2;
const NO_LINK = 0xffffffff;

interface Search {
  readonly ties: Csr;
  readonly length: Float64Array;
  readonly score: Float64Array;
  readonly heap: DistanceHeap;
  readonly state: Uint8Array;
  readonly paths: Float64Array;
  readonly dependency: Float64Array;
  /** People in the order in which they were settled. */
  readonly settled: Uint32Array;
  /** Who comes just before a person on shortest paths: linked lists in one pool, at most one link per tie. */
  readonly firstLink: Uint32Array;
  readonly nextLink: Uint32Array;
  readonly before: Uint32Array;
}

function createSearch(ties: Csr, length: Float64Array): Search {
  const n = ties.start.length - 1;
  return {
    ties,
    length,
    score: new Float64Array(n),
    heap: new DistanceHeap(n),
    state: new Uint8Array(n),
    paths: new Float64Array(n),
    dependency: new Float64Array(n),
    settled: new Uint32Array(n),
    firstLink: new Uint32Array(n),
    nextLink: new Uint32Array(ties.of.length),
    before: new Uint32Array(ties.of.length),
  };
}

function addPathsFrom(source: number, search: Search): void {
  const reached = settleFrom(source, search);
  const { score, state, paths, dependency, settled, firstLink, nextLink, before } = search;
  for (let at = reached - 1; at > 0; at--) {
    const person = settled[at]!;
    const share = (1 + dependency[person]!) / paths[person]!;
    for (let link = firstLink[person]!; link !== NO_LINK; link = nextLink[link]!) dependency[before[link]!]! += paths[before[link]!]! * share;
    score[person]! += dependency[person]!;
    dependency[person] = 0;
    state[person] = UNSEEN;
  }
  dependency[source] = 0;
  state[source] = UNSEEN;
}

function settleFrom(source: number, search: Search): number {
  const { length, heap, state, paths, settled, firstLink, nextLink, before } = search;
  const { start, of } = search.ties;
  const { distance } = heap;
  let reached = 0;
  let links = 0;
  paths[source] = 1;
  firstLink[source] = NO_LINK;
  state[source] = WAITING;
  heap.push(source, 0);
  while (heap.size > 0) {
    const person = heap.pop();
    state[person] = SETTLED;
    settled[reached++] = person;
    const soFar = distance[person]!;
    const end = start[person + 1]!;
    for (let i = start[person]!; i < end; i++) {
      const other = of[i]!;
      if (state[other] === SETTLED) continue;
      const through = soFar + length[i]!;
      if (state[other] === UNSEEN) {
        state[other] = WAITING;
        heap.push(other, through);
      } else {
        const known = distance[other]!;
        if (Math.abs(through - known) < SAME_LENGTH * (through + known)) {
          paths[other]! += paths[person]!;
          before[links] = person;
          nextLink[links] = firstLink[other]!;
          firstLink[other] = links++;
          continue;
        }
        if (through > known) continue;
        heap.bringNearer(other, through);
      }
      paths[other] = paths[person]!;
      before[links] = person;
      nextLink[links] = NO_LINK;
      firstLink[other] = links++;
    }
  }
  return reached;
}
