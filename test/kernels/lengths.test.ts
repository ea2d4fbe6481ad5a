import { expect, test } from "vitest";
import type { Network } from "../../src/core/network.ts";
import { createRandom } from "../../src/core/random.ts";
import { unattended } from "../../src/core/task.ts";
import { DistanceDrawers, sizeDrawers } from "../../src/kernels/distance-drawers.ts";
import { DistanceHeap } from "../../src/kernels/distance-heap.ts";
import { openCompiledLengths, prepareLengths } from "../../src/kernels/length-searches.ts";
import { sumLengths } from "../../src/kernels/path-sums.ts";
import { type LengthSearch, openPlainLengths } from "../../src/kernels/plain-lengths.ts";
import { tieLengths } from "../../src/kernels/tie-weights.ts";
import { networkOf, type Tie } from "../measures/compute.ts";
import { sampleNetworks } from "../measures/random-networks.ts";
import { crowd } from "./crowd.ts";

function everything(search: LengthSearch, n: number): { readonly score: number[]; readonly sums: number[] } {
  const sums: number[] = [];
  for (let source = 0; source < n; source++) {
    search.addPathsFrom(source);
    sums.push(...search.sumFrom(source));
  }
  return { score: [...search.score], sums };
}

const bitsOf = (values: readonly number[]): string => Buffer.from(Float64Array.from(values).buffer).toString("hex");

/** @returns how many drawers were used */
function expectTwins({ outgoing }: Network, name: string): number {
  const { followed } = prepareLengths(outgoing, tieLengths(outgoing));
  const n = followed.start.length - 1;
  const compiled = everything(openCompiledLengths(followed)!, n);
  const plain = everything(openPlainLengths(followed), n);
  expect(bitsOf(compiled.score) === bitsOf(plain.score), `${name}: score`).toBe(true);
  expect(bitsOf(compiled.sums) === bitsOf(plain.sums), `${name}: sums`).toBe(true);
  return sizeDrawers(followed.length).count;
}

test("the longer way round is shorter: who lies on it, and how far everyone is", () => {
  const { outgoing } = networkOf(3, [[0, 2, 1], [0, 1, 4], [1, 2, 4]]);
  const { followed, personOf } = prepareLengths(outgoing, tieLengths(outgoing));
  const search = openCompiledLengths(followed)!;
  const numberOf = (person: number): number => personOf.indexOf(person);
  search.addPathsFrom(numberOf(0));
  expect([0, 1, 2].map((person) => search.score[numberOf(person)])).toEqual([0, 1, 0]);
  expect([...search.sumFrom(numberOf(0))]).toEqual([2, 0.75, 6]);
  search.clearScore();
  expect([...search.score]).toEqual([0, 0, 0]);
});

test("compiled and plain searches by length give the same bits, in drawers and in a heap", () => {
  for (const { network, name } of sampleNetworks(300, 30)) expect(expectTwins(network, name)).toBeGreaterThan(0);
  expect(expectTwins(crowd(800, 5000, 3), "a crowd")).toBeGreaterThan(0);
  expect(expectTwins(crowd(800, 5000, 3, [1, 0.001, 37, 1e5, 3e-4]), "a crowd of very different lengths")).toBe(0);
  expect(expectTwins(crowd(300, 2000, 3, [1, 5e-324, 1e300]), "lengths at the ends of what there is")).toBe(0);
});

test("more than 2^53 and more than 1.8e308 shortest paths: compiled and plain round and run over alike", () => {
  for (const length of [70, 1100]) {
    const ties: Tie[] = [];
    for (let i = 0; i < length; i++) ties.push([3 * i, 3 * i + 1, 3], [3 * i, 3 * i + 2, 3], [3 * i + 1, 3 * i + 3, 5], [3 * i + 2, 3 * i + 3, 5]);
    expectTwins(networkOf(3 * length + 1, ties), `${length} rhombi`);
  }
});

test("drawers are narrower than the shortest tie, and their circle is longer than the longest", () => {
  expect(sizeDrawers(Float64Array.of(1, 1))).toEqual({ count: 4, perLength: 1 / 0.9 });
  expect(sizeDrawers(Float64Array.of(0.5, 3)).count).toBe(16);
  expect(sizeDrawers(Float64Array.of(1, 29_000)).count).toBe(32_768);
  for (const longest of [30_000, 1e300]) expect(sizeDrawers(Float64Array.of(1, longest)).count).toBe(0);
  expect(sizeDrawers(Float64Array.of(5e-309)).count).toBe(0);
  expect(sizeDrawers(new Float64Array(0)).count).toBe(2);
});

test("drawers hand people out by the range their distance lies in, also round the circle and after being brought nearer", () => {
  for (let seed = 0; seed < 100; seed++) {
    const random = createRandom(seed);
    const drawers = new DistanceDrawers(200, sizeDrawers(Float64Array.of(1, 5)));
    drawers.push(0, 0);
    let last = 0;
    for (let next = 1; drawers.size > 0; ) {
      const person = drawers.pop();
      const distance = drawers.distance[person]!;
      expect(distance, `seed ${seed}`).toBeGreaterThan(last - 0.9);
      last = Math.max(last, distance);
      for (let i = random.below(4); i > 0 && next < 200; i--) {
        drawers.push(next, distance + 5);
        if (random.next() < 0.5) drawers.bringNearer(next, distance + 1 + 4 * random.next());
        next++;
      }
    }
  }
});

test("of people who are as near, the heap hands out the lowest number first", () => {
  const heap = new DistanceHeap(6);
  for (const person of [3, 5, 1, 4, 0, 2]) heap.push(person, person === 5 ? 1 : 2);
  expect(Array.from({ length: 6 }, () => heap.pop())).toEqual([5, 0, 1, 2, 3, 4]);
});

test("people without ties have no distances", async () => {
  const { outgoing } = networkOf(4, [[3, 1, 2]]);
  const { reached, distance, inverse } = await sumLengths(outgoing, tieLengths(outgoing), unattended);
  expect([reached, distance, inverse].map((values) => [...values])).toEqual([[0, 0, 0, 1], [0, 0, 0, 0.5], [0, 0, 0, 2]]);
});
