import type { Network } from "../core/network.ts";
import { ownHands, type Pool, runJobs } from "../core/pool.ts";
import type { Task } from "../core/task.ts";
import { countFoldedPairs, foldPendants, type FoldedNetwork } from "./fold-pendants.ts";
import { pathSweeps } from "./path-sweeps.ts";
import { cutSources, listSources } from "./sources.ts";

/**
 * Raw betweenness over unweighted shortest paths, every ordered pair of people counted (halve it for undirected networks).
 *
 * For each person v: the sum over pairs (s, t), s ≠ v ≠ t, of the share of shortest s→t paths that pass through v. People on no
 * path have 0. A value is not finite when there are more than 1.8e308 shortest paths between two people; counts of paths are exact to
 * 2^53. The bits depend on the network alone: not on the pool, nor on whether kernels are compiled.
 *
 * Cost O(n·m) time where n and m are what is left when pendant people are folded away, O(m) memory and 400 bytes a person for each
 * worker. Sources: Brandes, A faster algorithm for betweenness centrality (2001); several sources at once and folding: Sariyüce, Saule,
 * Kaya and Çatalyürek, Betweenness centrality on GPUs and heterogeneous architectures (2013), and Graph manipulations for fast
 * centrality computation (2017); pushing and pulling: Beamer, Asanović and Patterson, Direction-optimizing breadth-first search (2012).
 */
export async function computeBetweenness(network: Network, task: Task, pool: Pool = ownHands): Promise<Float64Array> {
  const folded = await foldPendants(network, task);
  await task.breathe();
  const { outgoing, incoming, sourceWeight, targetWeight, personOf } = folded;
  const sources = listSources(outgoing);
  await task.breathe();
  const n = personOf.length;
  const score = new Float64Array(n);
  const reachedBy = new Float64Array(n);
  const reached = new Float64Array(n);
  const ranges = cutSources(sources.length);
  const isSmall = sources.length * outgoing.of.length < WORTH_SENDING;
  await runJobs(isSmall ? ownHands : pool, pathSweeps, { outgoing, incoming, sourceWeight, targetWeight, sources }, ranges, {
    task,
    amountOf: (job) => ranges[job]!.to - ranges[job]!.from,
    progress: (done) => ({ stage: "Betweenness", done, total: sources.length, unit: "people" }),
    take: (part, job) => {
      const { from } = ranges[job]!;
      for (let p = 0; p < n; p++) {
        score[p]! += part.score[p]!;
        reachedBy[p]! += part.reachedBy[p]!;
      }
      part.reached.forEach((weight, i) => {
        reached[sources[from + i]!] = weight;
      });
    },
  });
  return addUp(folded, score, reached, reachedBy);
}

/** Sources × ties below which starting workers takes longer than the work: about 20 ms. */
const WORTH_SENDING = 3e7;
function addUp(folded: FoldedNetwork, score: Float64Array, reached: Float64Array, reachedBy: Float64Array): Float64Array {
  const values = countFoldedPairs(folded, reached, reachedBy);
  folded.personOf.forEach((person, number) => {
    values[person]! += score[number]!;
  });
  return values;
}
