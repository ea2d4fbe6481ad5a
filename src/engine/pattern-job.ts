import { WhotalksError } from "../core/errors.ts";
import type { JobKind } from "../core/pool.ts";

/** Texts in UTF-8, and which of the patterns is looked for; -1: none, to see that a worker is there. */
export interface PatternInput {
  readonly pattern: number;
  readonly bytes: Uint8Array;
  readonly from: Uint32Array;
  readonly to: Uint32Array;
}

/**
 * The kind of job that tries a regular expression on texts (in NFC, without regard to case): which of them it finds. Between texts it says that it
 * is alive. Only workers do it, because they can be ended.
 */
export const matchPatterns: JobKind<readonly string[], PatternInput, Uint32Array> = {
  id: "match patterns",
  open(sources) {
    const patterns = sources.map((source) => new RegExp(source, "iu"));
    const decoder = new TextDecoder();
    return async ({ pattern, bytes, from, to }, job) => {
      const found: number[] = [];
      for (let k = 0; pattern >= 0 && k < from.length; k++) {
        if (patterns[pattern]!.test(decoder.decode(bytes.subarray(from[k]!, to[k]!)).normalize("NFC"))) found.push(k);
        await job.breathe(k + 1);
      }
      return Uint32Array.from(found);
    };
  },
};

/** The same job as the engine asks for it: it never does it itself, not even where no worker is left. */
export function asksForPatterns(): JobKind<readonly string[], PatternInput, Uint32Array> {
  return {
    id: matchPatterns.id,
    open() {
      throw new WhotalksError("patterns-no-worker", "No worker is left for regular expressions.", { kind: "data" });
    },
  };
}
