import type { Csr } from "../core/network.ts";
import type { Task } from "../core/task.ts";

/**
 * Raw betweenness over unweighted shortest paths, every ordered pair of people counted (halve it for undirected networks).
 *
 * For each person v: the sum over pairs (s, t), s ≠ v ≠ t, of the share of shortest s→t paths that pass through v. People on no
 * path have 0. A value is not finite when there are more than 1.8e308 shortest paths between two people.
 * Cost O(n·m) time, O(n + m) memory. Source: Brandes, A faster algorithm for betweenness centrality (2001); the ties that lie
 * on shortest paths are noted on the way out, so that the way back touches no others.
 */
export async function computeBetweenness(outgoing: Csr, task: Task): Promise<Float64Array> {
  const n = outgoing.start.length - 1;
  const search = createSearch(outgoing);
  for (let source = 0; source < n; source++) {
    if (outgoing.start[source] !== outgoing.start[source + 1]) addPathsFrom(source, search);
    await task.breathe({ stage: "Betweenness", done: source + 1, total: n, unit: "people" });
  }
  return search.score;
}

interface Search {
  readonly ties: Csr;
  readonly score: Float64Array;
  /** Steps from the source; −1 where not reached. */
  readonly level: Int32Array;
  /** Number of shortest paths from the source. */
  readonly paths: Float64Array;
  /** (1 + dependency) ÷ paths: what each shortest path through a person hands back. */
  readonly share: Float64Array;
  readonly queue: Uint32Array;
  /** Ties on shortest paths, grouped by position in the queue. */
  readonly onward: Uint32Array;
  readonly onwardStart: Uint32Array;
}

function createSearch(ties: Csr): Search {
  const n = ties.start.length - 1;
  return {
    ties,
    score: new Float64Array(n),
    level: new Int32Array(n).fill(-1),
    paths: new Float64Array(n),
    share: new Float64Array(n),
    queue: new Uint32Array(n),
    onward: new Uint32Array(ties.of.length),
    onwardStart: new Uint32Array(n + 1),
  };
}

function addPathsFrom(source: number, search: Search): void {
  const { score, level, paths, share, queue, onward, onwardStart } = search;
  const { start, of } = search.ties;
  queue[0] = source;
  level[source] = 0;
  paths[source] = 1;
  let reached = 1;
  let onwardCount = 0;
  for (let head = 0; head < reached; head++) {
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
  for (let at = reached - 1; at > 0; at--) {
    const person = queue[at]!;
    const end = onwardStart[at + 1]!;
    let handedBack = 0;
    for (let i = onwardStart[at]!; i < end; i++) handedBack += share[onward[i]!]!;
    const pathCount = paths[person]!;
    const dependency = pathCount * handedBack;
    score[person]! += dependency;
    share[person] = (1 + dependency) / pathCount;
    level[person] = -1;
  }
  level[source] = -1;
}
