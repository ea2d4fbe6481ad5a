import type { Cost } from "../core/answers.ts";
import { isWeighted } from "../core/measure.ts";
import type { Task } from "../core/task.ts";
import { foretellBetweenness, isBetweennessQuick } from "../measures/betweenness-cost.ts";
import { type Analysis, findMeasure, willSample } from "./analysis.ts";
import type { Settings } from "./settings.ts";

/** What is offered where nothing else was asked: within 0.1 % of all pairs of people. */
const OFFERED = 0.001;

/** What a measure would cost under some settings. Remembered for each slice: the machine is not asked twice. */
export async function estimateCost(analysis: Analysis, settings: Settings, measureId: string, options: { readonly task: Task; readonly now: () => number }): Promise<Cost> {
  const { task, now } = options;
  const measure = findMeasure(measureId);
  const view = await analysis.slice(settings, task);
  const { network } = view;
  const { weights } = settings;
  const isSampled = willSample(measure, view, settings);
  const isHeavy = isWeighted(measure, weights) && network.outgoing.weight !== undefined;
  // Weighted searches are not tried: there is nothing to choose.
  if (measure.isSampled === undefined || isHeavy || isBetweennessQuick({ network, weights })) return { measure: measureId, isSampled, exact: null, sampled: null };
  const epsilon = settings.approximate ?? OFFERED;
  const { exact, sampled } = await view.once(`cost ${measureId} ${epsilon}`, () => foretellBetweenness({ network, weights }, epsilon, { task, pool: analysis.pool, now }));
  return { measure: measureId, isSampled, exact, sampled: sampled === undefined ? null : { epsilon, seconds: sampled } };
}
