import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { readDictionaryFile, readList, readMerges, readOptOut } from "../../src/cli/lists.ts";

const folder = mkdtempSync(join(tmpdir(), "whotalks-lists-"));
afterAll(() => rmSync(folder, { recursive: true }));

test("a list is split at commas, trimmed, empty entries out", async () => {
  expect(await readList(" desk , help@x.org,,")).toEqual(["desk", "help@x.org"]);
});

test("a list may be a file with one entry a line, commas included", async () => {
  expect(await readList(file("ours.txt", "\ufeffDesk, Help\r\n\nbot\n"))).toEqual(["Desk, Help", "bot"]);
});

test("a missing dictionary is refused", async () => {
  await expect(readDictionaryFile(join(folder, "nowhere.csv"))).rejects.toThrow(/not found/);
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
