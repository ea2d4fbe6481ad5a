import { expect, test } from "vitest";
import type { Csr } from "../../src/core/network.ts";
import { type Job } from "../../src/core/pool.ts";
import { createRandom } from "../../src/core/random.ts";
import { openCompiledPivotSteps, openCompiledStressMoves } from "../../src/kernels/layout-stress.ts";
import { FAR, PIVOTS_AT_ONCE, type StressData } from "../../src/kernels/layout-stress-data.ts";
import { openPlainPivotSteps, openPlainStressMoves } from "../../src/kernels/plain-layout-stress.ts";
import { buildNetwork } from "../../src/network/csr.ts";

const alone: Job = { isCancelled: () => false, breathe: async () => {} };

function tiesOf(people: number, pairs: readonly (readonly [number, number])[]): Csr {
  return buildNetwork(people, Uint32Array.from(pairs, ([a]) => a), Uint32Array.from(pairs, ([, b]) => b), undefined, { undirected: true }).outgoing;
}

function randomTies(people: number, count: number, seed: number): Csr {
  const random = createRandom(seed);
  return tiesOf(people, Array.from({ length: count }, () => [random.below(people), random.below(people)] as const));
}

test("steps from pivots along a chain, and none to whom no way leads", async () => {
  const ties = tiesOf(5, [[0, 1], [1, 2], [2, 3]]);
  for (const steps of [openPlainPivotSteps(ties), openCompiledPivotSteps(ties)!]) {
    const found = await steps(Uint32Array.of(0, 2), alone);
    const column = (pivot: number): number[] => Array.from({ length: 5 }, (_, p) => found[p * PIVOTS_AT_ONCE + pivot]!);
    expect(column(0)).toEqual([0, 1, 2, 3, FAR]);
    expect(column(1)).toEqual([2, 1, 0, 1, FAR]);
    expect(column(2)).toEqual([FAR, FAR, FAR, FAR, FAR]);
  }
});

test("ways longer than a byte can say count as none, compiled and plain", async () => {
  const ties = tiesOf(300, Array.from({ length: 299 }, (_, i) => [i, i + 1] as const));
  for (const steps of [openPlainPivotSteps(ties), openCompiledPivotSteps(ties)!]) {
    const found = await steps(Uint32Array.of(0), alone);
    expect([253, 254, 255, 256, 299].map((p) => found[p * PIVOTS_AT_ONCE])).toEqual([253, 254, FAR, FAR, FAR]);
  }
});

test("compiled and plain steps are equal for full groups of pivots, one group after the other", async () => {
  const ties = randomTies(2000, 3500, 5);
  const plain = openPlainPivotSteps(ties);
  const compiled = openCompiledPivotSteps(ties)!;
  for (const first of [0, 700]) {
    const pivots = Uint32Array.from({ length: 64 }, (_, i) => first + 7 * i);
    expect((await compiled(pivots, alone)).slice()).toEqual(await plain(pivots, alone));
  }
});

async function stressData(people: number, count: number, seed: number): Promise<StressData> {
  const ties = randomTies(people, count, seed);
  const pivots = Uint32Array.from({ length: 128 }, (_, i) => 3 * i);
  const steps = openPlainPivotSteps(ties);
  const blocks = [await steps(pivots.subarray(0, 64), alone), await steps(pivots.subarray(64), alone)];
  const of = (code: number): number => (code === 0 ? 0 : 1 / (code === FAR ? 20 : code));
  return { ties, blocks, pivots, weight: Float64Array.from({ length: 256 }, (_, code) => of(code) * of(code)), pull: Float64Array.from({ length: 256 }, (_, code) => of(code)) };
}

test("compiled and plain moves are equal to the last bit, in any ranges", async () => {
  const data = await stressData(1500, 4000, 11);
  const random = createRandom(2);
  const x = Float64Array.from({ length: 1500 }, () => 20 * random.next() - 10);
  const y = Float64Array.from({ length: 1500 }, () => 20 * random.next() - 10);
  // Two people in one place, one of them a pivot.
  x[4] = x[3]!;
  y[4] = y[3]!;
  const plain = await openPlainStressMoves(data)({ x, y, from: 0, to: 1500, beyond: 1.6 }, alone);
  const compiled = openCompiledStressMoves(data)!;
  for (const [from, to] of [[0, 1500], [0, 1], [777, 1201]] as const) {
    const moved = await compiled({ x, y, from, to, beyond: 1.6 }, alone);
    expect(moved.x.slice()).toEqual(plain.x.slice(from, to));
    expect(moved.y.slice()).toEqual(plain.y.slice(from, to));
  }
  expect(plain.x.every(Number.isFinite)).toBe(true);
  expect(plain.x).not.toEqual(x);
});

test("a person goes as far from a pivot as there are steps between them", async () => {
  const pivots = Uint32Array.of(0, 1);
  const blocks = [new Uint8Array(3 * PIVOTS_AT_ONCE)];
  blocks[0]!.set([0, 5], 0);
  blocks[0]!.set([5, 0], PIVOTS_AT_ONCE);
  blocks[0]!.set([3, 4], 2 * PIVOTS_AT_ONCE);
  const table = (power: number) => Float64Array.from({ length: 256 }, (_, code) => (code === 0 ? 0 : 1 / code ** power));
  const data: StressData = { ties: { start: Uint32Array.of(0, 0, 0, 0), of: new Uint32Array(0), weight: undefined }, blocks, pivots, weight: table(2), pull: table(1) };
  for (const move of [openPlainStressMoves(data), openCompiledStressMoves(data)!]) {
    let y = Float64Array.of(0, 0, 1);
    let x = Float64Array.of(0, 5, 2);
    for (let i = 0; i < 200; i++) {
      const moved = await move({ x, y, from: 2, to: 3, beyond: 1 }, alone);
      x = Float64Array.of(0, 5, moved.x[0]!);
      y = Float64Array.of(0, 0, moved.y[0]!);
    }
    // The corner of the triangle 3, 4, 5.
    expect([x[2], y[2]]).toEqual([expect.closeTo(1.8, 6), expect.closeTo(2.4, 6)]);
  }
});
