import { availableParallelism } from "node:os";
import { type ResourceLimits, Worker } from "node:worker_threads";
import type { PoolHost } from "../engine/pool-protocol.ts";
import { wrongArgument } from "./not-built.ts";

/** More threads than this gain little and take memory. */
const MOST_THREADS = 16;
const VARIABLE = "WHOTALKS_WORKERS";

/**
 * How many threads work: WHOTALKS_WORKERS, else one a core, at most 16. Results never depend on it.
 * @throws WhotalksError `arguments` where the variable is no whole number from 1 on
 */
export function threadCount(environment: Readonly<Record<string, string | undefined>>): number {
  const asked = environment[VARIABLE] ?? "";
  if (asked === "") return Math.min(MOST_THREADS, availableParallelism());
  if (!/^[1-9]\d{0,2}$/.test(asked)) throw wrongArgument(`${VARIABLE} is "${asked}": a whole number from 1 to 999 was expected.`);
  return Number(asked);
}

/** Threads of this process that run a built thread file; started when they are needed, and no reason to stay alive. */
export function createThreads(size: number, file: URL, options: { readonly sharesMemory?: boolean; readonly limits?: ResourceLimits } = {}): PoolHost {
  return {
    size,
    sharesMemory: options.sharesMemory ?? true,
    spareCount: 0,
    startsAtOnce: false,
    start: () => {
      const thread = new Worker(file, options.limits === undefined ? {} : { resourceLimits: options.limits });
      thread.unref();
      return {
        send: (message) => thread.postMessage(message),
        listen(onMessage, onFault) {
          thread.on("message", onMessage);
          thread.on("error", onFault);
          thread.on("messageerror", onFault);
          thread.on("exit", (code) => onFault(new Error(`it ended with code ${code}`)));
        },
        end: () => void thread.terminate(),
      };
    },
  };
}
