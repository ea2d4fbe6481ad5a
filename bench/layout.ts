import { readFileSync } from "node:fs";
import { join } from "node:path";
import defaults from "graphology-layout-forceatlas2/defaults.js";
import iterate from "graphology-layout-forceatlas2/iterate.js";
import { log } from "../src/core/exact-math.ts";
import type { Network } from "../src/core/network.ts";
import { createRandom } from "../src/core/random.ts";
import type { Bench } from "./benchmark.ts";
import { type Cost, goalTable, inTurn, type Line, timeLine } from "./contest.ts";
import { drawPairs, measureNearness, measureStress, type StressPairs } from "./layout-stress.ts";
import { describeNetwork, groupedNetwork, loadNetwork, type NetworkFolder, realNetwork } from "./networks.ts";
import { type Rivals, startRivals } from "./rivals.ts";
import { median } from "./statistics.ts";

const PEER = "graphology-layout-forceatlas2";
const GOAL = 0.333;
const PEOPLE = 100_000;
/** Ties drawn twice count once: this leaves 500,000. */
const DRAWN = 521_500;
const SEED = 7;
const SOURCES = 100;
const TARGETS = 2000;
/** So many times the processor time of ours is the peer given to reach the same stress. */
const TIMES = 10;
const LOOK_EVERY = 5;

interface Laid extends Cost {
  readonly stress: number;
  /** Mean length of a line over the mean distance of the pairs: how near each other those stand who are tied. */
  readonly nearness: number;
  readonly iterations: number;
}

/** Places for a large network: how long the peer needs to the stress of our drawing. */
export async function benchLayout(bench: Bench): Promise<string> {
  const rivals = await startRivals(bench, []);
  const lines: Line[] = [];
  const notes: string[] = [];
  try {
    for (const network of [await groupedNetwork(PEOPLE, DRAWN, { union: true }), await realNetwork("Slashdot", { union: true })]) {
      if (network !== undefined && bench.isAsked(network.title)) await competeForPlaces(bench, rivals, network, { lines, notes });
    }
  } finally {
    rivals.end();
  }
  return [
    `Ours: circles (one run of Louvain), then the layout with ${bench.threads} workers, as the map does it. ${PEER}: the iterations that its worker does, with its inferred settings`,
    `(Barnes–Hut), without the worker's messages, from seeded random places; building its graph is not counted. It ends when its stress is no larger than ours, or when it has needed ${TIMES}`,
    `times our processor time: then its time is less than what it would need. Stress of both by one formula: the mean over ${(SOURCES * TARGETS).toLocaleString("en")} seeded pairs of people of`,
    "(scale · distance − steps)² / steps², at the scale where it is least. The goal is a third of the time to the same stress or a smaller one.",
    "",
    goalTable(lines),
    "",
    ...notes.map((note) => `- ${note}`),
  ].join("\n");
}

async function competeForPlaces(bench: Bench, rivals: Rivals, network: NetworkFolder, into: { readonly lines: Line[]; readonly notes: string[] }): Promise<void> {
  await rivals.load(network);
  const loaded = loadNetwork(network.folder);
  const pairs = drawPairs(loaded.outgoing, SEED, SOURCES, TARGETS);
  const out = join(bench.folder, "places.f64");
  let ours: Laid | undefined;
  let first: Buffer | undefined;
  const layOurs = async (): Promise<Laid> => {
    const cost = await rivals.ours.ask<Cost>({ do: "layout", out });
    const bytes = readFileSync(out);
    first ??= bytes;
    if (!first.equals(bytes)) throw new Error("The same layout twice has not given the same bits.");
    const places = new Float64Array(new Uint8Array(bytes).buffer);
    const [x, y] = [places.subarray(0, loaded.personCount), places.subarray(loaded.personCount)];
    ours = { ...cost, stress: measureStress(pairs, x, y), nearness: measureNearness(loaded.outgoing, pairs, x, y), iterations: 0 };
    return ours;
  };
  // In the first round ours is first; later ones have the same stress.
  const runs = (await inTurn([{ run: layOurs }, { run: async () => chase(loaded, pairs, ours!, bench.say) }], {
    rounds: bench.pairs, limitSeconds: bench.limitSeconds,
    check: (measured) => bench.say(`${network.title}: ${JSON.stringify(measured)}`),
  })) as [Laid[], Laid[]];
  const [mine, other] = runs;
  const work = `layout, ${describeNetwork(network)}`;
  const command = `npm run bench -- layout --only "${network.title}"`;
  const stress = (of: readonly Laid[]): number[] => of.map((run) => run.stress);
  into.lines.push(
    timeLine({ work, peer: PEER, goal: GOAL, command }, mine, other),
    { work: `${work}: stress`, peer: PEER, unit: "", digits: 4, ours: stress(mine), theirs: stress(other), goal: 1, command },
  );
  const reached = median(stress(other)) <= median(stress(mine)) ? "has reached our stress" : "was still at a larger stress than ours";
  into.notes.push(`${work}: the peer ${reached}, after ${median(other.map(({ iterations }) => iterations))} iterations. Mean length of a line over the mean distance of the pairs: ours ${mine[0]!.nearness.toFixed(3)}, the peer's ${other[0]!.nearness.toFixed(3)}.`);
}

/** Lets the peer iterate until its stress is as small as ours or it has needed far more time. */
function chase({ personCount: n, outgoing }: Network, pairs: StressPairs, ours: Laid, say: (line: string) => void): Laid {
  const { start, of } = outgoing;
  // As its inferSettings gives them for more than 2,000 people.
  const settings = { ...defaults, barnesHutOptimize: true, strongGravityMode: true, gravity: 0.05, scalingRatio: 10, slowDown: 1 + log(n) };
  const random = createRandom(SEED);
  const people = new Float32Array(10 * n);
  for (let p = 0; p < n; p++) people.set([1000 * random.next(), 1000 * random.next(), 0, 0, 0, 0, 1 + start[p + 1]! - start[p]!, 1, 1, 0], 10 * p);
  const ties: number[] = [];
  for (let p = 0; p < n; p++) for (let i = start[p]!; i < start[p + 1]!; i++) if (of[i]! > p) ties.push(10 * p, 10 * of[i]!, 1);
  const edges = Float32Array.from(ties);
  let seconds = 0;
  let cpuSeconds = 0;
  for (let iterations = 1; ; iterations++) {
    const cpu = process.cpuUsage();
    const begin = performance.now();
    iterate(settings, people, edges);
    seconds += (performance.now() - begin) / 1000;
    const { user, system } = process.cpuUsage(cpu);
    cpuSeconds += (user + system) / 1e6;
    if (iterations % LOOK_EVERY !== 0) continue;
    const [x, y] = [0, 1].map((column) => Float64Array.from({ length: n }, (_, p) => people[10 * p + column]!)) as [Float64Array, Float64Array];
    const stress = measureStress(pairs, x, y);
    say(`  peer: ${iterations} iterations, ${cpuSeconds.toFixed(1)} s of processor time, stress ${stress.toFixed(5)}`);
    if (stress <= ours.stress || cpuSeconds > TIMES * ours.cpuSeconds) return { seconds, cpuSeconds, stress, nearness: measureNearness(outgoing, pairs, x, y), iterations };
  }
}
