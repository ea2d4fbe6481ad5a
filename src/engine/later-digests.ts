import { WhotalksError } from "../core/errors.ts";
import { runJobs } from "../core/pool.ts";
import { createTask, type Task } from "../core/task.ts";
import { fileDigest } from "./digest-job.ts";
import type { SessionHost } from "./host.ts";
import type { HashedSource } from "./sources.ts";

/** The digests of the files that are open. Only what is taken along tells them, so a large file need not be hashed before its board is shown. */
export interface Digests {
  /** Begins with what is missing, in the pool, if nobody has. A fault is told to whoever takes them. */
  readonly start: () => void;
  /** Ends what was begun: other data are open. */
  readonly stop: () => void;
  /**
   * The digests in the order of the files.
   * @throws WhotalksError `file-unreadable` where a file has changed since it was read; `cancelled`
   */
  readonly take: (task: Task) => Promise<readonly string[]>;
}

/** How often whoever waits for the digests looks whether this was cancelled, in milliseconds. */
const LOOK_MS = 20;

/**
 * @param sources files that have been read; whose digest reading did not bring is hashed by a worker, or read once more in this thread where
 * there is none
 */
export function laterDigests(sources: readonly HashedSource[], host: SessionHost): Digests {
  let known: readonly string[] | undefined;
  let current: { isStopped: boolean; readonly all: Promise<readonly string[]> } | undefined;

  const begin = (): NonNullable<typeof current> => {
    const run = { isStopped: false, all: Promise.resolve<readonly string[]>([]) };
    const task = createTask({ now: host.now, yield: host.yield, report: () => {}, isCancelled: () => run.isStopped });
    run.all = hashAll(sources, host, task).then((digests) => (known = digests));
    run.all.catch(() => {
      // Whoever takes them next tries again.
      if (current === run) current = undefined;
    });
    return (current = run);
  };

  return {
    start() {
      if (known === undefined && current === undefined) begin();
    },
    stop() {
      if (current !== undefined) current.isStopped = true;
      current = undefined;
    },
    async take(task) {
      if (known !== undefined) return known;
      const { all } = current ?? begin();
      let fault: unknown;
      const end = all.then(() => undefined, (error: unknown) => {
        fault = error;
      });
      for (let isDone = false; !isDone; ) {
        isDone = await Promise.race([end.then(() => true), new Promise<false>((resolve) => void setTimeout(resolve, LOOK_MS, false))]);
        await task.breathe({ stage: "Reading the files for their digests", done: 0, total: Number.NaN, unit: "files" });
      }
      if (fault !== undefined) throw fault;
      return all;
    },
  };
}

async function hashAll(sources: readonly HashedSource[], host: SessionHost, task: Task): Promise<readonly string[]> {
  const digests: string[] = [];
  for (const source of sources) digests.push(source.known() ?? (await hashLater(source, host, task)));
  return digests;
}

/** Whether the digest of a file is worth leaving for later: a page's, made by a worker. A command line hashes beside reading, for little. */
export function isHashedLater({ handle }: HashedSource, { pool }: SessionHost): boolean {
  return pool !== undefined && handle?.kind === "blob";
}

async function hashLater(source: HashedSource, host: SessionHost, task: Task): Promise<string> {
  const { name, size, handle, slice } = source;
  const { pool, sha256 } = host;
  if (pool === undefined || handle === undefined || slice === undefined || !isHashedLater(source, host)) return source.settle();
  let digest: string | undefined;
  await runJobs(pool, fileDigest(() => slice, sha256), { name, size, handle }, [null], {
    task,
    take: (hex) => {
      digest = hex;
    },
  });
  if (digest === undefined) throw new WhotalksError("internal", "A worker gave no digest.", { kind: "internal" });
  return digest;
}
