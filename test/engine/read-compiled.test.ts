import { createHash } from "node:crypto";
import { readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { openSource } from "../../src/cli/file-source.ts";
import { WhotalksError } from "../../src/core/errors.ts";
import { createRandom, type Random } from "../../src/core/random.ts";
import type { ByteSource } from "../../src/core/records.ts";
import type { TalkLog } from "../../src/core/talk-log.ts";
import { unattended } from "../../src/core/task.ts";
import type { Compiled } from "../../src/engine/compiled-reading.ts";
import type { OpenOptions } from "../../src/engine/opening.ts";
import { readFiles } from "../../src/engine/read-files.ts";
import { recogniseFile } from "../../src/engine/recognise-file.ts";
import { openSources } from "../../src/engine/sources.ts";
import { createRowColumns } from "../../src/kernels/row-columns.ts";
import { createTextScanner } from "../../src/kernels/text-scanner.ts";
import { sourceOf, utf8 } from "../inputs/decode-help.ts";
import { sharedPath } from "../support/shared.ts";

const plain: Compiled = { scanner: undefined, columns: () => undefined };
const compiled: Compiled = { scanner: createTextScanner(), columns: createRowColumns };

const host = {
  now: () => performance.now(),
  yield: async () => {},
  sha256: () => {
    const hash = createHash("sha256");
    return { update: (bytes: Uint8Array) => void hash.update(bytes), hex: () => hash.digest("hex") };
  },
};

async function read(sources: readonly ByteSource[], options: OpenOptions, how: Compiled): Promise<TalkLog | { code: string; message: string }> {
  try {
    const files = [];
    for (const [i, source] of openSources(sources, host).entries()) files.push(...(await recogniseFile(source, options.files?.[i] ?? {}, options.mode, unattended)));
    return await readFiles(files.filter(({ isUsed }) => isUsed), options, unattended, how);
  } catch (error) {
    if (!(error instanceof WhotalksError)) throw error;
    return { code: error.code, message: error.message };
  }
}

async function expectAlike(sources: () => readonly ByteSource[], options: OpenOptions, ways: readonly Compiled[] = [compiled]): Promise<TalkLog | { code: string; message: string }> {
  const expected = await read(sources(), options, plain);
  for (const way of ways) {
    const found = await read(sources(), options, way);
    expect(digests(found)).toEqual(digests(expected));
  }
  return expected;
}

/** Columns as digests, everything else as it is: a difference is found at once, whatever the size. */
function digests(value: unknown): unknown {
  if (ArrayBuffer.isView(value)) return `${value.constructor.name} ${createHash("sha256").update(new Uint8Array(value.buffer, value.byteOffset, value.byteLength)).digest("hex")}`;
  if (Array.isArray(value)) return value.length > 100 ? createHash("sha256").update(JSON.stringify(value)).digest("hex") : value.map(digests);
  if (value instanceof Object) return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, digests(part)]));
  return value;
}

const settings: OpenOptions = { mode: "customers" };

test("a log of four ordinary rows", async () => {
  const csv = "from,to,time,topic,text\nanna,bert,2024-01-01T00:00:00Z,price,hello\nbert,anna,2024-01-02T10:00:00Z,,\"hi, @carl\"\n anna ,carl,2024-01-02 10:00:01,price,x\ncarl,,,delivery,y\n";
  const log = await expectAlike(() => [sourceOf("a.csv", utf8(csv))], settings);
  if (!("messages" in log)) throw new Error("no log");
  expect(log.people.ids).toEqual(["anna", "bert", "carl"]);
  expect([...log.messages.author]).toEqual([0, 1, 0, 2]);
});

/** Cells of every kind that the plain code treats in its own way. */
const CELLS = {
  id: ["anna", "bert", "carl", " dora", "eva ", "李小龍", "Zoë", "Zoe\u0308", "\u00a0", "\u00a0zoe", "", "a@b.example", "a;b", "x,y", "[deleted]", "123", "p17", "long-name-of-somebody-with-many-letters", "\ufeffanna"],
  time: ["2024-01-01T00:00:00Z", "2024-02-29 23:59:59", "2023-02-29T00:00:00Z", "2024-01-01T00:00:00.123Z", "2024-01-01", "", "   ", "2024-13-01T00:00:00Z", "2024-01-01T24:00:00Z", "0000-01-01T00:00:00Z", "2024-01-01T00:00:00+02:00", "x"],
  epoch: ["1700000000", "1700000001", "0", "", " 5", "-3", "1700000000.5", "999999999999", "9999999999999999", "x"],
  weight: ["1", "2", "0.5", "0", "-1", "", "1e3", "7", "1,5", "abc", "Infinity", "00012", "3.", "12345678", "1234567a", "123456789.25", "12345678,5", "123456789012345", "1234567890123456"],
  topic: ["price", "delivery", "price;delivery", "", "Lieferung", "größe", " price"],
  text: ["hello", "hi @anna", "mail a@b.example", "", "李小龍 wrote @bert_2 and @carl", 'says "x", y', "two\nlines", "long ".repeat(80), `${"long ".repeat(80)}@dora`, "@"],
} as const;

function tableOf(random: Random, rows: number, timeKind: "time" | "epoch", oddShare: number): string {
  // The first cells of each kind are ordinary.
  const pick = (cells: readonly string[]): string => cells[random.next() < oddShare ? random.below(cells.length) : random.below(Math.min(3, cells.length))]!;
  const quote = (cell: string): string => (/[",\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
  const lines = ["from,to,time,weight,topic,channel,text"];
  for (let r = 0; r < rows; r++) {
    const cells = [pick(CELLS.id), pick(CELLS.id), pick(CELLS[timeKind]), pick(CELLS.weight), pick(CELLS.topic), pick(CELLS.topic), pick(CELLS.text)];
    lines.push(random.next() < oddShare / 10 ? cells.slice(0, 4).join(",") : cells.map(quote).join(","));
  }
  return `${lines.join("\n")}\n`;
}

describe("random logs come out the same, down to notices and rows set aside", () => {
  for (let seed = 1; seed <= 40; seed++) {
    test(`seed ${seed}`, async () => {
      const random = createRandom(seed);
      const csv = utf8(tableOf(random, 50 + random.below(1500), seed % 3 === 0 ? "epoch" : "time", [0.01, 0.05, 0.3, 1][seed % 4]!));
      const small: Compiled = { scanner: createTextScanner(500), columns: createRowColumns };
      const options: OpenOptions = {
        ...(seed % 5 === 0 ? { mode: "employees" as const } : settings),
        ...(seed % 7 === 0 ? { timeZone: "Europe/Berlin" } : {}),
        ...(seed % 6 === 0 ? { undirected: true } : {}),
      };
      const log = await expectAlike(() => [sourceOf("log.csv", csv, 1 + random.below(40_000))], options, [compiled, small]);
      if (seed % 4 < 2) expect("messages" in log).toBe(true);
    });
  }
});

test("rules about people, dictionaries and several files leave nothing to the columns, and change nothing", async () => {
  const random = createRandom(99);
  const tables = [0, 1].map(() => utf8(tableOf(random, 800, "time", 0.05)));
  const sources = (): ByteSource[] => tables.map((bytes, i) => sourceOf(`log${i}.csv`, bytes));
  await expectAlike(sources, settings);
  await expectAlike(sources, { ...settings, overlap: "each" });
  const one = (): ByteSource[] => sources().slice(0, 1);
  await expectAlike(one, { ...settings, exclude: ["anna"] });
  await expectAlike(one, { ...settings, optOut: ["bert"] });
  await expectAlike(one, { ...settings, merge: [{ into: "anna", ids: ["bert"] }] });
  await expectAlike(one, { ...settings, topics: { dictionary: [{ topic: "greeting", terms: ["hello"] }] } });
});

const folder = sharedPath("data");

describe.skipIf(folder === undefined)("real data come out the same", () => {
  const paths = (folder === undefined ? [] : listFiles(folder)).filter((path) => /\.(csv|tsv|txt|edges)(\.gz)?$/i.test(path) && statSync(path).size < 12_000_000);
  test(`${paths.length} files`, { timeout: 900_000 }, async () => {
    let logs = 0;
    for (const path of paths) {
      const source = await openSource(path, () => process.stdin);
      const log = await expectAlike(() => [source], settings);
      if ("messages" in log) logs++;
    }
    expect(logs).toBeGreaterThan(paths.length / 4);
  });
});

function listFiles(from: string): string[] {
  return readdirSync(from, { withFileTypes: true }).flatMap((entry) => (entry.isDirectory() ? listFiles(join(from, entry.name)) : [join(from, entry.name)]));
}
