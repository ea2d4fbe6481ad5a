import { Batch, bool, columnFromArray, CompressionType, dateDay, decimal, dictionary, float64, int32, int64, list, setCompressionCodec, struct, tableFromArrays, tableFromColumns, tableToIPC, timestamp, TimeUnit, timeSecond, utf8, utf8View, type Codec } from "@uwdata/flechette";
import { afterAll, describe, expect, test } from "vitest";
import { checkBatch } from "../../../src/inputs/columnar/arrow-batch.ts";
import { errorOf } from "../decode-help.ts";
import { fileOf, readTables, type ReadTable } from "../table-help.ts";
import { openChanged } from "./change-bytes.ts";

const unhandled: unknown[] = [];
const note = (error: unknown): void => void unhandled.push(error);
process.on("unhandledRejection", note);
afterAll(() => {
  process.off("unhandledRejection", note);
  expect(unhandled).toEqual([]);
});

type Options = Parameters<typeof tableToIPC>[1];
const write = (table: Parameters<typeof tableToIPC>[0], options: Options = { format: "file" }): Uint8Array => tableToIPC(table, options)!;
const open = async (bytes: Uint8Array, name = "a.arrow"): Promise<ReadTable> => (await readTables(fileOf(name, bytes)))[0]!;
const messages = (count: number) =>
  tableFromArrays(
    { from: Array.from({ length: count }, (_, i) => `p${i % 7}`), to: Array.from({ length: count }, (_, i) => `person ${(i * 7919) % 97}`), n: Array.from({ length: count }, (_, i) => (i % 5 === 0 ? null : i)) },
    { types: { from: dictionary(utf8()), to: utf8(), n: int32() } },
  );

test("files and streams: texts, numbers with all digits, times as ISO text, lists, structs with dotted names, nothing as an empty cell", async () => {
  const table = tableFromColumns({
    from: columnFromArray(["ann", "Jörg", "李小龍"], utf8()),
    dict: columnFromArray(["x", "y", "x"], dictionary(utf8())),
    id: columnFromArray([7n, 1144560123456789012n, null], int64()),
    at: columnFromArray([1704189600000, 1704189600250.125, null], timestamp(TimeUnit.MICROSECOND, "UTC")),
    local: columnFromArray([1704189600000, 0, null], timestamp(TimeUnit.SECOND)),
    day: columnFromArray([new Date("2024-01-02"), new Date("1969-12-31"), null], dateDay()),
    clock: columnFromArray([36_000, 1, null], timeSecond()),
    weight: columnFromArray([0.5, -1e300, null], float64()),
    sum: columnFromArray([12.34, -0.5, null], decimal(18, 2, 128)),
    is: columnFromArray([true, false, null], bool()),
    tags: columnFromArray([["a", "b"], [], null], list(utf8())),
    user: columnFromArray([{ name: "A", age: 1 }, { name: "B", age: 2 }, null], struct({ name: utf8(), age: int32() })),
  });
  for (const format of ["file", "stream"] as const) {
    const read = await open(write(table, { format }));
    expect(read.columns).toEqual(["from", "dict", "id", "at", "local", "day", "clock", "weight", "sum", "is", "tags", "user.name", "user.age"]);
    expect(read.cells).toEqual([
      ["ann", "x", "7", "2024-01-02T10:00:00Z", "2024-01-02T10:00:00", "2024-01-02", "10:00:00", "0.5", "12.34", "true", "a; b", "A", "1"],
      ["Jörg", "y", "1144560123456789012", "2024-01-02T10:00:00.250125Z", "1970-01-01T00:00:00", "1969-12-31", "00:00:01", "-1e+300", "-0.5", "false", "", "B", "2"],
      ["李小龍", "x", "", "", "", "", "", "", "", "", "", "", ""],
    ]);
  }
});

test("a long table, whatever the file is called", async () => {
  const read = await open(write(messages(20_000)), "a.csv");
  expect(read.cells).toHaveLength(20_000);
  expect(read.cells[19_999]).toEqual([`p${19_999 % 7}`, `person ${(19_999 * 7919) % 97}`, "19999"]);
  expect(read.cells[5]).toEqual(["p5", `person ${(5 * 7919) % 97}`, ""]);
});

test("columns without rows are a table without records", async () => {
  for (const format of ["file", "stream"] as const) expect(await open(write(messages(0), { format }))).toMatchObject({ columns: ["from", "to", "n"], cells: [] });
});

test("texts that stand elsewhere must be there", () => {
  const values = new Uint8Array(32);
  const view = new DataView(values.buffer);
  view.setInt32(0, 5, true);
  view.setInt32(16, 20, true);
  view.setInt32(28, 4, true);
  const batchOf = (bytes: number): Batch<string> => Object.assign(new Batch<string>({ length: 2, nullCount: 0, type: utf8View(), values }), { data: [new Uint8Array(bytes)] });
  expect(() => checkBatch(batchOf(24))).not.toThrow();
  expect(() => checkBatch(batchOf(23))).toThrow("value 1 is said to take 20 bytes that are not there");
});

describe("compressed buffers", () => {
  /** One frame of one block that is not compressed: what a codec writes for what does not shrink. */
  const framed = (header: readonly number[], block: (length: number) => readonly number[], end: readonly number[]) => (bytes: Uint8Array): Uint8Array => Uint8Array.from([...header, ...block(bytes.length), ...bytes, ...end]);
  const little = (value: number, count: number): number[] => Array.from({ length: count }, (_, i) => Math.floor(value / 256 ** i) % 256);
  const zstd = framed([0x28, 0xb5, 0x2f, 0xfd, 0, 0x58], (length) => little(length * 8 + 1, 3), []);
  const lz4 = framed([0x04, 0x22, 0x4d, 0x18, 0x60, 0x40, 0x82], (length) => little(length + 2 ** 31, 4), [0, 0, 0, 0]);
  /** A run of one byte: its first, and then itself again. */
  const lz4Run = (bytes: Uint8Array): Uint8Array => {
    const rest = bytes.length - 1 - 4 - 15;
    const block = [0x1f, bytes[0]!, 1, 0, ...Array.from({ length: Math.floor(rest / 255) }, () => 255), rest % 255];
    return Uint8Array.from([0x04, 0x22, 0x4d, 0x18, 0x60, 0x40, 0x82, ...little(block.length, 4), ...block, 0, 0, 0, 0]);
  };
  const shorter = (encode: Codec["encode"]): Codec => ({ encode: (bytes) => encode(bytes), decode: (bytes) => bytes });

  test("LZ4 and zstd", async () => {
    const zeros = tableFromArrays({ n: new Int32Array(3000) });
    setCompressionCodec(CompressionType.LZ4_FRAME, shorter(lz4Run));
    expect((await open(write(zeros, { format: "file", codec: CompressionType.LZ4_FRAME }))).cells.every(([cell]) => cell === "0")).toBe(true);
    // Frames that are longer than what they hold are not used by the writer: an encoder that lies about its length.
    for (const [type, encode] of [[CompressionType.ZSTD, zstd], [CompressionType.LZ4_FRAME, lz4]] as const) {
      setCompressionCodec(type, shorter(encode));
      expect((await open(write(messages(300), { format: "stream", codec: type }))).cells).toHaveLength(300);
    }
  });
});

describe("is refused", () => {
  const files = (["file", "stream"] as const).map((format) => [format, write(messages(500), { format })] as const);

  test.each(files)("a %s cut off anywhere", async (_, bytes) => {
    for (let share = 0.02; share < 1; share += 0.049) {
      expect(await errorOf(() => open(bytes.subarray(0, Math.floor(share * bytes.length))))).toMatchObject({ code: "arrow-broken", where: { file: "a.arrow" } });
    }
  });

  test("offsets and indices that lead out of their buffers, naming the column", async () => {
    const [, bytes] = files[0]!;
    const offsets = new Int32Array(501);
    let end = 0;
    for (let i = 0; i < 500; i++) offsets[i + 1] = end += `person ${(i * 7919) % 97}`.length;
    const at = Buffer.from(bytes).indexOf(Buffer.from(offsets.buffer));
    const changed = bytes.slice();
    new DataView(changed.buffer).setInt32(at + 400, 1_000_000, true);
    expect(await errorOf(() => open(changed))).toMatchObject({ code: "arrow-broken", where: { file: "a.arrow", column: "to" } });
  });

  test("any byte changed: other values or a refusal; never a crash, never long", { timeout: 120_000 }, async () => {
    for (const format of ["file", "stream"] as const) {
      const small = write(messages(4), { format });
      await openChanged(small, 8, open);
    }
  });
});
