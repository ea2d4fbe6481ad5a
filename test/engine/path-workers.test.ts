import { rmSync } from "node:fs";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createThreads } from "../../src/cli/threads.ts";
import { ownHands } from "../../src/core/pool.ts";
import { createTask, type Progress, unattended } from "../../src/core/task.ts";
import { createPool } from "../../src/engine/pool.ts";
import { computeBetweenness } from "../../src/kernels/betweenness.ts";
import { buildThread } from "../support/built-thread.ts";
import { crowd } from "../kernels/crowd.ts";

let thread: Awaited<ReturnType<typeof buildThread>>;
beforeAll(async () => {
  thread = await buildThread("src/cli/pool-thread.ts");
});
afterAll(() => rmSync(thread.folder, { recursive: true, force: true }));

test("betweenness has the same bits here, with 1, 2 and 3 workers, with memory shared or copied", async () => {
  const network = crowd(3000, 15_000, 4);
  const alone = await computeBetweenness(network, unattended, ownHands);
  expect(alone.some((value) => value % 1 !== 0)).toBe(true);
  for (const sharesMemory of [true, false]) {
    for (const size of [1, 2, 3]) {
      const found = await computeBetweenness(network, unattended, createPool(createThreads(size, thread.file, { sharesMemory })));
      expect(Buffer.from(found.buffer).equals(Buffer.from(alone.buffer)), `${size} workers, shared ${sharesMemory}`).toBe(true);
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
