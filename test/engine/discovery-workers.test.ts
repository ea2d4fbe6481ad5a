import { rmSync } from "node:fs";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createThreads } from "../../src/cli/threads.ts";
import { createRandom } from "../../src/core/random.ts";
import { createTask, unattended } from "../../src/core/task.ts";
import { createPool } from "../../src/engine/pool.ts";
import { discoverTopics } from "../../src/topics/discover.ts";
import { bagOf } from "../topics/bags.ts";
import { buildThread } from "../support/built-thread.ts";

let thread: Awaited<ReturnType<typeof buildThread>>;
beforeAll(async () => {
  thread = await buildThread("src/cli/pool-thread.ts");
}, 60_000);
afterAll(() => rmSync(thread.folder, { recursive: true, force: true }));

/** Texts of eight words of one of twelve themes of 30, and of as many others. */
function texts(count: number): readonly string[] {
  const random = createRandom(4);
  return Array.from({ length: count }, () => {
    const theme = random.below(12);
    return Array.from({ length: 16 }, (_, k) => (k % 2 === 0 ? `theme${theme}word${random.below(30)}` : `word${Math.floor(900 * random.next() * random.next())}`)).join(" ");
  });
}

test("topics are the same here, with 1, 2 and 3 workers, with memory shared or copied", async () => {
  const bag = await bagOf(texts(4000));
  const alone = await discoverTopics(bag, undefined, {}, unattended);
  expect(alone.topics.length).toBeGreaterThan(5);
  for (const sharesMemory of [true, false]) {
    for (const size of [1, 2, 3]) {
      const opened: string[] = [];
      const closed: string[] = [];
      const pool = createPool(createThreads(size, thread.file, { sharesMemory }));
      const found = await discoverTopics(bag, undefined, {}, unattended, {
        pool: {
          ...pool,
          open: (kind, shared) => {
            opened.push(kind.id);
            // Workers get numbers alone: no word of a text.
            expect(JSON.stringify(shared, (_, value: unknown) => (ArrayBuffer.isView(value) ? [] : value))).not.toMatch(/theme|word/);
            const crew = pool.open(kind, shared);
            return { ...crew, close: () => (closed.push(kind.id), crew.close()) };
          },
        },
      });
      expect(found, `${size} workers, shared ${sharesMemory}`).toEqual(alone);
      expect(opened).toEqual(["group words", "fit topics"]);
      expect(closed).toEqual(opened);
    }
  }
}, 120_000);

test("little is found here: no worker is asked", async () => {
  const bag = await bagOf(texts(300));
  const pool = createPool(createThreads(2, thread.file));
  const found = await discoverTopics(bag, undefined, { count: 3 }, unattended, { pool: { ...pool, open: () => expect.unreachable("a worker was asked") } });
  expect(found).toEqual(await discoverTopics(bag, undefined, { count: 3 }, unattended));
});

test("runs in workers say how far they are, and are cancelled within 200 ms", async () => {
  const bag = await bagOf(texts(40_000));
  let cancelledAt = Number.POSITIVE_INFINITY;
  const task = createTask({
    now: () => performance.now(),
    yield: () => new Promise((resolve) => void setImmediate(resolve)),
    report: ({ stage, unit, total }) => {
      if (stage !== "Finding topics") return;
      expect([unit, total]).toEqual(["runs", 10]);
      cancelledAt = Math.min(cancelledAt, performance.now());
    },
    isCancelled: () => cancelledAt < Number.POSITIVE_INFINITY,
  });
  await expect(discoverTopics(bag, undefined, { count: 40 }, task, { pool: createPool(createThreads(2, thread.file)) })).rejects.toMatchObject({ code: "cancelled" });
  expect(performance.now() - cancelledAt).toBeLessThan(200);
}, 60_000);
