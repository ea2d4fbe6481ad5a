import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { cpus, loadavg, totalmem } from "node:os";
import { join } from "node:path";
import { root } from "../test/support/build.ts";
import { goalHead } from "./contest.ts";
import { table } from "./statistics.ts";

interface Section {
  readonly title: string;
  readonly text: string;
  readonly commit: string;
}

const PACKAGES = ["graphology", "graphology-metrics", "papaparse", "sigma", "react", "assemblyscript", "playwright-core", "vite"];

/** Writes a section among the others, in the order of `titles`; those keep their text from before. */
export function writeResults(path: string, titles: readonly string[], section: Section): void {
  const old = existsSync(path) ? readFileSync(path, "utf8").split(/^(?=## )/m).slice(1) : [];
  const sections = titles.flatMap((title) => {
    if (title === section.title) return [describe(section)];
    return old.filter((text) => text.startsWith(`## ${title}\n`)).map((text) => text.trimEnd());
  });
  writeFileSync(path, `${[head, ...collectGoals(sections), ...sections].join("\n\n")}\n`);
}

/** Every line with a goal, from the tables of all sections: one look at what is met and what is missed. */
function collectGoals(sections: readonly string[]): readonly string[] {
  const start = `| ${goalHead.join(" | ")} |`;
  const rows: string[][] = [];
  for (const section of sections) {
    let isInside = false;
    for (const line of section.split("\n")) {
      if (line === start) isInside = true;
      else if (!line.startsWith("|")) isInside = false;
      else if (isInside && !line.startsWith("| ---")) rows.push(line.slice(2, -2).split(" | "));
    }
  }
  const judged = rows.filter((cells) => cells[7] === "met" || cells[7] === "**missed**");
  if (judged.length === 0) return [];
  const met = judged.filter((cells) => cells[7] === "met").length;
  const text = `${met} of ${judged.length} lines meet their goal; why the others do not stands under their tables.`;
  const value = (cells: readonly string[]): string => (cells[5] === "–" ? `${cells[3]} ${cells[2]}` : cells[5]!);
  return [["## Goals", "", text, "", table(["work", "peer", "ratio, or our own number", "goal", ""], judged.map((cells) => [cells[0]!, cells[1]!, value(cells), cells[6]!, cells[7]!]))].join("\n")];
}

const head = [
  "# Results of the benchmark",
  "",
  "Written by `npm run bench` (every section but the long one) or `npm run bench -- WORD` (the sections whose names begin so: command, browser, engine, import, ten, tab,",
  "peers, peers-exact, peers-sampled, peers-measures, peers-communities, topics, memory, growth, layout, map, use, long); `--pairs N` sets the repetitions, `--only TEXT` runs the lines with this",
  "text and writes nothing. It needs `npm install`, a Chromium, Python for the native peers (installed by itself, pinned in bench/peers/requirements.txt, under node_modules)",
  "and, for real data, the collection in `../shared/data`. Ratios come from the same run and can be compared; times depend on the machine and its load (programs that run or",
  "wait, 5-minute mean). Ratios of goals are ours ÷ theirs; those of the first four sections theirs ÷ ours.",
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
