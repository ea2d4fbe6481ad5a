import type { Measure } from "../core/measure.ts";
import { computePageRank } from "../kernels/pagerank.ts";
import { chooseBothWays } from "./chosen-network.ts";

/** PageRank (Page et al. 1999), α = 0.85, equal teleport and dangling shares; sums to 1 over all n people. Cost O(m) an iteration. */
export const pagerank: Measure = {
  id: "pagerank",
  noun: "PageRank",
  label: "is listened to by the listened-to",
  term: "PageRank",
  unit: "share of 1",
  definition:
    "Follow messages from person to person at random, stronger ties more often, and in 15 of 100 steps start again anywhere: the share of time spent at this person.",
  caveat: "It flows to whoever receives, so silent receivers can rank high. The 15 in 100 are a convention.",
  better: "high",
  isAdditive: true,
  isRanking: true,
  usesWeights: "on",
  compute: async (context) => ({ values: await computePageRank(await chooseBothWays(context, pagerank), context.task), notices: [] }),
};
