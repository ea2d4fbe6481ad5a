import { DistanceDrawers, sizeDrawers } from "./distance-drawers.ts";
import { DistanceHeap, type DistanceQueue } from "./distance-heap.ts";

/** Ties with lengths: those of person p are `of[start[p]] … of[start[p+1]−1]`, `length` of them above 0. */
export interface LongTies {
  readonly start: Uint32Array;
  readonly of: Uint32Array;
  readonly length: Float64Array;
}

/** Shortest paths by length from one source after the other. */
export interface LengthSearch {
  /** Adds, to everyone's score, the share of shortest paths from the source to others that pass through them. */
  addPathsFrom(source: number): void;
  /** Sums since `clearScore`, to be copied before it is called again. */
  readonly score: Float64Array;
  clearScore(): void;
  /** How many people the source reaches, the sum of the distances to them, and that of 1 ÷ distance; overwritten by the next call. */
  sumFrom(source: number): Float64Array;
}

/** Two paths are equally long when their lengths differ by less than this fraction of their sum, as in igraph. */
const SAME_LENGTH = 1e-10;
const UNSEEN = 0;
const WAITING = 1;
const SETTLED = 2;
const NO_LINK = 0xffffffff;

interface Search {
  readonly ties: LongTies;
  readonly score: Float64Array;
  readonly queue: DistanceQueue;
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

/** The plain twin of assembly/lengths.ts: the same people in the same order, the same bits. Cost O(m + n·log n) a source at most. */
export function openPlainLengths(ties: LongTies): LengthSearch {
  const n = ties.start.length - 1;
  const sizes = sizeDrawers(ties.length);
  const search: Search = {
    ties,
    score: new Float64Array(n),
    queue: sizes.count === 0 ? new DistanceHeap(n) : new DistanceDrawers(n, sizes),
    state: new Uint8Array(n),
    paths: new Float64Array(n),
    dependency: new Float64Array(n),
    settled: new Uint32Array(n),
    firstLink: new Uint32Array(n),
    nextLink: new Uint32Array(ties.of.length),
    before: new Uint32Array(ties.of.length),
  };
  const sums = new Float64Array(3);
  return {
    addPathsFrom: (source) => addPathsFrom(source, search),
    score: search.score,
    clearScore: () => void search.score.fill(0),
    sumFrom(source) {
      sumFrom(source, search, sums);
      return sums;
    },
  };
}

function addPathsFrom(source: number, search: Search): void {
  const reached = settlePaths(source, search);
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

function settlePaths(source: number, search: Search): number {
  const { queue, state, paths, settled, firstLink, nextLink, before } = search;
  const { start, of, length } = search.ties;
  const { distance } = queue;
  let reached = 0;
  let links = 0;
  paths[source] = 1;
  firstLink[source] = NO_LINK;
  state[source] = WAITING;
  queue.push(source, 0);
  while (queue.size > 0) {
    const person = queue.pop();
    state[person] = SETTLED;
    settled[reached++] = person;
    const soFar = distance[person]!;
    const end = start[person + 1]!;
    for (let i = start[person]!; i < end; i++) {
      const other = of[i]!;
      // Those who are settled stay as they are, however short the tie.
      if (state[other] === SETTLED) continue;
      const through = soFar + length[i]!;
      if (state[other] === UNSEEN) {
        state[other] = WAITING;
        queue.push(other, through);
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
        queue.bringNearer(other, through);
      }
      paths[other] = paths[person]!;
      before[links] = person;
      nextLink[links] = NO_LINK;
      firstLink[other] = links++;
    }
  }
  return reached;
}

function sumFrom(source: number, search: Search, sums: Float64Array): void {
  const { queue, state, settled } = search;
  const { start, of, length } = search.ties;
  const { distance } = queue;
  let reached = 0;
  sums.fill(0);
  state[source] = WAITING;
  queue.push(source, 0);
  while (queue.size > 0) {
    const person = queue.pop();
    settled[reached++] = person;
    const soFar = distance[person]!;
    if (person !== source) {
      sums[0]!++;
      sums[1]! += soFar;
      sums[2]! += 1 / soFar;
    }
    const end = start[person + 1]!;
    for (let i = start[person]!; i < end; i++) {
      const other = of[i]!;
      const through = soFar + length[i]!;
      if (state[other] === UNSEEN) {
        state[other] = WAITING;
        queue.push(other, through);
      } else if (through < distance[other]!) {
        // Someone already settled is never farther than `through`: lengths are positive.
        queue.bringNearer(other, through);
      }
    }
  }
  for (let at = 0; at < reached; at++) state[settled[at]!] = UNSEEN;
}
