import { Worker } from "node:worker_threads";
import type { CommandStart, FromCommand, PassedFault, ToCommand } from "./command-port.ts";
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
const start: CommandStart = { words: process.argv.slice(2), isOutTerminal: process.stdout.isTTY, isErrorTerminal: process.stderr.isTTY };
const command = new Worker(new URL(commandFile, import.meta.url), { workerData: start, stdin: true });
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

function hear(message: FromCommand): void {
  if (message.say === "leftover") {
    if (message.isThere) leftovers.add(message.path);
    else leftovers.delete(message.path);
  } else if (message.say === "error") process.stderr.write(message.text);
  else if (message.say === "end") leave(message.code);
  else if (message.say === "input") passInput();
  else {
    const { number, bytes } = message;
    process.stdout.write(bytes, (fault: NodeJS.ErrnoException | null | undefined) => {
      answer({ say: "written", number, fault: fault == null ? undefined : passed(fault) });
    });
  }
}

/** Standard input belongs to this thread: where the command reads it, it is passed on. */
function passInput(): void {
  process.stdin.on("error", (fault: NodeJS.ErrnoException) => answer({ say: "input-fault", fault: passed(fault) }));
  if (command.stdin !== null) process.stdin.pipe(command.stdin);
}

function answer(message: ToCommand): void {
  command.postMessage(message);
}

function passed({ message, code }: NodeJS.ErrnoException): PassedFault {
  return { message, code };
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
