import { existsSync, readdirSync, readFileSync } from "node:fs";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";
import { parquetMetadata, parquetSchema, type ColumnMetaData } from "hyparquet";
import { parquetWriteBuffer } from "hyparquet-writer";
import { afterAll, describe, expect, test } from "vitest";
import { WhotalksError } from "../../../src/core/errors.ts";
import { inflateBrotli } from "../../../src/inputs/columnar/brotli.ts";
import { ParquetPages } from "../../../src/inputs/columnar/parquet-pages.ts";
import { decodingOf } from "../../../src/inputs/columnar/parquet-values.ts";
import { createCrc32 } from "../../../src/inputs/zip/crc32.ts";
import { newSession } from "../../support/session.ts";
import { sharedPath } from "../../support/shared.ts";
import { errorOf } from "../decode-help.ts";
import { fileOf, readTables, type ReadTable } from "../table-help.ts";
import { saysSame } from "./parquet-oracle.ts";
import { openChanged } from "./change-bytes.ts";

const unhandled: unknown[] = [];
const note = (error: unknown): void => void unhandled.push(error);
process.on("unhandledRejection", note);
afterAll(async () => {
  await new Promise((resolve) => void setTimeout(resolve, 50));
  process.off("unhandledRejection", note);
  expect(unhandled).toEqual([]);
});

type Written = Parameters<typeof parquetWriteBuffer>[0];
const write = (options: Written): Uint8Array => new Uint8Array(parquetWriteBuffer(options));
const open = async (bytes: Uint8Array, name = "a.parquet"): Promise<ReadTable> => (await readTables(fileOf(name, bytes)))[0]!;

describe("values", () => {
  test("texts, numbers with all digits, truths, times as ISO text, nothing as an empty cell", async () => {
    const table = await open(write({
      columnData: [
        { name: "from", data: ["ann", "Jörg", "李小龍"], type: "STRING" },
        { name: "id", data: [7n, 1144560123456789012n, -1n], type: "INT64" },
        { name: "at", data: [new Date("2024-01-02T10:00:00.000Z"), new Date("2024-01-02T10:00:00.250Z"), null], type: "TIMESTAMP" },
        { name: "weight", data: [0.1, 1e21, Number.NaN], type: "DOUBLE" },
        { name: "is", data: [true, false, null], type: "BOOLEAN" },
        { name: "raw", data: [Uint8Array.of(0x61, 0x62), Uint8Array.of(0xff, 0), null], type: "BYTE_ARRAY" },
        { name: "more", data: [{ a: 1 }, [1, "x"], null], type: "JSON" },
      ],
    }));
    expect(table.columns).toEqual(["from", "id", "at", "weight", "is", "raw", "more"]);
    expect(table.cells).toEqual([
      ["ann", "7", "2024-01-02T10:00:00Z", "0.1", "true", "ab", '{"a":1}'],
      ["Jörg", "1144560123456789012", "2024-01-02T10:00:00.25Z", "1e+21", "false", "0xff00", '[1,"x"]'],
      ["李小龍", "-1", "", "NaN", "", "", ""],
    ]);
    expect(table.lines).toEqual([1, 2, 3]);
  });

  test("many row groups and pages are one table, in order, whatever it is called", async () => {
    const data = Array.from({ length: 10_000 }, (_, i) => `p${i}`);
    const bytes = write({ columnData: [{ name: "from", data, type: "STRING" }, { name: "to", data: data.map((_, i) => i % 5), type: "INT32" }], rowGroupSize: 3000, pageSize: 1000 });
    const expected = data.map((from, i) => [from, String(i % 5)]);
    expect((await open(bytes)).cells).toEqual(expected);
    expect((await open(bytes, "a.csv")).cells).toEqual(expected);
    expect((await open(new Uint8Array(gzipSync(bytes)), "a.parquet.gz")).cells).toEqual(expected);
  });

  test("gzip pages are read", async () => {
    const bytes = write({ columnData: [{ name: "from", data: ["ann", "ben"], type: "STRING" }], codec: "GZIP", compressors: { GZIP: (input: Uint8Array) => new Uint8Array(gzipSync(input)) } });
    expect((await open(bytes)).cells).toEqual([["ann"], ["ben"]]);
  });

  test("Brotli pages are read", async () => {
    const data = Array.from({ length: 5000 }, (_, i) => `person ${(i * 7919) % 997} of the company`);
    const bytes = write({ columnData: [{ name: "from", data, type: "STRING" }], codec: "BROTLI", compressors: { BROTLI: (input: Uint8Array) => new Uint8Array(brotliCompressSync(input)) } });
    expect((await open(bytes)).cells).toEqual(data.map((name) => [name]));
  });
});

describe("Brotli", () => {
  const compress = (bytes: Uint8Array, quality: number, window: number): Uint8Array =>
    new Uint8Array(brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: quality, [constants.BROTLI_PARAM_LGWIN]: window } }));
  const texts = ["", "a", "The time of the world. ".repeat(500), Array.from({ length: 20_000 }, (_, i) => String.fromCharCode((i * i * 7919) & 255)).join("")].map((text) => new TextEncoder().encode(text));

  test("what another program compressed comes out as it was, at every level and window", () => {
    for (const text of texts) for (const quality of [0, 1, 2, 4, 5, 9, 11]) for (const window of [10, 16, 17, 18, 24]) expect(inflateBrotli(compress(text, quality, window), text.length)).toEqual(text);
  });

  test("another length than said, and a stream cut off anywhere, are refused", () => {
    for (const text of texts.slice(1)) {
      const packed = compress(text, 9, 18);
      for (const size of [text.length - 1, text.length + 1]) expect(() => inflateBrotli(packed, size)).toThrow(/instead of|more than/);
      for (let share = 0; share < 1; share += 0.09) expect(() => inflateBrotli(packed.subarray(0, Math.floor(share * packed.length)), text.length)).toThrow();
    }
    // A block of 16 MB, and before the end of it nothing but repeats, is no larger than it may be.
    expect(() => inflateBrotli(compress(new Uint8Array(16_777_216), 5, 24), 1000)).toThrow("more than 1000 bytes");
  });

  test("any byte changed: other bytes or an error; never long", { timeout: 120_000 }, () => {
    const packed = compress(texts[2]!, 11, 16);
    for (let at = 0; at < packed.length; at++) {
      for (let change = 1; change < 256; change += 7) {
        const changed = packed.slice();
        changed[at] = changed[at]! ^ change;
        const begun = performance.now();
        try {
          inflateBrotli(changed, texts[2]!.length);
        } catch (error) {
          expect((error as Error).message).toMatch(/Brotli data are|a page holds/);
        }
        expect(performance.now() - begun).toBeLessThan(5000);
      }
    }
  });
});

test("shapes on a map are GeoJSON, or their bytes where they are none", async () => {
  const leaf = { name: "place", type: "BYTE_ARRAY", repetition_type: "OPTIONAL", logical_type: { type: "GEOMETRY" } } as const;
  const place = { type: "Point", coordinates: [30.5, -10] };
  const bytes = write({ columnData: [{ name: "place", data: [place, null] }], schema: [{ name: "root", num_children: 1 }, leaf] });
  expect((await open(bytes)).cells).toEqual([[JSON.stringify(place)], [""]]);
  expect(decodingOf(leaf).parsers.geometryFromBytes(Uint8Array.of(1, 99, 0, 0, 0))).toBe("0x0163000000");
});

describe("is refused, naming the column and the row group", () => {
  const whole = write({ columnData: [{ name: "from", data: Array.from({ length: 2000 }, (_, i) => `person ${(i * 7919) % 2003}`), type: "STRING" }, { name: "to", data: Array.from({ length: 2000 }, (_, i) => i), type: "INT32" }], rowGroupSize: 1000 });

  test("cut off anywhere", async () => {
    for (const share of [0.001, 0.1, 0.5, 0.9, 0.999]) {
      expect(await errorOf(() => open(whole.subarray(0, Math.max(4, Math.floor(share * whole.length)))))).toMatchObject({ code: "parquet-broken", where: { file: "a.parquet" } });
    }
  });

  test("a schema with an element of no known type", async () => {
    // Thrift: field 1 (an i32) of the element is 6 in zigzag; 13 is none of the eight types there are.
    const changed = whole.slice();
    const at = Buffer.from(changed).lastIndexOf("\x15\x0c\x25\x02\x18\x04from", undefined, "latin1");
    expect(at).toBeGreaterThan(0);
    changed[at + 1] = 26;
    expect(await errorOf(() => open(changed))).toMatchObject({ code: "parquet-broken", where: { file: "a.parquet", column: "from" } });
  });

  test("no records, once it is opened as talk", async () => {
    const bytes = write({ columnData: [{ name: "from", data: [], type: "STRING" }, { name: "to", data: [], type: "STRING" }] });
    expect(await open(bytes)).toMatchObject({ columns: ["from", "to"], cells: [] });
    expect(await errorOf(() => newSession().open([fileOf("a.parquet", bytes)], {}))).toMatchObject({ code: "no-records" });
  });

  test("an unknown codec, an encrypted footer", async () => {
    const unknown = write({ columnData: [{ name: "from", data: ["ann"], type: "STRING" }], codec: "LZO", compressors: { LZO: (input: Uint8Array) => input } });
    expect(await errorOf(() => open(unknown))).toMatchObject({ code: "parquet-codec", where: { column: "from", rowGroup: 0 } });
    const encrypted = whole.slice();
    encrypted[whole.length - 1] = 0x45;
    expect(await errorOf(() => open(encrypted))).toMatchObject({ code: "parquet-encrypted" });
  });

  test("any byte changed: the right rows, other values, or a refusal; never a crash, never long", { timeout: 120_000 }, async () => {
    const small = write({ columnData: [{ name: "from", data: ["ann", "ben", "ann", null], type: "STRING" }, { name: "n", data: [1, 2, 3, 4], type: "INT32" }, { name: "list", data: [[1, 2], [], null, [3]] }] });
    await openChanged(small, 4, open);
  });
});

describe("caps: before memory is taken", () => {
  /** A page header in Thrift's compact protocol: kind 0, both lengths, and one data page of `count` values. */
  const zigzag = (value: number): number[] => {
    const bytes: number[] = [];
    for (let rest = BigInt(value) * 2n; ; rest >>= 7n) {
      if (rest < 128n) return [...bytes, Number(rest)];
      bytes.push(Number(rest & 127n) | 128);
    }
  };
  const page = (size: number, body: readonly number[], count: number, encoding = 0): Uint8Array =>
    Uint8Array.from([0x15, 0, 0x15, ...zigzag(size), 0x15, ...zigzag(body.length), 0x2c, 0x15, ...zigzag(count), 0x15, ...zigzag(encoding), 0x15, 6, 0x15, 6, 0, 0, ...body]);
  const meta = (codec: ColumnMetaData["codec"], count: number): ColumnMetaData => ({ type: "BYTE_ARRAY", encodings: ["PLAIN"], path_in_schema: ["from"], codec, num_values: BigInt(count), total_uncompressed_size: 1n, total_compressed_size: 1n, data_page_offset: 4n });
  const leaf = { type: "BYTE_ARRAY", name: "from", repetition_type: "REQUIRED", converted_type: "UTF8" } as const;
  const schemaPath = [{ children: [], count: 2, path: [], element: { name: "root", num_children: 1 } }, { children: [], count: 1, path: ["from"], element: leaf }];
  const read = (bytes: Uint8Array, codec: ColumnMetaData["codec"], count: number) => new ParquetPages(bytes, meta(codec, count), schemaPath, createCrc32()).readAll();

  test("a page that says it holds 2 GB", () => {
    for (const codec of ["UNCOMPRESSED", "SNAPPY", "GZIP", "ZSTD", "LZ4", "LZ4_RAW"] as const) {
      expect(() => read(page(2_147_483_647, [1, 2, 3, 4], 1), codec, 1)).toThrow("2147483647 bytes; at most 268435456 are read");
    }
  });

  test("a page that inflates to more than it says", () => {
    expect(() => read(page(4, [...gzipSync(new Uint8Array(1_000_000))], 1), "GZIP", 1)).toThrow("more than 4 bytes");
  });

  test("a column of more values than fit, a run of a billion values, a text longer than its page", () => {
    expect(() => read(new Uint8Array(0), "UNCOMPRESSED", 2 ** 31)).toThrow("at most 16777216 are read at once");
    expect(() => read(page(7, [1, 0x80, 0x94, 0xeb, 0xdc, 0x03, 0], 5, 8), "UNCOMPRESSED", 5)).toThrow("a run of its levels or indices holds 500000000 values where 5 are left");
    expect(() => read(page(8, [0xff, 0xff, 0xff, 0x7f, 1, 2, 3, 4], 1), "UNCOMPRESSED", 1)).toThrow(RangeError);
  });
});

const testing = sharedPath("corpora/parquet-testing");

describe.runIf(testing !== undefined)("parquet-testing", () => {
  const outcome = async (path: string): Promise<string> => {
    const name = path.slice(path.lastIndexOf("/") + 1);
    const begun = performance.now();
    try {
      const table = await open(new Uint8Array(readFileSync(path)), name);
      return `${table.cells.length} rows of ${table.columns.length}`;
    } catch (error) {
      if (!(error instanceof WhotalksError)) throw error;
      expect(error.where.file).toBe(name);
      return `${error.code}${error.where.column === undefined ? "" : `: ${error.where.column}${error.where.rowGroup === undefined ? "" : ` in row group ${error.where.rowGroup}`}`}`;
    } finally {
      expect(performance.now() - begun).toBeLessThan(5000);
    }
  };
  const outcomes = async (folder: string, pattern: RegExp): Promise<Record<string, string>> => {
    const found: [string, string][] = [];
    for (const name of readdirSync(`${testing}/${folder}`).filter((file) => pattern.test(file))) found.push([name, await outcome(`${testing}/${folder}/${name}`)]);
    return Object.fromEntries(found);
  };

  test("the bad files are refused, naming the column; one is read, and rightly", async () => {
    expect(await outcomes("bad_data", /\.parquet$/)).toMatchInlineSnapshot(`
      {
        "ARROW-GH-41317.parquet": "parquet-broken: timestamp_us_no_tz in row group 0",
        "ARROW-GH-41321.parquet": "parquet-broken: int64 in row group 0",
        "ARROW-GH-43605.parquet": "21186 rows of 1",
        "ARROW-GH-45185.parquet": "parquet-broken: x.list.element in row group 0",
        "ARROW-GH-47662.parquet": "parquet-broken: flba_field in row group 0",
        "ARROW-RS-GH-6229-DICTHEADER.parquet": "parquet-broken: region_key in row group 0",
        "ARROW-RS-GH-6229-LEVELS.parquet": "parquet-broken: outer.list.item.c in row group 0",
        "PARQUET-1481.parquet": "parquet-broken: Handle",
      }
    `);
    // Its indices take no bits, which is right for a dictionary of one value.
    const table = await open(new Uint8Array(readFileSync(`${testing}/bad_data/ARROW-GH-43605.parquet`)));
    expect(table.cells).toHaveLength(21_186);
    expect(new Set(table.cells.map(([cell]) => cell))).toEqual(new Set(["0"]));
  });

  test("the others are opened, or what stands against it is named", async () => {
    expect(await outcomes("data", /\.parquet$|\.encrypted$/)).toMatchInlineSnapshot(`
      {
        "alltypes_dictionary.parquet": "2 rows of 11",
        "alltypes_plain.parquet": "8 rows of 11",
        "alltypes_plain.snappy.parquet": "2 rows of 11",
        "alltypes_tiny_pages.parquet": "7300 rows of 13",
        "alltypes_tiny_pages_plain.parquet": "7300 rows of 13",
        "binary.parquet": "12 rows of 1",
        "binary_truncated_min_max.parquet": "12 rows of 6",
        "byte_array_decimal.parquet": "24 rows of 1",
        "byte_stream_split.zstd.parquet": "300 rows of 2",
        "byte_stream_split_extended.gzip.parquet": "200 rows of 14",
        "column_chunk_key_value_metadata.parquet": "0 rows of 2",
        "concatenated_gzip_members.parquet": "513 rows of 1",
        "data_index_bloom_encoding_stats.parquet": "14 rows of 1",
        "data_index_bloom_encoding_with_length.parquet": "14 rows of 1",
        "datapage_v1-corrupt-checksum.parquet": "parquet-broken: a in row group 0",
        "datapage_v1-snappy-compressed-checksum.parquet": "5120 rows of 2",
        "datapage_v1-uncompressed-checksum.parquet": "5120 rows of 2",
        "datapage_v2.snappy.parquet": "5 rows of 5",
        "datapage_v2_empty_datapage.snappy.parquet": "1 rows of 1",
        "delta_binary_packed.parquet": "200 rows of 66",
        "delta_byte_array.parquet": "1000 rows of 9",
        "delta_encoding_optional_column.parquet": "100 rows of 17",
        "delta_encoding_required_column.parquet": "100 rows of 17",
        "delta_length_byte_array.parquet": "1000 rows of 1",
        "dict-page-offset-zero.parquet": "39 rows of 1",
        "encrypt_columns_and_footer.parquet.encrypted": "parquet-encrypted",
        "encrypt_columns_and_footer_aad.parquet.encrypted": "parquet-encrypted",
        "encrypt_columns_and_footer_bloom_filter.parquet.encrypted": "parquet-encrypted",
        "encrypt_columns_and_footer_ctr.parquet.encrypted": "parquet-encrypted",
        "encrypt_columns_and_footer_disable_aad_storage.parquet.encrypted": "parquet-encrypted",
        "encrypt_columns_plaintext_footer.parquet.encrypted": "parquet-encrypted",
        "external_key_material_java.parquet.encrypted": "parquet-encrypted",
        "fixed_length_byte_array.parquet": "1000 rows of 1",
        "fixed_length_decimal.parquet": "24 rows of 1",
        "fixed_length_decimal_legacy.parquet": "24 rows of 1",
        "float16_nonzeros_and_nans.parquet": "8 rows of 1",
        "float16_zeros_and_nans.parquet": "3 rows of 1",
        "floating_orders_nan_count.parquet": "50 rows of 6",
        "hadoop_lz4_compressed.parquet": "4 rows of 3",
        "hadoop_lz4_compressed_larger.parquet": "10000 rows of 1",
        "incorrect_map_schema.parquet": "1 rows of 1",
        "int32_decimal.parquet": "24 rows of 1",
        "int32_with_null_pages.parquet": "1000 rows of 1",
        "int64_decimal.parquet": "24 rows of 1",
        "int96_from_spark.parquet": "6 rows of 1",
        "large_string_map.brotli.parquet": "parquet-broken: arr.key_value.key in row group 0",
        "list_columns.parquet": "3 rows of 2",
        "lz4_raw_compressed.parquet": "4 rows of 3",
        "lz4_raw_compressed_larger.parquet": "10000 rows of 1",
        "map_no_value.parquet": "3 rows of 3",
        "nan_in_stats.parquet": "2 rows of 1",
        "nation.dict-malformed.parquet": "25 rows of 4",
        "nested_lists.snappy.parquet": "3 rows of 2",
        "nested_maps.snappy.parquet": "6 rows of 3",
        "nested_structs.rust.parquet": "1 rows of 216",
        "non_hadoop_lz4_compressed.parquet": "4 rows of 3",
        "nonnullable.impala.parquet": "1 rows of 9",
        "null_list.parquet": "1 rows of 1",
        "nullable.impala.parquet": "7 rows of 9",
        "nulls.snappy.parquet": "8 rows of 1",
        "old_list_structure.parquet": "1 rows of 1",
        "overflow_i16_page_cnt.parquet": "40000 rows of 1",
        "page_v2_empty_compressed.parquet": "10 rows of 1",
        "plain-dict-uncompressed-checksum.parquet": "1000 rows of 2",
        "repeated_no_annotation.parquet": "6 rows of 2",
        "repeated_primitive_no_list.parquet": "4 rows of 4",
        "rle-dict-snappy-checksum.parquet": "1000 rows of 2",
        "rle-dict-uncompressed-corrupt-checksum.parquet": "parquet-broken: long_field in row group 0",
        "rle_boolean_encoding.parquet": "68 rows of 1",
        "single_nan.parquet": "1 rows of 1",
        "sort_columns.parquet": "6 rows of 2",
        "uniform_encryption.parquet.encrypted": "parquet-encrypted",
        "unknown-logical-type.parquet": "3 rows of 2",
      }
    `);
  });
});

const library = sharedPath("corpora/hyparquet/test/files");

describe.runIf(library !== undefined)("hyparquet's own files", () => {
  test("rows are equal to the expected ones", async () => {
    const notEqual: string[] = [];
    const names = library === undefined ? [] : readdirSync(library).filter((name) => name.endsWith(".parquet"));
    expect(names).toHaveLength(63);
    for (const name of names) {
      const bytes = new Uint8Array(readFileSync(`${library}/${name}`));
      const json = `${library}/${name.replace(/parquet$/, "json")}`;
      expect(existsSync(json)).toBe(true);
      const expected = JSON.parse(readFileSync(json, "utf8")) as unknown[][];
      try {
        const table = await open(bytes, name);
        const fields = parquetSchema(parquetMetadata(bytes)).children.map(({ element }) => element.name);
        expect([name, table.cells.length]).toEqual([name, expected.length]);
        expect([name, fields.filter((field) => !table.columns.some((column) => column === field || column.startsWith(`${field}.`)))]).toEqual([name, []]);
        for (const [c, column] of table.columns.entries()) {
          const field = fields.find((known) => known === column) ?? fields.find((known) => column.startsWith(`${known}.`))!;
          const path = column === field ? [] : column.slice(field.length + 1).split(".");
          const isEqual = expected.every((row, r) => saysSame(table.cells[r]![c] ?? "", path.reduce<unknown>((value, key) => (value as Record<string, unknown> | null | undefined)?.[key], row[fields.indexOf(field)])));
          if (!isEqual) notEqual.push(`${name}: ${column}`);
        }
      } catch (error) {
        if (!(error instanceof WhotalksError)) throw error;
        notEqual.push(`${name}: ${error.code}`);
      }
    }
    expect(notEqual).toEqual([]);
  });
});
