import { expect, test } from "vitest";
import { allFormats } from "../../src/inputs/registry.ts";
import { Fault, openWhole, readTables } from "./execute.ts";
import { formatOf } from "./fuzz.ts";
import { madeSeeds, REFUSED_FORMATS } from "./seeds.ts";

test("every format has a small made-up file that is known as its own", () => {
  const known = new Set(madeSeeds().map(formatOf));
  expect(allFormats.map(({ id }) => id).filter((id) => !known.has(id))).toEqual([]);
});

test("every made-up file is read to its end, or refused where that is all its format is for", async () => {
  const refused: string[] = [];
  for (const { name, bytes } of madeSeeds()) {
    const { refusal } = await readTables({ name, bytes, format: undefined, chunkBytes: 7, canJump: true });
    const isMeant = REFUSED_FORMATS.includes(formatOf({ name, bytes }) ?? "");
    if ((refusal !== undefined) !== isMeant) refused.push(`${name}: ${refusal ?? "read"}`);
  }
  expect(refused).toEqual([]);
});

test("a fault is seen: an exception of another kind, a cell outside its buffer", async () => {
  const broken = { name: "x.csv", bytes: new Uint8Array(0), format: undefined, chunkBytes: 1, canJump: false };
  await expect(readTables({ ...broken, get bytes(): Uint8Array { throw new TypeError("boom"); } })).rejects.toThrow(Fault);
  await expect(openWhole({ ...broken, chunkBytes: Number.NaN, get bytes(): Uint8Array { throw new TypeError("boom"); } })).rejects.toThrow(/TypeError: boom/);
});
