import type { Measure, MeasureContext } from "../core/measure.ts";
import type { Csr } from "../core/network.ts";
import { computeConstraint, computeEffectiveSize, openConstraint, openEffectiveSize } from "../kernels/structural-holes.ts";
import { undirectedUnionSlowly } from "../network/undirected-union.ts";
import { chooseBothWays } from "./chosen-network.ts";
import { trianglesCost } from "./triangles-cost.ts";

const shared = { isAdditive: false, isRanking: true, usesWeights: "off" } as const;

/**
 * Burt's constraint (1992) on w(i→j) + w(j→i), as NetworkX on a DiGraph; without weights a two-way tie weighs 2. People with only
 * incoming ties have a value, as in igraph; people without ties have NaN. Cost O(Σ degree²).
 */
export const constraint: Measure = {
  ...shared,
  id: "constraint",
  noun: "tied to one circle",
  label: "is least hemmed in",
  term: "constraint",
  unit: "0 and up, low is free",
  definition:
    "How much of this person's contact goes, directly or through a third, to people who are in contact with each other. Low: their contacts are strangers to each other, and news meets only here.",
  caveat: "Low is better here. People with few contacts are constrained by arithmetic alone: compare people with a similar number of contacts.",
  better: "low",
  cost: trianglesCost(async (context, task) => openConstraint(await mutualTies({ ...context, task }), task)),
  compute: async (context) => ({ values: await computeConstraint(await mutualTies(context), context.task), notices: [] }),
};

/** Burt's effective size (1992), on the same ties as `constraint`. People without ties have NaN. Cost O(Σ degree²). */
export const effectiveSize: Measure = {
  ...shared,
  id: "effectiveSize",
  noun: "separate contacts",
  label: "has the most separate contacts",
  term: "effective size",
  unit: "contacts",
  definition: "The number of this person's contacts, less the part that is redundant because contacts are in contact with each other.",
  caveat: "It grows with the number of contacts: whoever writes to many comes out high unless those all know each other.",
  better: "high",
  cost: trianglesCost(async (context, task) => openEffectiveSize(await mutualTies({ ...context, task }), task)),
  compute: async (context) => ({ values: await computeEffectiveSize(await mutualTies(context), context.task), notices: [] }),
};

async function mutualTies(context: Pick<MeasureContext, "network" | "weights" | "task">): Promise<Csr> {
  return (await undirectedUnionSlowly(await chooseBothWays(context, shared), context.task)).outgoing;
}
