import louvain from "graphology-communities-louvain";
import { WhotalksError } from "../core/errors.ts";
import type { Measure, MeasureContext } from "../core/measure.ts";
import type { Network } from "../core/network.ts";
import { createRandom, type Random } from "../core/random.ts";
import type { Task } from "../core/task.ts";
import { openLouvain, runLouvain } from "../kernels/louvain.ts";
import { viewAsGraph } from "../network/graphology-view.ts";
import { undirectedUnion } from "../network/undirected-union.ts";
import { chooseNetwork } from "./chosen-network.ts";
import { measureModularity } from "./modularity.ts";

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
  compute: async (context) => {
    const { labels } = await communitiesOf(context);
    return { values: Float64Array.from(labels), notices: [] };
  },
};

/** The communities of a context, computed once for the measure and for what a result says of them. */
export function communitiesOf(context: MeasureContext): Promise<Communities> {
  return context.shared("communities", () => findCommunities(chooseNetwork(context, community), { runs: context.louvainRuns, seed: context.seed, task: context.task }));
}

/**
 * Louvain on the undirected union of a network, weights summed (a network without weights counts a two-way tie as 2).
 *
 * Best modularity of `runs` runs seeded seed, seed + 1, …; the first wins. The same input gives the same labels in every engine.
 * Without ties everyone is a community. Errors: `louvain-runs` when runs is no whole number ≥ 1. Cost: runs times nearly O(m).
 */
export async function findCommunities(
  network: Network,
  options: { readonly runs: number; readonly seed: number; readonly task: Task },
): Promise<Communities> {
  const { runs, seed, task } = options;
  if (!Number.isInteger(runs) || runs < 1) {
    throw new WhotalksError("louvain-runs", `Expected a whole number of runs, 1 or more; found ${runs}.`, { kind: "arguments", hint: "Use 10 runs." });
  }
  const union = undirectedUnion(network);
  const n = union.personCount;
  if (union.tieCount === 0) return { labels: Uint32Array.from({ length: n }, (_, p) => p), count: n, modularity: Number.NaN, runs };
  const partition = openPartition(union);
  let best: Communities | undefined;
  for (let run = 0; run < runs; run++) {
    const breathe = (): Promise<void> => task.breathe({ stage: "Communities", done: run, total: runs, unit: "runs" });
    await breathe();
    const { labels, count } = renumber(await partition(createRandom(seed + run), breathe));
    const modularity = measureModularity(union, labels);
    if (best === undefined || modularity > best.modularity + BETTER) best = { labels, count, modularity, runs };
  }
  return best!;
}

type Partition = (random: Random, breathe: () => Promise<void>) => Promise<Uint32Array>;

/** The package is quick below these sizes; at 128 ties, and again at 32,768, its index arrays overflow and ties are lost. */
const FEW_TIES = 128;
const FEW_PEOPLE = 256;

/** Few ties: graphology-communities-louvain itself. More: our kernel, which makes the same moves many times faster. */
function openPartition(union: Network): Partition {
  if (union.tieCount < FEW_TIES && union.personCount < FEW_PEOPLE) return async (random) => partitionByPackage(union, random);
  const steps = openLouvain(union.outgoing);
  return (random, breathe) => runLouvain(steps, random, breathe);
}

/** One run of graphology-communities-louvain on the view of an undirected network: a group number per person. */
export function partitionByPackage(union: Network, random: Random): Uint32Array {
  const { weight } = union.outgoing;
  const mapping = louvain(viewAsGraph(union), {
    getEdgeWeight: (edge) => (weight === undefined ? 1 : weight[Number(edge)]!),
    rng: () => random.next(),
  });
  return Uint32Array.from({ length: union.personCount }, (_, p) => mapping[p]!);
}

/** Renames groups 0, 1, … by size, largest first, then by their first person. */
function renumber(found: Uint32Array): { labels: Uint32Array; count: number } {
  const groups = new Map<number, { first: number; size: number; label: number }>();
  found.forEach((label, p) => {
    const group = groups.get(label);
    if (group === undefined) groups.set(label, { first: p, size: 1, label: 0 });
    else group.size++;
  });
  const ordered = [...groups.values()].sort((a, b) => b.size - a.size || a.first - b.first);
  ordered.forEach((group, i) => (group.label = i));
  return { labels: found.map((label) => groups.get(label)!.label), count: ordered.length };
}
