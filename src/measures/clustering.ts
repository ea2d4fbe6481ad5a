import type { Measure } from "../core/measure.ts";
import { computeClustering, openClustering } from "../kernels/clustering.ts";
import { simpleUnionSlowly } from "../network/undirected-union.ts";
import { trianglesCost } from "./triangles-cost.ts";

/** Local clustering (Watts and Strogatz 1998), unweighted, on the undirected union; fewer than two contacts: 0. Cost O(m·√m). */
export const clustering: Measure = {
  id: "clustering",
  noun: "contacts who know each other",
  label: "contacts know each other",
  term: "clustering",
  unit: "share of pairs of contacts",
  definition: "Of all pairs of this person's contacts, the share who are in contact with each other.",
  caveat: "High is not better or worse: it marks people inside a circle, low marks people between circles. With two contacts it can only be 0 or 1.",
  better: "high",
  isAdditive: false,
  isRanking: true,
  usesWeights: "never",
  cost: trianglesCost(async ({ network }, task) => openClustering((await simpleUnionSlowly(network, task)).outgoing, task)),
  compute: async ({ network, task }) => ({ values: await computeClustering((await simpleUnionSlowly(network, task)).outgoing, task), notices: [] }),
};
