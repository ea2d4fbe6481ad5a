import { gzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import type { Head } from "../../src/core/records.ts";
import { readHead } from "../../src/inputs/open.ts";
import { inputFormats, recognise } from "../../src/inputs/registry.ts";
import { errorOf, sourceOf, utf8 } from "./decode-help.ts";

const head = (name: string, content: string | Uint8Array, isWhole = true): Head => ({ name, bytes: typeof content === "string" ? utf8(content) : content, isWhole });
const latin1 = (text: string): Uint8Array => Uint8Array.from(text, (unit) => unit.charCodeAt(0));

test("formats have unique ids, labels and extensions", () => {
  expect(inputFormats.map(({ id }) => id)).toEqual(["csv", "json", "ndjson"]);
  const extensions = inputFormats.flatMap((format) => format.extensions);
  expect(new Set(extensions).size).toBe(extensions.length);
});

describe("content decides, whatever the extension says", () => {
  const contents: readonly (readonly [string, string])[] = [
    ["csv", "from,to\nann,ben\n"],
    ["csv", "from\tto\nann\tben\n"],
    ["csv", "1 2\n3 4\n"],
    ["csv", "[name],[age]\nann,7\n"],
    ["csv", "{name},{age}\nann,7\n"],
    ["json", '[{"from":"ann","to":"ben"},\n{"from":"ben","to":"ann"}]'],
    ["json", '[\n  {\n    "from": "ann"\n  }\n]'],
    ["json", '{"data":[{"from":"ann","to":"ben"}]}'],
    ["json", '{\n  "data": [\n    {"from": "ann"},\n    {"from": "ben"}\n  ]\n}'],
    ["ndjson", '{"from":"ann","to":"ben"}\n{"from":"ben","to":"ann"}\n'],
    ["ndjson", '{"from":"ann"}\nnot json\n{"from":"ben"}\n{"from":"carl"}'],
  ];
  const names = ["a.csv", "a.tsv", "a.txt", "a.json", "a.ndjson", "a.gz", "a.xlsx", "a.parquet", "a"];
  for (const [id, content] of contents) {
    test(`${id}: ${content.slice(0, 40).replaceAll("\n", "⏎")}`, () => {
      // Named as JSON, a broken document is refused as one; a document on one line may be a line of a .ndjson.
      const isOpen = (name: string): boolean => (/^[[{]name/.test(content) ? !name.endsWith("json") : !(name === "a.ndjson" && content.startsWith('{"data"')));
      const read = names.filter(isOpen);
      expect(read.map((name) => recognise(head(name, content)).id)).toEqual(read.map(() => id));
    });
  }

  test("also through gzip and UTF-16", async () => {
    const content = '[{"from":"ann"}]';
    expect(recognise(await readHead(sourceOf("a.csv", new Uint8Array(gzipSync(content))))).id).toBe("json");
    expect(recognise(head("a.csv", new Uint8Array(Buffer.from(`\ufeff${content}`, "utf16le")))).id).toBe("json");
  });

  test("also where the head ends inside the first record", () => {
    const long = `{"a":"${"x".repeat(300_000)}"}\n{"a":1}\n`;
    expect(recognise(head("a.ndjson", long.slice(0, 262_144), false)).id).toBe("ndjson");
    expect(recognise(head("a.json", `[${long.slice(0, 200_000)}`, false)).id).toBe("json");
  });
});

describe("what cannot be opened is refused by its name", () => {
  const zip = (member: string): Uint8Array => latin1(`PK\x03\x04\x14\0\0\0\0\0${"\0".repeat(16)}\x10\0\0\0${member}`);
  test.each([
    ["an Excel workbook", "messages.csv", zip("xl/workbook.xml"), "Save it as CSV"],
    ["an Excel workbook", "messages.xlsx", zip("[Content_Types].xml"), "Save it as CSV"],
    ["a zip archive", "slack.zip", zip("users.json"), "Unpack"],
    ["an old Excel workbook", "a.csv", latin1("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 and so on"), "save it as CSV"],
    ["a Parquet file", "a.csv", latin1("PAR1\x15\0"), "CSV"],
    ["an SQLite database", "a.csv", latin1("SQLite format 3\0 "), "Export"],
    ["a PDF", "a.csv", latin1("%PDF-1.7\n"), "table"],
    ["an image", "a.csv", latin1("\x89PNG\r\n\x1a\n\0\0"), "table"],
    ["compressed with zstd", "a.csv.zst", latin1("\x28\xb5\x2f\xfd\0\0"), "zstd -d"],
  ])("%s in %s", async (what, name, bytes, remedy) => {
    const error = await errorOf(() => recognise(head(name, bytes)));
    expect(error).toMatchObject({ code: "format-unsupported", where: { file: name } });
    expect(error.message).toContain(what);
    expect(error.hint).toContain(remedy);
  });

  test("an empty file has no records", async () => {
    expect(await errorOf(() => recognise(head("a.csv", "")))).toMatchObject({ code: "no-records" });
  });
});

test("an answer settles the format; one that names none lists those there are", async () => {
  expect(recognise(head("a.csv", '{"a":1}'), "csv").id).toBe("csv");
  const error = await errorOf(() => recognise(head("a.csv", "a,b"), "xml"));
  expect(error).toMatchObject({ code: "format-unknown", kind: "arguments", hint: "Formats: csv, json, ndjson." });
});
