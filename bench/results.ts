import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { cpus, totalmem } from "node:os";
import { join } from "node:path";
import { root } from "../test/support/build.ts";

export interface Section {
  readonly title: string;
  readonly text: string;
  readonly commit: string;
}

const PACKAGES = ["graphology", "graphology-metrics", "papaparse", "sigma", "react", "playwright-core", "vite"];

/** Writes the sections in the order of `titles`; one that was not run now keeps its text from before. */
export function writeResults(path: string, titles: readonly string[], results: readonly Section[]): void {
  const old = existsSync(path) ? readFileSync(path, "utf8").split(/^(?=## )/m).slice(1) : [];
  const sections = titles.flatMap((title) => {
    const found = results.find((result) => result.title === title);
    if (found !== undefined) return [describe(found)];
    return old.filter((text) => text.startsWith(`## ${title}\n`)).map((text) => text.trimEnd());
  });
  writeFileSync(path, `${[head, ...sections].join("\n\n")}\n`);
}

const head = [
  "# Results of the benchmark",
  "",
  "Written by `npm run bench` (all sections) or `npm run bench -- command` (browser, engine), which needs `npm install`, a Chromium and, for",
  "real data, the collection in `../shared/data`. Compare ratios, which come from the same run; times depend on the machine and its load.",
].join("\n");

function describe({ title, text, commit }: Section): string {
  const processors = cpus();
  const machine = `${processors[0]?.model.trim() ?? "unknown processor"}, ${processors.length} cores, ${Math.round(totalmem() / 2 ** 30)} GB`;
  const versions = PACKAGES.map((name) => `${name} ${versionOf(name)}`).join(", ");
  const today = new Date().toISOString().slice(0, 10);
  return [`## ${title}`, "", `${today}, commit ${commit}. ${machine}, ${process.platform}, Node ${process.versions.node}, ${versions}.`, "", text].join("\n");
}

function versionOf(name: string): string {
  const { version } = JSON.parse(readFileSync(join(root, "node_modules", name, "package.json"), "utf8")) as { version: string };
  return version;
}
