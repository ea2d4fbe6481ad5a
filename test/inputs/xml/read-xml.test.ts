import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { WhotalksError } from "../../../src/core/errors.ts";
import { createTask, unattended } from "../../../src/core/task.ts";
import { readXml } from "../../../src/inputs/xml/read-xml.ts";
import { sharedPath } from "../../support/shared.ts";
import { errorOf, sourceOf, utf8 } from "../decode-help.ts";

/** What is told of a document: `<a x=1>@line`, texts, `</a>`. */
async function told(content: string | Uint8Array, options: { chunkBytes?: number; encoding?: string } = {}): Promise<string[]> {
  const events: string[] = [];
  const bytes = typeof content === "string" ? utf8(content) : content;
  await readXml(sourceOf("a.xml", bytes, options.chunkBytes).stream(), "a.xml", {
    open: (name, attributes, line) => events.push(`<${[name, ...Object.entries(attributes).map(([key, value]) => `${key}=${value}`)].join(" ")}>@${line}`),
    text: (text) => events.push(text),
    close: (name) => events.push(`</${name}>`),
  }, { task: unattended, ...(options.encoding === undefined ? {} : { encoding: options.encoding }) });
  return events;
}

const utf16 = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, "utf16le"));
const latin1 = (text: string): Uint8Array => Uint8Array.from(text, (unit) => unit.charCodeAt(0));

test("tags, attributes, texts and CDATA come in order, with the line a tag begins on", async () => {
  expect(await told('<?xml version="1.0"?>\n<a x="1"><!-- no --><b\n  y="&lt;2&#65;"/>t &amp; <![CDATA[<u>]]></a>')).toEqual([
    "<a x=1>@2", "<b y=<2A>@2", "</b>", "t & ", "<u>", "</a>",
  ]);
});

test("names lose their prefix, names of attributes keep it", async () => {
  expect(await told('<y:a xmlns:y="u" r:id="1"/>')).toEqual(["<a xmlns:y=u r:id=1>@1", "</a>"]);
});

test("attributes named like members of every object are ordinary", async () => {
  const events = await told('<a __proto__="1" constructor="2" toString="3"/>');
  expect(events[0]).toBe("<a __proto__=1 constructor=2 toString=3>@1");
  expect(({} as Record<string, unknown>)["1"]).toBeUndefined();
});

test("chunks of every size give the same", async () => {
  const text = '<?xml version="1.0" encoding="utf-8"?>\r\n<ä ö="李小龍&#x1F600;">\r\nso\r\n<b/>…</ä>\r\n';
  const whole = await told(text);
  expect(whole).toContain("<ä ö=李小龍😀>@2");
  for (let size = 1; size < 40; size++) expect(await told(text, { chunkBytes: size })).toEqual(whole);
});

describe("encodings", () => {
  const text = '<?xml version="1.0" encoding="NAME"?><a b="é"/>';
  test.each([
    ["UTF-8 with a byte order mark", utf8(`\ufeff${text.replace("NAME", "UTF-8")}`)],
    ["UTF-16 with a byte order mark", utf16(`\ufeff${text.replace("NAME", "UTF-16")}`)],
    ["UTF-16 without", utf16(text.replace("NAME", "UTF-16"))],
    ["big-endian", new Uint8Array(Buffer.from(`\ufeff${text.replace("NAME", "UTF-16")}`, "utf16le").swap16())],
    ["ISO-8859-1 by the declaration", latin1(text.replace("NAME", "ISO-8859-1"))],
    ["UTF-8 that says UTF-16", utf8(text.replace("NAME", "utf-16"))],
    ["UTF-8 by default", utf8('<a b="é"/>')],
  ])("%s", async (_, bytes) => {
    expect((await told(bytes))[0]).toBe("<a b=é>@1");
  });

  test("an answer stands over the declaration", async () => {
    expect((await told(latin1(text.replace("NAME", "UTF-8")), { encoding: "windows-1252" }))[0]).toBe("<a b=é>@1");
  });

  test("a byte that does not belong there is refused with its line", async () => {
    expect(await errorOf(() => told(latin1('<a>\n<b c="é"/></a>')))).toMatchObject({ code: "encoding", where: { file: "a.xml", line: 2 } });
  });

  test("an unknown encoding is named", async () => {
    const error = await errorOf(() => told(text.replace("NAME", "x-klingon")));
    expect(error.code).toBe("encoding-unsupported");
    expect(error.message).toContain("x-klingon");
  });
});

describe("refused with line and column", () => {
  test.each([
    ["nothing", "", "xml-broken", 1],
    ["cut inside a tag", "<a>\n<b c=", "xml-broken", 2],
    ["cut between tags", "<a>\n<b/>\n", "xml-broken", 3],
    ["a wrong end tag", "<a>\n</b></a>", "xml-broken", 2],
    ["text after the root", "<a/>\nx", "xml-broken", 2],
    ["two roots", "<a/>\n<b/>", "xml-broken", 2],
    ["an attribute twice", '<a\nb="1" b="2"/>', "xml-broken", 2],
    ["an attribute without quotes", "<a>\n<b c=1/></a>", "xml-broken", 2],
    ["an unknown entity", "<a>\n&nbsp;</a>", "xml-broken", 2],
    ["an entity named like a member of every object", "<a>\n&constructor;</a>", "xml-broken", 2],
    ["a control character", "<a>\n\u0001</a>", "xml-broken", 2],
    ["a reference to a control character", "<a>\n&#0;</a>", "xml-broken", 2],
    ["a bare document type", "<!DOCTYPE a>\n<a/>", "xml-doctype", 1],
    ["an external one", '\n<!DOCTYPE a SYSTEM "file:///etc/passwd">\n<a/>', "xml-doctype", 2],
    ["an internal one", '<!DOCTYPE a [\n<!ENTITY b "c">]>\n<a>&b;</a>', "xml-doctype", 2],
    ["257 elements inside each other", `${"<a>\n".repeat(257)}${"</a>".repeat(257)}`, "xml-too-deep", 257],
  ])("%s", async (_, text, code, line) => {
    const error = await errorOf(() => told(text));
    expect(error).toMatchObject({ code, where: { file: "a.xml", line } });
    expect(error.where.column).toMatch(/^\d+$/);
    expect(error.hint).not.toBe("");
  });

  test("256 elements inside each other are read", async () => {
    expect(await told(`${"<a>".repeat(256)}${"</a>".repeat(256)}`)).toHaveLength(512);
  });

  test("100,000 elements inside each other are refused at once", async () => {
    expect((await errorOf(() => told("<a>".repeat(100_000)))).code).toBe("xml-too-deep");
  });

  test.each([["<a>", "x"], ["<a b='", "x"], ["<", "a"], ["<a><!--", "x"], ["<!DOCTYPE ", "x"], ["<a ", "b='c' b='c'\n"]])("%s without an end is refused before it fills the memory", async (start, filling) => {
    const error = await errorOf(() => told(start + filling.repeat(17_000_000 / filling.length)));
    expect(error.code).toBe("xml-too-long");
  });
});

test("what the handler throws ends the reading, and the stream is let go", async () => {
  let cancelled = false;
  const stream = new ReadableStream<Uint8Array>({
    pull: (controller) => controller.enqueue(utf8("<a>".padEnd(100_000))),
    cancel: () => void (cancelled = true),
  });
  const stop = new WhotalksError("stop", "enough");
  expect(await errorOf(() => readXml(stream, "a.xml", { open: () => { throw stop; } }, { task: unattended }))).toBe(stop);
  expect(cancelled).toBe(true);
});

test("a long file can be cancelled", async () => {
  let now = 0;
  let isCancelled = false;
  const task = createTask({ now: () => (now += 50), yield: async () => {}, report: ({ done }) => void (isCancelled = done > 200_000), isCancelled: () => isCancelled });
  const bytes = utf8(`<a>${"<b/>".repeat(200_000)}</a>`);
  expect((await errorOf(() => readXml(sourceOf("a.xml", bytes).stream(), "a.xml", { open() {} }, { task }))).code).toBe("cancelled");
});

describe("attacks", () => {
  const folder = sharedPath("corpora/xml-attacks/xmltestdata");
  const names = folder === undefined ? [] : readdirSync(folder).filter((name) => readFileSync(join(folder, name), "latin1").includes("<!DOCTYPE"));
  test.runIf(folder !== undefined)("there are eight with a document type", () => expect(names).toHaveLength(8));
  test.each(names)("%s is refused before anything is expanded", async (name) => {
    const before = performance.now();
    expect((await errorOf(() => told(new Uint8Array(readFileSync(join(folder!, name)))))).code).toBe("xml-doctype");
    expect(performance.now() - before).toBeLessThan(1000);
  });
});

const seeds = sharedPath("corpora/go-fuzz-corpus/xml");
test.runIf(seeds !== undefined)("815 seeds of a fuzzer are read or refused with a line", async () => {
  const paths = readdirSync(seeds!, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  expect(paths.length).toBeGreaterThan(800);
  let read = 0;
  for (const { parentPath, name } of paths) {
    try {
      await told(new Uint8Array(readFileSync(join(parentPath, name))));
      read++;
    } catch (error) {
      if (!(error instanceof WhotalksError)) throw error;
      if (error.code.startsWith("xml-")) expect(error.where.line).toBeGreaterThan(0);
      expect(["xml-broken", "xml-doctype", "xml-too-deep", "encoding", "encoding-unsupported", "binary"]).toContain(error.code);
    }
  }
  expect(read).toBeGreaterThan(5);
}, 120_000);
