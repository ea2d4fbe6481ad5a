import { expect } from "vitest";
import { createRandom } from "../../src/core/random.ts";
import { unattended } from "../../src/core/task.ts";
import { findCommunities } from "../../src/measures/community.ts";
import { measureModularity } from "../../src/measures/modularity.ts";
import { undirectedUnion } from "../../src/network/undirected-union.ts";
import { partitionByPackage } from "./package-louvain.ts";
import { dataTest, readTies } from "./real-data.ts";

const files = [
  { path: "data/classic-networkdata/karate.edges.csv", undirected: true, separator: /,/, hasHeader: true, runs: 10 },
  { path: "data/classic-networkdata/ht_advice.edges.csv", undirected: false, separator: /,/, hasHeader: true, runs: 10 },
  { path: "data/email-Eu-core/email-Eu-core.txt", undirected: false, separator: /\s+/, hasHeader: false, runs: 10 },
  { path: "data/snap-temporal/CollegeMsg.txt.gz", undirected: false, separator: /\s+/, hasHeader: false, runs: 10 },
  { path: "data/large-snap/wiki-Vote.txt", undirected: false, separator: /\s+/, hasHeader: false, runs: 3 },
] as const;

for (const { path, runs, ...form } of files) {
  dataTest(path, `${path}: the best of ${runs} runs is no lower than the package's best, and from each seed no lower than the package's run`, async (text) => {
    const { network } = readTies(text, form);
    const union = undirectedUnion(network);
    const before: number[] = [];
    for (let seed = 1; seed <= runs; seed++) {
      before.push(measureModularity(union, partitionByPackage(union, createRandom(seed))));
      const { modularity } = await findCommunities(network, { runs: 1, seed, task: unattended });
      expect(modularity, `seed ${seed}`).toBeGreaterThanOrEqual(before.at(-1)! - 1e-12);
    }
    const { modularity } = await findCommunities(network, { runs, seed: 1, task: unattended });
    expect(modularity).toBeGreaterThanOrEqual(Math.max(...before) - 1e-12);
  });
}
