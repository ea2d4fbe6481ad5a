import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { build } from "vite";
import { root } from "./build.ts";

/** Builds a thread's file as the command line's own is built, into a folder of its own. @param entry path from the repository's root */
export async function buildThread(entry: string): Promise<{ readonly file: URL; readonly folder: string }> {
  const folder = mkdtempSync(join(tmpdir(), "whotalks-thread-"));
  await build({
    root, mode: "cli", logLevel: "error",
    build: { outDir: folder, emptyOutDir: true, rolldownOptions: { input: { thread: join(root, entry) } } },
  });
  return { file: pathToFileURL(join(folder, "thread.js")), folder };
}
