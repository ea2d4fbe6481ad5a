import { createHash } from "node:crypto";
import { createSession } from "../engine/session.ts";
import { createLeftovers } from "./output.ts";
import { runCommandLine } from "./run.ts";

/** How long interrupted work may take to stop by itself, in milliseconds. */
const GRACE_MS = 500;
const INTERRUPTED = 130;

const leftovers = createLeftovers();
const interruption = new AbortController();

const engine = createSession({
  now: () => performance.now(),
  yield: () => new Promise((resolve) => void setImmediate(resolve)),
  sha256: () => {
    const hash = createHash("sha256");
    return { update: (bytes) => void hash.update(bytes), hex: () => hash.digest("hex") };
  },
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

function interrupt(): void {
  if (interruption.signal.aborted) return leave(INTERRUPTED);
  interruption.abort();
  setTimeout(() => leave(INTERRUPTED), GRACE_MS);
}

function leave(exitCode: number): void {
  leftovers.removeAll();
  process.exit(exitCode);
}
