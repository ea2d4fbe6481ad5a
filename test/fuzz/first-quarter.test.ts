import { expect, test } from "vitest";
import { fuzzPart } from "./fuzz.ts";
import { REFUSED_FORMATS } from "./seeds.ts";

test("files changed at random are read to their end or refused with a reason: formats of the first quarter", async () => {
  const { words, faults, formats, read, leastRead } = await fuzzPart(0, 4);
  console.info(words);
  expect(faults.join("\n\n")).toBe("");
  for (const format of formats.filter((id) => !REFUSED_FORMATS.includes(id))) expect(read.get(format) ?? 0, `files read as ${format}`).toBeGreaterThan(leastRead);
}, 3_600_000);
