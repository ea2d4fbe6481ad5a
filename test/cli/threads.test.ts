import { expect, test } from "vitest";
import { threadCount } from "../../src/cli/threads.ts";
import { temporaryFolder, whotalks } from "./whotalks.ts";

const folder = temporaryFolder();

test("there is a thread a core, at most 16, or as many as WHOTALKS_WORKERS says", () => {
  expect(threadCount({})).toBeGreaterThan(0);
  expect(threadCount({})).toBeLessThanOrEqual(16);
  expect([threadCount({ WHOTALKS_WORKERS: "1" }), threadCount({ WHOTALKS_WORKERS: "32" })]).toEqual([1, 32]);
  expect(threadCount({ WHOTALKS_WORKERS: "" })).toBe(threadCount({}));
  for (const wrong of ["0", "-1", "2.5", "two", "1e3"]) expect(() => threadCount({ WHOTALKS_WORKERS: wrong })).toThrow(/whole number/);
});

test("a wrong number of workers is a wrong argument", async () => {
  const file = folder.file("a.csv", "from,to\nann,bob\n");
  expect(await whotalks(["rank", file], { env: { WHOTALKS_WORKERS: "many" } })).toMatchObject({ code: 2, stdout: "", stderr: 'error: WHOTALKS_WORKERS is "many": a whole number from 1 to 999 was expected.\n' });
});
