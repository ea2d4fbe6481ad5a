import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { cpus, loadavg, totalmem } from "node:os";
import { join } from "node:path";
import { root } from "../test/support/build.ts";

interface Section {
  readonly title: string;
  readonly text: string;
  readonly commit: string;
}

const PACKAGES = ["graphology", "graphology-metrics", "papaparse", "sigma", "react", "playwright-core", "vite"];

/** Writes a section among the others, in the order of `titles`; those keep their text from before. */
export function writeResults(path: string, titles: readonly string[], section: Section): void {
  const old = existsSync(path) ? readFileSync(path, "utf8").split(/^(?=## )/m).slice(1) : [];
  const sections = titles.flatMap((title) => {
    if (title === section.title) return [describe(section)];
    return old.filter((text) => text.startsWith(`## ${title}\n`)).map((text) => text.trimEnd());
  });
  writeFileSync(path, `${[head, ...sections].join("\n\n")}\n`);
}

const head = [
  "# Results of the benchmark",
  "",
  "Written by `npm run bench` (every section) or `npm run bench -- command` (or browser, engine, import: one section); `--pairs N` sets the repetitions.",
  "It needs `npm install`, a Chromium and, for real data, the collection in `../shared/data`. Ratios come from the same run and can be",
  "compared; times depend on the machine and its load (programs that run or wait, 5-minute mean).",
].join("\n");

function describe({ title, text, commit }: Section): string {
  const processors = cpus();
  const machine = `${processors[0]?.model.trim() ?? "unknown processor"}, ${processors.length} cores, ${Math.round(totalmem() / 2 ** 30)} GB`;
  const versions = PACKAGES.map((name) => `${name} ${versionOf(name)}`).join(", ");
  const today = new Date().toISOString().slice(0, 10);
  return [`## ${title}`, "", `${today}, commit ${commit}. ${machine}, load ${loadavg()[1]!.toFixed(1)} over the last 5 minutes, ${process.platform}, Node ${process.versions.node}, ${versions}.`, "", text].join("\n");
}

function versionOf(name: string): string {
  const { version } = JSON.parse(readFileSync(join(root, "node_modules", name, "package.json"), "utf8")) as { version: string };
  return version;
}
