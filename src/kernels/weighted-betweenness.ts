import type { Csr } from "../core/network.ts";
import { ownHands, type Pool, runJobs } from "../core/pool.ts";
import type { Task } from "../core/task.ts";
import { prepareLengths, weightedPaths } from "./length-searches.ts";
import { cutSources } from "./sources.ts";

/** Sources × ties below which starting workers takes longer than the work: about 20 ms. */
const WORTH_SENDING = 3e6;

/**
 * Raw betweenness over shortest paths by length, every ordered pair counted (halve it for undirected networks).
 *
 * As `computeBetweenness`, with `length[i]` > 0 the length of tie i. Lengths a and b count as equal when |a − b| < 1e-10·(a + b)
 * (igraph's comparison): 1/3 + 1/3 + 1/3 and 1 are the same, which exact comparison would miss. Unlike igraph, a tie never leads
 * back to a person who is already settled, however short it is. The bits depend on the network alone.
 *
 * Cost O(n·m) time, O(n·m + n²·log n) where lengths differ by more than 30,000 times; O(m) memory for each worker. Sources: Brandes
 * (2001) with Dijkstra's search; people wait in buckets as in Dinitz, Economical algorithms for finding shortest paths in a network (1978).
 */
export async function computeWeightedBetweenness(outgoing: Csr, length: Float64Array, task: Task, pool: Pool = ownHands): Promise<Float64Array> {
  const { followed, personOf } = prepareLengths(outgoing, length);
  const { sources } = followed;
  const ranges = cutSources(sources.length);
  const score = new Float64Array(outgoing.start.length - 1);
  const isSmall = sources.length * outgoing.of.length < WORTH_SENDING;
  await runJobs(isSmall ? ownHands : pool, weightedPaths, followed, ranges, {
    task,
    amountOf: (job) => ranges[job]!.to - ranges[job]!.from,
    progress: (done) => ({ stage: "Weighted betweenness", done, total: sources.length, unit: "people" }),
    take: (part) => {
      for (let number = 0; number < part.length; number++) score[personOf[number]!]! += part[number]!;
    },
  });
  return score;
}
