import { appendFileSync } from "node:fs";
import { expect, test } from "vitest";
import { manyMessages } from "../support/many-messages.ts";
import { finished, start, temporaryFolder, whotalks } from "./whotalks.ts";

const folder = temporaryFolder();
/** Large enough to be read in parts. */
const file = folder.file("many.csv", manyMessages(250_000));

test("1, 2 and 3 workers write the same bytes", async () => {
  const results = await Promise.all(["1", "2", "3"].map((workers) => whotalks(["rank", file, "--as", "json", "--top", "500"], { env: { WHOTALKS_WORKERS: workers } })));
  for (const { code, stderr } of results) expect({ code, stderr }).toMatchObject({ code: 0, stderr: expect.stringContaining("250,000 rows read") as string });
  expect(results[1]!.stdout).toBe(results[0]!.stdout);
  expect(results[2]!.stdout).toBe(results[0]!.stdout);
  expect(results[0]!.stdout.length).toBeGreaterThan(50_000);
});

test("a file that grows while workers read it is refused", async () => {
  const growing = folder.file("growing.csv", manyMessages(250_000));
  const child = start(["rank", growing, "--as", "json"], { env: { WHOTALKS_WORKERS: "2" } });
  const timer = setInterval(() => appendFileSync(growing, "ann,bob,2024-01-01T00:00:00Z,tea,late\n"), 5);
  const { code, stdout, stderr } = await finished(child);
  clearInterval(timer);
  expect({ code, stdout }).toEqual({ code: 1, stdout: "" });
  expect(stderr).toMatch(/growing\.csv.*(changed while it was read|could not be read)/);
});
