import type { Measure, MeasureContext, MeasureResult } from "../core/measure.ts";
import { computeHits, type HubsAndAuthorities } from "../kernels/hits.ts";
import { chooseBothWays, hasChosenWeights } from "./chosen-network.ts";
import { undefinedForAll } from "./missing-values.ts";

const shared = { unit: "share of 1", better: "high", isAdditive: true, isRanking: true, usesWeights: "on" } as const;

/** HITS hub value (Kleinberg 1999), all sum to 1. NaN for all, with a notice, without ties or limit. Cost O(m) an iteration. */
export const hub: Measure = {
  ...shared,
  id: "hub",
  noun: "hub",
  label: "writes to those everyone writes to",
  term: "hub (HITS)",
  definition: "Good hubs write to good authorities, and good authorities are written to by good hubs; both values settle together.",
  caveat: "One dense group takes nearly all of it; people elsewhere get next to nothing, however busy they are.",
  compute: (context) => pick(context, "hub"),
};

/** HITS authority value (Kleinberg 1999), all sum to 1. NaN for all, with a notice, without ties or limit. Cost O(m) an iteration. */
export const authority: Measure = {
  ...shared,
  id: "authority",
  noun: "authority",
  label: "is written to by the best hubs",
  term: "authority (HITS)",
  definition: "Good authorities are written to by good hubs, and good hubs write to good authorities; both values settle together.",
  caveat: "One dense group takes nearly all of it. Being written to is not the same as knowing best.",
  compute: (context) => pick(context, "authority"),
};

async function pick(context: MeasureContext, side: keyof HubsAndAuthorities): Promise<MeasureResult> {
  const network = await chooseBothWays(context, shared);
  const n = network.personCount;
  if (network.tieCount === 0) {
    return undefinedForAll(n, "hits-no-ties", "Hubs and authorities are left out: there is no tie between two people.", "Choose another topic or period.");
  }
  const key = `hits:${hasChosenWeights(context, shared) ? "weighted" : "plain"}`;
  const both = await context.shared(key, () => computeHits(network, context.task));
  if (both === undefined) {
    return undefinedForAll(n, "hits-no-limit", "Hubs and authorities are left out: 100,000 iterations did not settle, because two parts of the network balance each other.", "Rank by PageRank instead.");
  }
  return { values: both[side].slice(), notices: [] };
}
