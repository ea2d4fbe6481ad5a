import { expect, test } from "vitest";
import type { Network } from "../../src/core/network.ts";
import { unattended } from "../../src/core/task.ts";
import { sumSteps } from "../../src/kernels/path-sums.ts";
import { openPlainStepSums, type StepSums } from "../../src/kernels/plain-step-sums.ts";
import { openCompiledStepSums, SOURCES_AT_ONCE } from "../../src/kernels/step-sums.ts";
import { networkOf, type Tie } from "../measures/compute.ts";
import { sampleNetworks } from "../measures/random-networks.ts";
import { crowd } from "./crowd.ts";

const job = { isCancelled: () => false, breathe: async () => {} };

async function expectTwins({ outgoing, incoming, personCount }: Network, name: string): Promise<void> {
  const compiled = openCompiledStepSums({ ties: outgoing, back: incoming })!;
  const plain = openPlainStepSums(outgoing);
  for (let from = 0; from < personCount; from += SOURCES_AT_ONCE) {
    const group = Uint32Array.from({ length: Math.min(SOURCES_AT_ONCE, personCount - from) }, (_, i) => from + i);
    const found = await compiled(group, job);
    const expected = await plain(group, job);
    for (const what of ["reached", "distance", "inverse"] as const) expect([...found[what]], `${name}: ${what}`).toEqual([...expected[what]]);
  }
}

test("three in a row, one way: steps, their sum and the sum of 1 ÷ steps", async () => {
  const network = networkOf(4, [[0, 1], [1, 2]]);
  const plainly = ({ reached, distance, inverse }: StepSums): number[][] => [reached, distance, inverse].map((values) => [...values]);
  expect(plainly(await openCompiledStepSums({ ties: network.outgoing, back: network.incoming })!(Uint32Array.of(2, 0), job))).toEqual([[0, 2], [0, 3], [0, 1.5]]);
  expect(plainly(await sumSteps(network, "outgoing", unattended))).toEqual([[2, 1, 0, 0], [3, 1, 0, 0], [1.5, 1, 0, 0]]);
  expect(plainly(await sumSteps(network, "incoming", unattended))).toEqual([[0, 1, 2, 0], [0, 1, 3, 0], [0, 1, 1.5, 0]]);
});

test("compiled and plain sums of steps have the same bits", async () => {
  for (const { network, name } of sampleNetworks(200, 40)) await expectTwins(network, name);
  await expectTwins(crowd(3000, 15_000, 2), "a crowd");
  await expectTwins(crowd(1500, 1600, 2), "a sparse crowd");
});

test("sources given up half way leave nothing to those after them", async () => {
  const { outgoing, incoming } = crowd(1500, 5000, 3);
  const summer = openCompiledStepSums({ ties: outgoing, back: incoming })!;
  let breaths = 0;
  const stop = async (): Promise<void> => {
    if (++breaths === 2) throw new Error("stopped");
  };
  await expect(summer(Uint32Array.of(0, 1, 2), { ...job, breathe: stop })).rejects.toThrow("stopped");
  const group = Uint32Array.of(5, 900, 7);
  expect(await summer(group, job)).toEqual(await openPlainStepSums(outgoing)(group, job));
});

test("a circle of 1500 people: as many levels as steps, more sources than one group", async () => {
  const circle: Tie[] = Array.from({ length: 1500 }, (_, i) => [i, (i + 1) % 1500]);
  await expectTwins(networkOf(1500, circle), "one way");
  const { reached, distance } = await sumSteps(networkOf(1500, circle), "outgoing", unattended);
  expect(new Set(reached)).toEqual(new Set([1499]));
  expect(new Set(distance)).toEqual(new Set([(1499 * 1500) / 2]));
});
