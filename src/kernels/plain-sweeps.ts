import type { Csr } from "../core/network.ts";

/** What sweeps go over. */
export interface SweptNetwork {
  readonly outgoing: Csr;
  readonly incoming: Csr;
  /** What each person counts for as a source. */
  readonly sourceWeight: Float64Array;
  /** What each person counts for as a target. */
  readonly targetWeight: Float64Array;
  /** Everyone whose paths are followed, in the order in which they are. */
  readonly sources: Uint32Array;
}

/** Follows shortest paths and holds the sums so far. */
export interface Sweeper {
  /** Follows the paths from up to 8 sources: those at `from` and after it. @returns the weights reached by each, overwritten by the next sweep */
  sweep(from: number, count: number): Float64Array;
  /** Sums since the last `take`, to be copied before the next sweep: 8 × n scores (8 for each person), and n of `reachedBy`. */
  readonly lanes: Float64Array;
  readonly reachedBy: Float64Array;
  /** Sets both to 0. */
  clear(): void;
}

/**
 * The plain twin of assembly/betweenness.ts: one source at a time, and the same bits, because every sum is made in the same order: path
 * counts over the people before in ascending order, what comes back over the ties in their order, scores for each of 8 places apart.
 */
export function createPlainSweeper(swept: SweptNetwork): Sweeper {
  const n = swept.targetWeight.length;
  const lanes = new Float64Array(8 * n);
  const reachedBy = new Float64Array(n);
  const reached = new Float64Array(8);
  const search = createSearch(swept.outgoing);
  return {
    sweep(from, count) {
      for (let lane = 0; lane < count; lane++) {
        const source = swept.sources[from + lane]!;
        const found = goOut(source, search);
        reached[lane] = comeBack(found, search, swept.targetWeight, swept.sourceWeight[source]!, lanes, lane, reachedBy);
      }
      return reached;
    },
    lanes,
    reachedBy,
    clear() {
      lanes.fill(0);
      reachedBy.fill(0);
    },
  };
}

interface Search {
  readonly ties: Csr;
  /** Steps from the source; −1 where not reached. */
  readonly level: Int32Array;
  /** Number of shortest paths from the source. */
  readonly paths: Float64Array;
  /** (target weight + dependency) ÷ paths: what each shortest path through a person hands back. */
  readonly share: Float64Array;
  /** Everyone reached, level by level, ascending within each. */
  readonly queue: Uint32Array;
  /** Ties on shortest paths, grouped by position in the queue. */
  readonly onward: Uint32Array;
  readonly onwardStart: Uint32Array;
}

function createSearch(ties: Csr): Search {
  const n = ties.start.length - 1;
  return {
    ties,
    level: new Int32Array(n).fill(-1),
    paths: new Float64Array(n),
    share: new Float64Array(n),
    queue: new Uint32Array(n),
    onward: new Uint32Array(ties.of.length),
    onwardStart: new Uint32Array(n + 1),
  };
}

/** @returns how many were reached, the source included. The ties that lie on shortest paths are noted, so that the way back touches no others. */
function goOut(source: number, search: Search): number {
  const { level, paths, queue, onward, onwardStart } = search;
  const { start, of } = search.ties;
  queue[0] = source;
  level[source] = 0;
  paths[source] = 1;
  let reached = 1;
  let levelEnd = 1;
  let onwardCount = 0;
  for (let head = 0; head < reached; head++) {
    if (head === levelEnd) {
      levelEnd = reached;
      queue.subarray(head, levelEnd).sort();
    }
    const person = queue[head]!;
    const nextLevel = level[person]! + 1;
    const pathCount = paths[person]!;
    const end = start[person + 1]!;
    onwardStart[head] = onwardCount;
    for (let i = start[person]!; i < end; i++) {
      const other = of[i]!;
      const known = level[other]!;
      if (known === -1) {
        level[other] = nextLevel;
        paths[other] = pathCount;
        queue[reached++] = other;
        onward[onwardCount++] = other;
      } else if (known === nextLevel) {
        paths[other]! += pathCount;
        onward[onwardCount++] = other;
      }
    }
  }
  onwardStart[reached] = onwardCount;
  return reached;
}

/** @returns the target weights of everyone reached, the source left out */
function comeBack(
  reached: number, search: Search, targetWeight: Float64Array, sourceWeight: number, lanes: Float64Array, lane: number, reachedBy: Float64Array,
): number {
  const { level, paths, share, queue, onward, onwardStart } = search;
  let targets = 0;
  for (let at = reached - 1; at > 0; at--) {
    const person = queue[at]!;
    const end = onwardStart[at + 1]!;
    let handedBack = 0;
    for (let i = onwardStart[at]!; i < end; i++) handedBack += share[onward[i]!]!;
    const pathCount = paths[person]!;
    const dependency = pathCount * handedBack;
    lanes[8 * person + lane]! += sourceWeight * dependency;
    share[person] = (targetWeight[person]! + dependency) / pathCount;
    reachedBy[person]! += sourceWeight;
    targets += targetWeight[person]!;
    level[person] = -1;
  }
  level[queue[0]!] = -1;
  return targets;
}
