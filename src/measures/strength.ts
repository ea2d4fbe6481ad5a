import type { Measure } from "../core/measure.ts";
import { columnSums, rowSums } from "../kernels/tie-weights.ts";

/** Strengths are sums of weights by definition: the weights choice does not switch them off, and they are never normalised. */
const shared = { unit: "messages", better: "high", isAdditive: true, isRanking: true, usesWeights: "on" } as const;

/** Sum of the weights of all ties, in plus out; undirected: of the ties to neighbours. Cost O(n + m). */
export const strength: Measure = {
  ...shared,
  id: "strength",
  noun: "messages exchanged",
  label: "exchanges most",
  term: "strength",
  definition: "All messages this person sent to others plus all they received, a message to several people counted once for each.",
  caveat: "One busy pair can make both look important: two people who only write to each other, a lot, come out on top.",
  compute: async ({ network }) => {
    const values = rowSums(network.outgoing);
    if (network.directed) columnSums(network.outgoing).forEach((sum, p) => (values[p]! += sum));
    return { values, notices: [] };
  },
};

/** Sum of the weights of incoming ties. Cost O(n + m). */
export const inStrength: Measure = {
  ...shared,
  id: "inStrength",
  noun: "messages received",
  label: "receives most",
  term: "in-strength",
  definition: "All messages others sent to this person.",
  caveat: "Whoever is on every copy list receives most. It does not say that they read it, or answer.",
  compute: async ({ network }) => ({ values: columnSums(network.outgoing), notices: [] }),
};

/** Sum of the weights of outgoing ties. Cost O(n + m). */
export const outStrength: Measure = {
  ...shared,
  id: "outStrength",
  noun: "messages sent",
  label: "sends most",
  term: "out-strength",
  definition: "All messages this person sent to others, a message to several people counted once for each.",
  caveat: "Automatic senders come out on top: mark them as accounts of yours if they are not people.",
  compute: async ({ network }) => ({ values: rowSums(network.outgoing), notices: [] }),
};
