import type { Measure, MeasureContext } from "../core/measure.ts";
import { columnLengths, rowLengths } from "../kernels/tie-weights.ts";

const shared = { unit: "people", better: "high", isAdditive: true, isRanking: true, usesWeights: "never" } as const;

/** Contacts: in plus out, so that a two-way tie counts twice; undirected: neighbours. Normalised: ÷ (n − 1). Cost O(n + m). */
export const degree: Measure = {
  ...shared,
  id: "degree",
  noun: "contacts",
  label: "has the most contacts",
  term: "degree",
  definition: "How many different people this person writes to plus how many write to them. Where ties have no direction: how many people they are tied to.",
  caveat: "Someone who both writes and answers is counted once for each direction. One message makes a contact as much as a thousand do.",
  compute: async (context) => {
    const { directed, outgoing } = context.network;
    const values = rowLengths(outgoing);
    if (directed) columnLengths(outgoing).forEach((length, p) => (values[p]! += length));
    return { values: normalize(values, context), notices: [] };
  },
};

/** Distinct people who talk to this person; undirected: neighbours. Normalised: ÷ (n − 1). Cost O(n + m). */
export const inDegree: Measure = {
  ...shared,
  id: "inDegree",
  noun: "people heard from",
  label: "hears from the most people",
  term: "in-degree",
  definition: "How many different people write to this person.",
  caveat: "Help desks and mailing lists hear from many people, too. It says nothing about who reads what they get.",
  compute: async (context) => ({ values: normalize(columnLengths(context.network.outgoing), context), notices: [] }),
};

/** Distinct people this person talks to; undirected: neighbours. Normalised: ÷ (n − 1). Cost O(n). */
export const outDegree: Measure = {
  ...shared,
  id: "outDegree",
  noun: "people reached",
  label: "talks to the most people",
  term: "out-degree",
  definition: "How many different people this person writes to.",
  caveat: "A single broadcast to a long list makes it large. Look at who answers as well.",
  compute: async (context) => ({ values: normalize(rowLengths(context.network.outgoing), context), notices: [] }),
};

function normalize(values: Float64Array, context: MeasureContext): Float64Array {
  const others = context.network.personCount - 1;
  return context.normalized && others > 0 ? values.map((value) => value / others) : values;
}
