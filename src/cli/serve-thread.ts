import type { MessagePort } from "node:worker_threads";
import { type AnyJobKind, serveJobs } from "../engine/serve-jobs.ts";

/** Does the jobs that come over the port of a thread's parent. */
export function serveThread(port: MessagePort, kinds: readonly AnyJobKind[]): void {
  const hear = serveJobs(kinds, {
    post: (message, transfer) => port.postMessage(message, transfer),
    now: () => performance.now(),
    yield: () => new Promise((resolve) => void setImmediate(resolve)),
  });
  port.on("message", hear);
  port.postMessage({ say: "ready" });
}
