import { createHash } from "node:crypto";
import { createThreads, threadCount } from "../src/cli/threads.ts";
import { ownHands, type Pool } from "../src/core/pool.ts";
import { createPool } from "../src/engine/pool.ts";
import { createSession } from "../src/engine/session.ts";
import type { Engine } from "../src/engine/engine.ts";

/** The workers that the command line would have: WHOTALKS_WORKERS, else one a core. */
export function newPool(): Pool {
  const size = threadCount(process.env);
  return size === 1 ? ownHands : createPool(createThreads(size, new URL("pool-thread.js", import.meta.url)));
}

/** The engine as the command line runs it, in this process. */
export function newEngine(pool: Pool = newPool()): Engine {
  return createSession({
    now: () => performance.now(),
    yield: () => new Promise((resolve) => void setImmediate(resolve)),
    sha256: () => {
      const hash = createHash("sha256");
      return { update: (bytes) => void hash.update(bytes), hex: () => hash.digest("hex") };
    },
    pool,
  });
}
