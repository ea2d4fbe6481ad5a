import Papa from "papaparse";
import { describe, expect, test } from "vitest";
import { createRandom, type Random } from "../../src/core/random.ts";
import { csv } from "../../src/inputs/csv/csv.ts";
import { decodeAll, utf8 } from "./decode-help.ts";

const PIECES = ["", "a", "Zoë", "李小龍", "😀", " ", "\t", "x y", '"', '""', "'", "#", "1", "2.5", "\\", "\u2028", "é\u0301", "long text with words"];
const BREAKS = ["\n", "\r\n", "\r"];

function randomTable(random: Random, delimiter: string): { text: string; header: string[] } {
  const pick = <T>(items: readonly T[]): T => items[random.below(items.length)]!;
  const width = 2 + random.below(6);
  const header = Array.from({ length: width }, (_, c) => `col${c}`);
  const lineEnd = pick(BREAKS);
  const cell = (): string => {
    let value = "";
    for (let i = random.below(4); i > 0; i--) value += random.below(8) === 0 ? pick([delimiter, ...BREAKS]) : pick(PIECES);
    const needsQuotes = value.includes(delimiter) || /["\r\n]/.test(value) || random.below(4) === 0;
    return needsQuotes ? `"${value.replaceAll('"', '""')}"` : value;
  };
  const rows = Array.from({ length: 3 + random.below(30) }, () => [`r${random.below(1e6)}`, ...Array.from({ length: width - 1 }, cell)].join(delimiter));
  return { text: [header.join(delimiter), ...rows].join(lineEnd) + (random.below(2) === 0 ? lineEnd : ""), header };
}

/** papaparse does not judge line ends one by one, so it is told the one the table uses. */
function oracle(text: string, delimiter: string): string[][] {
  const newline = /^[^\r\n]*(\r\n|\n|\r)/.exec(text)![1] as "\r\n" | "\n" | "\r";
  return Papa.parse<string[]>(text, { delimiter, newline, skipEmptyLines: false }).data.filter((row) => row.length > 1);
}

describe("random tables read as papaparse reads them, the same for every chunk size from 1 to 64 bytes", () => {
  for (const delimiter of [",", ";", "\t", "|"]) {
    for (const seed of [1, 2, 3, 4, 5]) {
      test(`delimiter ${JSON.stringify(delimiter)}, seed ${seed}`, async () => {
        const random = createRandom(seed * 1000 + delimiter.charCodeAt(0));
        for (let i = 0; i < 2; i++) {
          const { text } = randomTable(random, delimiter);
          const [header, ...rows] = oracle(text, delimiter);
          const bytes = utf8(text);
          const whole = await decodeAll(csv, bytes, { delimiter, hasHeader: true });
          expect(whole.columns).toEqual(header);
          expect(whole.cells).toEqual(rows);
          for (let chunkBytes = 1; chunkBytes <= 64; chunkBytes++) {
            expect(await decodeAll(csv, bytes, { delimiter, hasHeader: true, chunkBytes })).toEqual(whole);
          }
        }
      });
    }
  }
});

describe("any bytes at all: every chunk size gives the same rows, notices and rows set aside", () => {
  const alphabet = ['"', '"', ",", ",", "\n", "\r", "\r\n", "a", "b ", " ", "#", "\0", "ü", "\\", "'", ";", "\t"];
  for (let seed = 1; seed <= 40; seed++) {
    test(`seed ${seed}`, async () => {
      const random = createRandom(seed);
      const text = Array.from({ length: 20 + random.below(200) }, () => alphabet[random.below(alphabet.length)]!).join("");
      const bytes = utf8(`x${text}`);
      const answers = { encoding: "utf-8", ...(seed % 2 === 0 ? { delimiter: ",", hasHeader: seed % 4 === 0 } : {}) };
      const whole = await decodeAll(csv, bytes, answers);
      for (let chunkBytes = 1; chunkBytes <= 64; chunkBytes++) expect(await decodeAll(csv, bytes, { ...answers, chunkBytes })).toEqual(whole);
    });
  }
});

test("a table larger than the head and every buffer reads the same in chunks of any size", async () => {
  const random = createRandom(7);
  const rows = Array.from({ length: 30_000 }, (_, i) => `${i},"name ${random.below(1000)}, ""q""","two\nlines 李 ${i}",x`);
  const bytes = utf8(`id,name,text,flag\r\n${rows.join("\r\n")}\r\n`);
  const whole = await decodeAll(csv, bytes, { chunkBytes: bytes.length });
  expect(whole.rows).toHaveLength(30_000);
  expect(whole.cells[29_999]![2]).toBe("two\nlines 李 29999");
  expect(whole.rows[29_999]!.line).toBe(2 + 29_999 * 2);
  for (const chunkBytes of [1013, 65_536, 262_144, 262_145, 1_000_000]) {
    const { batchCount: _, ...parts } = await decodeAll(csv, bytes, { chunkBytes });
    const { batchCount: __, ...expected } = whole;
    expect(parts).toEqual(expected);
  }
});
