import type { Measure } from "../core/measure.ts";
import { computeBetweenness } from "../kernels/betweenness.ts";
import { tieLengths } from "../kernels/tie-weights.ts";
import { computeWeightedBetweenness } from "../kernels/weighted-betweenness.ts";
import { betweennessCost } from "./betweenness-cost.ts";
import { estimateBetweenness, isBetweennessSampled } from "./betweenness-estimate.ts";
import { hasChosenWeights } from "./chosen-network.ts";
import { tooManyPaths } from "./missing-values.ts";

/**
 * Betweenness (Freeman 1977; Brandes 2001), raw; undirected pairs count once. Normalised: ÷ ((n − 1)(n − 2)), twice that when
 * undirected, as NetworkX. Weighted: a tie of weight w is 1/w long. NaN for all, with notice `paths-overflow`, when there are more
 * shortest paths than numbers can count. Cost: as the kernels say.
 */
export const betweenness: Measure = {
  id: "betweenness",
  noun: "go-between",
  label: "bridges most",
  term: "betweenness",
  unit: "pairs of people",
  definition:
    "For how many pairs of other people this person lies on the shortest way from one to the other; where there are several shortest ways, the share of them that pass through.",
  caveat:
    "It assumes that news takes shortest ways. One person who links two groups scores high even if hardly anything passes; in small networks it changes a lot with a single tie.",
  better: "high",
  isAdditive: true,
  isRanking: true,
  usesWeights: "off",
  isSampled: isBetweennessSampled,
  cost: betweennessCost,
  compute: async (context) => {
    if (isBetweennessSampled(context)) return estimateBetweenness(context);
    const { network, task } = context;
    const n = network.personCount;
    const isWeighted = hasChosenWeights(context, betweenness);
    if (!isWeighted) await network.makeIncoming?.(task, { withWeights: false });
    const values = isWeighted
      ? await computeWeightedBetweenness(network.outgoing, tieLengths(network.outgoing), task, context.pool)
      : await computeBetweenness(network, task, context.pool);
    if (!values.every(Number.isFinite)) return tooManyPaths(n);
    const pairs = context.normalized && n > 2 ? (n - 1) * (n - 2) : network.directed ? 1 : 2;
    return { values: values.map((value) => value / pairs), notices: [] };
  },
};
