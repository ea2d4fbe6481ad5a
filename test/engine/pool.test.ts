import { rmSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createThreads } from "../../src/cli/threads.ts";
import { type JobKind, ownHands, type Pool, runJobs, type RunOptions } from "../../src/core/pool.ts";
import { createTask, type Progress, type Task, unattended } from "../../src/core/task.ts";
import { createPool } from "../../src/engine/pool.ts";
import { buildThread } from "../support/built-thread.ts";
import { portWorkers } from "../support/port-workers.ts";
import { faults, shared, slow, sums, testJobs } from "./test-jobs.ts";

let thread: Awaited<ReturnType<typeof buildThread>>;
beforeAll(async () => {
  thread = await buildThread("test/engine/test-thread.ts");
});
afterAll(() => rmSync(thread.folder, { recursive: true, force: true }));

const threads = (size: number, sharesMemory = true): Pool => createPool(createThreads(size, thread.file, { sharesMemory }));

const ways: Readonly<Record<string, () => Pool>> = {
  "own hands": () => ownHands,
  "2 workers behind ports": () => createPool(portWorkers(2, testJobs)),
  "1 thread": () => threads(1),
  "2 threads": () => threads(2),
  "3 threads": () => threads(3),
  "2 threads without shared memory": () => threads(2, false),
};

async function collect<Output>(run: (options: RunOptions<Output>) => Promise<void>, task: Task = unattended): Promise<Output[]> {
  const outputs: Output[] = [];
  await run({ task, take: (output, job) => { expect(job).toBe(outputs.length); outputs.push(output); } });
  return outputs;
}

/** A task that can be cancelled, and what it reported. */
function stoppable(): { readonly task: Task; readonly reports: Progress[]; cancel: () => void } {
  let isCancelled = false;
  const reports: Progress[] = [];
  const task = createTask({ now: () => performance.now(), yield: () => new Promise((resolve) => void setImmediate(resolve)), report: (progress) => reports.push(progress), isCancelled: () => isCancelled });
  return { task, reports, cancel: () => { isCancelled = true; } };
}

describe.each(Object.keys(ways))("a pool, %s", (way) => {
  const make = ways[way]!;

  test("the smallest run: one job", async () => {
    const pool = make();
    await pool.ready();
    expect(await collect((options) => runJobs(pool, sums, { values: Float64Array.of(1, 2, 3), scale: [1] }, [{ from: 0, to: 2 }], options))).toEqual([{ sum: 3, seen: Uint32Array.of(0, 2) }]);
    expect(await collect((options) => runJobs(pool, sums, { values: new Float64Array(0), scale: [1] }, [], options))).toEqual([]);
  });

  test("results come back by job number, to the last bit the same, with memory of their own", async () => {
    const values = Float64Array.from({ length: 30_000 }, (_, i) => 1 / (1 + ((i * 7919) % 1013)));
    const inputs = Array.from({ length: 100 }, (_, i) => ({ from: i * 300, to: (i + 1) * 300 }));
    const own = await collect((options) => runJobs(ownHands, sums, { values, scale: [0.1, 3] }, inputs, options));
    const found = await collect<{ sum: number; seen: Uint32Array }>((options) => runJobs(make(), sums, { values, scale: [0.1, 3] }, inputs, options));
    expect(found).toEqual(own);
    expect(found.map(({ seen }) => seen[0])).toEqual(inputs.map(({ from }) => from));
    expect(values[0]).toBe(1);
  });

  test("a crew is used again, two crews at once, and one after it was closed by another", async () => {
    const pool = make();
    const crews = [1, 10].map((scale) => pool.open(sums, { values: Float64Array.of(1, 2, 3, 4), scale: [scale] }));
    const inputs = Array.from({ length: 8 }, (_, i) => ({ from: i % 4, to: 4 }));
    const expected = inputs.map(({ from }) => [10, 9, 7, 4][from]!);
    for (let round = 0; round < 2; round++) {
      const found = await Promise.all(crews.map((crew) => collect<{ sum: number }>((options) => crew.run(inputs, options))));
      expect(found.map((outputs) => outputs.map(({ sum }) => sum))).toEqual([expected, expected.map((sum) => sum * 10)]);
    }
    crews[0]!.close();
    expect((await collect<{ sum: number }>((options) => crews[1]!.run(inputs, options))).map(({ sum }) => sum)).toEqual(expected.map((sum) => sum * 10));
  });

  test("a failing job stops the run with its own words, the lowest of several, and the pool goes on", async () => {
    const pool = make();
    const run = (inputs: readonly ("fine" | "late refusal" | "refusal" | "error" | "no room")[]): Promise<string[]> => collect((options) => runJobs(pool, faults, null, inputs, options));
    await expect(run(["fine", "late refusal", "error", "fine"])).rejects.toMatchObject({ code: "test-refused", kind: "data", message: "No: late refusal.", hint: "Ask for less.", where: { file: "a.csv", line: 3 } });
    await expect(run(["error"])).rejects.toThrow("x is not a function");
    await expect(run(["no room"])).rejects.toThrow(way === "own hands" ? "allocation" : "memory of this machine");
    expect(await run(["fine", "fine"])).toEqual(["fine", "fine"]);
  });

  test("what cannot take a result stops the run", async () => {
    const pool = make();
    const task = unattended;
    await expect(runJobs(pool, faults, null, ["fine", "fine"], { task, take: () => { throw new RangeError("full"); } })).rejects.toThrow("full");
    expect(await collect((options) => runJobs(pool, faults, null, ["fine"], options))).toEqual(["fine"]);
  });

  test("progress grows up to all there is, within jobs as well", async () => {
    const { task, reports } = stoppable();
    const inputs = Array.from({ length: 4 }, () => ({ how: "waits" as const, ms: 500 }));
    await runJobs(make(), slow, null, inputs, { task, take: () => {}, progress: (done) => ({ stage: "Waiting", done, total: 4, unit: "jobs" }) });
    const done = reports.map((report) => report.done);
    expect(done.length).toBeGreaterThan(2);
    expect(done).toEqual(done.toSorted((a, b) => a - b));
    expect(done.some((part) => part % 1 !== 0)).toBe(true);
    expect(done.at(-1)).toBeLessThanOrEqual(4);
  });
});

/** The same jobs, of which a worker has the next in hand while it does one. */
const steady = <Shared, Input, Output>(kind: JobKind<Shared, Input, Output>): JobKind<Shared, Input, Output> => ({ ...kind, isSteady: true });

describe.each(["own hands", "2 workers behind ports", "2 threads", "3 threads", "2 threads without shared memory"])("steady jobs, %s", (way) => {
  test("come back in their order, the same, and a worker does them one after the other", async () => {
    const values = Float64Array.from({ length: 30_000 }, (_, i) => 1 / (1 + ((i * 7919) % 1013)));
    const inputs = Array.from({ length: 100 }, (_, i) => ({ from: i * 300, to: (i + 1) * 300 }));
    const run = (pool: Pool): Promise<{ sum: number; seen: Uint32Array }[]> => collect((options) => runJobs(pool, steady(sums), { values, scale: [0.1, 3] }, inputs, options));
    expect(await run(ways[way]!())).toEqual(await run(ownHands));
    const waits = Array.from({ length: 5 }, (_, i) => ({ how: "waits" as const, ms: 30 - 5 * i }));
    expect(await collect((options) => runJobs(ways[way]!(), steady(slow), null, waits, options))).toEqual(waits.map(({ how }) => how));
  });

  test("that fail stop the run with the lowest of them, and the pool goes on", async () => {
    const pool = ways[way]!();
    const run = (inputs: readonly ("fine" | "late refusal" | "refusal" | "error")[]): Promise<string[]> => collect((options) => runJobs(pool, steady(faults), null, inputs, options));
    await expect(run(["fine", "fine", "fine", "late refusal", "error", "fine", "fine"])).rejects.toMatchObject({ code: "test-refused" });
    await expect(run(["late refusal", "fine", "error", "refusal"])).rejects.toMatchObject({ message: "No: late refusal." });
    expect(await run(["fine", "fine", "fine"])).toEqual(["fine", "fine", "fine"]);
  });
});

test("workers are started before there is work where it is known to come, once", async () => {
  let started = 0;
  const host = portWorkers(2, testJobs);
  const pool = createPool({ ...host, spareCount: 0, startsAtOnce: false, start: () => { started++; return host.start(); } });
  expect(started).toBe(0);
  pool.warmUp();
  pool.warmUp();
  expect(started).toBe(2);
  expect(await collect((options) => runJobs(pool, faults, null, ["fine"], options))).toEqual(["fine"]);
  expect(started).toBe(2);
});

test("a worker that dies takes its next job with it, and the run says so", async () => {
  const pool = threads(2);
  await expect(collect((options) => runJobs(pool, steady(faults), null, ["fine", "late refusal", "crash", "fine", "fine"], options))).rejects.toThrow();
  expect(await collect((options) => runJobs(pool, steady(faults), null, ["fine", "fine", "fine"], options))).toEqual(["fine", "fine", "fine"]);
});

test("a steady run that is cancelled leaves no job behind", async () => {
  const pool = threads(2);
  const { task, cancel } = stoppable();
  const running = runJobs(pool, steady(slow), null, Array.from({ length: 8 }, () => ({ how: "asks" as const, ms: 4000 })), { task, take: () => {} });
  setTimeout(cancel, 100);
  const start = performance.now();
  await expect(running).rejects.toMatchObject({ code: "cancelled" });
  expect(await collect((options) => runJobs(pool, steady(faults), null, ["fine", "fine", "fine"], options))).toEqual(["fine", "fine", "fine"]);
  expect(performance.now() - start).toBeLessThan(3000);
});

describe.each(["2 workers behind ports", "2 threads", "2 threads without shared memory"])("cancelling, %s", (way) => {
  test.each(["waits", "asks", "is deaf"] as const)("answers within 200 ms while a job %s, and the pool goes on", async (how) => {
    if (way === "2 workers behind ports" && how !== "waits") return;
    const pool = ways[way]!();
    await collect((options) => runJobs(pool, faults, null, ["fine", "fine"], options));
    const { task, cancel } = stoppable();
    const running = runJobs(pool, slow, null, Array.from({ length: 6 }, () => ({ how, ms: 4000 })), { task, take: () => {} });
    setTimeout(cancel, 100);
    const start = performance.now();
    await expect(running).rejects.toMatchObject({ code: "cancelled" });
    expect(performance.now() - start).toBeLessThan(400);
    const after = performance.now();
    expect(await collect((options) => runJobs(pool, faults, null, ["fine", "fine", "fine"], options))).toEqual(["fine", "fine", "fine"]);
    // The deaf ones were ended and replaced: nobody waits four seconds for them.
    expect(performance.now() - after).toBeLessThan(2500);
  });
});

test("arrays lie in shared memory where it can be shared", async () => {
  const values = Float64Array.of(1);
  expect(await collect((options) => runJobs(threads(1), shared, { values }, [null], options))).toEqual([true]);
  expect(await collect((options) => runJobs(threads(1, false), shared, { values }, [null], options))).toEqual([false]);
});

test.each([["uncaught", "worker-failed", "nobody catches this"], ["crash", "worker-failed", "ended with code 7"], ["out of memory", "worker-memory", "memory"]] as const)("a worker that dies is told: %s", async (how, code, words) => {
  const pool = createPool(createThreads(2, thread.file, { limits: { maxOldGenerationSizeMb: 40 } }));
  const running = collect((options) => runJobs(pool, faults, null, ["fine", how, "fine", "fine"], options));
  await expect(running).rejects.toMatchObject({ code, message: expect.stringContaining(words) });
  expect(await collect((options) => runJobs(pool, faults, null, ["fine", "fine", "fine"], options))).toEqual(["fine", "fine", "fine"]);
});

test("where workers cannot be started the jobs are done here", async () => {
  const none = createPool({ ...portWorkers(2, testJobs), start: () => { throw new Error("no more threads"); } });
  expect(await collect((options) => runJobs(none, faults, null, ["fine", "fine"], options))).toEqual(["fine", "fine"]);
  const missing = createPool(createThreads(2, new URL("nowhere.js", thread.file)));
  expect(await collect((options) => runJobs(missing, faults, null, ["fine", "fine"], options))).toEqual(["fine", "fine"]);
});

test("a job of an unknown kind is refused", async () => {
  const unknown = { ...sums, id: "test unknown" };
  await expect(collect((options) => runJobs(threads(1), unknown, { values: new Float64Array(1), scale: [1] }, [{ from: 0, to: 1 }], options))).rejects.toMatchObject({ code: "job-unknown", kind: "internal" });
});
