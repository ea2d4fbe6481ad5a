import type { Csr, Network } from "../core/network.ts";
import { ownHands, type Pool, runJobs } from "../core/pool.ts";
import type { Task } from "../core/task.ts";
import { lengthSums, prepareLengths } from "./length-searches.ts";
import { countNeighbours, orderByNeighbours, renumberTies } from "./renumber.ts";
import { cutSources, listSources } from "./sources.ts";
import { type FollowedTies, SOURCES_AT_ONCE, stepSums } from "./step-sums.ts";

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
  const { shared, sources, personOf } = await prepareSteps(network, side, task);
  const groups = Array.from({ length: Math.ceil(sources.length / SOURCES_AT_ONCE) }, (_, i) => sources.slice(i * SOURCES_AT_ONCE, (i + 1) * SOURCES_AT_ONCE));
  const isSmall = groups.length * shared.ties.of.length < WORTH_SENDING;
  await runJobs(isSmall ? ownHands : pool, stepSums, shared, groups, {
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

/** Ties to follow in steps, people numbered anew, and everyone from whom, by their new numbers. Cost O(n·log n + m). */
export async function prepareSteps(
  network: Network, side: "outgoing" | "incoming", task: Task,
): Promise<{ readonly shared: FollowedTies; readonly sources: Uint32Array; readonly personOf: Uint32Array }> {
  const personOf = orderByNeighbours(await countNeighbours(network, task));
  const ties = await renumberTies(network[side], personOf, task);
  const back = network.directed ? await renumberTies(side === "outgoing" ? network.incoming : network.outgoing, personOf, task) : ties;
  await task.breathe();
  return { shared: { ties, back }, sources: listSources(ties), personOf };
}

/** Groups of sources × ties below which starting workers takes longer than the work: about 20 ms. */
const WORTH_SENDING = 3e6;

/**
 * As `sumSteps` along `ties` (incoming ones for distances towards the person), with `length[i]` > 0 the length of tie i.
 * Cost O(n·m) time, O(n·m + n²·log n) where lengths differ by more than 30,000 times; O(m) memory for each worker.
 */
export async function sumLengths(ties: Csr, length: Float64Array, task: Task, pool: Pool = ownHands): Promise<PathSums> {
  const sums = createSums(ties.start.length - 1);
  const { followed, personOf } = prepareLengths(ties, length);
  const { sources } = followed;
  const ranges = cutSources(sources.length);
  const isSmall = sources.length * ties.of.length < WORTH_SENDING;
  await runJobs(isSmall ? ownHands : pool, lengthSums, followed, ranges, {
    task,
    amountOf: (job) => ranges[job]!.to - ranges[job]!.from,
    progress: (done) => ({ stage: "Shortest paths by strength", done, total: sources.length, unit: "people" }),
    take: (part, job) => {
      const { from, to } = ranges[job]!;
      for (let at = from, i = 0; at < to; at++) {
        const person = personOf[sources[at]!]!;
        sums.reached[person] = part[i++]!;
        sums.distance[person] = part[i++]!;
        sums.inverse[person] = part[i++]!;
      }
    },
  });
  return sums;
}

function createSums(n: number): PathSums {
  return { reached: new Float64Array(n), distance: new Float64Array(n), inverse: new Float64Array(n) };
}
