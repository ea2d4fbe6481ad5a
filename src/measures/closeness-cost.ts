import type { MeasureCost } from "../core/measure.ts";
import { lengthSums, prepareLengths } from "../kernels/length-searches.ts";
import { prepareSteps } from "../kernels/path-sums.ts";
import { SOURCES_AT_ONCE, stepSums } from "../kernels/step-sums.ts";
import { tieLengths } from "../kernels/tie-weights.ts";
import { hasChosenWeights } from "./chosen-network.ts";
import { foretellSearches } from "./foretell-searches.ts";

/**
 * Tries a little of closeness with all workers, and foretells the whole: searches in steps or by length from people spread over the
 * network, along outgoing ties or towards them. There is no sampling. Cost: about half a second, and what one search takes where it takes longer.
 */
export function closenessCost(side: "outgoing" | "incoming"): MeasureCost {
  return {
    // In steps 512 people are followed at once; by length each alone.
    longAbove: { steps: 50_000_000_000, lengths: 1_000_000_000 },
    work: "every shortest way between all of them",
    async foretell(context, trial) {
      const { network } = context;
      if (hasChosenWeights(context, { usesWeights: "off" })) {
        const { followed } = prepareLengths(network[side], tieLengths(network[side]));
        const exact = await foretellSearches({ kind: lengthSums, shared: followed, sources: followed.sources.length, inputOf: (from, to) => ({ from, to }), together: 1, ties: network[side].of.length }, trial);
        return { exact, sampled: null };
      }
      const { shared, sources } = await prepareSteps(network, side, trial.task);
      const exact = await foretellSearches({ kind: stepSums, shared, sources: sources.length, inputOf: (from, to) => sources.slice(from, to), together: SOURCES_AT_ONCE, ties: shared.ties.of.length }, trial);
      return { exact, sampled: null };
    },
  };
}
