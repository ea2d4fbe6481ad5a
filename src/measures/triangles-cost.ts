import type { MeasureContext, MeasureCost, Trial } from "../core/measure.ts";
import type { Task } from "../core/task.ts";
import { inStretches } from "../kernels/stretches.ts";
import { rangeEnd, sweepWork, type TriangleWork } from "../kernels/triangles.ts";
import { placeOf } from "./foretell-searches.ts";

/** How long sweeps are tried, in milliseconds. */
const TRIED = 250;
/** Up to so many ties it takes seconds even where everybody is tied to everybody. */
const FEW_TIES = 2_000_000;

/**
 * Does what comes before and after the sweep over all triangles, tries the sweep on people spread over the network, and foretells the whole
 * by the number of looks at ties that it is. There is no sampling. Cost: a quarter of a second, and the preparations.
 */
export function trianglesCost(open: (context: Pick<MeasureContext, "network" | "weights">, task: Task) => Promise<TriangleWork>): MeasureCost {
  return {
    longAbove: { steps: 0, lengths: 0, ties: FEW_TIES },
    work: "finding all contacts who know each other",
    async foretell(context, trial) {
      const { task, now } = trial;
      if (context.network.tieCount === 0) return { exact: 0, sampled: null };
      const begun = now();
      const work = await open(context, task);
      const opened = now();
      const { sweeps } = work;
      let all = 0;
      await inStretches({ start: sweeps.upStart }, task, (from, to) => (all += sweepWork(sweeps, from, to)));
      const swept = await trySweeps(work, all, trial);
      const ending = now();
      await work.end();
      return { exact: (opened - begun + swept + (now() - ending)) / 1000, sampled: null };
    },
  };
}

/** Milliseconds of the whole sweep. */
async function trySweeps(work: TriangleWork, all: number, { task, now }: Trial): Promise<number> {
  const { sweeps } = work;
  const n = sweeps.upStart.length - 1;
  let done = 0;
  let spent = 0;
  for (let tried = 0; spent < TRIED && done < all; tried++) {
    const from = placeOf(tried, n);
    const to = rangeEnd(sweeps.upStart, from);
    const begun = now();
    work.sweep(from, to);
    spent += now() - begun;
    done += sweepWork(sweeps, from, to);
    await task.breathe({ stage: "Estimating how long it takes", done: 0, total: Number.NaN, unit: "" });
    if (tried > 4 * n) break;
  }
  return done === 0 ? 0 : (spent * all) / done;
}
