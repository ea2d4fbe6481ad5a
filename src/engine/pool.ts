import { WhotalksError } from "../core/errors.ts";
import { type Crew, type JobKind, type JobRunner, type Pool, runHere, type RunOptions } from "../core/pool.ts";
import { shareArrays } from "../core/shared-arrays.ts";
import type { FromWorker, PoolHost, PoolWorker } from "./pool-protocol.ts";
import { fromWire } from "./protocol.ts";
import { noMemory } from "./serve-jobs.ts";

/** How often a run looks whether it was cancelled, in milliseconds. */
const TICK_MS = 30;
/** How long a worker may go on with a job that was cancelled before it is ended. */
const GRACE_MS = 200;
/** Jobs that may be ahead of the one whose result is taken next, for each worker: so much waits in memory at most. */
const AHEAD = 4;

interface Member {
  readonly worker: PoolWorker;
  isReady: boolean;
  /** The job it does, undefined when it waits for one; and the one it does then, of the same run. */
  doing: Given | undefined;
  next: Given | undefined;
  readonly crews: Set<number>;
}

interface Given {
  readonly run: Run;
  readonly job: number;
}

interface OpenCrew {
  readonly number: number;
  readonly kind: string;
  readonly isSteady: boolean;
  readonly shared: unknown;
}

/** One call of Crew.run. */
interface Run {
  readonly number: number;
  readonly crew: OpenCrew;
  readonly inputs: readonly unknown[];
  readonly flag: Int32Array | undefined;
  /** The next job to be given out, and the one whose result is taken next. */
  next: number;
  taken: number;
  readonly outputs: Map<number, unknown>;
  /** What running jobs said of themselves. */
  readonly said: Map<number, number>;
  failure: { readonly job: number; readonly error: WhotalksError } | undefined;
  wake: () => void;
}

/** A pool whose workers run on `host`. They are started when the first jobs come, unless the host starts them at once. */
export function createPool(host: PoolHost): Pool {
  const members = new Set<Member>();
  const runs: Run[] = [];
  let lastNumber = 0;
  let mayStart = true;
  let started: Promise<void> | undefined;
  let noteStart: () => void = () => {};

  /** The first `size` members work, those after them are spare. */
  const staff = (): void => {
    while (mayStart && members.size < host.size + host.spareCount) {
      const worker = tryToStart();
      if (worker === undefined) break;
      const member: Member = { worker, isReady: false, doing: undefined, next: undefined, crews: new Set() };
      members.add(member);
      worker.listen((message) => hear(member, message), (fault) => lose(member, fault));
    }
    if (host.startsAtOnce) mayStart = false;
  };

  /** A machine that gives no more threads is no fault: those there are do the work, or this thread does. */
  const tryToStart = (): PoolWorker | undefined => {
    try {
      return host.start();
    } catch {
      mayStart = false;
      return undefined;
    }
  };

  const awaitStart = async (): Promise<void> => {
    staff();
    while ([...members].some(({ isReady }) => !isReady)) {
      await new Promise<void>((resolve) => {
        noteStart = resolve;
      });
    }
  };

  const hear = (member: Member, message: FromWorker): void => {
    if (message.say === "ready") {
      member.isReady = true;
      noteStart();
      return assign();
    }
    const run = member.doing?.run;
    if (run === undefined || run.number !== message.run) return;
    if (message.say === "progress") {
      run.said.set(message.job, message.done);
      return;
    }
    member.doing = member.next;
    member.next = undefined;
    run.said.delete(message.job);
    if (message.say === "done") run.outputs.set(message.job, message.output);
    else fail(run, message.job, fromWire(message.error));
    run.wake();
    assign();
  };

  /** A worker that died. One that never began takes nothing with it: the others, or in the end this thread, do its work. */
  const lose = (member: Member, fault: unknown): void => {
    if (!members.delete(member)) return;
    member.worker.end();
    if (!member.isReady) mayStart = false;
    for (const given of [member.doing, member.next]) if (given !== undefined) fail(given.run, given.job, faultOf(fault));
    noteStart();
    if (runs.length > 0) staff();
    for (const run of runs) run.wake();
  };

  /** The failure that counts is that of the lowest job: which one is met first depends on the workers. */
  const fail = (run: Run, job: number, error: WhotalksError): void => {
    if (run.failure === undefined || job < run.failure.job) run.failure = { job, error };
  };

  const hasMore = (run: Run): boolean => run.failure === undefined && run.next < run.inputs.length && run.next < run.taken + AHEAD * host.size;

  /** Gives every waiting worker a job, the runs in turn, and where jobs are steady every busy one its next. */
  const assign = (): void => {
    const working = [...members].slice(0, host.size).filter(({ isReady }) => isReady);
    for (const member of working) {
      if (member.doing !== undefined) continue;
      const run = runs.find(hasMore);
      if (run === undefined) return;
      runs.push(...runs.splice(runs.indexOf(run), 1));
      member.doing = give(member, run);
    }
    for (const member of working) {
      const run = member.doing?.run;
      if (run?.crew.isSteady === true && member.next === undefined && hasMore(run)) member.next = give(member, run);
    }
  };

  /** Sends a run's next job to a worker. @returns undefined where it could not be sent */
  const give = ({ worker, crews }: Member, run: Run): Given | undefined => {
    const job = run.next++;
    const { crew, flag } = run;
    try {
      if (!crews.has(crew.number)) worker.send({ say: "open", crew: crew.number, kind: crew.kind, shared: crew.shared });
      crews.add(crew.number);
      worker.send({ say: "job", crew: crew.number, run: run.number, job, input: run.inputs[job], flag });
      return { run, job };
    } catch (fault) {
      // What cannot be sent (no memory for the copy) has not reached the worker.
      fail(run, job, faultOf(fault));
      run.wake();
      return undefined;
    }
  };

  const stop = (run: Run): void => {
    runs.splice(runs.indexOf(run), 1);
    const late = [...members].filter(({ doing }) => doing?.run === run);
    if (late.length === 0) return;
    if (run.flag !== undefined) Atomics.store(run.flag, 0, 1);
    for (const { worker } of late) worker.send({ say: "cancel", run: run.number });
    setTimeout(() => {
      for (const member of late) if (member.doing?.run === run && members.has(member)) replace(member);
    }, GRACE_MS);
  };

  /** Ends a worker that does not stop by itself, where another can take its place. */
  const replace = (member: Member): void => {
    members.delete(member);
    staff();
    if (members.size < host.size) {
      members.add(member);
      return;
    }
    member.worker.end();
    assign();
  };

  const isRunningBelow = (run: Run, job: number): boolean => [...members].some((member) => [member.doing, member.next].some((given) => given?.run === run && given.job < job));

  const runWithWorkers = async (crew: OpenCrew, inputs: readonly unknown[], options: RunOptions<unknown>, openHere: () => JobRunner<unknown, unknown>): Promise<void> => {
    const { task, take, progress, amountOf = () => 1 } = options;
    const run: Run = {
      number: ++lastNumber, crew, inputs, next: 0, taken: 0, outputs: new Map(), said: new Map(), failure: undefined, wake: () => {},
      flag: host.sharesMemory ? new Int32Array(new SharedArrayBuffer(4)) : undefined,
    };
    let done = 0;
    const breathe = (): Promise<void> => {
      let said = 0;
      for (const part of run.said.values()) said += part;
      for (const job of run.outputs.keys()) said += amountOf(job);
      return task.breathe(progress?.(done + said));
    };
    runs.push(run);
    try {
      staff();
      for (;;) {
        assign();
        while (run.outputs.has(run.taken)) {
          const output = run.outputs.get(run.taken);
          run.outputs.delete(run.taken);
          await take(output, run.taken);
          done += amountOf(run.taken++);
          assign();
          await breathe();
        }
        if (run.failure !== undefined && !isRunningBelow(run, run.failure.job)) throw run.failure.error;
        if (run.taken === inputs.length) return;
        if (members.size === 0 && run.next === run.taken) {
          await runHere(openHere(), inputs, options, run.taken);
          return;
        }
        await something(run);
        await breathe();
      }
    } finally {
      stop(run);
    }
  };

  return {
    size: host.size,
    sharesMemory: host.sharesMemory,
    ready: () => (host.startsAtOnce ? (started ??= awaitStart()) : Promise.resolve()),
    warmUp: staff,
    open<Shared, Input, Output>(kind: JobKind<Shared, Input, Output>, shared: Shared): Crew<Input, Output> {
      const crew: OpenCrew = { number: ++lastNumber, kind: kind.id, isSteady: kind.isSteady === true, shared: host.sharesMemory ? shareArrays(shared) : shared };
      let runner: JobRunner<Input, Output> | undefined;
      const openHere = (): JobRunner<Input, Output> => (runner ??= kind.open(shared));
      return {
        run: (inputs, options) =>
          // What comes back is what the kind gave: its types were lost on the way through the worker.
          runWithWorkers(crew, inputs, options as RunOptions<unknown>, openHere as () => JobRunner<unknown, unknown>),
        close: () => {
          runner = undefined;
          for (const member of members) if (member.crews.delete(crew.number)) member.worker.send({ say: "close", crew: crew.number });
        },
      };
    },
  };
}

/** Resolves when something happened to a run, or when it is time to look whether it was cancelled. */
async function something(run: Run): Promise<void> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  await new Promise<void>((resolve) => {
    run.wake = resolve;
    timer = setTimeout(resolve, TICK_MS);
  });
  clearTimeout(timer);
}

function faultOf(fault: unknown): WhotalksError {
  if (fault instanceof WhotalksError) return fault;
  const { message = String(fault), code = "", name = "" } = fault as { message?: string; code?: string; name?: string };
  if (code === "ERR_WORKER_OUT_OF_MEMORY" || (name === "RangeError" && /allocat|memory/i.test(message))) return noMemory();
  return new WhotalksError("worker-failed", `A worker of Whotalks stopped: ${message}`, { kind: "internal", hint: "What was open is still open. Try again, or open the file anew." });
}
