import type { Progress } from "../core/task.ts";

/** Given with every call: progress out, cancelling in. A cancelled call rejects with WhotalksError code "cancelled". */
export interface Call {
  readonly onProgress?: (progress: Progress) => void;
  readonly signal?: AbortSignal;
}
