import { rmSync } from "node:fs";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createThreads } from "../../src/cli/threads.ts";
import type { Network } from "../../src/core/network.ts";
import { ownHands, type Pool } from "../../src/core/pool.ts";
import { createTask, type Progress, unattended } from "../../src/core/task.ts";
import { createPool } from "../../src/engine/pool.ts";
import { computeBetweenness } from "../../src/kernels/betweenness.ts";
import { sumLengths, sumSteps } from "../../src/kernels/path-sums.ts";
import { tieLengths } from "../../src/kernels/tie-weights.ts";
import { computeWeightedBetweenness } from "../../src/kernels/weighted-betweenness.ts";
import { buildThread } from "../support/built-thread.ts";
import { crowd } from "../kernels/crowd.ts";

let thread: Awaited<ReturnType<typeof buildThread>>;
beforeAll(async () => {
  thread = await buildThread("src/cli/pool-thread.ts");
});
afterAll(() => rmSync(thread.folder, { recursive: true, force: true }));

const measures: Readonly<Record<string, (network: Network, pool: Pool) => Promise<Float64Array>>> = {
  betweenness: (network, pool) => computeBetweenness(network, unattended, pool),
  "weighted betweenness": ({ outgoing }, pool) => computeWeightedBetweenness(outgoing, tieLengths(outgoing), unattended, pool),
  closeness: async (network, pool) => (await sumSteps(network, "incoming", unattended, pool)).inverse,
  "weighted closeness": async ({ outgoing }, pool) => (await sumLengths(outgoing, tieLengths(outgoing), unattended, pool)).inverse,
};

test.each(Object.keys(measures))("%s has the same bits here, with 1, 2 and 3 workers, with memory shared or copied", async (name) => {
  const network = name === "closeness" ? crowd(30_000, 150_000, 4) : crowd(3000, 15_000, 4);
  const alone = await measures[name]!(network, ownHands);
  expect(alone.some((value) => value % 1 !== 0)).toBe(true);
  for (const sharesMemory of [true, false]) {
    for (const size of [1, 2, 3]) {
      let opened = 0;
      const pool = createPool(createThreads(size, thread.file, { sharesMemory }));
      const found = await measures[name]!(network, { ...pool, open: (kind, shared) => (opened++, pool.open(kind, shared)) });
      expect(Buffer.from(found.buffer).equals(Buffer.from(alone.buffer)), `${size} workers, shared ${sharesMemory}`).toBe(true);
      expect(opened).toBe(1);
    }
  }
});

test("betweenness in workers says how far it is, and is cancelled within 200 ms", async () => {
  const network = crowd(20_000, 200_000, 4);
  const reports: Progress[] = [];
  let cancelledAt = Number.POSITIVE_INFINITY;
  const task = createTask({
    now: () => performance.now(),
    yield: () => new Promise((resolve) => void setImmediate(resolve)),
    report: (progress) => {
      reports.push(progress);
      if (progress.done > 0) cancelledAt = Math.min(cancelledAt, performance.now());
    },
    isCancelled: () => cancelledAt < Number.POSITIVE_INFINITY,
  });
  await expect(computeBetweenness(network, task, createPool(createThreads(2, thread.file)))).rejects.toMatchObject({ code: "cancelled" });
  expect(performance.now() - cancelledAt).toBeLessThan(200);
  expect(reports.at(-1)).toMatchObject({ stage: "Betweenness", unit: "people" });
  expect(reports.at(-1)!.total).toBeGreaterThan(10_000);
});
