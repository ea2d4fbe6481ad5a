import { WhotalksError } from "../core/errors.ts";
import type { Measure, MeasureContext } from "../core/measure.ts";
import type { Network } from "../core/network.ts";
import { ownHands, type Pool, runJobs } from "../core/pool.ts";
import type { Task } from "../core/task.ts";
import type { KernelChoice } from "../kernels/kernel-choice.ts";
import { louvainJob, type Partition } from "../kernels/louvain.ts";
import { undirectedUnionSlowly } from "../network/undirected-union.ts";
import { chooseBothWays } from "./chosen-network.ts";
import { communityCost, workersOf } from "./community-cost.ts";
import { measureModularitySlowly } from "./modularity.ts";

/** A partition of all people. */
export interface Communities {
  /** Community of each person: 0 is the largest; equally large ones by their smallest person number. */
  readonly labels: Uint32Array;
  readonly count: number;
  /** Of the undirected union with summed weights, resolution 1; NaN without ties. */
  readonly modularity: number;
  readonly runs: number;
}

/** A later run must be better by more than this: different groups of the same worth differ by rounding. */
const BETTER = 1e-12;

/** Community by Louvain (Blondel et al. 2008): a label per person, never a ranking. Cost: `louvainRuns` times nearly O(m). */
export const community: Measure = {
  id: "community",
  noun: "circle",
  label: "community",
  term: "Louvain community",
  unit: "number of the community, 0 is the largest",
  definition: "People are put into groups so that as much of the talk as possible stays inside groups, compared with chance (Louvain, best of several seeded runs).",
  caveat: "There are often several equally good ways to draw the lines; another seed may draw them differently. The numbers are names, not ranks.",
  better: "high",
  isAdditive: false,
  isRanking: false,
  usesWeights: "on",
  cost: communityCost,
  compute: async (context) => {
    const { labels } = await communitiesOf(context);
    return { values: Float64Array.from(labels), notices: [] };
  },
};

/** The communities of a context, computed once for the measure and for what a result says of them. */
export function communitiesOf(context: MeasureContext): Promise<Communities> {
  return context.shared("communities", async () => findCommunities(await chooseBothWays(context, community), { runs: context.louvainRuns, seed: context.seed, task: context.task, ...(context.pool !== undefined && { pool: context.pool }) }));
}

/**
 * Louvain on the undirected union of a network, weights summed (a network without weights counts a two-way tie as 2).
 *
 * Best modularity of `runs` runs seeded seed, seed + 1, …; the first wins. The same input gives the same labels in every engine and
 * with any number of workers. Without ties everyone is a community. What a run is: `runLouvain`.
 * Errors: `louvain-runs` when runs is no whole number ≥ 1. Cost: runs times nearly O(m).
 */
export async function findCommunities(
  network: Network,
  options: { readonly runs: number; readonly seed: number; readonly task: Task; readonly pool?: Pool; readonly kernel?: KernelChoice },
): Promise<Communities> {
  const { runs, seed, task, pool = ownHands, kernel = "compiled" } = options;
  if (!Number.isInteger(runs) || runs < 1) {
    throw new WhotalksError("louvain-runs", `Expected a whole number of runs, 1 or more; found ${runs}.`, { kind: "arguments", hint: "Use 10 runs." });
  }
  const union = await undirectedUnionSlowly(network, task);
  const n = union.personCount;
  if (union.tieCount === 0) return { labels: Uint32Array.from({ length: n }, (_, p) => p), count: n, modularity: Number.NaN, runs };
  const seeds = Array.from({ length: runs }, (_, run) => seed + run);
  let best: Partition | undefined;
  await runJobs(workersOf(union, runs, pool), louvainJob, { union: union.outgoing, kernel: union.tieCount < FEW_TIES ? "plain" : kernel }, seeds, {
    task,
    take: (found) => {
      if (best === undefined || found.modularity > best.modularity + BETTER) best = found;
    },
    progress: (done) => ({ stage: "Communities", done, total: runs, unit: "runs" }),
  });
  const { labels, count } = renumber(best!.groups);
  return { labels, count, modularity: await measureModularitySlowly(union, labels, task), runs };
}

/** Compiling takes longer than this little work. */
const FEW_TIES = 128;
/** Renames groups 0, 1, … by size, largest first, then by their first person. Numbers of groups found are below the number of people. */
function renumber(found: Uint32Array): { labels: Uint32Array; count: number } {
  const n = found.length;
  const size = new Uint32Array(n);
  const groups: number[] = [];
  // In the order of their first person, which a stable sort by size keeps.
  for (let p = 0; p < n; p++) if (size[found[p]!]!++ === 0) groups.push(found[p]!);
  groups.sort((a, b) => size[b]! - size[a]!);
  const labelOf = new Uint32Array(n);
  groups.forEach((group, label) => (labelOf[group] = label));
  return { labels: found.map((group) => labelOf[group]!), count: groups.length };
}
