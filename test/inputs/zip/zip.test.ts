import { gzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { errorOf, utf8 } from "../decode-help.ts";
import { fileOf, readTables } from "../table-help.ts";
import { makeZip, type MemberToWrite } from "./make-zip.ts";

const table = "from,to\nann,ben\n";
const zipOf = (members: readonly MemberToWrite[]) => fileOf("a.zip", makeZip(members));

test("every file in it that can be opened is a table, called by its name; what a table says comes along", async () => {
  const read = await readTables(zipOf([
    { name: "one.csv", content: table },
    { name: "sub/" },
    { name: "sub/two.json", content: '[{"from":"cy","to":"di"}]' },
    { name: "sub/three.csv.gz", content: new Uint8Array(gzipSync("from;to\neve;fay\n")) },
  ]));
  expect(read.map(({ part, columns, cells }) => [part, columns, cells])).toEqual([
    ["one.csv", ["from", "to"], [["ann", "ben"]]],
    ["sub/two.json", ["from", "to"], [["cy", "di"]]],
    ["sub/three.csv.gz", ["from", "to"], [["eve", "fay"]]],
  ]);
});

test("the only table goes by the name of the archive", async () => {
  const read = await readTables(zipOf([{ name: "one.csv", content: table }]));
  expect(read.map(({ part, cells, notices }) => [part, cells, notices])).toEqual([["", [["ann", "ben"]], []]]);
});

test("what holds no table is named and left out: by its name, or by what is in it", async () => {
  const members = [
    { name: "__MACOSX/._one.csv", content: "\0\x05\x16" }, { name: ".DS_Store", content: "\0" }, { name: "photos/a.jpg", content: "\xff" }, { name: "README.md", content: "# read" },
    { name: "notes.txt", content: "just a note\nand another\n" }, { name: "empty.csv", content: "" }, { name: "data.dat", content: Uint8Array.from({ length: 500 }, (_, i) => (i * 7919) % 256) },
    { name: "scan", content: "%PDF-1.7\n" }, { name: "link.csv", content: "/etc/passwd", madeBy: 0x314, attributes: 0xa1ff * 65_536 }, { name: "one.csv", content: table },
  ];
  const [read, ...more] = await readTables(zipOf(members));
  expect(more).toEqual([]);
  expect(read!.notices).toMatchObject([{ code: "members-left-out", severity: "info", count: 9, file: "a.zip" }]);
  expect(read!.notices[0]!.message).toBe(
    '9 of 10 files in the archive hold no table and were not read: "__MACOSX/._one.csv" (left by the system), ".DS_Store" (left by the system), "photos/a.jpg" (an image), "README.md" (a document), ' +
      '"notes.txt" (text without columns), "empty.csv" (no records), "data.dat" (no text), "scan" (a PDF), "link.csv" (a link).',
  );
});

test("archives inside: one in another is opened, one in that is not", async () => {
  const inner = makeZip([{ name: "x.csv", content: table }, { name: "y.csv", content: table }]);
  const middle = makeZip([{ name: "in.zip", content: inner }, { name: "z.csv", content: table }]);
  expect((await readTables(zipOf([{ name: "in.zip", content: inner }, { name: "b.csv", content: table }]))).map(({ part }) => part)).toEqual(["in.zip/x.csv", "in.zip/y.csv", "b.csv"]);
  expect((await readTables(fileOf("a.zip.gz", new Uint8Array(gzipSync(makeZip([{ name: "in.zip", content: inner }])))))).map(({ part }) => part)).toEqual(["x.csv", "y.csv"]);
  expect(await errorOf(() => readTables(zipOf([{ name: "mid.zip", content: middle }])))).toMatchObject({ code: "nested-too-deep", where: { file: "a.zip" } });
});

test("an answer about the format is about the archive, not about what is in it", async () => {
  expect((await readTables(zipOf([{ name: "one.csv", content: table }]), { format: "zip" }))[0]!.cells).toEqual([["ann", "ben"]]);
});

test("an encoding that was named is meant for the members that need it", async () => {
  const latin = Uint8Array.from("from,to\nRen\xe9,Zo\xeb\n", (unit) => unit.charCodeAt(0));
  const members = [{ name: "a.csv", content: "from,to\nJörg,Zoë\n" }, { name: "b.csv", content: latin }, { name: "c.csv", content: new Uint8Array(Buffer.from("\ufefffrom,to\nÄnn,Zoë\n", "utf16le")) }];
  expect((await readTables(zipOf(members), { encoding: "windows-1252" })).map(({ cells }) => cells)).toEqual([[["Jörg", "Zoë"]], [["René", "Zoë"]], [["Änn", "Zoë"]]]);
  expect(await errorOf(() => readTables(zipOf(members)))).toMatchObject({ code: "encoding", where: { file: "a.zip", member: "b.csv" } });
});

describe("is refused as a whole", () => {
  test.each([
    ["nothing that can be opened", [{ name: "a.jpg" }, { name: "b.pdf" }], "archive-nothing", "a.zip: no file in the archive can be opened. It holds \"a.jpg\" (an image), \"b.pdf\" (a PDF)."],
    ["nothing at all", [], "archive-nothing", "a.zip: no file in the archive can be opened. The archive is empty."],
    ["an encrypted table", [{ name: "one.csv", content: table, flags: 1 }], "zip-encrypted", "a.zip: \"one.csv\" in the zip archive is encrypted."],
    ["a table that cannot be read", [{ name: "one.csv", content: table }, { name: "two.csv", content: new Uint8Array([...utf8("from,to\nann,"), 0xe9, 0x2c, 10]) }], "encoding", "a.zip/two.csv: line 2, byte 5"],
    ["a Word document", [{ name: "[Content_Types].xml" }, { name: "word/document.xml" }], "format-unsupported", "a.zip: this is a Word document"],
    ["an OpenDocument sheet", [{ name: "mimetype", content: "application/vnd.oasis.opendocument.spreadsheet" }, { name: "content.xml" }], "format-unsupported", "a.zip: this is an OpenDocument file (.ods)"],
  ])("%s", async (_, members, code, message) => {
    const error = await errorOf(() => readTables(zipOf(members)));
    expect(error).toMatchObject({ code, where: { file: "a.zip" } });
    expect(error.message).toContain(message);
  });

  test("a member that cannot be read far behind its beginning is named as one", async () => {
    const content = new Uint8Array([...utf8(`from,to\n${"ann,ben\n".repeat(50_000)}`), 0xe9, 0x2c, 0x61, 10]);
    const error = await errorOf(() => readTables(zipOf([{ name: "a.csv", content: table }, { name: "b.csv", content }])));
    expect(error).toMatchObject({ code: "encoding", where: { file: "a.zip", member: "b.csv", line: 50_002 } });
    expect(error.message).toContain("a.zip/b.csv: line 50002");
  });

  test("a member that is damaged far behind its beginning: when it is read", async () => {
    const long = `from,to\n${Array.from({ length: 60_000 }, (_, i) => `p${i},q${(i * 7919) % 60_000}`).join("\n")}\n`;
    expect(await errorOf(() => readTables(zipOf([{ name: "a.csv", content: table }, { name: "long.csv", content: long, crc: 1 }])))).toMatchObject({ code: "zip-crc", where: { file: "a.zip", member: "long.csv" } });
  });
});
