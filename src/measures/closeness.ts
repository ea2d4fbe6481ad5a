import type { Measure, MeasureContext } from "../core/measure.ts";
import { type PathSums, sumLengths, sumSteps } from "../kernels/path-sums.ts";
import { tieLengths } from "../kernels/tie-weights.ts";
import { closenessCost } from "./closeness-cost.ts";
import { hasChosenWeights } from "./chosen-network.ts";

const shared = { better: "high", isAdditive: false, isRanking: true, usesWeights: "off" } as const;

/**
 * Harmonic closeness, outward and raw: Σ 1/d(person, other) over everyone within reach; nobody within reach: 0. Weighted: a tie of
 * weight w is 1/w long. Source: Marchiori and Latora (2000). Cost: as the kernel says.
 */
export const closeness: Measure = {
  ...shared,
  id: "closeness",
  noun: "closeness to everyone",
  label: "is closest to everyone",
  term: "harmonic closeness",
  unit: "people, each divided by their distance",
  definition: "Everyone this person can reach by passing messages on, each counted as 1 divided by the number of steps it takes.",
  caveat: "Values lie close together, so ranks change easily. It assumes that every contact passes everything on.",
  cost: closenessCost("outgoing"),
  compute: async (context) => ({ values: (await pathSums(context, "outgoing")).inverse.slice(), notices: [] }),
};

/** Harmonic closeness, inward: Σ 1/d(other, person). As `closeness` otherwise. */
export const harmonicIn: Measure = {
  ...shared,
  id: "harmonicIn",
  noun: "ease of being reached",
  label: "is easiest to reach",
  term: "harmonic closeness, inward",
  unit: "people, each divided by their distance",
  definition: "Everyone from whom something can reach this person, each counted as 1 divided by the number of steps it takes.",
  caveat: "Being easy to reach is not reaching others: compare with the outward measure. Values lie close together.",
  cost: closenessCost("incoming"),
  compute: async (context) => ({ values: (await pathSums(context, "incoming")).inverse.slice(), notices: [] }),
};

/**
 * Classic closeness, inward, as NetworkX `closeness_centrality`: (r ÷ Σ d) · (r ÷ (n − 1)), with r the people from whom this one
 * can be reached (Wasserman and Faust 1994). Nobody: 0. Weighted and cost: as `closeness`.
 */
export const closenessClassic: Measure = {
  ...shared,
  id: "closenessClassic",
  noun: "closeness, classic",
  label: "is reached in the fewest steps",
  term: "closeness (Wasserman and Faust)",
  unit: "1 ÷ mean distance, scaled by the share of people who can reach them",
  definition: "1 divided by the mean number of steps from others to this person, times the share of people from whom there is a way at all.",
  caveat: "Where the network falls into parts, people in the big part always win. Prefer the harmonic measure; this one is for comparing with books.",
  cost: closenessCost("incoming"),
  compute: async (context) => {
    const { reached, distance } = await pathSums(context, "incoming");
    const others = context.network.personCount - 1;
    const values = reached.map((count, p) => (count === 0 ? 0 : (count / distance[p]!) * (count / others)));
    return { values, notices: [] };
  },
};

function pathSums(context: MeasureContext, side: "outgoing" | "incoming"): Promise<PathSums> {
  const { network, task, pool } = context;
  const weighted = hasChosenWeights(context, shared);
  const key = `path-sums:${network.directed ? side : "both"}:${weighted ? "weighted" : "steps"}`;
  return context.shared(key, async () => {
    await network.makeIncoming?.(task, { withWeights: weighted && side === "incoming" });
    return weighted ? sumLengths(network[side], tieLengths(network[side]), task, pool) : sumSteps(network, side, task, pool);
  });
}
