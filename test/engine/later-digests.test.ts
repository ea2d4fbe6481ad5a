import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import type { Pool } from "../../src/core/pool.ts";
import { createTask, unattended } from "../../src/core/task.ts";
import { openBlobRange } from "../../src/engine/blob-range.ts";
import { fileDigest } from "../../src/engine/digest-job.ts";
import type { SessionHost } from "../../src/engine/host.ts";
import { laterDigests } from "../../src/engine/later-digests.ts";
import { createPool } from "../../src/engine/pool.ts";
import { type HashedSource, openSources } from "../../src/engine/sources.ts";
import { portWorkers } from "../support/port-workers.ts";

const sha256: SessionHost["sha256"] = () => {
  const hash = createHash("sha256");
  return { update: (bytes) => void hash.update(bytes), hex: () => hash.digest("hex") };
};

/** A page with two workers, and how many jobs they were asked for. */
function page(): { readonly host: SessionHost; readonly counts: { runs: number } } {
  const pool = createPool(portWorkers(2, [fileDigest(openBlobRange, sha256)]));
  const counts = { runs: 0 };
  const counting: Pool = {
    ...pool,
    open: (kind, shared) => {
      const crew = pool.open(kind, shared);
      return { close: () => crew.close(), run: async (inputs, options) => (counts.runs++, crew.run(inputs, options)) };
    },
  };
  return { host: { now: () => performance.now(), yield: () => new Promise((resolve) => void setImmediate(resolve)), sha256, pool: counting }, counts };
}

const bytes = Uint8Array.from({ length: 9_000_001 }, (_, k) => (k * 2_654_435_761) >>> 24);
const digestOf = (part: Uint8Array): string => createHash("sha256").update(part).digest("hex");

function open(host: SessionHost): HashedSource[] {
  return openSources([{ name: "a.csv", blob: new Blob([bytes]) }, { name: "b.csv", blob: new Blob([]) }], host);
}

test("digests that reading did not bring are made by workers, once, in the order of the files", async () => {
  const { host, counts } = page();
  const digests = laterDigests(open(host), host);
  digests.start();
  digests.start();
  expect(await digests.take(unattended)).toEqual([digestOf(bytes), digestOf(new Uint8Array())]);
  expect(await digests.take(unattended)).toEqual([digestOf(bytes), digestOf(new Uint8Array())]);
  expect(counts.runs).toBe(2);
});

test("a file that was read to its end needs no second reading", async () => {
  const { host, counts } = page();
  const sources = open(host);
  for (const source of sources) await source.settle();
  expect(await laterDigests(sources, host).take(unattended)).toEqual([digestOf(bytes), digestOf(new Uint8Array())]);
  expect(counts.runs).toBe(0);
});

test("what was stopped begins anew for whoever takes the digests after all", async () => {
  const { host } = page();
  const digests = laterDigests(open(host), host);
  digests.start();
  digests.stop();
  expect(await digests.take(unattended)).toEqual([digestOf(bytes), digestOf(new Uint8Array())]);
});

test("a file that changed after it was read is refused by name when its digest is taken, each time", async () => {
  const { host } = page();
  const gone = { ...open(host)[0]!, name: "gone.csv", handle: { kind: "blob", blob: new Blob([bytes.subarray(0, 5_000_000)]) } as const };
  const digests = laterDigests([gone], host);
  digests.start();
  await expect(digests.take(unattended)).rejects.toMatchObject({ code: "file-unreadable", message: "gone.csv: could not be read to its end (5000000 bytes instead of 9000001)." });
  await expect(digests.take(unattended)).rejects.toMatchObject({ code: "file-unreadable" });
});

test("whoever waits for a digest can cancel the waiting", async () => {
  const { host } = page();
  let now = 0;
  const task = createTask({ now: () => (now += 100), yield: host.yield, report: () => {}, isCancelled: () => now > 150 });
  const digests = laterDigests(open(host), host);
  await expect(digests.take(task)).rejects.toMatchObject({ code: "cancelled" });
  expect(await digests.take(unattended)).toHaveLength(2);
});
