import { jobKinds } from "./jobs.ts";
import { openBlobRange } from "./blob-range.ts";
import { fileDigest } from "./digest-job.ts";
import { pageSha256 } from "./page-sha256.ts";
import { createPause } from "./pause.ts";
import type { FromWorker, ToWorker } from "./pool-protocol.ts";
import { serveJobs } from "./serve-jobs.ts";
import { sliceReader } from "./slice-job.ts";

/** A worker of the page's pool. The engine's worker starts it. */
declare const self: {
  postMessage(message: FromWorker, transfer: Transferable[]): void;
  onmessage: ((event: MessageEvent<ToWorker>) => void) | null;
};

const hear = serveJobs([...jobKinds, sliceReader(openBlobRange), fileDigest(openBlobRange, () => pageSha256()())], { post: (message, transfer) => self.postMessage(message, transfer), now: () => performance.now(), yield: createPause() });
self.onmessage = ({ data }) => hear(data);
self.postMessage({ say: "ready" }, []);
