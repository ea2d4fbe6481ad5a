import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex } from "@noble/hashes/utils.js";
import { compiledSha256 } from "../kernels/sha256.ts";
import type { Hasher } from "./host.ts";
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

/** The browser's own SHA-256 takes no file piece by piece. */
function plainSha256(): Hasher {
  const hash = sha256.create();
  return { update: (bytes) => void hash.update(bytes), hex: () => bytesToHex(hash.digest()) };
}

const workers = createPageWorkers(poolWorkerUrl);

serve(
  createSession({
    now: () => performance.now(),
    yield: createPause(),
    sha256: compiledSha256() ?? plainSha256,
    ...(workers === undefined ? {} : { pool: createPool(workers) }),
  }),
  self,
);
