import { Duplex } from "node:stream";
import { createGunzip } from "node:zlib";
import type { Inflater } from "../core/records.ts";

/** DecompressionStream hands out 16 kB: that takes twice as long to unpack, and longer to pass on. */
const PIECE_BYTES = 1 << 18;
/** Unpacked while the pieces before are read. */
const AHEAD_BYTES = 1 << 20;

/** A gzip decompressor of Node's own, as strict about what follows the data as DecompressionStream (Node versions that know the option). */
export function inflater(): Inflater {
  const options = { chunkSize: PIECE_BYTES, readableHighWaterMark: AHEAD_BYTES, rejectGarbageAfterEnd: true };
  return Duplex.toWeb(createGunzip(options)) as Inflater;
}
