import type { TextScanner } from "../../core/text-scanner.ts";

/** Below this a call costs more than it saves. */
const SCANNED_BYTES = 256;

/** A place in a text: physical line and byte of that line, both 1-based. */
export interface BytePlace {
  readonly line: number;
  readonly column: number;
}

/**
 * Checks that a sequence of chunks is UTF-8 (RFC 3629: no overlong form, no surrogate, nothing above U+10FFFF) and counts its lines.
 *
 * A character may stand across chunk borders. Cost: one pass, about 1 GB/s on ASCII.
 */
export class Utf8Check {
  /** Continuation bytes still to come, the bounds of the next one, and the bytes of the character so far. */
  private need = 0;
  private lower = 0x80;
  private upper = 0xbf;
  private seen = 0;
  private readonly lines: LineCounter | undefined;
  private readonly scanner: TextScanner | undefined;

  /**
   * @param scanner looks over what is whole and good; the rest, and what is broken, is found here
   * @param options.countsLines false: nobody asks for the place of what is broken
   */
  constructor(scanner?: TextScanner, options: { readonly countsLines: boolean } = { countsLines: true }) {
    this.scanner = scanner;
    this.lines = options.countsLines ? new LineCounter(scanner) : undefined;
  }

  /**
   * @returns the index of the first byte of the first broken character (negative where it began in an earlier chunk); undefined
   *   where the chunk is good so far
   */
  push(chunk: Uint8Array): number | undefined {
    const bad = this.check(chunk);
    this.lines?.push(bad < 0 ? chunk : chunk.subarray(0, bad));
    return bad < 0 ? undefined : bad - this.seen;
  }

  /** Whether the bytes so far end between characters. */
  get isComplete(): boolean {
    return this.need === 0;
  }

  /** The place of the broken or unfinished character; of the next byte where there is none. NaN where lines are not counted. */
  place(): BytePlace {
    const { line, column } = this.lines?.place() ?? { line: Number.NaN, column: Number.NaN };
    return { line, column: column - this.seen };
  }

  /** @returns the index of the byte that cannot be, −1 where there is none; `seen` is then the length of its character before it */
  private check(chunk: Uint8Array): number {
    const end = chunk.length;
    let { need, lower, upper, seen } = this;
    const wordStart = (4 - (chunk.byteOffset % 4)) % 4;
    const words = end < 64 ? undefined : new Int32Array(chunk.buffer, chunk.byteOffset + wordStart, (end - wordStart) >> 2);
    let i = 0;
    let isScanned = this.scanner === undefined || end < SCANNED_BYTES;
    while (i < end) {
      if (need === 0) {
        if (!isScanned) {
          isScanned = true;
          i = this.scanner!.goodUntil(chunk, i);
          continue;
        }
        i = skipAscii(chunk, i, words, wordStart);
        if (i >= end) break;
      }
      const byte = chunk[i]!;
      let isGood = true;
      if (need > 0) {
        isGood = byte >= lower && byte <= upper;
        lower = 0x80;
        upper = 0xbf;
        if (isGood) need--;
      } else if (byte >= 0xc2 && byte <= 0xdf) need = 1;
      else if (byte >= 0xe0 && byte <= 0xef) {
        need = 2;
        if (byte === 0xe0) lower = 0xa0;
        else if (byte === 0xed) upper = 0x9f;
      } else if (byte >= 0xf0 && byte <= 0xf4) {
        need = 3;
        if (byte === 0xf0) lower = 0x90;
        else if (byte === 0xf4) upper = 0x8f;
      } else isGood = false;
      if (!isGood) {
        this.seen = seen;
        return i;
      }
      seen = need === 0 ? 0 : seen + 1;
      i++;
    }
    this.need = need;
    this.lower = lower;
    this.upper = upper;
    this.seen = seen;
    return -1;
  }
}

/**
 * The first byte ≥ 0x80 at or after `from`: byte by byte to begin with, as between words of other scripts, then sixteen at a time.
 * @param words the same memory four bytes at a time, from byte `wordStart` on
 */
function skipAscii(bytes: Uint8Array, from: number, words: Int32Array | undefined, wordStart: number): number {
  const end = bytes.length;
  const near = Math.min(end, from + 32);
  let i = from;
  while (i < near && bytes[i]! < 0x80) i++;
  if (i < near || words === undefined) {
    while (words === undefined && i < end && bytes[i]! < 0x80) i++;
    return i;
  }
  while (i < end && (i - wordStart) % 4 !== 0) {
    if (bytes[i]! >= 0x80) return i;
    i++;
  }
  const wordCount = words.length;
  let w = (i - wordStart) >> 2;
  while (w + 3 < wordCount && ((words[w]! | words[w + 1]! | words[w + 2]! | words[w + 3]!) & 0x80808080) === 0) w += 4;
  i = Math.max(i, wordStart + w * 4);
  while (i < end && bytes[i]! < 0x80) i++;
  return i;
}

/** Counts physical lines of chunks: LF, CR and CRLF each end one. */
export class LineCounter {
  private line = 1;
  /** Bytes of the current line so far. */
  private length = 0;
  private endsInCr = false;
  private readonly scanner: TextScanner | undefined;

  constructor(scanner?: TextScanner) {
    this.scanner = scanner;
  }

  push(chunk: Uint8Array): void {
    const end = chunk.length;
    if (end === 0) return;
    if (this.scanner !== undefined && end >= SCANNED_BYTES) {
      const { lineCount, rest } = this.scanner.countLines(chunk, this.endsInCr);
      this.line += lineCount;
      this.length = rest < 0 ? this.length + end : rest;
      this.endsInCr = chunk[end - 1] === 13;
      return;
    }
    const fast = end < 256 ? -1 : countLineFeeds(chunk);
    if (fast >= 0) {
      // Without a CR every LF ends a line, but for one that belongs to the CR of the chunk before.
      this.line += fast - (this.endsInCr && chunk[0] === 10 ? 1 : 0);
      this.length = fast === 0 ? this.length + end : end - chunk.lastIndexOf(10) - 1;
      this.endsInCr = false;
      return;
    }
    let count = 0;
    let lineStart = -1;
    // Nearly every byte is neither: one comparison for it.
    for (let i = 0; i < end; i++) {
      const byte = chunk[i]!;
      if (byte > 13) continue;
      if (byte === 10) {
        if (!(i === 0 ? this.endsInCr : chunk[i - 1] === 13)) count++;
        lineStart = i + 1;
      } else if (byte === 13) {
        count++;
        lineStart = i + 1;
      }
    }
    this.line += count;
    this.length = lineStart < 0 ? this.length + end : end - lineStart;
    this.endsInCr = chunk[end - 1] === 13;
  }

  /** The place of the next byte. */
  place(): BytePlace {
    return { line: this.line, column: this.length + 1 };
  }
}

/** How many LF a chunk holds, four bytes at a time; −1 where it holds a CR, too. */
function countLineFeeds(chunk: Uint8Array): number {
  const wordStart = (4 - (chunk.byteOffset % 4)) % 4;
  const words = new Int32Array(chunk.buffer, chunk.byteOffset + wordStart, (chunk.length - wordStart) >> 2);
  let count = 0;
  let hasReturn = 0;
  for (let w = 0; w < words.length; ) {
    // One sum for each of the four bytes: after 255 words they must be added up.
    const stop = Math.min(words.length, w + 255);
    let sums = 0;
    for (; w < stop; w++) {
      const word = words[w]!;
      const feed = word ^ 0x0a0a0a0a;
      const back = word ^ 0x0d0d0d0d;
      hasReturn |= (back - 0x01010101) & ~back;
      sums = (sums + ((~(((feed & 0x7f7f7f7f) + 0x7f7f7f7f) | feed) >>> 7) & 0x01010101)) | 0;
    }
    count += (sums & 255) + ((sums >>> 8) & 255) + ((sums >>> 16) & 255) + (sums >>> 24);
    if ((hasReturn & 0x80808080) !== 0) return -1;
  }
  for (let i = 0; i < chunk.length; i++) {
    if (i === wordStart) i += words.length * 4;
    if (chunk[i] === 10) count++;
    else if (chunk[i] === 13) return -1;
  }
  return count;
}
