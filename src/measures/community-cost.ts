import type { MeasureCost } from "../core/measure.ts";
import type { Network } from "../core/network.ts";
import { ownHands, type Pool } from "../core/pool.ts";
import { createRandom } from "../core/random.ts";
import { inTurn, openLouvainSlowly, runPass } from "../kernels/louvain.ts";
import { undirectedUnionSlowly } from "../network/undirected-union.ts";
import { chooseBothWays } from "./chosen-network.ts";

/** A run takes so many times as long as its first pass: 2.4 to 5.8 on wiki-Vote, email-Enron, musae-github, Slashdot, Higgs and generated networks. */
const PASSES = 3.2;
/** Runs beside each other share the way to memory: they take so much longer. */
const BESIDE = 1.2;

/**
 * Makes the first pass of one run and foretells all runs by it: how long people go on moving depends on the network. Cost: the undirected
 * union, and about a third of one run.
 */
export const communityCost: MeasureCost = {
  longAbove: { steps: 0, lengths: 0, ties: 1_000_000 },
  work: "looking for circles again and again",
  async foretell(context, { task, pool, now }) {
    const { louvainRuns: runs } = context;
    const begun = now();
    const union = await undirectedUnionSlowly(await chooseBothWays({ ...context, task }, { usesWeights: "on" }), task);
    if (union.tieCount === 0) return { exact: 0, sampled: null, oneRun: 0 };
    const steps = await openLouvainSlowly(union.outgoing, "compiled", task);
    const prepared = now();
    await runPass(steps, inTurn(createRandom(1)), () => task.breathe({ stage: "Estimating how long it takes", done: 0, total: Number.NaN, unit: "" }));
    const run = (now() - prepared) * PASSES;
    const workers = workersOf(union, runs, pool).size;
    const turns = Math.ceil(runs / workers);
    return { exact: (prepared - begun + turns * run * (workers > 1 ? BESIDE : 1)) / 1000, sampled: null, oneRun: (prepared - begun + run) / 1000 };
  },
};

/** Ties of all runs together below which workers cost more than they save. */
const LITTLE = 200_000;
/** Every worker needs some 60 bytes a tie: above so many ties one has to do. */
const HUGE = 20_000_000;

/** Who does the runs: all workers where that is worth it. */
export function workersOf({ tieCount }: Network, runs: number, pool: Pool): Pool {
  return tieCount <= HUGE && runs > 1 && tieCount * runs > LITTLE ? pool : ownHands;
}
