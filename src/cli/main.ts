import { Worker } from "node:worker_threads";
import type { CommandStart, FromCommand, ToCommand } from "./command-port.ts";
import { createLeftovers } from "./output.ts";

/**
 * The command line: a thread of its own runs the command, so that this one hears every signal at once, whatever is computed.
 * What an interrupted command has begun to write is removed.
 */

/** How long a thread that is ended may take for it, in milliseconds. */
const GRACE_MS = 150;
const INTERRUPTED = 130;
const FAULT = 3;
/** Beside this file once it is built. */
const commandFile = "command-thread.js";

const leftovers = createLeftovers();
const words = process.argv.slice(2);
const start: CommandStart = { words, isOutTerminal: process.stdout.isTTY, isErrorTerminal: process.stderr.isTTY };
const readsInput = words.includes("-");
const command = new Worker(new URL(commandFile, import.meta.url), { workerData: start, stdin: readsInput });
let isInterrupted = false;

command.on("message", hear);
command.on("error", (fault) => {
  process.stderr.write(`An internal fault: ${fault.stack ?? fault.message}\n`);
  leave(FAULT);
});
command.on("exit", () => leave(isInterrupted ? INTERRUPTED : FAULT));
for (const name of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(name, interrupt);
// A reader that closes the pipe has read enough: the writer learns of it by its callback, this event has no more to say.
process.stdout.on("error", () => undefined);
process.stderr.on("error", () => undefined);
if (readsInput && command.stdin !== null) process.stdin.pipe(command.stdin);

function hear(message: FromCommand): void {
  if (message.say === "leftover") {
    if (message.isThere) leftovers.add(message.path);
    else leftovers.delete(message.path);
  } else if (message.say === "error") process.stderr.write(message.text);
  else if (message.say === "end") leave(message.code);
  else {
    const { number, bytes } = message;
    process.stdout.write(bytes, (fault: NodeJS.ErrnoException | null | undefined) => {
      const answer: ToCommand = { number, fault: fault == null ? undefined : { message: fault.message, code: fault.code } };
      command.postMessage(answer);
    });
  }
}

function interrupt(): void {
  if (isInterrupted) return leave(INTERRUPTED);
  isInterrupted = true;
  // Its end is told after all that it said: what it has begun to write is known then.
  void command.terminate();
  setTimeout(() => leave(INTERRUPTED), GRACE_MS);
}

function leave(exitCode: number): void {
  leftovers.removeAll();
  process.exit(exitCode);
}
