import { randomBytes } from "node:crypto";
import { rmSync } from "node:fs";
import { access, constants, open, realpath, rename, rm, stat } from "node:fs/promises";
import { basename, dirname, join, resolve } from "node:path";
import type { Writable } from "node:stream";
import { WhotalksError } from "../core/errors.ts";
import { visible } from "./terminal.ts";

/** Written to standard output in pieces, so that a closed pipe is noticed soon. */
const PIECE = 1 << 16;

/** A file to be written: whole or not at all. */
export interface OutputFile {
  readonly path: string;
  readonly bytes: Uint8Array;
}

/** Temporary files that exist right now: removed when the process is interrupted. */
export interface Leftovers {
  add(path: string): void;
  delete(path: string): void;
  removeAll(): void;
}

/** @param tell hears of each path before its file is made, and when it is gone or has its name */
export function createLeftovers(tell: (path: string, isThere: boolean) => void = () => {}): Leftovers {
  const paths = new Set<string>();
  return {
    add(path) {
      paths.add(path);
      tell(path, true);
    },
    delete(path) {
      paths.delete(path);
      tell(path, false);
    },
    removeAll() {
      for (const path of paths) rmSync(path, { force: true });
      paths.clear();
    },
  };
}

/** Refuses a path that cannot be written, before anything is computed. */
export async function checkWritable(path: string): Promise<void> {
  const target = await targetOf(path);
  if (target.isSpecial) return;
  const folder = dirname(target.path);
  // With the slash, a file in the folder's place is ENOTDIR.
  await access(`${folder}/`, constants.W_OK | constants.X_OK).catch(refuse(path));
}

/**
 * Writes files: first all of them beside their targets under temporary names, then what goes to devices and pipes, which have no other
 * way, then each is renamed, replacing what was there. When one cannot be written, none is; where one is refused only after others have
 * their names, the refusal says which those are.
 */
export async function writeFiles(files: readonly OutputFile[], leftovers: Leftovers): Promise<void> {
  const renames: { from: string; to: string; path: string }[] = [];
  const direct: { to: string; path: string; bytes: Uint8Array }[] = [];
  const made = new Set<string>();
  const written: string[] = [];
  try {
    for (const { path, bytes } of files) {
      const target = await targetOf(path);
      if (target.isSpecial) {
        direct.push({ to: target.path, path, bytes });
        continue;
      }
      const from = join(dirname(target.path), `.${basename(target.path)}.${randomBytes(6).toString("hex")}.tmp`);
      made.add(from);
      leftovers.add(from);
      await writeBytes(from, "wx", bytes, target.mode).catch(refuse(path));
      renames.push({ from, to: target.path, path });
    }
    for (const { to, path, bytes } of direct) {
      await writeBytes(to, "w", bytes, undefined).catch(refuse(path, written));
      written.push(path);
    }
    for (const { from, to, path } of renames) {
      await rename(from, to).catch(refuse(path, written));
      made.delete(from);
      leftovers.delete(from);
      written.push(path);
    }
  } finally {
    for (const path of made) {
      await rm(path, { force: true });
      leftovers.delete(path);
    }
  }
}

/** Where a path leads: links followed, and whether something lies there that is no regular file. */
async function targetOf(path: string): Promise<{ path: string; isSpecial: boolean; mode: number | undefined }> {
  const real = await realpath(path).catch(() => resolve(path));
  const found = await stat(real).catch(() => undefined);
  if (found?.isDirectory() === true) throw new WhotalksError("not-writable", `${path} is a folder, not a file.`);
  return { path: real, isSpecial: found !== undefined && !found.isFile(), mode: found?.mode };
}

async function writeBytes(path: string, flags: string, bytes: Uint8Array, mode: number | undefined): Promise<void> {
  const handle = await open(path, flags);
  try {
    await handle.writeFile(bytes);
    if (mode !== undefined) await handle.chmod(mode & 0o777);
  } finally {
    await handle.close();
  }
}

function refuse(path: string, written: readonly string[] = []): (fault: NodeJS.ErrnoException) => never {
  return (fault) => {
    throw unwritable(path, fault, [saysWritten(written)]);
  };
}

function unwritable(what: string, fault: NodeJS.ErrnoException, remarks: readonly string[]): WhotalksError {
  const reasons: Readonly<Record<string, string>> = {
    ENOENT: "its folder does not exist", ENOTDIR: "its folder is a file", EACCES: "not allowed", EPERM: "not allowed", EBUSY: "it is in use",
    EROFS: "the file system is read-only", ENOSPC: "the disk is full", EFBIG: "the file would become too large", EDQUOT: "the quota is used up",
  };
  const hint = remarks.filter((remark) => remark !== "").join(" ");
  return new WhotalksError("not-writable", `${what} cannot be written: ${reasons[fault.code ?? ""] ?? fault.message}.`, { hint: hint === "" ? "Nothing was written." : hint });
}

/** What lies there whole although something else could not be written. */
function saysWritten(paths: readonly string[]): string {
  return paths.length === 0 ? "" : `Written before: ${paths.join(", ")}.`;
}

/**
 * Writes to standard output, waiting for a slow reader. On a terminal text from data is made harmless; files and pipes get the bytes.
 * @param written files that lie there already: a refusal says so
 * @returns false where the reader has closed the pipe: the rest is not wanted, and that is no fault.
 */
export async function writeOut(stream: Writable & { readonly isTTY?: boolean }, output: Uint8Array, written: readonly string[] = []): Promise<boolean> {
  const bytes = stream.isTTY === true ? harmless(output) : output;
  for (let at = 0; at < bytes.length; at += PIECE) {
    const fault = await new Promise<NodeJS.ErrnoException | null | undefined>((done) => {
      stream.write(bytes.subarray(at, at + PIECE), done);
    });
    if (fault === null || fault === undefined) continue;
    if (fault.code === "EPIPE" || fault.code === "ERR_STREAM_DESTROYED") return false;
    throw unwritable("Standard output", fault, [at === 0 ? "" : "What is there is cut off.", saysWritten(written)]);
  }
  return true;
}

/** Writes the files, then standard output where something goes there. */
export async function writeAll({ stdout, leftovers }: { readonly stdout: Writable; readonly leftovers: Leftovers }, files: readonly OutputFile[], output: Uint8Array | undefined): Promise<void> {
  await writeFiles(files, leftovers);
  if (output !== undefined) await writeOut(stdout, output, files.map(({ path }) => path));
}

/** Line feeds stay, every other character that could steer a terminal becomes visible. */
function harmless(bytes: Uint8Array): Uint8Array {
  const lines = new TextDecoder().decode(bytes).split("\n");
  return new TextEncoder().encode(lines.map((line) => visible(line.replace(/\r$/, ""))).join("\n"));
}
