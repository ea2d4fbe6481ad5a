import { runJobs, type RunOptions } from "../../../src/core/pool.ts";
import { createTask } from "../../../src/core/task.ts";
import { createPageWorkers } from "../../../src/engine/page-workers.ts";
import { createPause } from "../../../src/engine/pause.ts";
import { createPool } from "../../../src/engine/pool.ts";
import { faults, shared, slow, sums } from "../../engine/test-jobs.ts";
import poolWorkerUrl from "./pool-worker.ts?worker&url";

/** Stands where the engine's worker stands: it starts the pool's workers as that does, and has them do the jobs of tests. */
declare const self: { postMessage(message: unknown): void; onmessage: ((event: MessageEvent<number>) => void) | null };

const pause = createPause();
/** A task that is cancelled after so many milliseconds. */
const taskFor = (ms: number): RunOptions<unknown>["task"] => {
  const end = performance.now() + ms;
  return createTask({ now: () => performance.now(), yield: pause, report: () => undefined, isCancelled: () => performance.now() > end });
};

async function tryOut(size: number): Promise<unknown> {
  const workers = createPageWorkers(poolWorkerUrl);
  if (workers === undefined) return "no workers";
  const pool = createPool({ ...workers, size });
  await pool.ready();
  const collect = async <Output>(run: (options: RunOptions<Output>) => Promise<void>, ms = 60_000): Promise<Output[] | string> => {
    const outputs: Output[] = [];
    try {
      await run({ task: taskFor(ms), take: (output) => void outputs.push(output) });
      return outputs;
    } catch (error) {
      return (error as { code?: string }).code ?? String(error);
    }
  };
  const values = Float64Array.from({ length: 30_000 }, (_, i) => 1 / (1 + ((i * 7919) % 1013)));
  const inputs = Array.from({ length: 100 }, (_, i) => ({ from: i * 300, to: (i + 1) * 300 }));
  const found = await collect((options) => runJobs(pool, sums, { values, scale: [0.1, 3] }, inputs, options));
  const isShared = await collect((options) => runJobs(pool, shared, { values }, [null], options));
  const start = performance.now();
  const cancelled = await collect((options) => runJobs(pool, slow, null, [{ how: "is deaf", ms: 5000 }], options), 100);
  const waited = performance.now() - start;
  // The one to spare takes the place of the deaf one.
  const after = await collect((options) => runJobs(pool, faults, null, ["fine", "fine"], options));
  const waitedAfter = performance.now() - start;
  const crashed = await collect((options) => runJobs(pool, faults, null, ["uncaught"], options));
  // With one worker none is left now, and the jobs are done here.
  const last = await collect((options) => runJobs(pool, faults, null, ["fine", "fine"], options));
  return { found, isShared, cancelled, waited, after, waitedAfter, crashed, last };
}

self.onmessage = ({ data }) => void tryOut(data).then((result) => self.postMessage(result), (error: unknown) => self.postMessage(String(error)));
