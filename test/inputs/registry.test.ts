import { gzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import type { Head } from "../../src/core/records.ts";
import { formatsInFamilies } from "../../src/inputs/families.ts";
import { readHead } from "../../src/inputs/open.ts";
import { allFormats, openedFormats, recognise } from "../../src/inputs/registry.ts";
import { newSession } from "../support/session.ts";
import { errorOf, sourceOf, utf8 } from "./decode-help.ts";

const head = (name: string, content: string | Uint8Array, isWhole = true): Head => ({ name, bytes: typeof content === "string" ? utf8(content) : content, isWhole });
const latin1 = (text: string): Uint8Array => Uint8Array.from(text, (unit) => unit.charCodeAt(0));

test("formats have unique ids, and labels for people", () => {
  const ids = allFormats.map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  expect(ids).toEqual(expect.arrayContaining(["csv", "json", "ndjson", "gexf", "graphml", "gml", "pajek", "dl", "vna", "dot", "lgl", "stack-exchange"]));
  expect(allFormats.filter(({ label }) => label === "")).toEqual([]);
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
    ["gexf", '<?xml version="1.0"?>\n<gexf version="1.3"><graph/></gexf>'],
    ["graphml", '<graphml xmlns="http://graphml.graphdrawing.org/xmlns"><graph/></graphml>'],
    ["stack-exchange", '<posts>\n  <row Id="1" PostTypeId="1" /></posts>'],
    ["gml", 'Creator "me"\ngraph [\n  node [ id 1 ]\n]'],
    ["pajek", '*Vertices 2\n1 "Ann"\n2 "Ben"\n*Arcs\n1 2\n'],
    ["dl", "dl n=2 format=edgelist1\ndata:\n1 2\n"],
    ["vna", "*Node data\nID name\n1 Ann\n"],
    ["dot", "digraph g {\n  a -> b\n}"],
    ["csv", "graph,node\nedge,1\n"],
    ["csv", "*a,b\n1,2\n"],
    ["csv", "dl,n\n1,2\n"],
    ["csv", "<ann@x.org>,<ben@x.org>\n<ben@x.org>,<ann@x.org>\n"],
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
  test.each([
    ["xlsx", "messages.csv", "PK\x03\x04\x14\0\0\0\0\0" + "\0".repeat(16) + "\x0f\0\0\0xl/workbook.xml"],
    ["zip", "slack.csv", "PK\x03\x04\x14\0\0\0\0\0" + "\0".repeat(16) + "\x0a\0\0\0users.json"],
    ["parquet", "a.csv", "PAR1\x15\0"],
    ["arrow", "a.csv", "ARROW1\0\0"],
    ["xlsx", "old.csv", "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 and so on"],
  ])("%s is known by its first bytes in %s", (id, name, bytes) => {
    expect(recognise(head(name, latin1(bytes))).id).toBe(id);
  });

  test.each([
    ["an XML file of a kind that is not known (<rss>)", "a.csv", utf8('<?xml version="1.0"?><rss><channel/></rss>'), "CSV"],
    ["a web page", "a.csv", utf8("<!doctype html>\n<html><body></body></html>"), "CSV"],
    ["a Tulip network", "a.csv", utf8('(tlp "2.3"\n(nodes 0..3))'), "GraphML"],
    ["an SQLite database", "a.csv", latin1("SQLite format 3\0 "), "Export"],
    ["a PDF", "a.csv", latin1("%PDF-1.7\n"), "table"],
    ["an image", "a.csv", latin1("\x89PNG\r\n\x1a\n\0\0"), "table"],
    ["a file compressed twice", "a.csv.zst", latin1("\x28\xb5\x2f\xfd\0\0"), "Decompress it once"],
    ["a file compressed with xz", "a.csv.xz", latin1("\xfd7zXZ\0\0"), "xz -d"],
    ["a file compressed with bzip2", "a.csv.bz2", latin1("BZh91AY&SY"), "bunzip2"],
    ["a 7-Zip archive", "a.7z", latin1("7z\xbc\xaf\x27\x1c\0"), "Unpack"],
    ["a RAR archive", "a.rar", latin1("Rar!\x1a\x07\x01"), "Unpack"],
    ["an old Feather file", "a.feather", latin1("FEA1\0\0"), "CSV"],
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
  expect(error).toMatchObject({ code: "format-unknown", kind: "arguments", hint: `Formats: ${openedFormats.map(({ id }) => id).join(", ")}.` });
});

test("formats that are recognised only to be refused are nowhere said to be opened", async () => {
  const ids = openedFormats.map(({ id }) => id);
  expect(allFormats.map(({ id }) => id).filter((id) => !ids.includes(id))).toEqual(["discord-text", "chat-html"]);
  for (const id of ["discord-text", "chat-html"]) expect((await errorOf(() => recognise(head("a.csv", "a,b"), id))).code).toBe("format-unknown");
  expect((await newSession().catalogue()).formats.map(({ id }) => id)).toEqual(ids);
  expect(recognise(head("chat.html", "<!DOCTYPE html><html><head><title>Exported Data</title></head></html>")).id).toBe("chat-html");
});

test("a file of no known kind is told every family that can be opened, whether it is text or not", async () => {
  expect(formatsInFamilies().toSorted()).toEqual(openedFormats.map(({ id }) => id).toSorted());
  const binary = await newSession().inspect([{ ...sourceOf("a.bin", Uint8Array.from({ length: 400 }, (_, i) => (i * 7919) % 256)) }], { mode: "customers" }).catch((error: unknown) => error);
  for (const kind of ["CSV", "Excel", "Parquet", "Slack", "mbox", "GEXF", "zip"]) expect(binary).toMatchObject({ code: expect.stringMatching(/^binary$|^format-unsupported$/), hint: expect.stringContaining(kind) });
});
