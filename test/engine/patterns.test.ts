import { createHash } from "node:crypto";
import { rmSync } from "node:fs";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Pool } from "../../src/core/pool.ts";
import { createThreads } from "../../src/cli/threads.ts";
import { createPool } from "../../src/engine/pool.ts";
import { createSession } from "../../src/engine/session.ts";
import type { Opened } from "../../src/engine/opening.ts";
import { fileOf } from "../support/session.ts";
import { buildThread } from "../support/built-thread.ts";

let thread: { readonly file: URL; readonly folder: string };
beforeAll(async () => {
  thread = await buildThread("src/cli/pool-thread.ts");
}, 60_000);
afterAll(() => rmSync(thread.folder, { recursive: true }));

const file = fileOf("m.csv", `from,to,text\nann,bob,My Refund came\nbob,ann,the underd\ncat,ann,unerd and ${"a".repeat(50_000)}!\nann,cat,refunds\n`);

async function open(pool: Pool | undefined, terms: readonly string[], more: readonly string[] = ["came"]): Promise<Opened> {
  const engine = createSession({
    now: () => performance.now(),
    yield: () => new Promise((resolve) => void setImmediate(resolve)),
    sha256: () => {
      const hash = createHash("sha256");
      return { update: (bytes) => void hash.update(bytes), hex: () => hash.digest("hex") };
    },
    ...(pool === undefined ? {} : { pool }),
  });
  return await engine.open([file], { mode: "customers", topics: { dictionary: [{ topic: "money", terms }, { topic: "other", terms: more }] } });
}

test("a regular expression is matched in a worker, beside words", async () => {
  const pool = createPool(createThreads(2, thread.file));
  const { topics, notices } = await open(pool, ["/ref(un|er)d/", "underd"]);
  expect(topics).toEqual([{ name: "money", messages: 3 }, { name: "other", messages: 1 }]);
  expect(notices.filter(({ code }) => code === "pattern-refused")).toEqual([]);
});

test("one that is silent on a text is stopped and named, its topic refused as a whole; the others go on", async () => {
  const pool = createPool(createThreads(2, thread.file));
  const begin = performance.now();
  const { topics, notices } = await open(pool, ["/(a+)+$/", "refund"], ["/cam(e|el)/", "unerd"]);
  expect(performance.now() - begin).toBeLessThan(20_000);
  expect(topics).toEqual([{ name: "other", messages: 2 }]);
  expect(notices.filter(({ code }) => code === "pattern-refused")).toMatchObject([{ message: expect.stringContaining('"money" is left out: its regular expression /(a+)+$/ was not used, because it took longer than 250 ms') as string }]);
});

test("where there are no workers, its topic is refused and the words of others count", async () => {
  const { topics, notices } = await open(undefined, ["/refund/", "refund"]);
  expect(topics).toEqual([{ name: "other", messages: 1 }]);
  expect(notices).toContainEqual(expect.objectContaining({ code: "pattern-refused", message: expect.stringContaining("there are none here") as string }));
});
