/** A running hash of bytes. */
export interface Hasher {
  update(bytes: Uint8Array): void;
  /** The digest as 64 hexadecimal digits. */
  hex(): string;
}

/** What the engine needs from where it runs: a clock, a pause that lets messages in, and SHA-256. */
export interface SessionHost {
  /** A monotonic clock in milliseconds: for progress only, never for results. */
  readonly now: () => number;
  readonly yield: () => Promise<void>;
  readonly sha256: () => Hasher;
}
