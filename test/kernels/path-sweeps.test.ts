import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import type { Network } from "../../src/core/network.ts";
import { ownHands } from "../../src/core/pool.ts";
import { createRandom } from "../../src/core/random.ts";
import { unattended } from "../../src/core/task.ts";
import { computeBetweenness } from "../../src/kernels/betweenness.ts";
import { foldPendants } from "../../src/kernels/fold-pendants.ts";
import { createCompiledSweeper, LANES, pathSweeps } from "../../src/kernels/path-sweeps.ts";
import { createPlainSweeper, type Sweeper, type SweptNetwork } from "../../src/kernels/plain-sweeps.ts";
import { networkOf, type Tie } from "../measures/compute.ts";
import { sampleNetworks } from "../measures/random-networks.ts";
import { sharedPath } from "../support/shared.ts";
import { crowd } from "./crowd.ts";

/** Everyone as a source, in an order of their own. */
async function sweptOf(network: Network, seed = 1): Promise<SweptNetwork> {
  const folded = await foldPendants(network);
  const random = createRandom(seed);
  const sources = Uint32Array.from(folded.personOf.keys());
  for (let i = sources.length - 1; i > 0; i--) {
    const j = random.below(i + 1);
    [sources[i], sources[j]] = [sources[j]!, sources[i]!];
  }
  return { ...folded, sources };
}

interface Sums {
  readonly reached: number[];
  readonly lanes: number[];
  readonly reachedBy: number[];
}

function sweepAll(sweeper: Sweeper, count: number): Sums {
  const reached: number[] = [];
  sweeper.clear();
  for (let from = 0; from < count; from += LANES) reached.push(...sweeper.sweep(from, Math.min(LANES, count - from)).subarray(0, Math.min(LANES, count - from)));
  return { reached, lanes: Array.from(sweeper.lanes), reachedBy: Array.from(sweeper.reachedBy) };
}

/** A chain of rhombi: 2^length shortest paths from one end to the other. */
function rhombi(length: number, undirected: boolean): Network {
  const ties: Tie[] = [];
  for (let i = 0; i < length; i++) ties.push([3 * i, 3 * i + 1], [3 * i, 3 * i + 2], [3 * i + 1, 3 * i + 3], [3 * i + 2, 3 * i + 3]);
  return networkOf(3 * length + 1, ties, undirected);
}

/** A core of rhombi whose counts beyond 2^53 are odd, so that the order of additions shows in the last bits. */
function braid(length: number): Network {
  const ties: Tie[] = [];
  for (let i = 0; i < length; i++) for (let a = 0; a < 3; a++) for (let b = 0; b < 3; b++) if ((a + 2 * b + i) % 4 !== 0) ties.push([3 * i + a, 3 * i + 3 + b]);
  return networkOf(3 * length + 3, ties, true);
}

const bitsOf = (values: readonly number[]): string => Buffer.from(Float64Array.from(values).buffer).toString("hex");

async function expectTwins(network: Network, name: string): Promise<void> {
  const swept = await sweptOf(network);
  const compiled = sweepAll(createCompiledSweeper(swept)!, swept.sources.length);
  const plain = sweepAll(createPlainSweeper(swept), swept.sources.length);
  for (const what of ["reached", "lanes", "reachedBy"] as const) expect(bitsOf(compiled[what]) === bitsOf(plain[what]), `${name}: ${what}`).toBe(true);
}

test("a path of four who all write to the next: compiled sweeps count what is passed on and who was reached", () => {
  const network = networkOf(4, [[0, 1], [1, 2], [2, 3]]);
  const ties = { outgoing: network.outgoing, incoming: network.incoming };
  const one = Float64Array.of(1, 1, 1, 1);
  const sweeper = createCompiledSweeper({ ...ties, sourceWeight: one, targetWeight: Float64Array.of(1, 1, 1, 10), sources: Uint32Array.of(0, 1, 2, 3) })!;
  const { reached, lanes, reachedBy } = sweepAll(sweeper, 4);
  expect(reached).toEqual([12, 11, 10, 0]);
  expect(reachedBy).toEqual([0, 1, 2, 3]);
  expect(Array.from({ length: 4 }, (_, p) => lanes.slice(8 * p, 8 * p + 3))).toEqual([[0, 0, 0], [11, 0, 0], [10, 10, 0], [0, 0, 0]]);
});

test("compiled and plain sweeps give the same bits on random networks", async () => {
  for (const { network, name } of sampleNetworks(300, 40)) await expectTwins(network, name);
});

test("compiled and plain sweeps give the same bits where levels are pushed and where they are pulled", async () => {
  await expectTwins(crowd(2000, 12_000, 5), "a crowd");
  await expectTwins(crowd(3000, 4000, 6), "a sparse crowd");
  const circle: Tie[] = Array.from({ length: 500 }, (_, i) => [i, (i + 1) % 500]);
  await expectTwins(networkOf(500, circle), "a circle one way");
  await expectTwins(networkOf(500, [...circle, [0, 250], [3, 100]], true), "a circle both ways");
});

test("compiled and plain sweeps round alike above 2^53 paths and run over alike above 1.8e308", async () => {
  for (const undirected of [true, false]) {
    await expectTwins(rhombi(70, undirected), `70 rhombi, undirected ${undirected}`);
    await expectTwins(rhombi(1100, undirected), `1100 rhombi, undirected ${undirected}`);
  }
  await expectTwins(braid(120), "a braid");
});

test("a chain of 70 rhombi: whoever is alone on the way is passed by every pair across", async () => {
  const values = await computeBetweenness(rhombi(70, false), unattended);
  // From i rhombi before to 70 − i behind, 3 people in each.
  for (let i = 0; i <= 70; i++) expect(values[3 * i]).toBe(3 * i * (3 * (70 - i)));
  // Half of the pairs across, and half of those with the ends.
  for (let i = 0; i < 70; i++) expect(values[3 * i + 1]).toBe(((3 * i + 1) * (3 * (69 - i) + 1)) / 2);
});

test("a job gives the same whichever jobs its worker did before", async () => {
  const swept = await sweptOf(crowd(300, 1500, 9));
  const job = { isCancelled: () => false, breathe: async () => {} };
  const fresh = await pathSweeps.open(swept)({ from: 64, to: 101 }, job);
  const used = pathSweeps.open(swept);
  await used({ from: 0, to: 64 }, job);
  expect(await used({ from: 64, to: 101 }, job)).toEqual(fresh);
  expect(fresh.reached.length).toBe(37);
});

test("betweenness adds up to the inner people of all shortest paths, to the last pair, on wiki-Vote", async () => {
  const path = sharedPath("data/large-snap/wiki-Vote.txt");
  if (path === undefined) return;
  const rows = readFileSync(path, "utf8").split(/\r?\n/).filter((line) => /^\d/.test(line)).map((line) => line.split("\t").map(Number));
  const people = new Map([...new Set(rows.flat())].sort((a, b) => a - b).map((id, number) => [id, number]));
  const network = networkOf(people.size, rows.map(([from, to]) => [people.get(from!)!, people.get(to!)!]));
  expect([network.personCount, network.tieCount]).toEqual([7115, 103_689]);
  const values = await computeBetweenness(network, unattended, ownHands);
  let inner = 0;
  const seenBy = new Int32Array(network.personCount).fill(-1);
  const { start, of } = network.outgoing;
  for (let source = 0; source < network.personCount; source++) {
    seenBy[source] = source;
    let level = [source];
    for (let steps = 1; level.length > 0; steps++) {
      const next: number[] = [];
      for (const person of level) {
        for (let i = start[person]!; i < start[person + 1]!; i++) {
          if (seenBy[of[i]!] === source) continue;
          seenBy[of[i]!] = source;
          next.push(of[i]!);
        }
      }
      inner += next.length * (steps - 1);
      level = next;
    }
  }
  const sum = values.reduce((total, value) => total + value, 0);
  expect(Math.abs(sum - inner) / inner).toBeLessThan(1e-12);
});
