import { spawn, type ChildProcess } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll } from "vitest";
import { root } from "../support/build.ts";

/** The launcher that `npx whotalks` runs. */
export const launcher = join(root, "src/cli/whotalks.mjs");

export interface Outcome {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs the built command line to its end. Standard input is `input`, closed at once where there is none. */
export async function whotalks(words: readonly string[], options: { readonly input?: string | Uint8Array; readonly cwd?: string; readonly env?: NodeJS.ProcessEnv } = {}): Promise<Outcome> {
  const child = start(words, options);
  child.stdin?.on("error", () => undefined);
  child.stdin?.end(options.input ?? "");
  return finished(child);
}

/** Starts it and leaves standard input open. */
export function start(words: readonly string[], options: { readonly cwd?: string; readonly env?: NodeJS.ProcessEnv } = {}): ChildProcess {
  return spawn(process.execPath, [launcher, ...words], { cwd: options.cwd, env: { ...process.env, ...options.env }, stdio: "pipe" });
}

export async function finished(child: ChildProcess): Promise<Outcome> {
  const stdout: Buffer[] = [];
  const stderr: Buffer[] = [];
  child.stdout?.on("data", (chunk: Buffer) => stdout.push(chunk));
  child.stderr?.on("data", (chunk: Buffer) => stderr.push(chunk));
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (code) => resolve({ code, stdout: Buffer.concat(stdout).toString("utf8"), stderr: Buffer.concat(stderr).toString("utf8") }));
  });
}

/** A folder for one test file, removed at its end. */
export function temporaryFolder(): { readonly path: string; file(name: string, content: string | Uint8Array): string } {
  const path = mkdtempSync(join(tmpdir(), "whotalks-"));
  afterAll(() => rmSync(path, { recursive: true, force: true }));
  return {
    path,
    file(name, content) {
      writeFileSync(join(path, name), content);
      return join(path, name);
    },
  };
}

/** Talk that takes a while: each of `people` writes to `each` others. */
export function muchTalk(people: number, each: number): string {
  const lines = ["from,to"];
  for (let i = 0; i < people; i++) for (let k = 1; k <= each; k++) lines.push(`person-${i},person-${(i * 7 + k * k * 31 + 1) % people}`);
  return `${lines.join("\n")}\n`;
}
