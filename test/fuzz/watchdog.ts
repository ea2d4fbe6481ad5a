import { Worker } from "node:worker_threads";

/** How long one step may take before it counts as one that never ends. */
const NEVER_MS = 60_000;

/** Watches a loop from another thread: what never ends in this one lets no timer run. */
export interface Watchdog {
  /** A new step begins; `place` and `number` are what `nameOf` makes words of. */
  tick(place: number, number: number): void;
  stop(): Promise<unknown>;
}

/**
 * Ends the process with a word about the step that has gone on for a minute.
 * @param nameOf names of all places, made beforehand for number "#", which stands for the number
 */
export function watchdog(nameOf: (place: number, number: string) => string, places = 64): Watchdog {
  const state = new Int32Array(new SharedArrayBuffer(12));
  const names = Array.from({ length: places }, (_, place) => nameOf(place, "#"));
  const worker = new Worker(
    `const { workerData: { state, names, never } } = require("node:worker_threads");
     let last = -1, since = Date.now();
     setInterval(() => {
       const now = Atomics.load(state, 2);
       if (now !== last) { last = now; since = Date.now(); return; }
       if (Date.now() - since < never) return;
       require("node:fs").writeSync(2, "never ends: " + names[Atomics.load(state, 0)].replace("#", Atomics.load(state, 1)) + "\\n");
       process.kill(process.pid, "SIGKILL");
     }, 500);`,
    { eval: true, workerData: { state, names, never: NEVER_MS } },
  );
  worker.unref();
  return {
    tick(place, number) {
      Atomics.store(state, 0, place);
      Atomics.store(state, 1, number);
      Atomics.add(state, 2, 1);
    },
    stop: () => worker.terminate(),
  };
}
