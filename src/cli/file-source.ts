import { closeSync, openSync, readSync, statSync } from "node:fs";
import { open, stat, type FileHandle } from "node:fs/promises";
import { basename, resolve } from "node:path";
import { WhotalksError } from "../core/errors.ts";
import type { ByteSource, ReadRange, SourceHandle } from "../core/records.ts";
import { inflater } from "./inflater.ts";

const CHUNK = 1 << 20;
const PASSED_BYTES = 1 << 18;

/**
 * A file named on the command line as a source; "-" is standard input. A regular file is read anew for each stream and refused when it
 * changed meanwhile; a pipe can be read only once, so its bytes are kept.
 */
export async function openSource(path: string, stdin: () => NodeJS.ReadableStream): Promise<ByteSource> {
  if (path === "-") return keepBytes("-", stdin());
  const { size, mtimeMs, isFile, isDirectory } = await statOf(path);
  if (isDirectory) throw unreadable(path, "is a folder, not a file");
  if (!isFile) return keepBytes(basename(path), (await open(path).catch(refuse(path))).createReadStream());
  const handle: PathHandle = { kind: "path", path: resolve(path), size, changedAt: mtimeMs };
  return { name: basename(path), size, stream: () => streamFile(path, { size, mtimeMs }), flow: () => flowFile(path, { size, mtimeMs }), slice: openRange(handle), pass: (look) => passFile(path, { size, mtimeMs }, look), handle, inflater };
}

/** This thread's way to the bytes of a file named on the command line. */
function openRange(handle: PathHandle): ReadRange {
  const { path } = handle;
  return async (start, end) => {
    const bytes = await readSlice(path, start, new Uint8Array(end - start));
    checkUnchanged(handle, bytes.length === end - start, await statOf(path));
    return bytes;
  };
}

/**
 * The same for a thread that does nothing else meanwhile and is done with a range before it asks for the next: it waits for the bytes,
 * which costs a tenth of being told when they are there, and all come in the same memory.
 */
export function openRanges(handle: SourceHandle): ReadRange {
  if (handle.kind === "blob") throw new WhotalksError("internal", "The command line reads files by their paths.", { kind: "internal" });
  const { path } = handle;
  let memory = new Uint8Array(0);
  return async (start, end) => {
    if (memory.length < end - start) memory = new Uint8Array(end - start);
    const bytes = memory.subarray(0, end - start);
    const file = openFile(path);
    try {
      checkUnchanged(handle, readInto(file, path, bytes, start) === bytes.length, statSync(path, { throwIfNoEntry: false }));
    } finally {
      closeSync(file);
    }
    return bytes;
  };
}

type PathHandle = SourceHandle & { readonly kind: "path" };

function checkUnchanged({ path, size, changedAt }: PathHandle, isWhole: boolean, after: { readonly size: number; readonly mtimeMs: number } | undefined): void {
  if (!isWhole || after?.size !== size || after.mtimeMs !== changedAt) throw unreadable(basename(path), "changed while it was read");
}

function openFile(path: string): number {
  try {
    return openSync(path, "r");
  } catch (fault) {
    return refuse(path)(fault as NodeJS.ErrnoException);
  }
}

/** Fills bytes with what stands from a place of a file on. @returns how many there were */
function readInto(file: number, path: string, bytes: Uint8Array, start: number): number {
  let filled = 0;
  try {
    for (let read = -1; filled < bytes.length && read !== 0; filled += read) read = readSync(file, bytes, filled, bytes.length - filled, start + filled);
  } catch (fault) {
    refuse(path)(fault as NodeJS.ErrnoException);
  }
  return filled;
}

async function statOf(path: string): Promise<{ size: number; mtimeMs: number; isFile: boolean; isDirectory: boolean }> {
  const found = await stat(path).catch(refuse(path));
  return { size: found.size, mtimeMs: found.mtimeMs, isFile: found.isFile(), isDirectory: found.isDirectory() };
}

/**
 * Every byte of a file in turn, in one buffer that is overwritten: small, so that what looks at the bytes finds them near, and waited for,
 * because that costs a tenth of being told when they are there. Other work gets its turn in between.
 */
async function passFile(path: string, before: { size: number; mtimeMs: number }, look: (bytes: Uint8Array) => boolean): Promise<void> {
  const file = openFile(path);
  try {
    const buffer = new Uint8Array(PASSED_BYTES);
    for (let at = 0; ; ) {
      const read = readInto(file, path, buffer, at);
      if (read === 0) break;
      if (!look(buffer.subarray(0, read))) return;
      at += read;
      await new Promise((resolve) => void setImmediate(resolve));
    }
    const after = await statOf(path);
    if (after.size !== before.size || after.mtimeMs !== before.mtimeMs) throw unreadable(path, "changed while it was read");
  } finally {
    closeSync(file);
  }
}

function streamFile(path: string, before: { size: number; mtimeMs: number }): ReadableStream<Uint8Array> {
  let handle: FileHandle | undefined;
  const close = async (): Promise<void> => {
    await handle?.close();
    handle = undefined;
  };
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        handle ??= await open(path).catch(refuse(path));
        const { bytesRead, buffer } = await handle.read(new Uint8Array(CHUNK), 0, CHUNK).catch(refuse(path));
        if (bytesRead > 0) return controller.enqueue(buffer.subarray(0, bytesRead));
        const after = await handle.stat();
        await close();
        if (after.size !== before.size || after.mtimeMs !== before.mtimeMs) throw unreadable(path, "changed while it was read");
        controller.close();
      },
      cancel: close,
    },
    { highWaterMark: 1 },
  );
}

/** The same in one buffer that is overwritten, as `passFile`; a chunk is read when it is asked for. */
function flowFile(path: string, before: { size: number; mtimeMs: number }): ReadableStream<Uint8Array> {
  const buffer = new Uint8Array(PASSED_BYTES);
  let file: number | undefined;
  let at = 0;
  const close = (): void => {
    if (file !== undefined) closeSync(file);
    file = undefined;
  };
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        file ??= openFile(path);
        let read = 0;
        try {
          read = readInto(file, path, buffer, at);
        } finally {
          if (read === 0) close();
        }
        at += read;
        if (read > 0) return controller.enqueue(buffer.subarray(0, read));
        const after = await statOf(path);
        if (after.size !== before.size || after.mtimeMs !== before.mtimeMs) throw unreadable(path, "changed while it was read");
        controller.close();
      },
      cancel: close,
    },
    { highWaterMark: 0 },
  );
}

async function readSlice(path: string, start: number, bytes: Uint8Array): Promise<Uint8Array> {
  const handle = await open(path).catch(refuse(path));
  try {
    let filled = 0;
    while (filled < bytes.length) {
      const { bytesRead } = await handle.read(bytes, filled, bytes.length - filled, start + filled).catch(refuse(path));
      if (bytesRead === 0) return bytes.subarray(0, filled);
      filled += bytesRead;
    }
    return bytes;
  } finally {
    await handle.close();
  }
}

async function keepBytes(name: string, from: NodeJS.ReadableStream): Promise<ByteSource> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  try {
    for await (const chunk of from) {
      // Without an encoding set, Node's streams give Buffers.
      const bytes = chunk as Uint8Array;
      chunks.push(bytes);
      size += bytes.length;
    }
  } catch (fault) {
    refuse(name === "-" ? "Standard input" : name)(fault as NodeJS.ErrnoException);
  }
  return { name, size, stream: () => streamChunks(chunks), inflater };
}

function streamChunks(chunks: readonly Uint8Array[]): ReadableStream<Uint8Array> {
  let next = 0;
  return new ReadableStream<Uint8Array>(
    {
      pull(controller) {
        const chunk = chunks[next++];
        if (chunk === undefined) controller.close();
        else controller.enqueue(chunk);
      },
    },
    { highWaterMark: 1 },
  );
}

/** Turns a fault of the file system into words. */
function refuse(path: string): (fault: NodeJS.ErrnoException) => never {
  const reasons: Readonly<Record<string, string>> = { ENOENT: "was not found", EACCES: "may not be read", EPERM: "may not be read", EISDIR: "is a folder, not a file" };
  return (fault) => {
    throw unreadable(path, reasons[fault.code ?? ""] ?? `cannot be read: ${fault.message}`);
  };
}

function unreadable(path: string, reason: string): WhotalksError {
  return new WhotalksError("file-unreadable", `${path} ${reason}.`, { where: { file: basename(path) } });
}
