import { pageSha256 } from "./page-sha256.ts";
import { createPause } from "./pause.ts";
import { createPageWorkers } from "./page-workers.ts";
import { createPool } from "./pool.ts";
import poolWorkerUrl from "./pool-worker.ts?worker&url";
import { serve } from "./serve.ts";
import { createSession } from "./session.ts";

/** The engine's worker: one session behind the page's port, with the workers of its pool. Nothing else runs here. */
declare const self: {
  postMessage(message: unknown, transfer: Transferable[]): void;
  onmessage: ((event: MessageEvent) => void) | null;
};

const workers = createPageWorkers(poolWorkerUrl);

serve(
  createSession({
    now: () => performance.now(),
    yield: createPause(),
    sha256: pageSha256(),
    ...(workers === undefined ? {} : { pool: createPool(workers) }),
  }),
  self,
);
