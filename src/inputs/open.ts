import { WhotalksError } from "../core/errors.ts";
import type { ByteSource, Head } from "../core/records.ts";
import { chunksOf, concatBytes, hasBytes, streamOf } from "./bytes.ts";
import { inflate } from "./gzip.ts";
import { inflateZstd } from "./zstd.ts";

/** As many decompressed bytes as a file is recognised by. */
export const HEAD_BYTES = 262_144;
/** Room for the first of them: an archive may hold 100,000 small files. */
const FIRST_BYTES = 4096;
/** 64 GiB: more than that out of one compressed file is taken for an attack. */
const INFLATED_BYTES = 68_719_476_736;

export interface OpenBytesOptions {
  /** Most bytes a compressed file may inflate to. */
  readonly maxInflated?: number;
  /** Whoever reads is done with a chunk before asking for the next: chunks may share their memory. */
  readonly keepsNoChunk?: boolean;
}

/**
 * The bytes of a source, inflated where they are gzip or zstd (known by magic bytes, whatever the name says; several members or frames too).
 * @throws (while reading) WhotalksError `gzip-broken`, `zstd-broken`, `zstd-window`, `inflated-too-large`
 */
export function openBytes(source: ByteSource, options: OpenBytesOptions = {}): ReadableStream<Uint8Array> {
  return streamOf(readBytes(source, options));
}

/**
 * The first bytes of a source after decompression; reads no further, and `source.stream()` may be called again afterwards.
 * @param limit most bytes to hand back, 256 KiB unless told
 */
export async function readHead(source: ByteSource, options: OpenBytesOptions & { readonly limit?: number } = {}): Promise<Head> {
  const limit = options.limit ?? HEAD_BYTES;
  let bytes = new Uint8Array(Math.min(limit, FIRST_BYTES));
  let filled = 0;
  for await (const chunk of readBytes(source, { ...options, keepsNoChunk: true })) {
    const fitting = chunk.subarray(0, limit - filled);
    if (filled + fitting.length > bytes.length) {
      const larger = new Uint8Array(limit);
      larger.set(bytes.subarray(0, filled));
      bytes = larger;
    }
    bytes.set(fitting, filled);
    filled += fitting.length;
    if (fitting.length < chunk.length) return { name: source.name, bytes: bytes.subarray(0, filled), isWhole: false };
  }
  return { name: source.name, bytes: bytes.slice(0, filled), isWhole: true };
}

async function* readBytes(source: ByteSource, { maxInflated = INFLATED_BYTES, keepsNoChunk = false }: OpenBytesOptions): AsyncGenerator<Uint8Array> {
  const open = (): AsyncGenerator<Uint8Array> => chunksOf((keepsNoChunk ? source.flow : undefined)?.() ?? source.stream());
  const chunks = open();
  let first: Uint8Array = new Uint8Array(0);
  let packing: Packing | undefined;
  try {
    while (first.length < 4) {
      const { done, value } = await chunks.next();
      if (done) break;
      first = first.length === 0 && value.length >= 4 ? value : concatBytes(first, value);
    }
    packing = packingOf(first);
    if (packing === undefined) {
      if (first.length > 0) yield first;
      yield* chunks;
      return;
    }
  } finally {
    await chunks.return(undefined);
  }
  let inflated = 0;
  for await (const bytes of packing === "gzip" ? inflate(source.name, open, source.inflater) : inflateZstd(source.name, chunksOf(source.stream()))) {
    inflated += bytes.length;
    if (inflated > maxInflated) {
      throw new WhotalksError("inflated-too-large", `${source.name}: inflates to more than ${maxInflated} bytes.`, {
        hint: "Decompress it yourself and open the result if you trust it.",
        where: { file: source.name },
      });
    }
    yield bytes;
  }
}

/** How a whole file can be compressed. */
export type Packing = "gzip" | "zstd";

/** How a file is compressed, by its first four bytes; undefined where it is not, or in a way that is not opened. */
export function packingOf(first: Uint8Array): Packing | undefined {
  if (hasBytes(first, 0, "\x1f\x8b\x08")) return "gzip";
  return hasBytes(first, 0, "\x28\xb5\x2f\xfd") ? "zstd" : undefined;
}
