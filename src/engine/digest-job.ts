import type { JobKind } from "../core/pool.ts";
import type { ReadRange, SourceHandle } from "../core/records.ts";
import type { Hasher } from "./host.ts";
import { changed } from "./sources.ts";

/** Bytes hashed between two looks whether anybody still wants the digest. */
const PIECE_BYTES = 4 * 2 ** 20;

/** The file whose digest is asked for: plain data. */
export interface DigestShared {
  readonly name: string;
  readonly size: number;
  readonly handle: SourceHandle;
}

/**
 * The kind of job that takes the digest of a whole file, as 64 hexadecimal digits. One file is one job: SHA-256 cannot be cut into parts.
 * @param open how this thread comes by the bytes of a file
 */
export function fileDigest(open: (handle: SourceHandle) => ReadRange, sha256: () => Hasher): JobKind<DigestShared, null, string> {
  return {
    id: "file digest",
    open: ({ name, size, handle }) => {
      const read = open(handle);
      return async (_, job) => {
        const hasher = sha256();
        for (let at = 0; at < size; at += PIECE_BYTES) {
          const to = Math.min(size, at + PIECE_BYTES);
          const bytes = await read(at, to).catch((error: unknown) => {
            throw changed(name, error);
          });
          if (bytes.length !== to - at) throw changed(name, `${at + bytes.length} bytes instead of ${size}`);
          hasher.update(bytes);
          await job.breathe(to);
        }
        return hasher.hex();
      };
    },
  };
}
