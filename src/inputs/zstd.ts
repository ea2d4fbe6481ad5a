import { Decompress } from "fzstd";
import { WhotalksError } from "../core/errors.ts";
import { concatBytes, hasBytes } from "./bytes.ts";

/** 128 MiB: as much as `zstd -d` takes for itself without being told to take more. */
const MOST_WINDOW = 134_217_728;
/** A frame header is at most 18 bytes, a block header 3. */
const HEADER_MAX = 18;

/**
 * Decompresses a zstd file of one or more frames (RFC 8878). Contents are not compared with their check sum.
 * @throws WhotalksError `zstd-broken` for a truncated or damaged file, `zstd-window` for one that needs more than 128 MiB at once or a dictionary
 */
export async function* inflateZstd(file: string, chunks: AsyncGenerator<Uint8Array>): AsyncGenerator<Uint8Array> {
  const reader = new ByteReader(chunks);
  try {
    for (;;) {
      const header = await reader.peek(HEADER_MAX);
      if (header.length === 0) return;
      if (isSkippable(header)) {
        const length = header.length < 8 ? Number.NaN : 8 + viewOf(header).getUint32(4, true);
        for await (const _ of reader.take(length)) continue;
        if (reader.isShort) throw brokenError(file, "cut off");
        continue;
      }
      yield* inflateFrame(file, reader, readHeader(file, header));
    }
  } finally {
    await chunks.return(undefined);
  }
}

interface FrameHeader {
  readonly length: number;
  readonly hasCheckSum: boolean;
}

function readHeader(file: string, bytes: Uint8Array): FrameHeader {
  if (!hasBytes(bytes, 0, "\x28\xb5\x2f\xfd")) throw brokenError(file, bytes.length < 4 ? "cut off" : "damaged");
  const flags = bytes[4] ?? 0;
  const isSingle = (flags & 0x20) !== 0;
  const dictionaryBytes = [0, 1, 2, 4][flags & 3]!;
  const sizeBytes = [isSingle ? 1 : 0, 2, 4, 8][flags >> 6]!;
  const sizeAt = 5 + (isSingle ? 0 : 1) + dictionaryBytes;
  const length = sizeAt + sizeBytes;
  if (bytes.length < length) throw brokenError(file, "cut off");
  const view = viewOf(bytes);
  if (bytes.subarray(sizeAt - dictionaryBytes, sizeAt).some((byte) => byte !== 0)) throw windowError(file, "a dictionary that is not in the file");
  const size = sizeBytes === 8 ? Number(view.getBigUint64(sizeAt, true)) : sizeBytes === 4 ? view.getUint32(sizeAt, true) : sizeBytes === 2 ? view.getUint16(sizeAt, true) + 256 : (bytes[sizeAt] ?? 0);
  const exponent = 2 ** (10 + ((bytes[5] ?? 0) >> 3));
  const window = isSingle ? size : exponent + (exponent / 8) * ((bytes[5] ?? 0) & 7);
  if (window > MOST_WINDOW) throw windowError(file, `${window} bytes of memory at once; at most ${MOST_WINDOW} are given`);
  return { length, hasCheckSum: (flags & 4) !== 0 };
}

/** Walks the blocks of one frame, so that its end is known, and lets the library decompress them. */
async function* inflateFrame(file: string, reader: ByteReader, { length, hasCheckSum }: FrameHeader): AsyncGenerator<Uint8Array> {
  const found: Uint8Array[] = [];
  const decompress = new Decompress((bytes) => void found.push(bytes.slice()));
  const push = (bytes: Uint8Array, isLast: boolean): Uint8Array[] => {
    try {
      decompress.push(bytes, isLast);
    } catch (error) {
      if (error instanceof Error) throw brokenError(file, "damaged");
      throw error;
    }
    return found.splice(0).filter((piece) => piece.length > 0);
  };
  for await (const bytes of reader.take(length)) yield* push(bytes, false);
  for (let isLast = false; !isLast; ) {
    const block = await reader.peek(3);
    if (block.length < 3) throw brokenError(file, "cut off");
    const word = block[0]! | (block[1]! << 8) | (block[2]! << 16);
    isLast = (word & 1) === 1;
    // A run of one byte (kind 1) stands there as that byte.
    const size = 3 + (((word >> 1) & 3) === 1 ? 1 : word >> 3);
    for await (const bytes of reader.take(size)) yield* push(bytes, false);
    if (reader.isShort) throw brokenError(file, "cut off");
  }
  for await (const bytes of reader.take(hasCheckSum ? 4 : 0)) yield* push(bytes, false);
  if (reader.isShort) throw brokenError(file, "cut off");
  yield* push(new Uint8Array(0), true);
}

function isSkippable(bytes: Uint8Array): boolean {
  return bytes.length >= 4 && (bytes[0]! & 0xf0) === 0x50 && hasBytes(bytes, 1, "\x2a\x4d\x18");
}

/** The bytes of chunks, taken by count. */
class ByteReader {
  /** Whether the last `take` met the end before its count. */
  isShort = false;
  private readonly chunks: AsyncGenerator<Uint8Array>;
  private rest: Uint8Array = new Uint8Array(0);

  constructor(chunks: AsyncGenerator<Uint8Array>) {
    this.chunks = chunks;
  }

  /** The next bytes without taking them; fewer only at the end. */
  async peek(count: number): Promise<Uint8Array> {
    let isMore = true;
    while (isMore && this.rest.length < count) isMore = await this.readMore();
    return this.rest.subarray(0, count);
  }

  async *take(count: number): AsyncGenerator<Uint8Array> {
    let left = count;
    this.isShort = false;
    while (left > 0 || Number.isNaN(left)) {
      if (Number.isNaN(left) || (this.rest.length === 0 && !(await this.readMore()))) {
        this.isShort = true;
        return;
      }
      const piece = this.rest.subarray(0, left);
      this.rest = this.rest.subarray(piece.length);
      left -= piece.length;
      yield piece;
    }
  }

  private async readMore(): Promise<boolean> {
    const { done, value } = await this.chunks.next();
    if (done) return false;
    this.rest = this.rest.length === 0 ? value : concatBytes(this.rest, value);
    return true;
  }
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

function brokenError(file: string, how: "cut off" | "damaged"): WhotalksError {
  return new WhotalksError("zstd-broken", `${file}: the zstd data are ${how}.`, { hint: "Copy or download the file again.", where: { file } });
}

function windowError(file: string, need: string): WhotalksError {
  return new WhotalksError("zstd-window", `${file}: to be decompressed the zstd data need ${need}.`, { hint: "Decompress it yourself, for example with zstd -d --long=31, and open the result.", where: { file } });
}
