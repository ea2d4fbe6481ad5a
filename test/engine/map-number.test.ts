import { expect, test } from "vitest";
import type { MapPicture } from "../../src/core/map-picture.ts";
import type { OpenOptions } from "../../src/engine/opening.ts";
import { openFiles, settingsOf } from "../support/session.ts";

const files = { "messages.csv": "from,to\nann,ben\nben,cem\ncem,dora\ndora,eve\neve,fay\nfay,ann\n", "people.csv": "id,years\nann,3\nben,\ncem,9\ndora,1\neve,2\nfay,4\n" };

async function coloured(column: string, options: OpenOptions = {}): Promise<MapPicture> {
  const engine = await openFiles(files, { files: [{}, { roles: ["id", "number"] }], ...options });
  return await engine.map({ settings: settingsOf(), size: "impressions", colour: { column }, ego: null });
}

test("a number of the people table colours the map: who has none has no value", async () => {
  const { names, number, colours } = await coloured("years");
  expect(Object.fromEntries(names.map((name, k) => [name, number!.value[k]]))).toEqual({ ann: 3, ben: Number.NaN, cem: 9, dora: 1, eve: 2, fay: 4 });
  expect([number!.low, number!.high]).toEqual([1, 9]);
  expect(colours).toEqual([]);
});

test("a number of employees colours nobody, and neither does a column there is not", async () => {
  expect((await coloured("years", { mode: "employees" })).number).toBeNull();
  expect((await coloured("wage")).number).toBeNull();
});
