import { readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { root } from "../test/support/build.ts";
import type { Bench } from "./benchmark.ts";
import { buildCommandLine } from "./build.ts";
import { goalTable, inTurn, type Line, timeLine } from "./contest.ts";
import { readRanked, sameLists } from "./peers/agree.ts";
import { findPeers, nameOf } from "./peers/install.ts";
import { formatSample } from "./statistics.ts";
import { runWatched, runWatchedProgram } from "./watched-process.ts";

const ROWS = 10_000_000;

/** Ten million messages from CSV to the ranked list with both roles: `whotalks rank` against the same in DuckDB's SQL. */
export async function benchTenMillion(bench: Bench): Promise<string> {
  const { path, title } = await bench.messages(bench.rows ?? ROWS);
  const whotalks = await buildCommandLine(bench.folder);
  const ours = join(bench.folder, "ours.csv");
  const theirs = join(bench.folder, "theirs.csv");
  const runOurs = { run: () => runWatched([whotalks, "rank", path, "-o", ours]) };
  const duckdb = (await findPeers(["duckdb"], bench.say)).get("duckdb");
  if (duckdb === undefined) {
    const [alone] = await inTurn([runOurs], { rounds: bench.pairs, limitSeconds: bench.limitSeconds });
    return `DuckDB could not be installed here. Whotalks alone: ${formatSample(alone!.map(({ seconds }) => seconds), 2)} s.`;
  }
  const runTheirs = (...more: readonly string[]) => ({
    run: () => runWatchedProgram(duckdb.python, [join(root, "bench/peers/duckdb_rank.py"), path, theirs, String(bench.threads), ...more]),
  });
  let agreement = "";
  const [mine, other, scan] = await inTurn([runOurs, runTheirs(), runTheirs("scan")], {
    rounds: bench.pairs, limitSeconds: bench.limitSeconds,
    check: () => {
      agreement = sameLists(readRanked(readFileSync(ours, "utf8")), readRanked(readFileSync(theirs, "utf8")));
      bench.say(agreement);
    },
  }) as [Awaited<ReturnType<typeof runWatched>>[], Awaited<ReturnType<typeof runWatched>>[], Awaited<ReturnType<typeof runWatched>>[]];
  for (const file of [ours, theirs]) rmSync(file, { force: true });
  const peer = `${nameOf(duckdb)}, ${bench.threads} threads`;
  const command = "npm run bench -- ten-million";
  const work = `${title}, CSV → ranked list with both roles (command line)`;
  const peak = (runs: typeof mine): number[] => runs.map(({ peakMegabytes }) => peakMegabytes);
  const lines: Line[] = [
    timeLine({ work, peer, goal: 1, command }, mine, other),
    { work: "the same, peak memory", peer, unit: "MB", digits: 0, ours: peak(mine), theirs: peak(other), goal: 0.5, command },
    timeLine({ work: "the same time, DuckDB keeping no messages", peer, goal: undefined, command }, mine, scan),
    { work: "the same memory, DuckDB keeping no messages", peer, unit: "MB", digits: 0, ours: peak(mine), theirs: peak(scan), goal: undefined, command },
  ];
  return [
    "`whotalks rank FILE -o OUT.csv` against `bench/peers/duckdb_rank.py FILE OUT.csv`, whole programs from start to end, in turn on the same file (1.09 GB at ten million:",
    "from, to, time, topic, quoted text). Both find delimiter and column types out, load every message with time, topic and text, count posts and modelled impressions, make",
    "both 80 % cuts and write everybody with rank and role. Whotalks also makes the network with degrees and strengths, checks every cell and takes SHA-256.",
    `Checked before timing: ${agreement}.`,
    "",
    goalTable(lines),
  ].join("\n");
}
