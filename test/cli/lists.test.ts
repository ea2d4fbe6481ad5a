import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { readDictionary, readList } from "../../src/cli/lists.ts";

const folder = mkdtempSync(join(tmpdir(), "whotalks-lists-"));
afterAll(() => rmSync(folder, { recursive: true }));

test("a list is split at commas, trimmed, empty entries out", async () => {
  expect(await readList(" desk , help@x.org,,")).toEqual(["desk", "help@x.org"]);
});

test("a list may be a file with one entry a line, commas included", async () => {
  expect(await readList(file("ours.txt", "\ufeffDesk, Help\r\n\nbot\n"))).toEqual(["Desk, Help", "bot"]);
});

test("a dictionary is CSV of topic and term, its header no entry", async () => {
  expect(await readDictionary(file("d.csv", 'topic,term\nprice,cost\nprice,"too, much"\nsupport,"say ""help"""\n'))).toEqual([
    { topic: "price", terms: ["cost", "too, much"] },
    { topic: "support", terms: ['say "help"'] },
  ]);
});

test("a dictionary is JSON of topics and their terms", async () => {
  expect(await readDictionary(file("d.json", '\ufeff{"price": ["cost", "fee"], "__proto__": ["x"]}'))).toEqual([
    { topic: "price", terms: ["cost", "fee"] },
    { topic: "__proto__", terms: ["x"] },
  ]);
});

test.each([["{not json", /no JSON/], ['{"a": "b"}', /no list of words/], ["lonely\n", /entry 1/], ["a,b,c\n", /entry 1/], ["", /no topic/], ["{}", /no topic/]])(
  "a dictionary of %j is refused", async (content, reason) => {
    await expect(readDictionary(file("bad", content))).rejects.toThrow(reason);
  },
);

test("a missing dictionary is refused", async () => {
  await expect(readDictionary(join(folder, "nowhere.csv"))).rejects.toThrow(/not found/);
});

function file(name: string, content: string): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}
