import { rmSync } from "node:fs";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createThreads } from "../../src/cli/threads.ts";
import { WhotalksError } from "../../src/core/errors.ts";
import { ownHands, type Pool } from "../../src/core/pool.ts";
import { createTask, unattended } from "../../src/core/task.ts";
import { createPool } from "../../src/engine/pool.ts";
import { layOut, MANY } from "../../src/network/layout.ts";
import type { LayoutInput } from "../../src/network/layout-parts.ts";
import { buildThread } from "../support/built-thread.ts";
import { crowd } from "../kernels/crowd.ts";

let thread: Awaited<ReturnType<typeof buildThread>>;
beforeAll(async () => {
  thread = await buildThread("src/cli/pool-thread.ts");
});
afterAll(() => rmSync(thread.folder, { recursive: true, force: true }));

/** More people than one range of a job holds, all of them beyond the number from which stress decides. */
function input(): LayoutInput {
  const { personCount, outgoing } = crowd(20_000, 60_000, 9);
  const from = Uint32Array.from(outgoing.of, (_, i) => ownerOf(outgoing.start, i));
  return { personCount, from, to: outgoing.of, weight: undefined, circleOf: undefined, isOurs: new Uint8Array(personCount), radius: new Float64Array(personCount).fill(2.5) };
}

function ownerOf(start: Uint32Array, tie: number): number {
  let low = 0;
  let high = start.length - 1;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (start[middle]! <= tie) low = middle;
    else high = middle;
  }
  return low;
}

async function lay(given: LayoutInput, pool?: Pool): Promise<Buffer> {
  const { x, y } = await layOut(given, unattended, { pool });
  return Buffer.from(Float32Array.of(...x, ...y).buffer);
}

test("a large layout has the same bits here, with 1, 2 and 3 workers, with memory shared or copied", async () => {
  const given = input();
  expect(given.personCount).toBeGreaterThan(MANY);
  const alone = await lay(given);
  for (const sharesMemory of [true, false]) {
    for (const size of [1, 2, 3]) {
      let opened = 0;
      const pool = createPool(createThreads(size, thread.file, { sharesMemory }));
      const found = await lay(given, { ...pool, open: (kind, shared) => (opened++, pool.open(kind, shared)) });
      expect(found.equals(alone), `${size} workers, shared ${sharesMemory}`).toBe(true);
      expect(opened).toBe(2);
    }
  }
}, 60_000);

test("a large layout can be cancelled while workers move people, and says how far it is", async () => {
  const said = new Set<string>();
  let isCancelled = false;
  const task = createTask({
    now: () => performance.now(), yield: () => new Promise((resolve) => void setImmediate(resolve)), isCancelled: () => isCancelled,
    report: ({ stage, unit, done, total }) => {
      said.add(`${stage} ${unit} of ${total}`);
      if (unit === "moves" && done > 2) isCancelled = true;
    },
  });
  const pool = createPool(createThreads(2, thread.file));
  await expect(layOut(input(), task, { pool })).rejects.toThrow(WhotalksError);
  expect(said).toContain("layout moves of 20");
  expect((await lay(input(), pool)).equals(await lay(input(), ownHands))).toBe(true);
}, 60_000);
