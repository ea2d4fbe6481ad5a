import { isWeighted, type MeasureContext, type MeasureResult } from "../core/measure.ts";
import type { Notice } from "../core/notice.ts";
import { count, exactPercent } from "../core/words.ts";
import { tooManyPaths } from "./missing-values.ts";
import { sampleBetweenness } from "./sampled-betweenness.ts";

/** Up to so many people × ties betweenness is always exact: that takes seconds. */
export const ALWAYS_EXACT = 1_000_000_000;
/** The probability that a bound fails, for all people together. */
export const DELTA = 0.05;

/**
 * True where betweenness will be sampled: it was asked for, ties count 1 each, and people × ties exceed 1,000,000,000. Longer and shorter
 * ties would need searches that cannot meet half way: weighted betweenness is always exact.
 */
export function isBetweennessSampled({ network, weights, approximate }: Pick<MeasureContext, "network" | "weights" | "approximate">): boolean {
  if (approximate === undefined || (isWeighted({ usesWeights: "off" }, weights) && network.outgoing.weight !== undefined)) return false;
  return network.personCount * network.tieCount > ALWAYS_EXACT;
}

/**
 * Sampled betweenness in the unit of the exact one, with its bounds and the notice `estimated`. People on no path drawn have 0; NaN for
 * all with `paths-overflow` as for exact values. Cost: see `sampleBetweenness`.
 */
export async function estimateBetweenness(context: MeasureContext): Promise<MeasureResult> {
  const { network, seed, task, pool } = context;
  const n = network.personCount;
  const epsilon = context.approximate!;
  const sampled = await sampleBetweenness(network, { epsilon, delta: DELTA, seed, task, pool });
  if (sampled.hasOverflow) return tooManyPaths(n);
  const unit = context.normalized ? n / (n - 2) : (n * (n - 1)) / (network.directed ? 1 : 2);
  const inUnit = (values: Float64Array): Float64Array => values.map((value) => value * unit);
  const { samples } = sampled;
  const most = epsilon * unit;
  const notice: Notice = {
    code: "estimated",
    severity: "info",
    count: 1,
    message: `Betweenness is estimated from ${count(samples)} shortest paths drawn at random: with ${exactPercent(1 - DELTA)} certainty nobody's value is off by more than ±${exactPercent(epsilon)} of all pairs of people${context.normalized ? "" : ` (±${count(most)})`}.`,
    hint: "Values that are closer together than their bounds may stand in another order. Compute it exactly to be sure.",
  };
  return { values: inUnit(sampled.share), notices: [notice], estimated: { epsilon, delta: DELTA, seed, samples, below: inUnit(sampled.below), above: inUnit(sampled.above), most } };
}
