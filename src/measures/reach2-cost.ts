import type { MeasureCost } from "../core/measure.ts";
import { countFrom, stepsOf } from "../kernels/reach.ts";
import { inStretches } from "../kernels/stretches.ts";
import { placeOf } from "./foretell-searches.ts";

/** How long it is tried, in milliseconds. */
const TRIED = 250;

/**
 * Counts for people spread over the network, and foretells the whole by the number of steps that it is, which is known beforehand. There
 * is no sampling. Cost: a quarter of a second, and a look at every tie.
 */
export const reach2Cost: MeasureCost = {
  // No more than every tie for each person.
  longAbove: { steps: 5_000_000_000, lengths: 5_000_000_000 },
  work: "finding everyone whom each of them reaches in two steps",
  async foretell({ network: { outgoing, tieCount } }, { task, now }) {
    if (tieCount === 0) return { exact: 0, sampled: null };
    const n = outgoing.start.length - 1;
    const counts = new Float64Array(n);
    const seenBy = new Uint32Array(n);
    let all = 0;
    await inStretches(outgoing, task, (from, to) => (all += stepsOf(outgoing, from, to)));
    let done = 0;
    let spent = 0;
    for (let tried = 0; spent < TRIED && done < all; tried++) {
      const from = placeOf(tried, n);
      const begun = now();
      const to = countFrom(outgoing, from, counts, seenBy);
      spent += now() - begun;
      done += stepsOf(outgoing, from, to);
      await task.breathe({ stage: "Estimating how long it takes", done: 0, total: Number.NaN, unit: "" });
    }
    return { exact: (spent * all) / done / 1000, sampled: null };
  },
};
