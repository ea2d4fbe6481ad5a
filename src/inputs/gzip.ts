import { WhotalksError } from "../core/errors.ts";
import type { Inflater } from "../core/records.ts";
import { concatBytes, hasBytes } from "./bytes.ts";

/** Ten bytes of header and eight of check sum and size: no member is shorter. */
const MEMBER_MIN = 18;
const HEADER = 10;

/**
 * Inflates a gzip file of one or more members.
 *
 * A decompression stream of the browser ends with its first member and refuses what follows, so every place that looks like the
 * header of a further member (ten bytes that fit) ends one stream and starts the next. A place inside compressed data looks so once
 * in about 100 GB; the stream then fails, and the file is read again with that place left alone.
 *
 * @param open the compressed bytes from the start; called once more for every place of that kind
 * @param inflater a fresh decompressor for each member
 * @throws WhotalksError `gzip-broken` for a truncated or damaged file
 */
export async function* inflate(file: string, open: () => AsyncGenerator<Uint8Array>, inflater: () => Inflater = () => new DecompressionStream("gzip")): AsyncGenerator<Uint8Array> {
  const notHeaders = new Set<number>();
  let given = 0;
  for (;;) {
    const members = new Members(open(), notHeaders);
    let skip = given;
    try {
      while (await members.hasMore()) {
        for await (const bytes of members.inflateOne(inflater())) {
          const fresh = skip >= bytes.length ? undefined : bytes.subarray(skip);
          skip = Math.max(0, skip - bytes.length);
          if (fresh === undefined) continue;
          given += fresh.length;
          yield fresh;
        }
      }
      return;
    } catch (error) {
      if (error instanceof WhotalksError) throw error;
      if (members.cutAt === undefined) throw brokenError(file, error, given);
      notHeaders.add(members.cutAt);
    } finally {
      await members.close();
    }
  }
}

function brokenError(file: string, cause: unknown, given: number): WhotalksError {
  const text = cause instanceof Error ? cause.message : String(cause);
  const isShort = /unexpected end|truncated|incomplete|premature/i.test(text);
  return new WhotalksError(
    "gzip-broken",
    `${file}: the gzip data are ${isShort ? "cut off" : "damaged"} (after ${given} bytes of content).`,
    { hint: "Copy or download the file again.", where: { file } },
  );
}

/** The members of one reading of the file, one after the other. */
class Members {
  /** Where the last member was ended because a header seemed to follow; undefined while it ran to the end of the file. */
  cutAt: number | undefined;
  private readonly source: AsyncGenerator<Uint8Array>;
  private readonly notHeaders: ReadonlySet<number>;
  /** Bytes read and not yet handed to a decompressor, and their place in the file. */
  private rest: Uint8Array = new Uint8Array(0);
  private restAt = 0;
  private isEnded = false;

  constructor(source: AsyncGenerator<Uint8Array>, notHeaders: ReadonlySet<number>) {
    this.source = source;
    this.notHeaders = notHeaders;
  }

  async hasMore(): Promise<boolean> {
    while (this.rest.length === 0 && !this.isEnded) await this.readMore();
    return this.rest.length > 0;
  }

  async close(): Promise<void> {
    await this.source.return(undefined);
  }

  async *inflateOne({ readable, writable }: Inflater): AsyncGenerator<Uint8Array> {
    const writer = writable.getWriter();
    const reader = readable.getReader();
    let failure: unknown;
    const written = this.writeOne(writer).catch((error: unknown) => {
      failure = error;
      return writer.abort(error).catch(() => {});
    });
    try {
      for (;;) {
        const { done, value } = await reader.read();
        if (done) break;
        yield value;
      }
      await written;
      if (failure !== undefined) throw failure;
    } finally {
      await reader.cancel().catch(() => {});
      await writer.abort().catch(() => {});
      await written;
    }
  }

  /** Feeds the bytes up to the next header that fits, or to the end of the file. */
  private async writeOne(writer: WritableStreamDefaultWriter<Uint8Array<ArrayBuffer>>): Promise<void> {
    const start = this.restAt;
    this.cutAt = undefined;
    for (;;) {
      const cut = this.findHeader(start + MEMBER_MIN);
      if (cut >= 0) {
        this.cutAt = this.restAt + cut;
        await this.give(writer, cut);
        break;
      }
      const keep = this.isEnded ? 0 : Math.min(this.rest.length, HEADER - 1);
      await this.give(writer, this.rest.length - keep);
      if (this.isEnded) break;
      await this.readMore();
    }
    await writer.close();
  }

  private async give(writer: WritableStreamDefaultWriter<Uint8Array<ArrayBuffer>>, count: number): Promise<void> {
    if (count <= 0) return;
    const piece = this.rest.slice(0, count);
    this.rest = this.rest.subarray(count);
    this.restAt += count;
    await writer.write(piece);
  }

  private async readMore(): Promise<void> {
    // The next chunk may come in the memory of this one.
    const rest = this.rest.slice();
    const { done, value } = await this.source.next();
    this.rest = rest;
    if (done) this.isEnded = true;
    else this.rest = rest.length === 0 ? value : concatBytes(rest, value);
  }

  /** Position in `rest` of a whole member header at or after `least` (a place in the file); -1 where there is none. */
  private findHeader(least: number): number {
    const { rest } = this;
    const last = rest.length - HEADER;
    for (let i = rest.indexOf(0x1f, Math.max(0, least - this.restAt)); i >= 0 && i <= last; i = rest.indexOf(0x1f, i + 1)) {
      if (isMemberHeader(rest, i) && !this.notHeaders.has(this.restAt + i)) return i;
    }
    return -1;
  }
}

/** Deflate, no reserved flag, a known level hint and a known system: what every writer of gzip files puts there (RFC 1952). */
function isMemberHeader(bytes: Uint8Array, at: number): boolean {
  if (!hasBytes(bytes, at, "\x1f\x8b\x08")) return false;
  const flags = bytes[at + 3]!;
  const level = bytes[at + 8]!;
  const system = bytes[at + 9]!;
  return (flags & 0xe0) === 0 && (level === 0 || level === 2 || level === 4) && (system <= 19 || system === 255);
}
