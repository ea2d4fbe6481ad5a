import type { Task } from "../core/task.ts";

/** How an iteration ended. */
export interface IterationEnd {
  readonly converged: boolean;
  readonly iterations: number;
}

/** Converged: one more step changes all values together by no more than this. */
const TOLERANCE = 1e-12;
/** Goes on until the distance left, guessed from how fast the changes shrink, is below this: a small change alone says little. */
const DISTANCE_LEFT = 1e-14;
/** Steps without a new smallest change after which rounding, not the limit, makes the changes. */
const PATIENCE = 60;

/**
 * Repeats `step` (which answers with the sum of absolute changes) until its values stand still.
 *
 * `converged` is false when `limit` steps did not bring the change down to 1e-12. Cost: what the steps cost.
 */
export async function iterateToLimit(step: () => Promise<number>, stage: string, limit: number, task: Task): Promise<IterationEnd> {
  let before = Number.POSITIVE_INFINITY;
  let smallest = Number.POSITIVE_INFINITY;
  let smallestAt = 0;
  for (let iterations = 1; iterations <= limit; iterations++) {
    const change = await step();
    if (change < smallest) {
      smallest = change;
      smallestAt = iterations;
    }
    if (change <= TOLERANCE) {
      const shrink = change / before;
      const left = shrink < 1 ? (change * shrink) / (1 - shrink) : Number.POSITIVE_INFINITY;
      if (change === 0 || left <= DISTANCE_LEFT || iterations - smallestAt >= PATIENCE) return { converged: true, iterations };
    }
    before = change;
    await task.breathe({ stage, done: iterations, total: Number.NaN, unit: "iterations" });
  }
  return { converged: smallest <= TOLERANCE, iterations: limit };
}

/**
 * Sets values to 0 that are on their way there: below 1e-12 of the largest and still shrinking at the last step.
 * Without this, people in parts of the network that the limit leaves at 0 would keep a rounding-sized remainder. Changes `values`.
 */
export function dropVanishing(values: Float64Array, before: Float64Array): void {
  let max = 0;
  for (const value of values) if (value > max) max = value;
  for (let p = 0; p < values.length; p++) {
    if (values[p]! < 1e-12 * max && before[p]! - values[p]! > 1e-9 * values[p]!) values[p] = 0;
  }
}
