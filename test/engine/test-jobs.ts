import { WhotalksError } from "../../src/core/errors.ts";
import type { JobKind } from "../../src/core/pool.ts";
import type { AnyJobKind } from "../../src/engine/serve-jobs.ts";

/** Fractions that do not add up to the same in every order. */
export const sums: JobKind<{ readonly values: Float64Array; readonly scale: readonly number[] }, { readonly from: number; readonly to: number }, { readonly sum: number; readonly seen: Uint32Array }> = {
  id: "test sums",
  open: ({ values, scale }) => {
    const memory = new Uint32Array(1000);
    return ({ from, to }) => {
      let sum = 0;
      for (let i = from; i < to; i++) sum += values[i]! * scale[i % scale.length]!;
      memory[0] = from;
      memory[1] = to;
      // Part of a larger memory, as a compiled kernel would give it: the next job overwrites it.
      return { sum, seen: memory.subarray(0, 2) };
    };
  },
};

/** Jobs that take a while: they wait, or loop until they are cancelled, or for a time in which they hear nothing. */
export const slow: JobKind<null, { readonly how: "waits" | "asks" | "is deaf"; readonly ms: number }, string> = {
  id: "test slow",
  open: () => async ({ how, ms }, job) => {
    const end = performance.now() + ms;
    while (performance.now() < end) {
      if (how === "waits") await job.breathe(1 - (end - performance.now()) / ms);
      if (how === "asks" && job.isCancelled()) break;
    }
    return how;
  },
};

/** Jobs that fail. */
export const faults: JobKind<null, "fine" | "late refusal" | "refusal" | "error" | "uncaught" | "crash" | "out of memory" | "no room", string> = {
  id: "test faults",
  open: () => async (how) => {
    if (how === "late refusal") await new Promise((resolve) => void setTimeout(resolve, 60));
    if (how === "refusal" || how === "late refusal") throw new WhotalksError("test-refused", `No: ${how}.`, { hint: "Ask for less.", where: { file: "a.csv", line: 3 } });
    if (how === "error") throw new TypeError("x is not a function");
    if (how === "no room") throw new RangeError("Array buffer allocation failed");
    if (how === "uncaught") {
      setTimeout(() => {
        throw new TypeError("nobody catches this");
      });
      await new Promise(() => {});
    }
    if (how === "crash") process.exit(7);
    if (how === "out of memory") {
      const hoard: number[][] = [];
      for (;;) hoard.push(Array.from({ length: 100_000 }, (_, i) => i + hoard.length));
    }
    return how;
  },
};

/** Whether memory is shared with whoever opened the crew. */
export const shared: JobKind<{ readonly values: Float64Array }, null, boolean> = {
  id: "test shared",
  open: ({ values }) => () => typeof SharedArrayBuffer !== "undefined" && values.buffer instanceof SharedArrayBuffer,
};

export const testJobs: readonly AnyJobKind[] = [sums, slow, faults, shared];
