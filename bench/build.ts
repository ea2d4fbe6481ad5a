import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { build } from "vite";
import { root, runProgram } from "../test/support/build.ts";

const vite = join(root, "node_modules/vite/bin/vite.js");

/** Everything is built from the sources as they are now, into a folder of its own: what others have built stays as it is. */
export async function buildCommandLine(folder: string): Promise<string> {
  const outDir = join(folder, "cli");
  await runProgram(process.execPath, [vite, "build", "--mode", "cli", "--outDir", outDir], { cwd: root });
  markModules(outDir);
  return join(outDir, "whotalks.js");
}

export async function buildPage(folder: string): Promise<string> {
  const outDir = join(folder, "page");
  // React's production code is chosen by NODE_ENV, which the loader of the benchmark has set to "development".
  const { NODE_ENV: _, ...env } = process.env;
  await runProgram(process.execPath, [vite, "build", "--outDir", outDir], { cwd: root, env });
  return outDir;
}

/** Builds a TypeScript file of this folder as the command line is built, with the compiled kernels and the threads' file beside it. */
export async function buildProgram(name: string, folder: string): Promise<string> {
  const outDir = join(folder, name);
  await build({
    root, mode: "cli", logLevel: "error",
    build: { outDir, emptyOutDir: true, rolldownOptions: { input: { [name]: `bench/${name}.ts` } } },
  });
  markModules(outDir);
  return join(outDir, `${name}.js`);
}

/** Outside a package Node reads a program twice before it takes it for a module. */
function markModules(folder: string): void {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, "package.json"), '{"type":"module"}\n');
}
