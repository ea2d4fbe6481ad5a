import type { FromWorker, PoolHost, ToWorker } from "../../src/engine/pool-protocol.ts";
import { type AnyJobKind, serveJobs } from "../../src/engine/serve-jobs.ts";

/** Workers of this thread behind ports: what the page's workers do, without the page. */
export function portWorkers(size: number, kinds: readonly AnyJobKind[]): PoolHost {
  return {
    size, sharesMemory: false, spareCount: 1, startsAtOnce: true,
    start: () => {
      const { port1, port2 } = new MessageChannel();
      const hear = serveJobs(kinds, { post: (message, transfer) => port2.postMessage(message, transfer), now: () => performance.now(), yield: () => new Promise((resolve) => void setImmediate(resolve)) });
      port2.onmessage = ({ data }: { data: ToWorker }) => hear(data);
      port2.postMessage({ say: "ready" });
      return {
        send: (message) => port1.postMessage(message),
        listen: (onMessage) => {
          port1.onmessage = ({ data }: { data: FromWorker }) => onMessage(data);
        },
        end: () => port1.close(),
      };
    },
  };
}
