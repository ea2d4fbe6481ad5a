import { expect, test } from "vitest";
import { ownHands } from "../../src/core/pool.ts";
import type { Network } from "../../src/core/network.ts";
import { unattended } from "../../src/core/task.ts";
import { measures } from "../../src/measures/registry.ts";
import { crowd } from "../kernels/crowd.ts";
import { contextOf, networkOf } from "./compute.ts";
import { dataTest, readTies } from "./real-data.ts";

/** Processor time of this process in milliseconds: what else the machine does does not count. */
function processorTime(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

/** Foretold and real seconds of processor time; the first of each is not counted, in it kernels are compiled. */
async function foretellAndCompute(id: string, network: Network, weights: "on" | "off"): Promise<{ readonly foretold: number; readonly real: number }> {
  const measure = measures.find((other) => other.id === id)!;
  let foretold = 0;
  let real = 0;
  for (let i = 0; i < 2; i++) {
    foretold = (await measure.cost!.foretell({ network, weights, louvainRuns: 10 }, { task: unattended, pool: ownHands, now: processorTime })).exact;
    const from = processorTime();
    await measure.compute(contextOf(network, { weights }));
    real = (processorTime() - from) / 1000;
  }
  return { foretold, real };
}

/** Every kind in each run, the rest in the long one: what is foretold has to be computed to be compared. */
const isLong = process.env["LONG"] === "1";
const files = [
  { path: "data/large-snap/wiki-Vote.txt", title: "wiki-Vote", options: { undirected: false, separator: /\t/, hasHeader: false }, weights: "off", ids: ["betweenness"] },
  { path: "data/snap-temporal/CollegeMsg.txt.gz", title: "CollegeMsg, by strength", options: { undirected: false, separator: / /, hasHeader: false }, weights: "on", ids: ["betweenness", "closeness", "closenessClassic"] },
  { path: "data/enron-snap/Email-Enron.txt", title: "email-Enron", options: { undirected: true, separator: /\t/, hasHeader: false }, weights: "off", ids: isLong ? ["closeness", "harmonicIn", "constraint", "effectiveSize", "clustering", "reach2", "community"] : ["constraint", "reach2"] },
] as const;

for (const { path, title, options, weights, ids } of files) {
  for (const id of ids) {
    dataTest(path, `${title}: what is foretold of ${id} is within three times of what it takes`, async (text) => {
      const { foretold, real } = await foretellAndCompute(id, readTies(text, options).network, weights);
      expect(foretold / real).toBeGreaterThan(1 / 3);
      expect(foretold / real).toBeLessThan(3);
    });
  }
}

test("without a connection nothing takes any time, and one person alone is tried as often as there is", async () => {
  const trial = { task: unattended, pool: ownHands, now: processorTime };
  for (const { cost } of measures) {
    if (cost === undefined) continue;
    expect((await cost.foretell({ network: networkOf(3, []), weights: "auto", louvainRuns: 10 }, trial)).exact).toBe(0);
    const { exact, sampled } = await cost.foretell({ network: networkOf(2, [[0, 1, 2.5]]), weights: "on", louvainRuns: 10 }, trial);
    expect(exact).toBeLessThan(1);
    expect(sampled).toBeNull();
  }
});

test("what can take long says beforehand how long: paths, triangles, two steps, circles", () => {
  expect(measures.filter(({ cost }) => cost !== undefined).map(({ id }) => id)).toEqual([
    "betweenness", "closeness", "harmonicIn", "closenessClassic", "constraint", "effectiveSize", "clustering", "reach2", "community",
  ]);
});

test("a single run is foretold beside all of them", async () => {
  const trial = { task: unattended, pool: ownHands, now: processorTime };
  const { exact, oneRun } = await measures.find(({ id }) => id === "community")!.cost!.foretell({ network: crowd(3000, 40_000, 1), weights: "on", louvainRuns: 10 }, trial);
  expect(oneRun).toBeGreaterThan(0);
  expect(exact).toBeGreaterThan(2 * oneRun!);
});
