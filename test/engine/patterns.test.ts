import { createHash } from "node:crypto";
import { rmSync } from "node:fs";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Pool } from "../../src/core/pool.ts";
import { createThreads } from "../../src/cli/threads.ts";
import { createPool } from "../../src/engine/pool.ts";
import { createSession } from "../../src/engine/session.ts";
import type { Engine } from "../../src/engine/engine.ts";
import type { Opened } from "../../src/engine/opening.ts";
import { fileOf } from "../support/session.ts";
import { buildThread } from "../support/built-thread.ts";

let thread: { readonly file: URL; readonly folder: string };
beforeAll(async () => {
  thread = await buildThread("src/cli/pool-thread.ts");
}, 60_000);
afterAll(() => rmSync(thread.folder, { recursive: true }));

const file = fileOf("m.csv", `from,to,text\nann,bob,My Refund came\nbob,ann,the underd\ncat,ann,unerd and ${"a".repeat(50_000)}!\nann,cat,refunds\n`);

function session(pool: Pool | undefined): Engine {
  return createSession({
    now: () => performance.now(),
    yield: () => new Promise((resolve) => void setImmediate(resolve)),
    sha256: () => {
      const hash = createHash("sha256");
      return { update: (bytes) => void hash.update(bytes), hex: () => hash.digest("hex") };
    },
    ...(pool === undefined ? {} : { pool }),
  });
}

async function open(pool: Pool | undefined, terms: readonly string[], more: readonly string[] = ["came"]): Promise<Opened> {
  const engine = session(pool);
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

test("a trial counts what regular expressions found where it is the dictionary of the data, and tells a part of it elsewhere", async () => {
  const engine = session(createPool(createThreads(2, thread.file)));
  const dictionary = [{ topic: "money", terms: ["/ref(un|er)d/", "underd"] }, { topic: "other", terms: ["came"] }];
  await engine.open([file], { mode: "customers", topics: { dictionary } });
  const applied = await engine.tryDictionary({ dictionary }, 0);
  expect(applied.covered).toBe(3);
  expect(applied.topics).toMatchObject([{ messages: 3, people: 2, isPart: false }, { messages: 1, isPart: false }]);
  expect(applied.samples.map(({ message, marks }) => [message, marks.filter(({ topic }) => topic === 0).length])).toEqual([[0, 0], [1, 1], [3, 0]]);
  expect(applied.refused).toEqual([]);
  const changed = await engine.tryDictionary({ dictionary: [{ topic: "money", terms: ["/ref(un|er)d/", "came"] }, dictionary[1]!] }, 0);
  expect(changed.topics).toMatchObject([{ messages: 1, isPart: true }, { messages: 1, isPart: false }]);
  expect(changed.refused).toMatchObject([{ topic: 0, term: "/ref(un|er)d/" }]);
});

test("a trial of the dictionary of the data says why a topic of it was left out", async () => {
  const engine = session(undefined);
  const dictionary = [{ topic: "money", terms: ["/refund/", "refund"] }];
  await engine.open([file], { mode: "customers", topics: { dictionary } });
  const { topics, refused } = await engine.tryDictionary({ dictionary }, 0);
  expect(topics).toMatchObject([{ messages: 0, isPart: false }]);
  expect(refused).toEqual([{ topic: 0, term: "/refund/", why: "was not used, because they run in workers of their own, and there are none here. The topic is left out." }]);
});
