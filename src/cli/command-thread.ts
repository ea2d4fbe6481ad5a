import { createHash } from "node:crypto";
import { Writable } from "node:stream";
import { type MessagePort, parentPort, workerData } from "node:worker_threads";
import type { Pool } from "../core/pool.ts";
import { createPool } from "../engine/pool.ts";
import { createSession } from "../engine/session.ts";
import type { CommandStart, FromCommand, PassedFault, ToCommand } from "./command-port.ts";
import { createLeftovers } from "./output.ts";
import { runCommandLine } from "./run.ts";
import { createTerminal, hasColor, type Terminal } from "./terminal.ts";
import { createThreads, threadCount } from "./threads.ts";

/** The thread of a command: main.ts starts it, hears signals meanwhile, and ends it at once where one comes. */

const WRONG_ARGUMENTS = 2;
/** Beside this file once it is built. */
const poolFile = "pool-thread.js";

// main.ts gave it.
if (parentPort !== null) void runFor(parentPort, workerData as CommandStart);

async function runFor(port: MessagePort, { words, isOutTerminal, isErrorTerminal }: CommandStart): Promise<void> {
  const post = (message: FromCommand, transfer: ArrayBuffer[] = []): void => port.postMessage(message, transfer);
  const stderr = { write: (text: string) => post({ say: "error", text }), isTTY: isErrorTerminal };
  const now = (): number => performance.now();
  const terminal = createTerminal(stderr, { isQuiet: false, hasColor: hasColor(words, process.env), now });
  const pool = startPool(terminal);
  if (pool === "refused") return post({ say: "end", code: WRONG_ARGUMENTS });
  const engine = createSession({
    now,
    yield: () => new Promise((resolve) => void setImmediate(resolve)),
    sha256: () => {
      const hash = createHash("sha256");
      return { update: (bytes) => void hash.update(bytes), hex: () => hash.digest("hex") };
    },
    ...(pool !== undefined && { pool }),
  });
  const code = await runCommandLine(words, {
    engine,
    stdin: () => {
      post({ say: "input" });
      return process.stdin;
    },
    stdout: Object.assign(openOutput(port, post), { isTTY: isOutTerminal }),
    stderr,
    environment: process.env,
    now,
    leftovers: createLeftovers((path, isThere) => post({ say: "leftover", path, isThere })),
  });
  post({ say: "end", code });
}

function startPool(terminal: Terminal): Pool | "refused" | undefined {
  try {
    const size = threadCount(process.env);
    return size === 1 ? undefined : createPool(createThreads(size, new URL(poolFile, import.meta.url)));
  } catch (fault) {
    terminal.fail(fault instanceof Error ? fault.message : String(fault));
    return "refused";
  }
}

/** Standard output, which another thread holds: a piece is written once that says so. */
function openOutput(port: MessagePort, post: (message: FromCommand, transfer: ArrayBuffer[]) => void): Writable {
  const waiting = new Map<number, (fault?: Error | null) => void>();
  let last = 0;
  port.on("message", (message: ToCommand) => {
    if (message.say === "input-fault") return void process.stdin.destroy(asError(message.fault));
    const { number, fault } = message;
    const done = waiting.get(number);
    waiting.delete(number);
    done?.(fault === undefined ? null : asError(fault));
  });
  const stream = new Writable({
    write(chunk: Uint8Array, _, done) {
      const bytes = new Uint8Array(chunk);
      waiting.set(++last, done);
      post({ say: "out", number: last, bytes }, [bytes.buffer]);
    },
  });
  // Whoever writes learns of it by the callback.
  stream.on("error", () => undefined);
  return stream;
}

function asError({ message, code }: PassedFault): Error {
  return Object.assign(new Error(message), { code });
}
