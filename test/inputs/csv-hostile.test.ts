import { readdirSync, readFileSync, statSync } from "node:fs";
import { join, relative } from "node:path";
import { describe, expect, test } from "vitest";
import { WhotalksError } from "../../src/core/errors.ts";
import type { Notice } from "../../src/core/notice.ts";
import { csv } from "../../src/inputs/csv/csv.ts";
import { allFormats } from "../../src/inputs/registry.ts";
import { fileOf, newSession } from "../support/session.ts";
import { sharedPath } from "../support/shared.ts";
import { decodeAll } from "./decode-help.ts";

const corpora = sharedPath("corpora");
/** Nothing small may take longer; a busy machine is allowed for. */
const LONGEST_MS = 5000;
/** Notices that are about the file as a whole, or about what comes before its rows. */
const WHOLE = /^(header-|preamble-|delimiter-tie|matrix|adjacency-list|two-mode|encoding)/;

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name)).sort();
}

/** What becomes of a file: every refusal is one of ours and says why; every fault names its place. */
async function survive(path: string, name: string): Promise<"read" | "refused"> {
  const bytes = new Uint8Array(readFileSync(path));
  const before = performance.now();
  try {
    const table = await newSession().table(fileOf(name, bytes), {});
    for (const notice of table.notices) expect(placed(notice), `${name}: ${JSON.stringify(notice)}`).toBe(true);
    return "read";
  } catch (error) {
    if (!(error instanceof WhotalksError) || error.kind === "internal") throw new Error(`${name} crashed the reader`, { cause: error });
    expect([error.message.length > 0, error.hint.length > 0]).toEqual([true, true]);
    return "refused";
  } finally {
    expect(performance.now() - before, name).toBeLessThan(LONGEST_MS);
  }
}

function placed({ code, file, line, row, column }: Notice): boolean {
  return file !== undefined && (WHOLE.test(code) || line !== undefined || row !== undefined || column !== undefined);
}

describe.runIf(corpora !== undefined)("files that crashed other readers", () => {
  test.each(["duckdb-csv/data", "go-fuzz-corpus/csv"])("%s: every one is read or refused with a reason, and every fault has a place", async (folder) => {
    let read = 0;
    let refused = 0;
    const root = join(corpora!, folder);
    for (const path of filesBelow(root)) {
      if (statSync(path).size > 4_000_000) continue;
      if ((await survive(path, relative(root, path).replaceAll("/", " "))) === "read") read++;
      else refused++;
    }
    console.info(`${folder}: ${read} read, ${refused} refused, none crashed`);
    expect(read).toBeGreaterThan(0);
  }, 300_000);

  test("seeds of a fuzzer give the same rows in chunks of any size", async () => {
    for (const path of filesBelow(join(corpora!, "go-fuzz-corpus/csv/corpus")).filter((each) => statSync(each).size < 2000).slice(0, 120)) {
      const bytes = new Uint8Array(readFileSync(path));
      const outcome = async (chunkBytes: number): Promise<unknown> => {
        try {
          return await decodeAll(csv, bytes, { encoding: "windows-1252", chunkBytes });
        } catch (error) {
          if (error instanceof WhotalksError) return { code: error.code, where: error.where };
          throw error;
        }
      };
      const whole = await outcome(65_536);
      for (const size of [1, 2, 3, 7, 64]) expect(await outcome(size), path).toEqual(whole);
    }
  });
});

test.each(["\n", " ", "#", "/", "//", "/**/", "*", "\t", ";", ",", '"', "'", "=", "-", "<", "{", "[", "0", "a", "a ", "%", "\0"])("no format takes long to say no to %j over and over", (piece) => {
  const bytes = new TextEncoder().encode(piece.repeat(16_000));
  for (const format of allFormats) {
    const before = performance.now();
    format.sniff({ name: "x", bytes, isWhole: true });
    expect(performance.now() - before, format.id).toBeLessThan(LONGEST_MS);
  }
});

describe("sizes", () => {
  test("100,000 columns and 10 rows in two seconds", async () => {
    const header = Array.from({ length: 100_000 }, (_, c) => `c${c}`).join(",");
    const row = Array.from({ length: 100_000 }, (_, c) => String(c % 7)).join(",");
    const text = `${header}\n${`${row}\n`.repeat(10)}`;
    const before = performance.now();
    const table = await decodeAll(csv, text);
    expect(performance.now() - before).toBeLessThan(2000 * 5);
    expect([table.columns.length, table.rows.length, table.rows[9]!.cells.length]).toEqual([100_000, 10, 100_000]);
  });

  test.each([
    ["0 bytes", "", "no-records"],
    ["blank lines", "\n\r\n  \n", "no-records"],
    ["comments", "# nothing\n# here\n", "no-records"],
  ])("%s: no records, and what was seen", async (_name, content, code) => {
    await expect(newSession().table(fileOf("x.csv", content), {})).rejects.toMatchObject({ code, message: expect.stringMatching(/empty|blank|comments/) as string });
  });

  test("a header alone, one row, one column are tables", async () => {
    expect((await decodeAll(csv, "from,to\n")).rows).toEqual([]);
    expect((await decodeAll(csv, "from,to\nann,ben\n")).cells).toEqual([["ann", "ben"]]);
    expect((await decodeAll(csv, "name\nann\nben\n")).cells).toEqual([["ann"], ["ben"]]);
  });
});
