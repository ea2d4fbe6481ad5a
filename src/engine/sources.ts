import { WhotalksError } from "../core/errors.ts";
import type { ByteSource } from "../core/records.ts";
import type { Source } from "./opening.ts";
import type { SessionHost } from "./host.ts";
import { usualSizes } from "./slice-sizes.ts";

/** A source that knows the digest of its bytes once it has been read to the end. */
export interface HashedSource extends ByteSource {
  /** SHA-256 of the whole file as 64 hexadecimal digits; reads it once more where no stream has reached its end yet. */
  readonly settle: () => Promise<string>;
  /** The digest where a stream has reached its end. */
  readonly known: () => string | undefined;
  /** Reads every byte for the digest alone, until `goesOn` says false. Throws WhotalksError `file-unreadable`. */
  readonly digest: (goesOn: () => boolean) => Promise<void>;
  /** A digest of bytes that others have read: all of the file, in its order. `done` throws WhotalksError `file-unreadable` where they are not as many. */
  readonly digestOfParts: () => { readonly update: (bytes: Uint8Array) => void; readonly done: () => void };
  /** Bytes handed over by the latest stream: how far reading is. */
  readonly bytesRead: () => number;
}

/**
 * Wraps what the page or the command line hands over: unique names, every byte hashed on the way, and a file that changes while it is
 * read refused as a whole instead of half read. Workers are started where a file is so large that they will read it.
 */
export function openSources(sources: readonly Source[], host: SessionHost): HashedSource[] {
  const { leastBytes } = host.sliceSizes ?? usualSizes;
  if (sources.some((source) => ("blob" in source ? source.blob.size : source.handle === undefined ? 0 : source.size) >= leastBytes)) host.pool?.warmUp();
  const taken = new Map<string, number>();
  const opened: HashedSource[] = sources.map((source) => {
    const times = (taken.get(source.name) ?? 0) + 1;
    taken.set(source.name, times);
    const name = times === 1 ? source.name : `${source.name} (${times})`;
    const plain: ByteSource = "blob" in source ? { name, size: source.blob.size, stream: () => source.blob.stream(), slice: async (start, end) => new Uint8Array(await source.blob.slice(start, end).arrayBuffer()), handle: { kind: "blob", blob: source.blob } } : source;
    return { ...hashed(plain, name, host), beside: () => opened };
  });
  return opened;
}

function hashed(source: ByteSource, name: string, host: SessionHost): HashedSource {
  let digest = "";
  let size = 0;
  const hashing = (open: () => ReadableStream<Uint8Array>, chunksAhead: number) => (): ReadableStream<Uint8Array> => {
    const reader = open().getReader();
    const hasher = host.sha256();
    let streamed = 0;
    size = 0;
    return new ReadableStream<Uint8Array>({
      async pull(controller) {
        const { done, value } = await reader.read().catch((error: unknown) => {
          throw changed(name, error);
        });
        if (!done) {
          streamed += value.length;
          size = streamed;
          hasher.update(value);
          controller.enqueue(value);
          return;
        }
        if (!Number.isNaN(source.size) && streamed !== source.size) throw changed(name, `${streamed} bytes instead of ${source.size}`);
        digest = hasher.hex();
        controller.close();
      },
      cancel: (reason) => reader.cancel(reason),
    }, { highWaterMark: chunksAhead });
  };
  const stream = hashing(source.stream, 1);
  const { pass } = source;
  const passAll = async (goesOn: () => boolean): Promise<void> => {
    const hasher = host.sha256();
    let passed = 0;
    await pass!((bytes) => {
      passed += bytes.length;
      hasher.update(bytes);
      return goesOn();
    }).catch((error: unknown) => {
      throw changed(name, error);
    });
    if (!goesOn()) return;
    if (passed !== source.size) throw changed(name, `${passed} bytes instead of ${source.size}`);
    digest = hasher.hex();
  };
  const streamAll = async (goesOn: () => boolean): Promise<void> => {
    const reader = stream().getReader();
    while (!(await reader.read()).done) if (!goesOn()) return reader.cancel();
  };
  const known = (): string | undefined => (digest === "" ? undefined : digest);
  const settle = async (): Promise<string> => {
    if (digest !== "") return digest;
    const reader = stream().getReader();
    while (!(await reader.read()).done);
    return digest;
  };
  const digestOfParts: HashedSource["digestOfParts"] = () => {
    const hasher = host.sha256();
    let taken = 0;
    return {
      update(bytes) {
        taken += bytes.length;
        hasher.update(bytes);
      },
      done() {
        if (taken !== source.size) throw changed(name, `${taken} bytes instead of ${source.size}`);
        digest = hasher.hex();
      },
    };
  };
  const { slice } = source;
  const jumping = slice === undefined ? {} : {
    slice: async (start: number, end: number): Promise<Uint8Array> => {
      const bytes = await slice(start, end).catch((error: unknown) => {
        throw changed(name, error);
      });
      if (bytes.length !== end - start) throw changed(name, `${bytes.length} bytes instead of ${end - start}`);
      size = Math.max(size, end);
      return bytes;
    },
  };
  const within = { ...(source.handle === undefined ? {} : { handle: source.handle }), ...(source.inflater === undefined ? {} : { inflater: source.inflater }) };
  return { name, size: source.size, stream, ...(source.flow === undefined ? {} : { flow: hashing(source.flow, 0) }), ...jumping, ...within, settle, known, digest: pass === undefined ? streamAll : passAll, digestOfParts, bytesRead: () => size };
}

/** What is told of a source that cannot be read to its end. */
export function changed(name: string, cause: unknown): WhotalksError {
  if (cause instanceof WhotalksError) return cause;
  const why = cause instanceof Error ? cause.message : String(cause);
  return new WhotalksError("file-unreadable", `${name}: could not be read to its end (${why}).`, { hint: "It may have been changed, moved or deleted while it was read: open it again.", where: { file: name } });
}
