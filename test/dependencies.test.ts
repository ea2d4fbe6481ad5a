import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { root } from "./support/build.ts";

interface Manifest {
  readonly license?: string;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
  readonly scripts?: Readonly<Record<string, string>>;
}

/** Why each package that ships is there: what it replaces, and what it weighs (what is imported of it, minified and gzipped). */
const reasons: Readonly<Record<string, string>> = {
  "@orama/stemmers": "the stems of words in 17 languages (Snowball's rules), typed and kept; snowball-stemmers has no types and was last changed years ago; 270 KB in the workers",
  "@orama/stopwords": "words that carry no topic, of 24 languages, typed and kept; 17 KB",
  "@noble/hashes": "SHA-256 piece by piece in the worker, which the browser's own cannot do; 3 KB",
  "@sigma/edge-curve": "curved lines for two-way ties; 5 KB",
  "@sigma/node-border": "rings and rims of the dots; 4 KB",
  "@streamparser/json": "JSON in pieces, numbers kept as text, so a large array is never held whole; 5 KB",
  "@tanstack/react-virtual": "only the rows in view are drawn; 10 KB",
  "@uwdata/flechette": "reads Arrow's batches, instead of our own reader of its format; 15 KB",
  birpc: "calls over a port to the worker, instead of our own protocol; 1 KB",
  commander: "arguments of the command line; not in the page",
  fflate: "inflates members of archives and workbooks, packs the workbook that is saved; 8 KB",
  fzstd: "zstd in Parquet pages and .zst files; 4 KB",
  graphology: "the graph that Sigma draws; 13 KB",
  "graphology-communities-louvain": "the oracle of the communities in tests; nothing of it ships",
  "graphology-metrics": "the oracle of the measures in tests; nothing of it ships",
  "graphology-types": "types alone; nothing of it ships",
  hyparquet: "reads Parquet, instead of our own reader of its format; 16 KB",
  "hyparquet-compressors": "Brotli's dictionary and tables for Parquet pages; its decoders, of which one grows without bound and one is WebAssembly, are not used; 63 KB",
  "hyparquet-writer": "writes Parquet, instead of our own writer of its format; 20 KB",
  react: "the page; 1 KB",
  "react-aria-components": "controls that keyboards and screen readers can use, without styles put in by script, which Trusted Types forbid; 73 KB",
  "react-dom": "the page; 65 KB",
  saxes: "a strict XML reader that works in a worker and tells line and column; 8 KB",
  sigma: "drawing thousands of dots and lines by WebGL; 26 KB",
  stopword: "the same for languages and words that the other lacks; 9 KB",
  zustand: "the page's one store; 1 KB",
};
const allowed = ["MIT", "ISC", "Apache-2.0", "BSD-2-Clause", "BSD-3-Clause", "0BSD", "MIT-0", "CC0-1.0", "Unlicense", "BlueOak-1.0.0"];

const readManifest = (folder: string): Manifest => JSON.parse(readFileSync(join(folder, "package.json"), "utf8")) as Manifest;
const own = readManifest(root);

/** Folders of everything that ships, dependencies of dependencies included. */
function shipped(): string[] {
  const found = new Set<string>();
  const visit = (from: string, name: string): void => {
    let folder = from;
    while (!existsSync(join(folder, "node_modules", name, "package.json"))) {
      if (folder === root) throw new Error(`${name} is not installed`);
      folder = join(folder, "..");
    }
    const path = join(folder, "node_modules", name);
    if (found.has(path)) return;
    found.add(path);
    for (const next of Object.keys(readManifest(path).dependencies ?? {})) visit(path, next);
  };
  for (const name of Object.keys(own.dependencies ?? {})) visit(root, name);
  return [...found];
}

test("every package that ships has a reason and a weight, and no reason is left over", () => {
  expect(Object.keys(own.dependencies ?? {}).sort()).toEqual(Object.keys(reasons).sort());
});

test("everything that ships may be used and runs nothing when it is installed", () => {
  const folders = shipped();
  expect(folders.length).toBeGreaterThan(Object.keys(reasons).length);
  for (const folder of folders) {
    const { license = "", scripts = {} } = readManifest(folder);
    expect(license.replace(/[()]/g, "").split(" OR ").some((one) => allowed.includes(one)), `${folder}: ${license}`).toBe(true);
    for (const script of ["preinstall", "install", "postinstall"]) expect(scripts[script], `${folder}: ${script}`).toBeUndefined();
  }
});

test("versions are pinned and the lockfile names no place to fetch from", () => {
  for (const [name, version] of Object.entries({ ...own.dependencies, ...own.devDependencies })) expect(version, name).toMatch(/^\d+\.\d+\.\d+$/);
  expect(readFileSync(join(root, "package-lock.json"), "utf8")).not.toContain('"resolved"');
});
