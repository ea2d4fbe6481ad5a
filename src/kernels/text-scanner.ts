import { wasm } from "virtual:kernels/csv";
import type { ScannedRecords, TextScanner } from "../core/text-scanner.ts";
import { instantiate } from "./compiled.ts";

/** Bytes cut at a time; a record that is longer is no matter for compiled code. */
const WINDOW_BYTES = 262_144;
/** Behind the bytes: zeros, read with the last ones. */
const PADDING = 64;

interface Exports {
  scan(
    origin: number, from: number, end: number, base: number, delimiter: number, quote: number, isSpaced: number, columns: number, stopsAtHash: number, firstCell: number,
    line: number, isBlankBefore: number, cellFrom: number, cellTo: number, cellEnd: number, lines: number, gaps: number, escaped: number, out: number,
  ): number;
  isUtf8(at: number, length: number): number;
  lineEnds(at: number, length: number, isAfterCr: number, out: number): number;
}

/**
 * The compiled scanner of text; undefined where WebAssembly is switched off.
 * @param windowBytes for tests: a small one. Memory: 20 bytes for each of it, as far as they are used.
 */
export function createTextScanner(windowBytes: number = WINDOW_BYTES): TextScanner | undefined {
  const kernel = instantiate<Exports>(wasm);
  if (kernel === undefined) return undefined;
  const { exports } = kernel;
  // One cell and one record for each byte at most; a cell with a doubled quote has four bytes or more.
  const out = 1024;
  const window = 4096;
  const most = windowBytes + 16;
  const cellFrom = Math.ceil((window + windowBytes + PADDING) / 8) * 8;
  const cellTo = cellFrom + 4 * most;
  const cellEnd = cellTo + 4 * most;
  const line = cellEnd + 4 * most;
  const escaped = line + 4 * most;
  const gap = escaped + most;
  kernel.reserve(gap + most);
  const { buffer } = kernel.memory;
  const bytes = new Uint8Array(buffer);
  const words = new Uint32Array(buffer);
  const results = new Int32Array(buffer, out, 8);
  let filled = 0;
  const words4 = (at: number, count: number): Uint32Array => words.subarray(at / 4, at / 4 + count);
  const load = (from: Uint8Array): void => {
    filled = from.length;
    bytes.set(from, window);
    bytes.fill(0, window + filled, window + filled + PADDING);
  };
  return {
    windowBytes,
    load,
    scan({ delimiter, quote, isSpaced, columnCount }, start): ScannedRecords {
      const recordCount = exports.scan(
        window, window + start.at, window + filled, start.windowAt, delimiter, quote, isSpaced ? 1 : 0, columnCount, start.stopsAtHash ? 1 : 0, start.cellCount,
        start.line, start.isAfterBlank ? 1 : 0, cellFrom, cellTo, cellEnd, line, gap, escaped, out,
      );
      const cells = results[1]!;
      return {
        recordCount,
        byteCount: results[0]!,
        cellFrom: words4(cellFrom, cells),
        cellTo: words4(cellTo, cells),
        cellEnd: words4(cellEnd, recordCount),
        line: words4(line, recordCount),
        gap: bytes.subarray(gap, gap + recordCount),
        escaped: words4(escaped, results[2]!),
        nextLine: results[3]!,
        isAfterBlank: results[4] === 1,
        lineCount: results[5]!,
        delimiterCount: results[6]!,
        spacedCount: results[7]!,
      };
    },
    goodUntil(all, from) {
      let good = from;
      while (good < all.length) {
        const to = wholeEnd(all, good, Math.min(all.length, good + windowBytes));
        if (to === good) break;
        load(all.subarray(good, to));
        if (exports.isUtf8(window, filled) === 0) break;
        good = to;
      }
      return good;
    },
    countLines(all, isAfterCr) {
      let lineCount = 0;
      let rest = -1;
      for (let at = 0; at < all.length; at += windowBytes) {
        load(all.subarray(at, at + windowBytes));
        lineCount += exports.lineEnds(window, filled, (at === 0 ? isAfterCr : all[at - 1] === 13) ? 1 : 0, out);
        if (results[0]! >= 0) rest = results[0]!;
        else if (rest >= 0) rest += filled;
      }
      return { lineCount, rest };
    },
  };
}

/** The end of the last character that [from, to) holds whole, as far as its first byte tells. */
function wholeEnd(bytes: Uint8Array, from: number, to: number): number {
  let first = to - 1;
  while (first > from && first > to - 4 && (bytes[first]! & 0xc0) === 0x80) first--;
  const lead = bytes[first]!;
  const length = lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : lead >= 0xc0 ? 2 : 1;
  return first + length > to ? first : to;
}
