import type { Measure } from "../core/measure.ts";
import { countComponents, isAcyclic } from "../kernels/connectivity.ts";
import { computeEigenvector } from "../kernels/eigenvector.ts";
import { chooseBothWays } from "./chosen-network.ts";
import { measureNotice, undefinedForAll } from "./missing-values.ts";

/**
 * Eigenvector centrality (Bonacich 1987): the principal left vector, length 1. NaN for all, with a notice, on directed networks
 * without a cycle (`eigenvector-acyclic`) and where 100,000 iterations do not converge (`eigenvector-no-limit`); networks in
 * several parts get the limit from equal values and the notice `eigenvector-disconnected`. Cost O(m) an iteration.
 */
export const eigenvector: Measure = {
  id: "eigenvector",
  noun: "eigenvector centrality",
  label: "hears from the well-connected",
  term: "eigenvector centrality",
  unit: "share of a vector of length 1",
  definition: "A person's value is proportional to the sum of the values of those who write to them, each times the strength of the tie.",
  caveat: "Only the most tightly knit part of the network gets values worth comparing; elsewhere they fade to nothing.",
  better: "high",
  isAdditive: true,
  isRanking: true,
  usesWeights: "on",
  compute: async (context) => {
    const network = await chooseBothWays(context, eigenvector);
    const n = network.personCount;
    if (network.directed && (await isAcyclic(network, context.task))) {
      return undefinedForAll(n, "eigenvector-acyclic", "Eigenvector centrality is left out: nobody's messages ever come back around to them, so no such values exist.", "Rank by PageRank instead.");
    }
    const values = await computeEigenvector(network.incoming, context.task, { isSymmetric: !network.directed });
    if (values === undefined) {
      return undefinedForAll(n, "eigenvector-no-limit", "Eigenvector centrality is left out: 100,000 iterations did not settle, because two parts of the network balance each other.", "Rank by PageRank instead, or look at one part alone.");
    }
    const parts = await countComponents(network, context.task);
    if (parts <= 1) return { values, notices: [] };
    const message = `The network falls into ${parts} separate parts; eigenvector values outside the strongest of them are 0 or close to it.`;
    return { values, notices: [measureNotice("eigenvector-disconnected", message, "Compare people of one part only, or rank by PageRank.")] };
  },
};
