import { createHash } from "node:crypto";
import type { Pool } from "../core/pool.ts";
import { createPool } from "../engine/pool.ts";
import { createSession } from "../engine/session.ts";
import { createLeftovers } from "./output.ts";
import { runCommandLine } from "./run.ts";
import { createThreads, threadCount } from "./threads.ts";

/** How long interrupted work may take to stop by itself, in milliseconds. */
const GRACE_MS = 500;
const INTERRUPTED = 130;
const WRONG_ARGUMENTS = 2;

const leftovers = createLeftovers();
const interruption = new AbortController();

/** Beside this file once it is built. */
const threadFile = "pool-thread.js";

const engine = createSession({
  now: () => performance.now(),
  yield: () => new Promise((resolve) => void setImmediate(resolve)),
  sha256: () => {
    const hash = createHash("sha256");
    return { update: (bytes) => void hash.update(bytes), hex: () => hash.digest("hex") };
  },
  ...startPool(),
});

for (const name of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(name, interrupt);
// A reader that closes the pipe has read enough: the writer learns of it by its callback, this event has no more to say.
process.stdout.on("error", () => undefined);
process.stderr.on("error", () => undefined);

const code = await runCommandLine(process.argv.slice(2), {
  engine,
  stdin: () => process.stdin,
  stdout: process.stdout,
  stderr: process.stderr,
  environment: process.env,
  now: () => performance.now(),
  leftovers,
  signal: interruption.signal,
});
leave(code);

function startPool(): { readonly pool?: Pool } {
  try {
    const size = threadCount(process.env);
    return size === 1 ? {} : { pool: createPool(createThreads(size, new URL(threadFile, import.meta.url))) };
  } catch (fault) {
    process.stderr.write(`${fault instanceof Error ? fault.message : String(fault)}\n`);
    process.exit(WRONG_ARGUMENTS);
  }
}

function interrupt(): void {
  if (interruption.signal.aborted) return leave(INTERRUPTED);
  interruption.abort();
  setTimeout(() => leave(INTERRUPTED), GRACE_MS);
}

function leave(exitCode: number): void {
  leftovers.removeAll();
  process.exit(exitCode);
}
