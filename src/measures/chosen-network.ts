import { isWeighted, type Measure, type MeasureContext } from "../core/measure.ts";
import type { Network } from "../core/network.ts";
import { withoutWeights } from "../network/undirected-union.ts";

/** The network of the context as a measure must see it: with its weights, or every tie weighing 1. Cost O(1). */
function chooseNetwork(context: Pick<MeasureContext, "network" | "weights">, measure: Pick<Measure, "usesWeights">): Network {
  return isWeighted(measure, context.weights) ? context.network : withoutWeights(context.network);
}

/** The same, once its incoming ties are made, which lets messages in. Cost O(n + m) the first time. */
export async function chooseBothWays(context: Pick<MeasureContext, "network" | "weights" | "task">, measure: Pick<Measure, "usesWeights">): Promise<Network> {
  await context.network.makeIncoming?.(context.task, { withWeights: hasChosenWeights(context, measure) });
  return chooseNetwork(context, measure);
}

/** True when the context asks for weights in this measure and the network has weights that differ from 1. */
export function hasChosenWeights(context: Pick<MeasureContext, "network" | "weights">, measure: Pick<Measure, "usesWeights">): boolean {
  return isWeighted(measure, context.weights) && context.network.outgoing.weight !== undefined;
}
