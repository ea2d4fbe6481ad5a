import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { readDictionary, readList, readMerges, readOptOut } from "../../src/cli/lists.ts";

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

test("people who objected stand one a line; a list that is not there is refused, never passed over", async () => {
  expect(await readOptOut(file("out.txt", "\ufeff# objected in May\nann@x.example\n\n  Bob, B. \n"))).toEqual(["ann@x.example", "Bob, B."]);
  await expect(readOptOut("ann,bob")).rejects.toMatchObject({ code: "file-unreadable", message: expect.stringContaining("was not found") });
});

test("merges are rows of the id that stays and those that go into it", async () => {
  expect(await readMerges(file("merge.csv", 'into,id,id\n# checked\nann,ann.b,"Berg, Ann"\n\nbob,bob2,\n'))).toEqual([
    { into: "ann", ids: ["ann.b", "Berg, Ann"] },
    { into: "bob", ids: ["bob2"] },
  ]);
  await expect(readMerges(file("alone.csv", "ann\n"))).rejects.toMatchObject({ kind: "arguments" });
});
