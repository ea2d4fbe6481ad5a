import { expect, test } from "vitest";
import { fileOf, newSession } from "../support/session.ts";

const BUDGET = 50_000_000;
const row = "person000001,person000002,some words that are kept\n";
/** A file of this size that fails when anything beyond its beginning is read. */
const large = (rows: number) => {
  const head = fileOf("talk.csv", `from,to,text\n${row.repeat(6000)}`);
  return { ...head, size: row.length * rows };
};

test("what would need more memory than there may be is refused before it is read, with the estimate", async () => {
  await expect(newSession().open([large(1_000_000)], { mode: "customers", memoryBudget: BUDGET })).rejects.toMatchObject({
    code: "memory-budget", kind: "data", message: expect.stringMatching(/^talk\.csv: about 1,0\d\d,\d\d\d messages would need about 0\.08\d GB of memory, more than the 0\.050 GB/), where: { file: "talk.csv" },
    hint: expect.stringMatching(/filter it.*sum it up.*sample.*--columns ignore=/),
  });
});

test("texts are counted where they are kept: not with employees, and not where they stay in their file", async () => {
  // 700,000 × 60 bytes fit, with 24 bytes of text each they do not.
  const file = large(700_000);
  await expect(newSession().open([file], { mode: "customers", memoryBudget: BUDGET })).rejects.toMatchObject({ code: "memory-budget" });
  const bytes = new TextEncoder().encode(`from,to,text\n${row.repeat(10)}`);
  const staying = { ...file, slice: async (start: number, end: number) => bytes.slice(start, end) };
  for (const [source, mode] of [[file, "employees"], [staying, "customers"]] as const) await expect(newSession().open([source], { mode, memoryBudget: BUDGET })).rejects.toMatchObject({ code: "file-unreadable" });
  await expect(newSession().open([staying], { mode: "customers", memoryBudget: BUDGET, optOut: ["somebody"] })).rejects.toMatchObject({ code: "memory-budget" });
});

test("several files count together; what fits is read", async () => {
  const files = [fileOf("a.csv", `from,to\n${"ann,bob\n".repeat(2000)}`), fileOf("b.csv", `from,to\n${"bob,cy\n".repeat(2000)}`)];
  await expect(newSession().open(files, { mode: "customers", memoryBudget: 200_000 })).rejects.toMatchObject({ code: "memory-budget" });
  expect(await newSession().open(files, { mode: "customers", memoryBudget: 400_000 })).toMatchObject({ messages: 4000 });
});
