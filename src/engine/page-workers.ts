import type { FromWorker, PoolHost, PoolWorker } from "./pool-protocol.ts";
import { trustedUrl } from "./trusted-url.ts";

/** More workers than this take memory that the data need. */
const MOST_WORKERS = 8;

/**
 * The workers of a page's pool, started by the engine's worker: as many as the machine has cores, and one to spare, because none can be
 * fetched once the page is ready. Undefined with one core, and where a worker cannot start others.
 * @param workerUrl address of the built pool-worker.ts
 */
export function createPageWorkers(workerUrl: string): PoolHost | undefined {
  const size = Math.min(MOST_WORKERS, navigator.hardwareConcurrency);
  if (!(size > 1) || typeof Worker === "undefined") return undefined;
  let url: string | undefined;
  return {
    size,
    sharesMemory: globalThis.crossOriginIsolated,
    spareCount: 1,
    startsAtOnce: true,
    start: () => startWorker((url ??= trustedUrl(workerUrl))),
  };
}

function startWorker(url: string): PoolWorker {
  const worker = new Worker(url, { type: "module", name: "whotalks pool" });
  return {
    send: (message) => worker.postMessage(message),
    listen(onMessage, onFault) {
      worker.onmessage = ({ data }: MessageEvent<FromWorker>) => onMessage(data);
      worker.onerror = (event) => {
        // The run that the worker served says it; told twice it would look like a fault of the engine's own worker.
        event.preventDefault();
        onFault(new Error(event.message ?? "it could not be started"));
      };
      worker.onmessageerror = () => onFault(new RangeError("A message could not be read: memory is used up."));
    },
    end: () => worker.terminate(),
  };
}
