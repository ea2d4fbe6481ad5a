import { rmSync } from "node:fs";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createThreads } from "../../src/cli/threads.ts";
import { createTask, unattended } from "../../src/core/task.ts";
import { createPool } from "../../src/engine/pool.ts";
import { findCommunities } from "../../src/measures/community.ts";
import { buildThread } from "../support/built-thread.ts";
import { crowd } from "../kernels/crowd.ts";

let thread: Awaited<ReturnType<typeof buildThread>>;
beforeAll(async () => {
  thread = await buildThread("src/cli/pool-thread.ts");
});
afterAll(() => rmSync(thread.folder, { recursive: true, force: true }));

test("communities are the same compiled and plain, here, with 1, 2 and 3 workers, with memory shared or copied", async () => {
  const network = crowd(6000, 40_000, 4);
  const options = { runs: 8, seed: 3, task: unattended };
  const alone = await findCommunities(network, options);
  expect(alone.count).toBeGreaterThan(1);
  expect(await findCommunities(network, { ...options, kernel: "plain" })).toEqual(alone);
  for (const sharesMemory of [true, false]) {
    for (const size of [1, 2, 3]) {
      let opened = 0;
      const pool = createPool(createThreads(size, thread.file, { sharesMemory }));
      const found = await findCommunities(network, { ...options, pool: { ...pool, open: (kind, shared) => (opened++, pool.open(kind, shared)) } });
      expect(found, `${size} workers, shared ${sharesMemory}`).toEqual(alone);
      expect(opened).toBe(1);
    }
  }
});

test("communities in workers say how far they are, and are cancelled within 200 ms", async () => {
  const network = crowd(60_000, 600_000, 4);
  let cancelledAt = Number.POSITIVE_INFINITY;
  const begin = performance.now();
  const task = createTask({
    now: () => performance.now(),
    yield: () => new Promise((resolve) => void setImmediate(resolve)),
    report: ({ stage, unit, total }) => {
      expect([stage, unit, total]).toEqual(["Communities", "runs", 10]);
      if (performance.now() - begin > 700) cancelledAt = Math.min(cancelledAt, performance.now());
    },
    isCancelled: () => cancelledAt < Number.POSITIVE_INFINITY,
  });
  await expect(findCommunities(network, { runs: 10, seed: 1, task, pool: createPool(createThreads(2, thread.file)) })).rejects.toMatchObject({ code: "cancelled" });
  expect(performance.now() - cancelledAt).toBeLessThan(200);
});
