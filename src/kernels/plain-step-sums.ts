import type { Csr } from "../core/network.ts";
import type { JobRunner } from "../core/pool.ts";

/** By position among the sources: people within reach, sums of the steps to them, sums of 1 ÷ steps. */
export interface StepSums {
  readonly reached: Float64Array;
  readonly distance: Float64Array;
  readonly inverse: Float64Array;
}

/** The plain twin of assembly/step-sums.ts: one source at a time, the same sums in the same order. Cost O(m) a source, 5 bytes a person. */
export function openPlainStepSums(ties: Csr): JobRunner<Uint32Array, StepSums> {
  const n = ties.start.length - 1;
  const queue = new Uint32Array(n);
  const isSeen = new Uint8Array(n);
  return async (sources, job) => {
    const sums = { reached: new Float64Array(sources.length), distance: new Float64Array(sources.length), inverse: new Float64Array(sources.length) };
    for (let at = 0; at < sources.length; at++) {
      sumStepsFrom(sources[at]!, at, ties, queue, isSeen, sums);
      await job.breathe(at + 1);
    }
    return sums;
  };
}

function sumStepsFrom(source: number, at: number, ties: Csr, queue: Uint32Array, isSeen: Uint8Array, sums: StepSums): void {
  const { start, of } = ties;
  queue[0] = source;
  isSeen[source] = 1;
  let reached = 1;
  let levelStart = 0;
  let distance = 0;
  let inverse = 0;
  for (let step = 1; levelStart < reached; step++) {
    const levelEnd = reached;
    for (let head = levelStart; head < levelEnd; head++) {
      const person = queue[head]!;
      const end = start[person + 1]!;
      for (let i = start[person]!; i < end; i++) {
        const other = of[i]!;
        if (isSeen[other] === 1) continue;
        isSeen[other] = 1;
        queue[reached++] = other;
      }
    }
    distance += (reached - levelEnd) * step;
    inverse += (reached - levelEnd) / step;
    levelStart = levelEnd;
  }
  for (let i = 0; i < reached; i++) isSeen[queue[i]!] = 0;
  sums.reached[at] = reached - 1;
  sums.distance[at] = distance;
  sums.inverse[at] = inverse;
}
