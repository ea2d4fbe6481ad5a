import type { Measure } from "../core/measure.ts";

/** Influence impressions: how often anything this person wrote came before anyone. NaN where the data hold no talk. Cost O(n). */
export const impressions: Measure = {
  id: "impressions",
  noun: "times people were reached",
  label: "reaches most",
  term: "influence impressions",
  unit: "impressions",
  definition: "Messages times audience: for every message, its weight times the number of people who see it, added up.",
  caveat: "It counts being seen, not being heeded: whoever reaches most people does not necessarily move them. The result says how the audience was counted.",
  better: "high",
  isAdditive: true,
  isRanking: true,
  usesWeights: "never",
  compute: async ({ impressions: values }) => ({ values: values.slice(), notices: [] }),
};

/** Influence posts: messages written. NaN where the data hold no talk. Cost O(n). */
export const posts: Measure = {
  id: "posts",
  noun: "posts",
  label: "talks most",
  term: "influence posts",
  unit: "messages",
  definition: "The messages this person wrote; a row of weight w counts as w messages.",
  caveat: "A message to a thousand people and a message to nobody count the same. Whoever talks most does not move people most.",
  better: "high",
  isAdditive: true,
  isRanking: true,
  usesWeights: "never",
  compute: async ({ posts: values }) => ({ values: values.slice(), notices: [] }),
};
