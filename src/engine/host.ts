import type { Pool } from "../core/pool.ts";
import type { SliceSizes } from "./slice-sizes.ts";

/** A running hash of bytes. */
export interface Hasher {
  update(bytes: Uint8Array): void;
  /** The digest as 64 hexadecimal digits. */
  hex(): string;
}

/** What the engine needs from where it runs: a clock, a pause that lets messages in, SHA-256, and workers where there are any. */
export interface SessionHost {
  /** A monotonic clock in milliseconds: for progress only, never for results. */
  readonly now: () => number;
  readonly yield: () => Promise<void>;
  readonly sha256: () => Hasher;
  /** Left out: everything is done in this thread, with the same results. */
  readonly pool?: Pool;
  /** From what size on files are read in parts, and in how large ones; as usual where left out. */
  readonly sliceSizes?: SliceSizes;
}
