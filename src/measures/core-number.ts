import type { Measure } from "../core/measure.ts";
import { computeCoreNumbersSlowly } from "../kernels/core-numbers.ts";
import { simpleUnionSlowly } from "../network/undirected-union.ts";

/** k-core number (Seidman 1983) of the simple undirected union; no ties: 0. Cost O(n + m). */
export const core: Measure = {
  id: "core",
  noun: "core number",
  label: "is in the densest core",
  term: "k-core number",
  unit: "contacts inside the core",
  definition: "The largest number k such that this person belongs to a group in which everyone is in contact with at least k others of the group.",
  caveat: "Many people share the same number: it finds a core, it does not order the people in it. Direction and strength are ignored.",
  better: "high",
  isAdditive: false,
  isRanking: true,
  usesWeights: "never",
  compute: async ({ network, task }) => ({ values: await computeCoreNumbersSlowly((await simpleUnionSlowly(network, task)).outgoing, task), notices: [] }),
};
