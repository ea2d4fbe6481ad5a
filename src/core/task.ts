import { WhotalksError } from "./errors.ts";

/** How far a long piece of work is. `done` and `total` are in `unit`; `total` is NaN where it cannot be known. */
export interface Progress {
  readonly stage: string;
  readonly done: number;
  readonly total: number;
  readonly unit: string;
}

/**
 * What a long computation holds on to: where it reports progress and learns that it was cancelled.
 *
 * Call `await task.breathe(progress)` in every outer loop, as often as you like (about once per 10,000 inner steps): it costs a
 * clock reading and, every 40 ms, lets messages in. It throws WhotalksError `cancelled` when the work was cancelled.
 */
export interface Task {
  breathe(progress?: Progress): Promise<void>;
}

export interface TaskHost {
  /** A monotonic clock in milliseconds. */
  readonly now: () => number;
  /** Resolves after waiting messages have been handled. */
  readonly yield: () => Promise<void>;
  readonly report: (progress: Progress) => void;
  readonly isCancelled: () => boolean;
}

/** How long a loop may run before messages are let in: cancelling answers within 200 ms. */
const SLICE_MS = 40;

export function createTask(host: TaskHost): Task {
  let last = host.now();
  return {
    async breathe(progress) {
      const now = host.now();
      if (now - last < SLICE_MS) return;
      if (progress !== undefined) host.report(progress);
      await host.yield();
      if (host.isCancelled()) throw new WhotalksError("cancelled", "Cancelled.", { kind: "cancelled" });
      last = host.now();
    },
  };
}

/** A task that never pauses: for tests and for callers that cannot be cancelled. */
export const unattended: Task = { breathe: async () => {} };
