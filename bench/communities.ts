import { readFileSync } from "node:fs";
import { join } from "node:path";
import { measureModularity } from "../src/measures/modularity.ts";
import type { Bench } from "./benchmark.ts";
import { type Cost, goalTable, inTurn, type Line, timeLine } from "./contest.ts";
import { describeNetwork, generatedNetwork, groupedNetwork, loadNetwork, type NetworkFolder, realNetwork } from "./networks.ts";
import { type Rivals, startRivals } from "./rivals.ts";
import { formatSample, median } from "./statistics.ts";

const GOAL = 1;
const SAME_QUALITY = 1e-3;
const PEOPLE = 100_000;
const TIES = 1_000_000;

interface Found extends Cost {
  readonly modularity: number;
  readonly count: number;
}

/** Runs of the product where nothing else is asked for. */
const RUNS = 10;

/** One run of Louvain, and the product's best of ten, against one of igraph's multilevel, on the same networks with different seeds, and how good all are. */
export async function benchCommunities(bench: Bench): Promise<string> {
  const rivals = await startRivals(bench, ["igraph"]);
  const lines: Line[] = [];
  const notes: string[] = [];
  try {
    if (rivals.peers.length === 0) return "igraph could not be installed here: there is nothing to compare with.";
    const change = { union: true };
    for (const network of [await groupedNetwork(PEOPLE, TIES, change), await generatedNetwork(PEOPLE, TIES, change), await realNetwork("Slashdot", change)]) {
      if (network !== undefined && bench.isAsked(network.title)) await competeForCommunities(bench, rivals, network, { lines, notes });
    }
  } finally {
    rivals.end();
  }
  return [
    `One run on a loaded undirected network, a new seed each time on both sides, in turn; and what the product gives unasked, the best of ${RUNS} runs with all workers, against one run of igraph (for information: it is ten times the work).`,
    `Modularity of all by one formula: the goal for one run is at most ${SAME_QUALITY} less than igraph's (a number below 0: ours is higher), in no more time.`,
    "",
    goalTable(lines),
    "",
    ...notes.map((note) => `- ${note}`),
  ].join("\n");
}

async function competeForCommunities(bench: Bench, rivals: Rivals, network: NetworkFolder, into: { readonly lines: Line[]; readonly notes: string[] }): Promise<void> {
  await rivals.load(network);
  const out = (name: string): string => join(bench.folder, `${name}.f64`);
  const side = (of: typeof rivals.ours, name: string, count = 1) => {
    let seed = 0;
    return { run: () => of.ask<Found>({ do: "communities", seed: 1 + count * seed++, runs: count, out: out(name) }) };
  };
  const loaded = loadNetwork(network.folder);
  const peer = rivals.peers[0]!;
  const [mine, best, other] = (await inTurn([side(rivals.ours, "ours"), side(rivals.ours, "best", RUNS), side(peer.conversation, "theirs")], {
    rounds: bench.pairs, limitSeconds: bench.limitSeconds,
    check: (first) => {
      bench.say(`${network.title}: ${JSON.stringify(first)}`);
      // Both partitions measured by one formula: then the two numbers mean the same.
      ["ours", "best", "theirs"].forEach((name, i) => {
        const labels = Uint32Array.from(new Float64Array(new Uint8Array(readFileSync(out(name))).buffer));
        const again = measureModularity(loaded, labels);
        if (Math.abs(again - first[i]!.modularity) > 1e-9) throw new Error(`The modularity of ${name} is ${again}, not ${first[i]!.modularity}.`);
      });
    },
  })) as [Found[], Found[], Found[]];
  const work = `Louvain, ${describeNetwork(network)}`;
  const command = `npm run bench -- peers-communities --only "${network.title}"`;
  const modularity = (runs: readonly Found[]): number[] => runs.map((run) => run.modularity);
  const counts = (runs: readonly Found[]): string => formatSample(runs.map(({ count }) => count), 0);
  // Ten runs against one: for information.
  for (const { runs, what, goals } of [{ runs: mine, what: work, goals: [GOAL, SAME_QUALITY] }, { runs: best, what: `${work}, best of ${RUNS} runs`, goals: [] }]) {
    const less = median(modularity(other)) - median(modularity(runs));
    into.lines.push(
      timeLine({ work: what, peer: peer.name, goal: goals[0], command }, runs, other),
      { work: `${what}: modularity less than igraph's by`, peer: peer.name, unit: "", digits: 5, ours: [less], theirs: undefined, goal: goals[1], command },
    );
  }
  into.notes.push(`${work}: modularity ${formatSample(modularity(mine), 5)}, best of ${RUNS} ${formatSample(modularity(best), 5)}, igraph's ${formatSample(modularity(other), 5)}; communities ${counts(mine)}, igraph's ${counts(other)}.`);
}
