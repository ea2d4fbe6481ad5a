import { spawn } from "node:child_process";
import { existsSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

/** The repository's root, without a slash at its end. */
export const root = fileURLToPath(new URL("../..", import.meta.url)).replace(/[/\\]$/, "");

/** Builds with vite (`args` as for `vite build`) unless `output` is newer than everything it is made of. Paths are relative to the root. */
export async function buildIfOld(output: string, args: readonly string[], sources: readonly string[]): Promise<void> {
  const built = join(root, output);
  const newest = Math.max(...sources.map((source) => newestIn(join(root, source))));
  if (existsSync(built) && statSync(built).mtimeMs >= newest) return;
  // React's production code is chosen by NODE_ENV, which vitest has set to "test".
  const { NODE_ENV: _, ...environment } = process.env;
  const vite = join(root, "node_modules/vite/bin/vite.js");
  await runProgram(process.execPath, [vite, "build", ...args], { cwd: root, env: environment });
}

/** Runs a program to its end; throws with what it printed where it fails. */
export async function runProgram(
  program: string, args: readonly string[], options: { readonly cwd?: string; readonly env?: NodeJS.ProcessEnv; readonly timeout?: number } = {},
): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { ...options, stdio: ["ignore", "pipe", "pipe"] });
    let printed = "";
    child.stdout.on("data", (chunk) => { printed += String(chunk); });
    child.stderr.on("data", (chunk) => { printed += String(chunk); });
    child.on("error", reject);
    child.on("close", (code) => (code === 0 ? resolve(printed) : reject(new Error(`${program} ${args.join(" ")} ended with ${code}:\n${printed.slice(-4000)}`))));
  });
}

function newestIn(path: string): number {
  if (!existsSync(path)) return 0;
  const found = statSync(path);
  if (!found.isDirectory()) return found.mtimeMs;
  return Math.max(found.mtimeMs, ...readdirSync(path).map((name) => newestIn(join(path, name))));
}
