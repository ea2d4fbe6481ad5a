import type { Measure } from "../core/measure.ts";
import { countWithinTwoSteps } from "../kernels/reach.ts";
import { reach2Cost } from "./reach2-cost.ts";

/** Distinct others within two outward steps. Cost: the number of outward two-step walks. */
export const reach2: Measure = {
  id: "reach2",
  noun: "people within two steps",
  label: "reaches most in two steps",
  term: "two-step reach",
  unit: "people",
  definition: "How many different people get a message if this person writes to all their contacts and each of those passes it on to all of theirs.",
  caveat: "Nobody passes everything on: it is an upper limit. In small networks nearly everyone reaches nearly everyone.",
  better: "high",
  isAdditive: true,
  isRanking: true,
  usesWeights: "never",
  cost: reach2Cost,
  compute: async ({ network, task }) => ({ values: await countWithinTwoSteps(network.outgoing, task), notices: [] }),
};
