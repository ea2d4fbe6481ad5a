import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { createRandom } from "../../src/core/random.ts";
import { csv } from "../../src/inputs/csv/csv.ts";
import { createTextScanner } from "../../src/kernels/text-scanner.ts";
import { sharedPath } from "../support/shared.ts";
import { decodeAll, utf8, type Decoded } from "./decode-help.ts";

/** What reading came to, the refusal where there is one; batches may be cut elsewhere. */
async function read(bytes: Uint8Array, options: Parameters<typeof decodeAll>[2]): Promise<unknown> {
  try {
    const { batchCount: _, ...decoded }: Decoded = await decodeAll(csv, bytes, options);
    return decoded;
  } catch (error) {
    const { code, message, where } = error as { code?: string; message: string; where?: unknown };
    if (code === undefined) throw error;
    return { code, message, where };
  }
}

async function expectAlike(bytes: Uint8Array, options: Parameters<typeof decodeAll>[2], windows: readonly number[]): Promise<void> {
  const plain = await read(bytes, options);
  for (const windowBytes of windows) expect(await read(bytes, { ...options, scanner: createTextScanner(windowBytes) }), `window of ${windowBytes}`).toEqual(plain);
}

test("a table of two records and a blank line", async () => {
  const decoded = await decodeAll(csv, 'a,b\n\n1,"x ""y"", z"\r\n2,"l\nm"\n', { scanner: createTextScanner() });
  expect(decoded.rows).toEqual([{ row: 1, line: 3, cells: ["1", 'x "y", z'] }, { row: 2, line: 4, cells: ["2", "l\nm"] }]);
});

describe("random bytes of CSV read the same with compiled scanning, in windows and chunks of any size", () => {
  const alphabet = ['"', '"', ",", ",", ",", "\n", "\n", "\r\n", "\r", "a", "b ", " ", "#", "\0", "ü", "李", "😀", "\\", "'", ";", "\t", '""', "word", "12"];
  for (let seed = 1; seed <= 60; seed++) {
    test(`seed ${seed}`, async () => {
      const random = createRandom(seed);
      const rare = seed % 3;
      // Two in three seeds hold fewer odd bytes, so that whole stretches are plain.
      const text = Array.from({ length: 20 + random.below(400) }, () => alphabet[random.below(alphabet.length)]!)
        .map((piece, i) => (rare > 0 && "\"\0\r#\\'".includes(piece[0]!) && random.below(6) > 0 ? (i % 4 === 0 ? "\n" : "c") : piece)).join("");
      const bytes = utf8(`x${text}`);
      const delimiter = ([",", ";", "\t", " ", ", ", undefined] as const)[seed % 6];
      const answers = { encoding: "utf-8", ...(delimiter === undefined ? {} : { delimiter, hasHeader: seed % 4 === 0 }) };
      for (const chunkBytes of [1, 7, 64, 1000]) await expectAlike(bytes, { ...answers, chunkBytes }, [64, 333, 262_144]);
    });
  }
});

describe("tables with quotes, breaks and letters read the same, cut at every byte", () => {
  const table = Array.from({ length: 40 }, (_, i) => `p${i},"say ""${i}"", li\nne 李小龍",${i % 7 === 3 ? 'stray "quote' : "ü"}${i % 11 === 5 ? ",more" : ""}`);
  for (const end of ["\n", "\r\n", "\r"]) {
    test(`line end ${JSON.stringify(end)}`, async () => {
      const bytes = utf8(`who,text,note${end}${table.join(end)}${end}`);
      const scanner = createTextScanner();
      const whole = await read(bytes, { chunkBytes: bytes.length });
      for (let chunkBytes = 1; chunkBytes < bytes.length; chunkBytes += chunkBytes < 400 ? 1 : 97) expect(await read(bytes, { chunkBytes, scanner })).toEqual(whole);
    });
  }
});

test("bytes that are no UTF-8 are refused at the same place", async () => {
  const good = utf8(`a,b\n${"né,李小龍 😀\n".repeat(40)}`);
  const wrong = [[0xff], [0xc0, 0x80], [0xed, 0xa0, 0x80], [0xf4, 0x90, 0x80, 0x80], [0xe6, 0x9d], [0x80], [0xf0, 0x8f, 0xbf, 0xbf], [0xe0, 0x9f, 0xbf], [0xf5, 0x80, 0x80, 0x80]];
  for (const bytes of wrong) {
    for (const at of [4, 100, 257, 300, good.length]) {
      const all = new Uint8Array(good.length + bytes.length);
      all.set(good.subarray(0, at));
      all.set(bytes, at);
      all.set(good.subarray(at), at + bytes.length);
      for (const chunkBytes of [256, 300, 10_000]) await expectAlike(all, { encoding: "utf-8", chunkBytes }, [64, 262_144]);
    }
  }
});

test("every character of two to four bytes is good, wherever a window ends", () => {
  let text = "";
  for (let code = 0x7f; code < 0x11_0000; code += code < 0x3000 ? 1 : 331) if (code < 0xd800 || code > 0xdfff) text += String.fromCodePoint(code);
  const bytes = utf8(text);
  for (const windowBytes of [64, 65, 66, 67, 1000, 262_144]) expect(createTextScanner(windowBytes)!.goodUntil(bytes, 0)).toBe(bytes.length);
});

test("lines are counted alike: LF, CR and CRLF, also across windows", () => {
  const random = createRandom(5);
  for (let round = 0; round < 50; round++) {
    const text = Array.from({ length: 300 }, () => ["\n", "\r", "\r\n", "x", "yy"][random.below(5)]!).join("");
    const bytes = utf8(text);
    const expected = text.split(/\r\n|\r|\n/);
    const { lineCount, rest } = createTextScanner(64)!.countLines(bytes, false);
    expect([lineCount, rest]).toEqual([expected.length - 1, expected.length === 1 ? -1 : expected[expected.length - 1]!.length]);
    expect(createTextScanner(64)!.countLines(utf8(`\n${text}`), true).lineCount).toBe(expected.length - 1);
  }
});

const corpora = ["corpora/pollock", "corpora/csv-spectrum", "corpora"].map((path) => sharedPath(path)).filter((path) => path !== undefined);

describe.skipIf(corpora.length === 0)("files of the corpora and the real data read the same", () => {
  const files = [sharedPath("corpora"), sharedPath("data")].flatMap((folder) => (folder === undefined ? [] : listFiles(folder))).filter((path) => /\.(csv|tsv|txt|edges)$/i.test(path));
  test(`${files.length} files`, { timeout: 600_000 }, async () => {
    for (const path of files) {
      const bytes = readFileSync(path);
      if (bytes.length > 3_000_000) continue;
      await expectAlike(bytes, { name: "file.csv", chunkBytes: 100_003 }, [262_144]);
    }
  });
});

function listFiles(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => (entry.isDirectory() ? listFiles(join(folder, entry.name)) : [join(folder, entry.name)]));
}
