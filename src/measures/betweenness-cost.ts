import type { MeasureContext } from "../core/measure.ts";
import type { Network } from "../core/network.ts";
import type { Pool } from "../core/pool.ts";
import type { Task } from "../core/task.ts";
import { foldPendants } from "../kernels/fold-pendants.ts";
import { LANES, pathSweeps } from "../kernels/path-sweeps.ts";
import { samplePathsJob } from "../kernels/sampled-paths.ts";
import { listSources } from "../kernels/sources.ts";
import { ALWAYS_EXACT, DELTA, isBetweennessSampled } from "./betweenness-estimate.ts";
import { dealOut } from "./error-budget.ts";
import { classify, FIRST_LOOK } from "./sampled-betweenness.ts";

/** What trying needs: workers as for the real thing, and a clock in milliseconds. */
export interface Trial {
  readonly task: Task;
  readonly pool: Pool;
  readonly now: () => number;
}

/** Seconds that betweenness would take on this machine; `sampled` is undefined where it is not offered. */
export interface BetweennessCost {
  readonly exact: number;
  readonly sampled: number | undefined;
}

/** How long each way is tried, in milliseconds; one round of it is done in any case. */
const TRIED = 250;
/** Ties from which on one round is enough. */
const HUGE = 4_000_000;
/** Paths drawn to see how many will be needed. */
const TRIED_PATHS = 4000;

/** True where betweenness is over in seconds whatever the network is like: nobody has to be asked. */
export function isBetweennessQuick(context: Pick<MeasureContext, "network" | "weights">): boolean {
  return context.network.personCount * context.network.tieCount <= ALWAYS_EXACT;
}

/**
 * Tries a little of exact and of sampled betweenness, unweighted, with all workers, and foretells the whole of both. The numbers
 * depend on the machine and its other work: they are for people to choose by, never for the engine.
 *
 * Exact: sweeps from sources spread over the network; the first round, in which workers get their data, is left out unless the network
 * is huge. Sampled: paths drawn, and how many will be needed by what they found. Cost: about a second, and what 16 searches take where
 * one takes longer.
 */
export async function foretellBetweenness(context: Pick<MeasureContext, "network" | "weights">, epsilon: number, trial: Trial): Promise<BetweennessCost> {
  const exact = await tryExact(context.network, trial);
  return { exact, sampled: isBetweennessSampled({ ...context, approximate: epsilon }) ? await trySampled(context.network, epsilon, trial) : undefined };
}

async function tryExact(network: Network, { task, pool, now }: Trial): Promise<number> {
  const { outgoing, incoming, sourceWeight, targetWeight } = await foldPendants(network, task);
  const sources = listSources(outgoing);
  if (sources.length === 0) return 0;
  const crew = pool.open(pathSweeps, { outgoing, incoming, sourceWeight, targetWeight, sources });
  const groups = Math.ceil(sources.length / LANES);
  let tried = 0;
  const round = async (): Promise<number> => {
    const from = now();
    // Steps of the golden section spread the groups evenly, however many rounds there are.
    const ranges = Array.from({ length: pool.size }, () => LANES * Math.floor((((tried++ + 0.5) * 0.6180339887498949) % 1) * groups));
    await crew.run(ranges.map((at) => ({ from: at, to: Math.min(sources.length, at + LANES) })), { task, take: () => {}, progress: progressOfTrial });
    return now() - from;
  };
  try {
    // Where a round takes a second or more, handing over the data hardly counts.
    if (outgoing.of.length < HUGE) await round();
    let spent = 0;
    let rounds = 0;
    while (rounds === 0 || spent < TRIED) {
      spent += await round();
      rounds++;
    }
    return (spent / rounds / pool.size) * (groups / 1000);
  } finally {
    crew.close();
  }
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
      task, progress: progressOfTrial,
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

function progressOfTrial(): { stage: string; done: number; total: number; unit: string } {
  return { stage: "Estimating how long betweenness takes", done: 0, total: Number.NaN, unit: "" };
}
