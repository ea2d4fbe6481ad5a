import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { MboxSplitter, type RawMail } from "../../../src/inputs/mail/mbox-split.ts";
import { sharedPath } from "../../support/shared.ts";
import { utf8 } from "../decode-help.ts";
import { countCodes, diskFile, readFirst, readTables } from "../talk-help.ts";

function split(content: string | Uint8Array, chunkBytes = 1000): RawMail[] {
  const bytes = typeof content === "string" ? utf8(content) : content;
  const splitter = new MboxSplitter();
  for (let at = 0; at < bytes.length; at += chunkBytes) splitter.push(bytes.subarray(at, at + chunkBytes));
  splitter.end();
  return splitter.take();
}

const mail = (from: string, rest = "", body = "text\n"): string => `From ${from} Mon Jan  1 10:00:00 2024\nFrom: ${from}\nTo: ben@x.example\nDate: Mon, 1 Jan 2024 10:00:00 +0000\n${rest}\n${body}\n`;
const authors = async (content: string): Promise<string[]> => (await readFirst("a.mbox", content)).records.map(({ from }) => from!);

describe("where a message begins", () => {
  test("two messages", async () => {
    expect(await authors(mail("ann@x.example") + mail("carl@x.example"))).toEqual(["ann@x.example", "carl@x.example"]);
  });

  test.each([
    ["a sentence", "From here on it is easy.\nSubject: not a header\n"],
    ["a sentence after a blank line", "\nFrom here on it is easy.\nand goes on\n"],
    ["one word and a line that is no field", "\nFrom Monday\nwe are closed\n"],
    ["a time without a field after it", "\nFrom ann Mon Jan  1 10:00:00 2024\n\nsaid so\n"],
    ["escaped by a bracket", "\n>From ann Mon Jan  1 10:00:00 2024\nFrom: x@x.example\n"],
    ["at the very end", "\nFrom ann Mon Jan  1 10:00:00 2024"],
  ])("a From line in a text is text: %s", async (_, body) => {
    expect(await authors(mail("ann@x.example", "", body))).toEqual(["ann@x.example"]);
  });

  test.each(["From - \n", "From nobody\n", "From ann@x.example Mon Jan 1 10:00 2024\n", "From ann at x.example  Fri May 22 13:38:22 2015\n", "From ???@??? Mon Jan 01 10:00:00 2024\n", "From 1844347792267117879@xxx Mon Jan 01 10:00:00 +0000 2024\n"])("is a separator: %s", async (marker) => {
    expect(await authors(`${mail("ann@x.example")}${marker}From: dora@x.example\nDate: Mon, 1 Jan 2024 10:00:00 +0000\n\ntext\n`)).toEqual(["ann@x.example", "dora@x.example"]);
  });

  test("Content-Length is believed where a message stands at its end", async () => {
    const quoted = `see:\n\n${mail("quoted@x.example")}end\n\n`;
    const read = await readFirst("a.mbox", mail("ann@x.example", `Content-Length: ${quoted.length}\n`, quoted) + mail("carl@x.example"));
    expect(read.records.map(({ from }) => from)).toEqual(["ann@x.example", "carl@x.example"]);
    expect(countCodes(read.notices)).toMatchObject({ "mbox-from-inside": 1 });
    expect(await authors(mail("ann@x.example", `Content-Length: ${quoted.length}\n`, quoted))).toEqual(["ann@x.example"]);
  });

  test.each([1, 3, 60, 150, 220, 1e6, 9e14])("a Content-Length of %d that lies changes nothing", async (length) => {
    const people = ["ann@x.example", "carl@x.example", "dora@x.example"];
    expect(await authors(people.map((from) => mail(from, `Content-Length: ${length}\n`)).join(""))).toEqual(people);
  });

  test("a length that lies over more messages than are held back changes nothing", async () => {
    const people = Array.from({ length: 300 }, (_, i) => `p${i}@x.example`);
    expect(await authors(mail("ann@x.example", "Content-Length: 900000\n") + people.map((from) => mail(from)).join(""))).toEqual(["ann@x.example", ...people]);
  });

  test("the size of the pieces does not matter", () => {
    const quoted = `see:\n\n${mail("quoted@x.example")}end\n\n`;
    const whole = mail("ann@x.example", `Content-Length: ${quoted.length}\n`, quoted) + mail("carl@x.example").replaceAll("\n", "\r\n") + mail("dora@x.example");
    const expected = split(whole, 1e6);
    expect(expected).toHaveLength(3);
    for (let size = 1; size <= 64; size++) expect(split(whole, size)).toEqual(expected);
  });
});

describe("MimeKit's mailboxes", () => {
  interface Place {
    readonly mboxMarkerOffset: number;
    readonly lineNumber: number;
    readonly beginOffset: number;
    readonly headersEndOffset: number;
    readonly endOffset: number;
  }
  const folder = sharedPath("corpora/mail/UnitTests/TestData/mbox");

  test.runIf(folder !== undefined).each([
    ["content-length", 29],
    ["issue1189", 4],
  ])("%s: every offset and line as in its summary", (name, count) => {
    const found = split(new Uint8Array(readFileSync(`${folder!}/${name}.mbox.txt`)));
    const places = JSON.parse(readFileSync(`${folder!}/${name}.unix-offsets.json`, "utf8")) as Place[];
    expect(found).toHaveLength(count);
    // A message of the summary ends before the line end that belongs to the separator after it.
    expect(found.map(({ markerAt, line, beginsAt, bodyAt, endsAt }, i) => [markerAt, line + 1, beginsAt, bodyAt, i < count - 1 ? endsAt - 1 : endsAt])).toEqual(
      places.map((place) => [place.mboxMarkerOffset, place.lineNumber, place.beginOffset, place.headersEndOffset, place.endOffset]),
    );
  });

  test.runIf(folder !== undefined).each(["content-length", "issue1189"])("%s: authors and subjects as in its summary", async (name) => {
    const summary = readFileSync(`${folder!}/${name}-summary.txt`, "utf8").replace(/ +/g, " ");
    const [read] = await readTables(diskFile(`${folder!}/${name}.mbox.txt`));
    const from = [...summary.matchAll(/^From: (.*)$/gm)].map((match) => /<([^<>]+)>/.exec(match[1]!)?.[1] ?? match[1]!);
    const own = [...read!.records.map((record) => record["from"]!), ...read!.setAside.map(({ value }) => value)];
    // The summary cuts an address with two @ at the second.
    expect(own.map((id) => (id.split("@").length > 2 ? id.slice(0, id.lastIndexOf("@")) : id)).toSorted()).toEqual(from.toSorted());
    const subjects = read!.records.map((record) => record["subject"] ?? "");
    for (const subject of subjects) expect(summary).toContain(subject);
  });
});

describe("archives of mailing lists", () => {
  const folder = sharedPath("data/r-mailing-lists/raw-mbox");

  test.runIf(folder !== undefined).each([
    // Counted with Python's mailbox module.
    ["r-announce-2005.txt", 7, 3, 0],
    ["r-package-devel-2015q2.txt", 187, 59, 149],
  ])("%s: %d messages of %d people, %d replies", async (name, messages, people, replies) => {
    const [read] = await readTables(diskFile(`${folder!}/${name}`));
    expect(read!.records).toHaveLength(messages);
    expect(read!.setAside).toEqual([]);
    expect(read!.records.every(({ from, time }) => from!.includes("@") && !from!.includes(" ") && /^\d{4}-\d\d-\d\dT/.test(time!))).toBe(true);
    expect(new Set(read!.records.map(({ from }) => from)).size).toBe(people);
    expect(read!.records.filter((record) => record["reply to"] !== undefined)).toHaveLength(replies);
  });
});
