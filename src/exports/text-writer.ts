/** Characters gathered before they are encoded: strings stay short, however long the file becomes. */
const BLOCK = 1 << 16;

/** A growing text, kept as UTF-8: a file of any length, where one string would stop at 512 MB. */
export interface TextWriter {
  write(text: string): void;
  /** Everything written so far, as consecutive pieces; the writer is empty afterwards. */
  take(): Uint8Array[];
}

/**
 * Gathers text and encodes it in blocks.
 *
 * UTF-8 without BOM. A lone surrogate becomes U+FFFD (as `toWellFormed` does), provided that a pair is written in one call.
 * Cost O(length).
 */
export function createTextWriter(): TextWriter {
  const encoder = new TextEncoder();
  let pending = "";
  let pieces: Uint8Array[] = [];
  const flush = (): void => {
    if (pending !== "") pieces.push(encoder.encode(pending));
    pending = "";
  };
  return {
    write(text) {
      pending += text;
      if (pending.length >= BLOCK) flush();
    },
    take() {
      flush();
      const taken = pieces;
      pieces = [];
      return taken;
    },
  };
}

/**
 * Joins pieces into one buffer.
 * @returns a new array of exactly the summed length. Cost O(bytes).
 */
export function joinBytes(pieces: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  let length = 0;
  for (const piece of pieces) length += piece.length;
  const joined = new Uint8Array(length);
  let at = 0;
  for (const piece of pieces) {
    joined.set(piece, at);
    at += piece.length;
  }
  return joined;
}
