import { describe, expect, test } from "vitest";
import type { Head } from "../../src/core/records.ts";
import { csv } from "../../src/inputs/csv/csv.ts";
import { headText } from "../../src/inputs/text/decode-text.ts";
import { detectEncoding } from "../../src/inputs/text/encoding.ts";
import { decodeAll, errorOf, utf8 } from "./decode-help.ts";

const TABLE = "from,to,text\nJosé,李小龍,grüße 😀\nben,ann,x\n";
const CELLS = [["José", "李小龍", "grüße 😀"], ["ben", "ann", "x"]];

/** Every byte of a text in which each character is one code unit of `width` bytes. */
function utf16(text: string, order: "le" | "be", mark = false): Uint8Array {
  const units = (mark ? `\ufeff${text}` : text).split("").map((unit) => unit.charCodeAt(0));
  const bytes = new Uint8Array(units.length * 2);
  const view = new DataView(bytes.buffer);
  for (const [i, unit] of units.entries()) view.setUint16(i * 2, unit, order === "le");
  return bytes;
}

function utf32(text: string, order: "le" | "be", mark: boolean): Uint8Array {
  const points = Array.from(mark ? `\ufeff${text}` : text, (point) => point.codePointAt(0)!);
  const bytes = new Uint8Array(points.length * 4);
  const view = new DataView(bytes.buffer);
  for (const [i, point] of points.entries()) view.setUint32(i * 4, point, order === "le");
  return bytes;
}

const latin1 = (text: string): Uint8Array => Uint8Array.from(text, (unit) => unit.charCodeAt(0));
const head = (bytes: Uint8Array): Head => ({ name: "a.csv", bytes, isWhole: true });

describe("the same table in five encodings reads the same, for every way the stream is cut", () => {
  const encodings: readonly (readonly [string, Uint8Array, string])[] = [
    ["UTF-8", utf8(TABLE), "utf-8"],
    ["UTF-8 with a mark", utf8(`\ufeff${TABLE}`), "utf-8"],
    ["UTF-16 LE", utf16(TABLE, "le"), "utf-16le"],
    ["UTF-16 LE with a mark", utf16(TABLE, "le", true), "utf-16le"],
    ["UTF-16 BE", utf16(TABLE, "be"), "utf-16be"],
    ["UTF-16 BE with a mark", utf16(TABLE, "be", true), "utf-16be"],
  ];
  test.each(encodings)("%s", async (_name, bytes, encoding) => {
    for (let chunkBytes = 1; chunkBytes <= 64; chunkBytes++) {
      const { columns, cells, shape } = await decodeAll(csv, bytes, { chunkBytes });
      expect(shape.encoding).toBe(encoding);
      expect(columns).toEqual(["from", "to", "text"]);
      expect(cells).toEqual(CELLS);
    }
  });
});

test("UTF-16 of mostly Chinese text is recognised without a mark", async () => {
  const text = `发件人,收件人\n${"李小龍电子邮件,收件人们的名字\n".repeat(20)}`;
  for (const order of ["le", "be"] as const) {
    const { shape, cells } = await decodeAll(csv, utf16(text, order));
    expect(shape.encoding).toBe(`utf-16${order}`);
    expect(cells).toHaveLength(20);
  }
});

test.each([
  ["UTF-32 LE with a mark", utf32(TABLE, "le", true), "UTF-32"],
  ["UTF-32 BE with a mark", utf32(TABLE, "be", true), "UTF-32"],
  ["UTF-32 LE", utf32(TABLE, "le", false), "UTF-32"],
  ["UTF-32 BE", utf32(TABLE, "be", false), "UTF-32"],
  ["UTF-7 with a mark", latin1("+/v8-from,to\n"), "UTF-7"],
  ["UTF-7", latin1("from,to\nJos+AOk-,M+APw-ller\n"), "UTF-7"],
])("%s is named and refused", async (_name, bytes, name) => {
  const error = await errorOf(() => decodeAll(csv, bytes));
  expect(error.code).toBe("encoding-unsupported");
  expect(error.message).toContain(name);
});

describe("bytes that are not UTF-8", () => {
  const western = latin1("from,to\nann,ben\nJos\xe9 Mar\xeda,M\xfcller\n");

  test("are refused with line, byte, sample and remedy", async () => {
    const error = await errorOf(() => decodeAll(csv, western));
    expect(error).toMatchObject({ code: "encoding", where: { file: "file.csv", line: 3, column: "4", sample: expect.stringContaining("Jos\\xE9 Mar") } });
    expect(error.hint).toContain("windows-1252");
  });

  test("read with the encoding named", async () => {
    const { cells, shape } = await decodeAll(csv, western, { encoding: "windows-1252" });
    expect(shape.encoding).toBe("windows-1252");
    expect(cells[1]).toEqual(["José María", "Müller"]);
  });

  test("read as Shift_JIS across every chunk border", async () => {
    // 差出人,宛先 / 李,田中 in Shift_JIS.
    const bytes = Uint8Array.from([0x8d, 0xb7, 0x8f, 0x6f, 0x90, 0x6c, 0x2c, 0x88, 0xb6, 0x90, 0xe6, 0x0a, 0x97, 0x9b, 0x2c, 0x93, 0x63, 0x92, 0x86, 0x0a]);
    for (let chunkBytes = 1; chunkBytes <= 12; chunkBytes++) {
      const { columns, cells } = await decodeAll(csv, bytes, { encoding: "shift_jis", hasHeader: true, chunkBytes });
      expect([columns, ...cells]).toEqual([["差出人", "宛先"], ["李", "田中"]]);
    }
  });

  test("after the head of the file, cut anywhere, give the same place", async () => {
    const good = `from,to\n${"anna,ben\r\n".repeat(40_000)}`;
    const bytes = latin1(`${good}ann,M\xfcller\nben,x\n`);
    for (const chunkBytes of [7, 1000, 65_536, 1_000_000]) {
      const error = await errorOf(() => decodeAll(csv, bytes, { chunkBytes }));
      expect(error).toMatchObject({ code: "encoding", where: { line: 40_002, column: "6", sample: "ann,M\\xFCller" } });
    }
  });

  test("are found although they begin like a character: the lead byte is named, in whatever chunk it stands", async () => {
    const bytes = latin1(`from,to\n${"a,b\n".repeat(70_000)}caf\xe9 noir,x\n`);
    for (const chunkBytes of [1, 3, 4096]) {
      const error = await errorOf(() => decodeAll(csv, bytes, { chunkBytes }));
      expect(error.where).toMatchObject({ line: 70_002, column: "4" });
      expect(error.where.sample).toContain("caf\\xE9 noir");
    }
  });

  test.each([
    ["an overlong form", [0xc0, 0xaf]],
    ["a surrogate", [0xed, 0xa0, 0x80]],
    ["above U+10FFFF", [0xf4, 0x90, 0x80, 0x80]],
    ["a lone continuation byte", [0x80]],
  ])("include %s", async (_name, bad) => {
    const error = await errorOf(() => decodeAll(csv, Uint8Array.from([...utf8("from,to\na,b"), ...bad, 10])));
    expect(error).toMatchObject({ code: "encoding", where: { line: 2, column: "4" } });
  });

  test("a file that ends inside a character is refused as cut off", async () => {
    const error = await errorOf(() => decodeAll(csv, utf8("from,to\nann,李").slice(0, -1)));
    expect(error.code).toBe("encoding");
    expect(error.message).toContain("cut off");
  });

  test("a wrong answer is refused as well: bytes that are no Shift_JIS", async () => {
    const error = await errorOf(() => decodeAll(csv, latin1("from,to\nann,b\xfe\n"), { encoding: "shift_jis" }));
    expect(error).toMatchObject({ code: "encoding", where: { line: 2, column: "6" } });
  });
});

test("an answer that names no encoding is a wrong argument", async () => {
  expect(await errorOf(() => detectEncoding(head(utf8("a,b")), "klingon"))).toMatchObject({ code: "encoding-unknown", kind: "arguments" });
  expect(await errorOf(() => detectEncoding(head(utf8("a,b")), "utf-32le"))).toMatchObject({ code: "encoding-unsupported" });
});

test("names of encodings become canonical, and a mark decides what utf-16 means", () => {
  expect(detectEncoding(head(utf8("a,b")), "Latin1")).toBe("windows-1252");
  expect(detectEncoding(head(utf16("a,b", "be", true)), "utf-16")).toBe("utf-16be");
});

test("binary content is refused by name, a text with a stray NUL is not", async () => {
  const noise = Uint8Array.from({ length: 4096 }, (_, i) => (i * 7919 + (i >> 3) * 31) & 0xff);
  expect(await errorOf(() => detectEncoding(head(noise)))).toMatchObject({ code: "binary" });
  expect(detectEncoding(head(utf8("from,to\na,b\0\n")))).toBe("utf-8");
});

test("the beginning of a Western European file shows the characters that Windows has beyond Latin-1", () => {
  expect(new TextDecoder().decode(headText(head(latin1("\x80 5,\x84x\x93\n")), "windows-1252"))).toBe("€ 5,„x“\n");
});
