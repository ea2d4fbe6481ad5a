import type { Progress, Task } from "./task.ts";
import { ownArrays } from "./shared-arrays.ts";

/** What a job can ask of its surroundings while it runs. */
export interface Job {
  /** True once the run was cancelled: for loops that do not wait. Where memory is not shared it stays false until the job waits. */
  readonly isCancelled: () => boolean;
  /**
   * Lets messages in, as Task.breathe does; for jobs that take longer than 100 ms. Throws WhotalksError `cancelled` when the run was cancelled.
   * @param done how much of this job is done, in the units of the run's progress
   */
  readonly breathe: (done?: number) => Promise<void>;
}

/** Does jobs of one kind over data that were handed over once. What it gives must depend on the data and the input alone. */
export type JobRunner<Input, Output> = (input: Input, job: Job) => Output | Promise<Output>;

/**
 * One kind of job that workers can do: a pure function over typed arrays, numbers and texts. Listed in src/engine/jobs.ts, where workers
 * find it by its id.
 *
 * A job should take 5 to 100 ms: shorter ones cost more to send than to do, longer ones keep whoever cancels waiting, unless they ask
 * `isCancelled` or `breathe`; a worker that does neither for 200 ms after a run was cancelled is ended.
 */
export interface JobKind<Shared, Input, Output> {
  readonly id: string;
  /** True for many jobs of about one length: a worker is given its next one while it does one, so that it never waits for it. */
  readonly isSteady?: true;
  /** Called once for each worker, before its first job: here a compiled kernel gets its memory. The arrays are read only: they may be shared. */
  readonly open: (shared: Shared) => JobRunner<Input, Output>;
}

export interface RunOptions<Output> {
  readonly task: Task;
  /** Gets what each job gave, strictly in the order of the inputs, whoever did it first: sums made here do not depend on the workers. */
  readonly take: (output: Output, job: number) => void | Promise<void>;
  /** What is reported when so much is done: the amounts of finished jobs and what running ones said. */
  readonly progress?: (done: number) => Progress;
  /** What a job counts for in `progress`; 1 where left out. */
  readonly amountOf?: (job: number) => number;
}

/** Workers that hold the same data, ready for jobs of one kind. Whoever opens it closes it: the data stay in the workers until then. */
export interface Crew<Input, Output> {
  /**
   * Does a job for each input and hands the results over in their order. May be called several times, one after the other.
   * @throws WhotalksError of the first job (by number) that fails; `worker-failed`, `worker-memory` where a worker dies; `cancelled` at once when
   * the task was cancelled, whatever the workers are doing
   */
  run(inputs: readonly Input[], options: RunOptions<Output>): Promise<void>;
  close(): void;
}

/** The one pool of workers that everything long shares. Results never depend on how many there are. */
export interface Pool {
  /** How many jobs can run at once: for cutting work into enough jobs, never for results. */
  readonly size: number;
  /** True where workers see the memory of this thread that is made to be shared (core/shared-arrays.ts). */
  readonly sharesMemory: boolean;
  /** Resolves when nothing that workers need has to be fetched any more; never rejects. */
  ready(): Promise<void>;
  /** Starts the workers, for work that will come soon. */
  warmUp(): void;
  /** @param shared plain objects and lists of typed arrays, numbers, texts and files: copied once, or once a worker where memory cannot be shared */
  open<Shared, Input, Output>(kind: JobKind<Shared, Input, Output>, shared: Shared): Crew<Input, Output>;
}

/** No workers: jobs run here, one after the other. For small work, for tests and for machines with one core; the same results, bit for bit. */
export const ownHands: Pool = {
  size: 1,
  sharesMemory: false,
  ready: async () => {},
  warmUp() {},
  open: (kind, shared) => {
    let runner: ReturnType<typeof kind.open> | undefined;
    return {
      run: async (inputs, options) => {
        runner ??= kind.open(shared);
        await runHere(runner, inputs, options, 0);
      },
      close: () => {
        runner = undefined;
      },
    };
  },
};

/**
 * Does the jobs from number `from` on in this thread. For pools: everyone else opens a crew.
 * @throws what a job throws
 */
export async function runHere<Input, Output>(runner: JobRunner<Input, Output>, inputs: readonly Input[], options: RunOptions<Output>, from: number): Promise<void> {
  const { task, take, progress, amountOf = () => 1 } = options;
  let done = 0;
  const breathe = (within: number): Promise<void> => task.breathe(progress?.(done + within));
  for (let number = 0; number < inputs.length; number++) {
    if (number >= from) {
      const job: Job = { isCancelled: () => false, breathe: (within = 0) => breathe(within) };
      await take(ownArrays(await runner(inputs[number]!, job)), number);
    }
    done += amountOf(number);
    await breathe(0);
  }
}

/** Opens a crew, does one job for each input, and closes it. Throws as Crew.run. */
export async function runJobs<Shared, Input, Output>(pool: Pool, kind: JobKind<Shared, Input, Output>, shared: Shared, inputs: readonly Input[], options: RunOptions<Output>): Promise<void> {
  const crew = pool.open(kind, shared);
  try {
    await crew.run(inputs, options);
  } finally {
    crew.close();
  }
}
