import { createPause } from "../../../src/engine/pause.ts";
import type { FromWorker, ToWorker } from "../../../src/engine/pool-protocol.ts";
import { serveJobs } from "../../../src/engine/serve-jobs.ts";
import { testJobs } from "../../engine/test-jobs.ts";

declare const self: {
  postMessage(message: FromWorker, transfer: Transferable[]): void;
  onmessage: ((event: MessageEvent<ToWorker>) => void) | null;
};

const hear = serveJobs(testJobs, { post: (message, transfer) => self.postMessage(message, transfer), now: () => performance.now(), yield: createPause() });
self.onmessage = ({ data }) => hear(data);
self.postMessage({ say: "ready" }, []);
