import { readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "../test/support/build.ts";
import { sharedPath } from "../test/support/shared.ts";
import type { Bench } from "./benchmark.ts";
import { buildCommandLine } from "./build.ts";
import { goalTable, inTurn, type Line, timeLine } from "./contest.ts";
import { readColumn } from "./peers/agree.ts";
import { findPeers, nameOf } from "./peers/install.ts";
import { type NetworkFolder, realNetwork } from "./networks.ts";
import { compete, type Contest, startRivals } from "./rivals.ts";
import { runWatched, runWatchedProgram } from "./watched-process.ts";

const FROM_IGRAPH = 0.4;
const FROM_NETWORKIT = 0.8;
const WEIGHTED_FROM_IGRAPH = 0.6;

/** Exact betweenness on loaded networks, against igraph and NetworKit. */
export async function benchPaths(bench: Bench): Promise<string> {
  const command = (only: string): string => `npm run bench -- peers-exact --only ${only}`;
  return measure(bench, [
    unweighted(await realNetwork("wiki-Vote"), command("wiki-Vote")),
    weighted(await realNetwork("CollegeMsg", { weights: "counts" }), command("CollegeMsg")),
    weighted(await realNetwork("wiki-Vote", { weights: "made" }), command("weights")),
  ], await wholeProgram(bench));
}

/** The same on networks that take the peers minutes: they search from a part of the people, unless all of it is asked for. */
export async function benchLongPaths(bench: Bench): Promise<string> {
  const command = (only: string): string => `npm run bench -- long --only ${only}`;
  const part = (contest: Contest | undefined, share: number): Contest | undefined =>
    contest === undefined || bench.limitSeconds === Infinity ? contest : { ...contest, share };
  const text = await measure(bench, [
    part(unweighted(await realNetwork("email-Enron"), command("email-Enron")), 32),
    part(unweighted(await realNetwork("musae-github"), command("musae-github")), 64),
  ]);
  return [
    "Whotalks computes the whole. igraph searches from a part of the people (its `sources`), NetworKit likewise (its EstimateBetweenness, the same searches from people drawn);",
    "their times are multiplied by people ÷ people searched from. On wiki-Vote an eighth times 8 is 1.1 times igraph's whole time and 1.2 times NetworKit's.",
    "",
    text,
  ].join("\n");
}

function unweighted(network: NetworkFolder | undefined, command: string): Contest | undefined {
  return network === undefined ? undefined : {
    work: "exact betweenness", id: "betweenness", network, weighted: false, goals: { igraph: FROM_IGRAPH, networkit: FROM_NETWORKIT },
    isForFastest: false, tolerance: 1e-9, command,
  };
}

function weighted(network: NetworkFolder | undefined, command: string): Contest | undefined {
  return network === undefined ? undefined : {
    work: "exact betweenness, weighted", id: "betweenness", network, weighted: true, goals: { igraph: WEIGHTED_FROM_IGRAPH },
    isForFastest: false, tolerance: 1e-9, command,
  };
}

async function measure(bench: Bench, contests: readonly (Contest | undefined)[], more: readonly Line[] = []): Promise<string> {
  const rivals = await startRivals(bench, ["igraph", "networkit"]);
  const lines: Line[] = [];
  const notes: string[] = [];
  try {
    for (const contest of contests) {
      if (contest === undefined || !bench.isAsked(`${contest.work} ${contest.network.title} ${contest.weighted ? "weights" : ""}`)) continue;
      const found = await compete(bench, rivals, contest);
      lines.push(...found.lines);
      notes.push(...found.notes);
    }
  } finally {
    rivals.end();
  }
  return [
    "The measure alone on a network that every side has loaded before (loading is not counted), in turn in processes that stay; every value of every person compared first.",
    `Whotalks with its workers (${bench.threads}). Weighted: a tie of weight w is 1/w long; wiki-Vote has no weights of its own and gets seeded whole numbers from 1 to 9.`,
    `After ${bench.limitSeconds} s no new round begins (\`--thorough\` lifts that): long work has fewer runs.`,
    "",
    goalTable([...lines, ...more]),
    "",
    ...notes.map((note) => `- ${note}`),
  ].join("\n");
}

/** What a plain user sees: from the file to the written list, the command line against a program of igraph. For information. */
async function wholeProgram(bench: Bench): Promise<readonly Line[]> {
  const work = "wiki-Vote, file → list by exact betweenness (whole programs)";
  const file = sharedPath("data/large-snap/wiki-Vote.txt");
  const igraph = file === undefined || !bench.isAsked(work) ? undefined : (await findPeers(["igraph"], bench.say)).get("igraph");
  if (file === undefined || igraph === undefined) return [];
  const whotalks = await buildCommandLine(bench.folder);
  const [ours, theirs] = [join(bench.folder, "ours.csv"), join(bench.folder, "theirs.csv")];
  const [mine, other] = await inTurn([
    { run: () => runWatched([whotalks, "rank", file, "--measure", "betweenness", "-o", ours]) },
    { run: () => runWatchedProgram(igraph.python, [join(root, "bench/peers/igraph_rank.py"), file, theirs]) },
  ], {
    rounds: bench.pairs, limitSeconds: bench.limitSeconds,
    check: () => {
      const values = readColumn(readFileSync(theirs, "utf8"), "value");
      for (const [id, value] of readColumn(readFileSync(ours, "utf8"), "value")) {
        if (!(Math.abs(value - values.get(id)!) <= 1e-9 * Math.max(1, value))) throw new Error(`Betweenness of ${id}: ${value} and ${values.get(id)}.`);
      }
    },
  });
  return [timeLine({ work, peer: `${nameOf(igraph)}, 1 thread`, goal: undefined, command: "npm run bench -- peers-exact --only programs" }, mine!, other!)];
}
