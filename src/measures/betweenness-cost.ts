import type { MeasureContext, MeasureCost, Trial } from "../core/measure.ts";
import type { Network } from "../core/network.ts";
import { foldPendants } from "../kernels/fold-pendants.ts";
import { prepareLengths, weightedPaths } from "../kernels/length-searches.ts";
import { LANES, pathSweeps } from "../kernels/path-sweeps.ts";
import { samplePathsJob } from "../kernels/sampled-paths.ts";
import { listSources } from "../kernels/sources.ts";
import { tieLengths } from "../kernels/tie-weights.ts";
import { ALWAYS_EXACT, DELTA, isBetweennessSampled } from "./betweenness-estimate.ts";
import { hasChosenWeights } from "./chosen-network.ts";
import { dealOut } from "./error-budget.ts";
import { foretellSearches } from "./foretell-searches.ts";
import { classify, FIRST_LOOK } from "./sampled-betweenness.ts";

/** How long sampling is tried, in milliseconds. */
const TRIED = 250;
/** Paths drawn to see how many will be needed. */
const TRIED_PATHS = 4000;
/** What is offered where nothing else was asked: within 0.1 % of all pairs of people. */
const OFFERED = 0.001;

/**
 * Tries a little of exact and, where it can be, of sampled betweenness with all workers, and foretells the whole of both.
 *
 * Exact: sweeps, or searches by length, from sources spread over the network. Sampled: paths drawn, and how many will be needed by what
 * they found. Cost: about a second, and what a few searches take where one takes longer.
 */
export const betweennessCost: MeasureCost = {
  // By length each person is searched from alone: some six times as long.
  longAbove: { steps: ALWAYS_EXACT, lengths: ALWAYS_EXACT / 2 },
  work: "every shortest way between all of them",
  async foretell(context, trial) {
    if (hasChosenWeights(context, { usesWeights: "off" })) return { exact: await tryLengths(context.network, trial), sampled: null };
    const epsilon = context.approximate ?? OFFERED;
    const exact = await trySteps(context.network, trial);
    if (!isBetweennessSampled({ ...context, approximate: epsilon })) return { exact, sampled: null };
    return { exact, sampled: { epsilon, seconds: await trySampled(context.network, epsilon, trial) } };
  },
};

/** True where betweenness is over in seconds whatever the network is like: nobody has to be asked. */
export function isBetweennessQuick(context: Pick<MeasureContext, "network" | "weights">): boolean {
  const { personCount, tieCount } = context.network;
  return personCount * tieCount <= betweennessCost.longAbove[hasChosenWeights(context, { usesWeights: "off" }) ? "lengths" : "steps"];
}

async function trySteps(network: Network, trial: Trial): Promise<number> {
  const { outgoing, incoming, sourceWeight, targetWeight } = await foldPendants(network, trial.task);
  const sources = listSources(outgoing);
  const shared = { outgoing, incoming, sourceWeight, targetWeight, sources };
  return await foretellSearches({ kind: pathSweeps, shared, sources: sources.length, inputOf: (from, to) => ({ from, to }), together: LANES, ties: outgoing.of.length }, trial);
}

async function tryLengths({ outgoing }: Network, trial: Trial): Promise<number> {
  const { followed } = prepareLengths(outgoing, tieLengths(outgoing));
  return await foretellSearches({ kind: weightedPaths, shared: followed, sources: followed.sources.length, inputOf: (from, to) => ({ from, to }), together: 1, ties: outgoing.of.length }, trial);
}

async function trySampled(network: Network, epsilon: number, { task, pool, now }: Trial): Promise<number> {
  const { outgoing, incoming, personCount: n, directed } = network;
  const ties = { start: outgoing.start, of: outgoing.of };
  const crew = pool.open(samplePathsJob, { outgoing: ties, ...(directed && { incoming: { start: incoming.start, of: incoming.of } }), seed: 0, kernel: "compiled" });
  const counts = new Uint32Array(n);
  let drawn = 0;
  const round = async (samples: number): Promise<number> => {
    const from = now();
    const each = Math.ceil(samples / pool.size);
    const ranges = Array.from({ length: pool.size }, (_, i) => ({ first: drawn + i * each, count: each }));
    drawn += each * pool.size;
    await crew.run(ranges, {
      task, progress: () => ({ stage: "Estimating how long it takes", done: 0, total: Number.NaN, unit: "" }),
      take: (found) => found.people.forEach((person, i) => (counts[person]! += found.counts[i]!)),
    });
    return now() - from;
  };
  try {
    await round(64);
    const before = drawn;
    let spent = 0;
    while (spent < TRIED && drawn < TRIED_PATHS) spent += await round(500);
    const { look } = classify(counts, drawn);
    return ((dealOut(look, { epsilon, delta: DELTA }).horizon + FIRST_LOOK / epsilon) * spent) / (drawn - before) / 1000;
  } finally {
    crew.close();
  }
}
