import { readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { root } from "../test/support/build.ts";
import { buildCommandLine } from "./build.ts";
import type { Bench, LogFile } from "./benchmark.ts";
import { formatSample, median, ratios, table } from "./statistics.ts";
import { runWatched, type Cost } from "./watched-process.ts";

const MEASURES = ["impressions", "pagerank"] as const;
/** Two results are the same when their values differ by less than this, relatively. */
const SAME = 1e-9;

/** `whotalks rank` against PapaParse + graphology + graphology-metrics on the same files, pair by pair. */
export async function benchCommandLine(bench: Bench): Promise<string> {
  const whotalks = await buildCommandLine(bench.folder);
  const rows: string[][] = [];
  const checks: string[] = [];
  for (const log of [...bench.realLogs(), await bench.generatedLog()]) {
    for (const measure of MEASURES) {
      const ours = join(bench.folder, "ours.json");
      const theirs = join(bench.folder, "theirs.json");
      const runOurs = (): Promise<Cost> => runWatched([whotalks, "rank", log.path, "--measure", measure, "--as", "json", "-o", ours]);
      const runTheirs = (): Promise<Cost> =>
        runWatched([join(root, "bench/peers/rank.mjs"), log.path, theirs, measure, log.delimiter, log.hasHeader ? "header" : "no-header"]);
      // Not counted: fills the file cache, and shows that both answer alike.
      await runOurs();
      await runTheirs();
      checks.push(`${log.title}, ${measure}: ${compare(ours, theirs)}`);
      const costs: { readonly ours: Cost; readonly theirs: Cost }[] = [];
      for (let pair = 0; pair < bench.pairs; pair++) {
        const first = pair % 2 === 0 ? await runOurs() : undefined;
        const other = await runTheirs();
        costs.push({ ours: first ?? (await runOurs()), theirs: other });
        bench.say(`${log.title}, ${measure}: pair ${pair + 1} of ${bench.pairs}`);
      }
      rows.push(...rowsOf(log, measure, costs));
      rmSync(ours);
      rmSync(theirs);
    }
  }
  return [
    "`whotalks rank FILE --measure M --as json -o OUT`, from the start of the program to its end, against a plain program of the libraries",
    "(`bench/peers/rank.mjs`) that reads, counts and writes the same. Not alike: Whotalks finds delimiter and columns, checks every cell,",
    "keeps texts and topics, and takes SHA-256 of the file; the peer is told delimiter and columns and keeps only the network.",
    `${bench.pairs} pairs in turn after one that is not counted; median (smallest–largest); ratio: peer / Whotalks, pair by pair, over 1 = Whotalks needs less.`,
    "",
    table(["file, measure", "", "Whotalks", "peer", "ratio"], rows),
    "",
    "Checked before timing: counts of connectors and mavens, both, people, ties, Gini, the ten first by id and value.",
    "",
    ...checks.map((check) => `- ${check}`),
  ].join("\n");
}

function rowsOf(log: LogFile, measure: string, costs: readonly { readonly ours: Cost; readonly theirs: Cost }[]): string[][] {
  const row = (label: string, unit: keyof Omit<Cost, "printed">, digits: number): string[] => {
    const ours = costs.map((cost) => cost.ours[unit]);
    const theirs = costs.map((cost) => cost.theirs[unit]);
    const name = `${log.title}, ${measure}`;
    if (Number.isNaN(median(ours))) return [name, label, "not measured", "not measured", ""];
    return [name, label, formatSample(ours, digits), formatSample(theirs, digits), formatSample(ratios(ours, theirs), 2)];
  };
  return [row("wall s", "seconds", 2), row("processor s", "cpuSeconds", 2), row("peak MB", "peakMegabytes", 0)];
}

interface Result {
  readonly network: { readonly people: number; readonly ties: number };
  readonly connectors: { readonly count: number; readonly gini: number };
  readonly mavens: { readonly count: number; readonly gini: number };
  readonly both: number;
  readonly people: readonly { readonly id: string; readonly role: string; readonly value: number; readonly posts: number }[];
}

/** Says what both found. @throws where they differ: then no time means anything. */
function compare(ourPath: string, theirPath: string): string {
  const [ours, theirs] = [ourPath, theirPath].map((path) => JSON.parse(readFileSync(path, "utf8")) as Result) as [Result, Result];
  const differences: string[] = [];
  const same = (what: string, a: number, b: number): void => {
    if (Math.abs(a - b) > SAME * Math.abs(a)) differences.push(`${what}: ${a} and ${b}`);
  };
  same("people", ours.network.people, theirs.network.people);
  same("ties", ours.network.ties, theirs.network.ties);
  for (const role of ["connectors", "mavens"] as const) {
    same(role, ours[role].count, theirs[role].count);
    same(`Gini of ${role}`, ours[role].gini, theirs[role].gini);
  }
  same("both", ours.both, theirs.both);
  for (let i = 0; i < 10; i++) {
    const [a, b] = [ours.people[i]!, theirs.people[i]!];
    if (a.id !== b.id || a.role !== b.role || a.posts !== b.posts) differences.push(`place ${i + 1}: ${JSON.stringify(a)} and ${JSON.stringify(b)}`);
    same(`value at place ${i + 1}`, a.value, b.value);
  }
  if (differences.length > 0) throw new Error(`The peer finds something else: ${differences.join("; ")}`);
  const { network, connectors, mavens } = ours;
  const count = (value: number): string => value.toLocaleString("en");
  return `${count(network.people)} people, ${count(network.ties)} ties, ${count(connectors.count)} connectors, ${count(mavens.count)} mavens, first ${ours.people[0]!.id}: the same`;
}
