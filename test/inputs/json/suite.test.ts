import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { WhotalksError } from "../../../src/core/errors.ts";
import { unattended } from "../../../src/core/task.ts";
import { feedJson, json } from "../../../src/inputs/json/json.ts";
import type { JsonHandler } from "../../../src/inputs/json/json-tokens.ts";
import { openTables } from "../../../src/inputs/tables.ts";
import { sampleTable } from "../../../src/inputs/sample.ts";
import { sharedPath } from "../../support/shared.ts";
import { decodeAll, sourceOf } from "../decode-help.ts";

const suite = sharedPath("corpora/jsontestsuite");
const files = (folder: string, start: string): string[] => (suite === undefined ? [] : readdirSync(`${suite}/${folder}`).filter((name) => name.startsWith(start)).sort());
const bytesOf = (folder: string, name: string): Uint8Array => new Uint8Array(readFileSync(`${suite!}/${folder}/${name}`));

/** Everything a document holds, in its order; rejects with a WhotalksError where it is none. */
async function read(bytes: Uint8Array, chunkBytes: number): Promise<string[]> {
  const seen: string[] = [];
  const handler: JsonHandler & { line: number } = {
    line: 1,
    open: (kind) => void seen.push(kind === "object" ? "{" : "["),
    close: (kind) => void seen.push(kind === "object" ? "}" : "]"),
    key: (name) => void seen.push(`${name}:`),
    scalar: (_kind, text) => void seen.push(text),
  };
  await feedJson(sourceOf("x.json", bytes, chunkBytes).stream(), "utf-8", handler, { file: "x.json", task: unattended }, async () => {});
  return seen;
}

test.skipIf(suite === undefined)("JSONTestSuite: all 95 valid documents are read, all 188 invalid ones refused, for every way the stream is cut", async () => {
  const wrong: string[] = [];
  const [valid, invalid] = [files("test_parsing", "y_"), files("test_parsing", "n_")];
  expect([valid.length, invalid.length]).toEqual([95, 188]);
  for (const name of [...valid, ...invalid]) {
    const bytes = bytesOf("test_parsing", name);
    for (const chunkBytes of bytes.length > 10_000 ? [65_536] : [1, 3, 65_536]) {
      const isRead = await read(bytes, chunkBytes).then(() => true, (error: unknown) => {
        if (!(error instanceof WhotalksError)) throw error;
        return false;
      });
      if (isRead !== name.startsWith("y_")) wrong.push(`${name} at ${chunkBytes}: ${isRead ? "read" : "refused"}`);
    }
  }
  expect(wrong).toEqual([]);
});

test.skipIf(suite === undefined)("JSONTestSuite: the 35 documents that may be read or not are answered, and every document opens as a file or is refused", async () => {
  expect(files("test_parsing", "i_")).toHaveLength(35);
  for (const name of files("test_parsing", "i_")) {
    await read(bytesOf("test_parsing", name), 65_536).catch((error: unknown) => {
      if (!(error instanceof WhotalksError)) throw error;
    });
  }
  for (const folder of ["test_parsing", "test_transform"]) {
    for (const name of files(folder, "")) {
      const work = async (): Promise<void> => {
        const { tables } = await openTables(sourceOf(name, bytesOf(folder, name)), {}, { file: name, task: unattended });
        for (const table of tables) await sampleTable(table, { file: name, task: unattended });
      };
      await work().catch((error: unknown) => expect(error, name).toBeInstanceOf(WhotalksError));
    }
  }
});

test.skipIf(suite === undefined)("JSONTestSuite: the 22 that others transform come out as they were written", async () => {
  const names = files("test_transform", "");
  expect(names).toHaveLength(22);
  for (const name of names.filter((each) => each.startsWith("number_"))) {
    const text = new TextDecoder().decode(bytesOf("test_transform", name));
    expect(await read(bytesOf("test_transform", name), 1), name).toEqual(["[", text.replace(/[[\]\s]/g, ""), "]"]);
  }
  const keys = async (name: string): Promise<string[]> => (await read(bytesOf("test_transform", name), 1)).filter((each) => each.endsWith(":"));
  // Twice the same key, and two keys that look the same (NFC and NFD): both are told apart or counted.
  for (const name of names.filter((each) => each.startsWith("object_"))) expect((await keys(name)).length, name).toBeGreaterThan(1);
  for (const name of names.filter((each) => each.startsWith("object_same_key"))) {
    const { notices } = await decodeAll(json, `[${new TextDecoder().decode(bytesOf("test_transform", name))}]`);
    expect(notices.map(({ code }) => code), name).toEqual(["json-key-repeated"]);
  }
});
