import { WhotalksError } from "../core/errors.ts";
import type { ByteSource } from "../core/records.ts";
import { openBytes, packingOf, readHead } from "./open.ts";

/** Bytes of a file wherever they lie. */
export interface RandomAccess {
  readonly size: number;
  /** Bytes [start, end), cut off at the end of the file. */
  read(start: number, end: number): Promise<Uint8Array>;
}

/** 1 GiB: as much as is held in memory of a file that comes only in order. */
const MOST_HELD = 1_073_741_824;

/**
 * Opens a source for jumping. A source that comes only in order, or compressed, is held in memory.
 * @throws WhotalksError `held-too-large` for one of those beyond 1 GiB; as openBytes
 */
export async function openAccess(source: ByteSource): Promise<RandomAccess> {
  const { slice } = source;
  const head = slice === undefined ? undefined : await slice(0, 4);
  if (slice !== undefined && head !== undefined && packingOf(head) === undefined) {
    return { size: source.size, read: (start, end) => slice(Math.min(start, source.size), Math.min(end, source.size)) };
  }
  const bytes = await readWhole(source, MOST_HELD);
  return { size: bytes.length, read: async (start, end) => bytes.subarray(start, end) };
}

/**
 * All bytes of a source, inflated where they are compressed.
 * @throws WhotalksError `held-too-large` beyond `most` bytes; as openBytes
 */
export async function readWhole(source: ByteSource, most: number): Promise<Uint8Array> {
  const { bytes, isWhole } = await readHead(source);
  if (isWhole) return bytes;
  let all = new Uint8Array(Number.isNaN(source.size) ? 1 << 20 : Math.min(source.size, most) + 1);
  let size = 0;
  const reader = openBytes(source).getReader();
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return all.subarray(0, size);
      if (size + value.length > most) {
        throw new WhotalksError("held-too-large", `${source.name}: more than ${most} bytes, which is more than can be held to read a file of this kind.`, { hint: "Unpack it first, or split it.", where: { file: source.name } });
      }
      if (size + value.length > all.length) {
        const larger = new Uint8Array(Math.max(all.length * 2, size + value.length));
        larger.set(all.subarray(0, size));
        all = larger;
      }
      all.set(value, size);
      size += value.length;
    }
  } finally {
    await reader.cancel().catch(() => {});
  }
}
