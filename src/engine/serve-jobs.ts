import { WhotalksError } from "../core/errors.ts";
import type { Job, JobKind, JobRunner } from "../core/pool.ts";
import { buffersOf, ownArrays } from "../core/shared-arrays.ts";
import { createTask } from "../core/task.ts";
import type { FromWorker, ToWorker } from "./pool-protocol.ts";
import { toWire } from "./protocol.ts";

/** Kinds of different data in one list: which data a kind needs is known to whoever opens a crew. */
export type AnyJobKind = JobKind<never, never, unknown>;

/** Where a worker runs: how it answers, and how it lets messages in. */
export interface WorkerHost {
  readonly post: (message: FromWorker, transfer: ArrayBuffer[]) => void;
  readonly now: () => number;
  readonly yield: () => Promise<void>;
}

interface OpenCrew {
  readonly kind: string;
  shared: unknown;
  runner: JobRunner<never, unknown> | undefined;
}

/** The worker's end of the pool: does jobs as they come. @returns what the worker's port calls for each message */
export function serveJobs(kinds: readonly AnyJobKind[], host: WorkerHost): (message: ToWorker) => void {
  const crews = new Map<number, OpenCrew>();
  let cancelled = 0;
  /** Jobs are done one after the other, in the order in which they come. */
  let last = Promise.resolve();

  const runnerOf = (crew: OpenCrew): JobRunner<never, unknown> => {
    if (crew.runner !== undefined) return crew.runner;
    const kind = kinds.find(({ id }) => id === crew.kind);
    if (kind === undefined) throw new WhotalksError("job-unknown", `No worker knows jobs of the kind "${crew.kind}".`, { kind: "internal" });
    // The pool sent what this kind asked for: its types met where the crew was opened.
    crew.runner = kind.open(crew.shared as never);
    crew.shared = undefined;
    return crew.runner;
  };

  const work = async ({ crew, run, job, input, flag }: ToWorker & { say: "job" }): Promise<void> => {
    const isCancelled = (): boolean => cancelled === run || (flag !== undefined && Atomics.load(flag, 0) === 1);
    let done = 0;
    const task = createTask({ now: host.now, yield: host.yield, report: () => host.post({ say: "progress", run, job, done }, []), isCancelled });
    const context: Job = {
      isCancelled,
      breathe: (now = 0) => {
        done = now;
        return task.breathe({ stage: "", done, total: Number.NaN, unit: "" });
      },
    };
    try {
      // It may have waited behind another job for so long that nobody wants it any more.
      if (isCancelled()) throw new WhotalksError("cancelled", "Cancelled.", { kind: "cancelled" });
      const open = crews.get(crew);
      if (open === undefined) throw new WhotalksError("job-unknown", "A job came without its data.", { kind: "internal" });
      const output = ownArrays(await runnerOf(open)(input as never, context));
      host.post({ say: "done", run, job, output }, buffersOf(output));
    } catch (error) {
      host.post({ say: "failed", run, job, error: toWire(isMemoryFault(error) ? noMemory() : error) }, []);
    }
  };

  return (message) => {
    switch (message.say) {
      case "open":
        crews.set(message.crew, { kind: message.kind, shared: message.shared, runner: undefined });
        break;
      case "job":
        last = last.then(() => work(message));
        break;
      case "cancel":
        cancelled = message.run;
        break;
      case "close":
        crews.delete(message.crew);
        break;
    }
  };
}

/** Whether an error says that memory ran out: engines word it in several ways, all of them RangeErrors. */
function isMemoryFault(error: unknown): boolean {
  return error instanceof RangeError && /allocat|memory/i.test(error.message);
}

/** What is told when a worker has no memory left. */
export function noMemory(): WhotalksError {
  return new WhotalksError("worker-memory", "The memory of this machine is used up.", { kind: "data", hint: "Close other programs or tabs, or ask for less: a shorter period, a topic, fewer files." });
}
