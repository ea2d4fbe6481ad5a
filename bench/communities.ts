import { readFileSync } from "node:fs";
import { join } from "node:path";
import { measureModularity } from "../src/measures/modularity.ts";
import type { Bench } from "./benchmark.ts";
import { type Cost, goalTable, inTurn, timeLine } from "./contest.ts";
import { describeNetwork, generatedNetwork, loadNetwork } from "./networks.ts";
import { startRivals } from "./rivals.ts";
import { formatSample, median } from "./statistics.ts";

const GOAL = 1;
const SAME_QUALITY = 1e-3;
const PEOPLE = 100_000;
const TIES = 1_000_000;

interface Found extends Cost {
  readonly modularity: number;
  readonly count: number;
}

/** One run of Louvain against one of igraph's multilevel, on the same network with different seeds, and how good both are. */
export async function benchCommunities(bench: Bench): Promise<string> {
  const network = await generatedNetwork(PEOPLE, TIES, { union: true });
  const rivals = await startRivals(bench, ["igraph"]);
  const [peer] = rivals.peers;
  try {
    if (peer === undefined) return "igraph could not be installed here: there is nothing to compare with.";
    await rivals.load(network);
    const side = (of: typeof rivals.ours, name: string) => {
      let seed = 0;
      return { run: () => of.ask<Found>({ do: "communities", seed: ++seed, runs: 1, out: join(bench.folder, `${name}.f64`) }) };
    };
    const loaded = loadNetwork(network.folder);
    const runs = await inTurn([side(rivals.ours, "ours"), side(peer.conversation, "theirs")], {
      rounds: bench.pairs, limitSeconds: bench.limitSeconds,
      check: (first) => {
        // Both partitions measured by one formula: then the two numbers mean the same.
        ["ours", "theirs"].forEach((name, i) => {
          const labels = Uint32Array.from(new Float64Array(new Uint8Array(readFileSync(join(bench.folder, `${name}.f64`))).buffer));
          const again = measureModularity(loaded, labels);
          if (Math.abs(again - first[i]!.modularity) > 1e-9) throw new Error(`The modularity of ${name} is ${again}, not ${first[i]!.modularity}.`);
        });
        bench.say(JSON.stringify(first));
      },
    });
    const ours = runs[0]!.map(({ modularity }) => modularity);
    const theirs = runs[1]!.map(({ modularity }) => modularity);
    const apart = median(ours) - median(theirs);
    const title = `Louvain, ${describeNetwork(network)}`;
    const command = "npm run bench -- peers-communities";
    return [
      "One run on a loaded undirected network, a new seed each time on both sides, in turn. (The product takes the best of ten such runs.)",
      "",
      goalTable([timeLine({ work: title, peer: peer.name, goal: GOAL, command }, runs[0]!, runs[1]!)]),
      "",
      `Modularity ${formatSample(ours, 5)}, igraph's ${formatSample(theirs, 5)}; communities ${formatSample(runs[0]!.map(({ count }) => count), 0)}, igraph's ${formatSample(runs[1]!.map(({ count }) => count), 0)}.`,
      apart >= -SAME_QUALITY ? `As good within ${SAME_QUALITY} or better (${apart.toExponential(1)}): met.` : `Worse than igraph by more than ${SAME_QUALITY} (${apart.toExponential(1)}): **missed**.`,
    ].join("\n");
  } finally {
    rivals.end();
  }
}
