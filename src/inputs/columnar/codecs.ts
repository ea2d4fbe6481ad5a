import { Gunzip } from "fflate";
import { decompress as inflateZstd } from "fzstd";
import { snappyUncompress } from "hyparquet/src/snappy.js";
import { inflateBrotli } from "./brotli.ts";
import { inflateHadoopLz4, inflateLz4Block } from "./lz4.ts";

/** 256 MiB: a page of a column is a megabyte or so. */
const MOST_PAGE = 268_435_456;

/** Codecs of Parquet that are read; LZO is not. */
export const READABLE_CODECS: readonly string[] = ["UNCOMPRESSED", "SNAPPY", "GZIP", "ZSTD", "LZ4", "LZ4_RAW", "BROTLI"];


/**
 * Decompresses a page.
 * @param size its length once decompressed, as its header says
 * @throws Error where the data are damaged, of another length, or larger than 256 MiB
 */
export function inflatePage(codec: string, input: Uint8Array, size: number): Uint8Array {
  if (!(size >= 0 && size <= MOST_PAGE)) throw new Error(`a page is said to hold ${size} bytes; at most ${MOST_PAGE} are read`);
  const page = inflateBy(codec, input, size);
  if (page.length !== size) throw new Error(`a page holds ${page.length} bytes instead of ${size}`);
  return page;
}

function inflateBy(codec: string, input: Uint8Array, size: number): Uint8Array {
  // A copy: the library reads beyond the end of a page where more of its buffer follows.
  if (codec === "UNCOMPRESSED") return input.slice();
  if (size === 0) return new Uint8Array(0);
  if (codec === "SNAPPY") {
    const output = new Uint8Array(size);
    snappyUncompress(input, output);
    return output;
  }
  if (codec === "GZIP") return inflateGzip(input, size);
  if (codec === "ZSTD") return inflateZstd(input, new Uint8Array(size));
  if (codec === "LZ4") return inflateHadoopLz4(input, size);
  if (codec === "LZ4_RAW") {
    const output = new Uint8Array(size);
    return output.subarray(0, inflateLz4Block(input, output, 0));
  }
  if (codec === "BROTLI") return inflateBrotli(input, size);
  throw new Error(`it is compressed with ${codec}, which cannot be read`);
}

/** All members; stops once more comes out than said. */
function inflateGzip(input: Uint8Array, size: number): Uint8Array {
  const output = new Uint8Array(size);
  let filled = 0;
  const gunzip = new Gunzip((bytes) => {
    if (filled + bytes.length > size) throw new Error(`a page holds more than ${size} bytes`);
    output.set(bytes, filled);
    filled += bytes.length;
  });
  for (let at = 0; at < input.length; at += 16_384) gunzip.push(input.subarray(at, at + 16_384), at + 16_384 >= input.length);
  return output.subarray(0, filled);
}
