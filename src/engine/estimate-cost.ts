import type { Cost } from "../core/answers.ts";
import { isWeighted, type Measure } from "../core/measure.ts";
import type { Task } from "../core/task.ts";
import { type Analysis, type SliceView, willSample } from "./analysis.ts";
import { findMeasure } from "./asked-measure.ts";
import type { Settings } from "./settings.ts";

/** What a measure would cost under some settings. Remembered for each slice: the machine is not asked twice. */
export async function estimateCost(analysis: Analysis, settings: Settings, measureId: string, options: { readonly task: Task; readonly now: () => number }): Promise<Cost> {
  const { task, now } = options;
  const measure = findMeasure(measureId);
  const view = await analysis.slice(settings, task);
  const { weights, approximate, louvainRuns } = settings;
  const isSampled = willSample(measure, view, settings);
  if (measure.cost === undefined || !mayTakeLong(measure, view, settings)) return { measure: measureId, isSampled, exact: null, sampled: null };
  const { foretell } = measure.cost;
  const context = { network: view.network, weights, louvainRuns, ...(approximate !== null && { approximate }) };
  const key = `cost ${measureId} ${isWeighted(measure, weights)} ${approximate} ${louvainRuns}`;
  return { measure: measureId, isSampled, ...(await view.once(key, () => foretell(context, { task, pool: analysis.pool, now }))) };
}

function mayTakeLong(measure: Measure, { network }: SliceView, { weights }: Settings): boolean {
  const hasLengths = isWeighted(measure, weights) && network.outgoing.weight !== undefined;
  const { longAbove } = measure.cost!;
  return network.tieCount > (longAbove.ties ?? 0) && network.personCount * network.tieCount > longAbove[hasLengths ? "lengths" : "steps"];
}
