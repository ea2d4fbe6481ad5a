import { join } from "node:path";
import { build } from "vite";
import { root, runProgram } from "../test/support/build.ts";

const vite = join(root, "node_modules/vite/bin/vite.js");

/** Everything is built from the sources as they are now, into a folder of its own: what others have built stays as it is. */
export async function buildCommandLine(folder: string): Promise<string> {
  const outDir = join(folder, "cli");
  await runProgram(process.execPath, [vite, "build", "--mode", "cli", "--outDir", outDir], { cwd: root });
  return join(outDir, "whotalks.js");
}

export async function buildPage(folder: string): Promise<string> {
  const outDir = join(folder, "page");
  // React's production code is chosen by NODE_ENV, which the loader of the benchmark has set to "development".
  const { NODE_ENV: _, ...env } = process.env;
  await runProgram(process.execPath, [vite, "build", "--outDir", outDir], { cwd: root, env });
  return outDir;
}

/** Bundles a TypeScript file of this folder into one program for Node. */
export async function buildProgram(name: string, folder: string): Promise<string> {
  const outDir = join(folder, name);
  await build({
    root, configFile: false, logLevel: "error", publicDir: false, ssr: { noExternal: true, target: "node" },
    build: { ssr: `bench/${name}.ts`, target: "node20", outDir, minify: false, rolldownOptions: { output: { entryFileNames: `${name}.mjs` } } },
  });
  return join(outDir, `${name}.mjs`);
}
