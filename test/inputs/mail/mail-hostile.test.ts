import { readFileSync, readdirSync } from "node:fs";
import { expect, test } from "vitest";
import { unattended } from "../../../src/core/task.ts";
import type { ByteSource } from "../../../src/core/records.ts";
import { decodeWords } from "../../../src/inputs/mail/encoded-words.ts";
import { parseAddresses } from "../../../src/inputs/mail/addresses.ts";
import { readMediaType } from "../../../src/inputs/mail/mail-header.ts";
import { openTables } from "../../../src/inputs/tables.ts";
import { sharedPath } from "../../support/shared.ts";
import { errorOf, utf8 } from "../decode-help.ts";
import { memoryFile, readTables } from "../talk-help.ts";

/** A file whose bytes are made while they are read. */
function generated(name: string, parts: () => Generator<Uint8Array>): ByteSource {
  return {
    name,
    size: Number.NaN,
    stream: () => {
      const chunks = parts();
      return new ReadableStream<Uint8Array>({
        pull(controller) {
          const { done, value } = chunks.next();
          if (done === true) controller.close();
          else controller.enqueue(value);
        },
        cancel: () => void chunks.return(undefined),
      });
    },
  };
}

async function countRows(source: ByteSource): Promise<{ rows: number; peak: number }> {
  const { tables } = await openTables(source, {}, { file: source.name, task: unattended });
  let rows = 0;
  let peak = 0;
  const task = {
    breathe: async () => {
      peak = Math.max(peak, process.memoryUsage().heapUsed + process.memoryUsage().arrayBuffers);
    },
  };
  await tables[0]!.decode({ columns() {}, batch: (batch) => void (rows += batch.recordCount), notice() {}, setAside() {} }, { file: source.name, task });
  return { rows, peak };
}

const long = process.env["LONG"] !== undefined;

test(`an attachment of ${long ? "2 GB" : "64 MB"} streams past in constant memory`, { timeout: 600_000 }, async () => {
  const line = `${"QUJD".repeat(19)}\n`;
  const chunk = utf8(line.repeat(13_600));
  const chunks = Math.ceil((long ? 2_147_483_648 : 67_108_864) / chunk.length);
  const source = generated("big.mbox", function* () {
    for (const name of ["ann", "ben"]) {
      yield utf8(`From ${name} Mon Jan  1 10:00:00 2024\nFrom: ${name}@x.example\nTo: carl@x.example\nDate: Mon, 1 Jan 2024 10:00:00 +0000\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b\n\n--b\n\ntext\n--b\nContent-Type: application/zip\nContent-Transfer-Encoding: base64\n\n`);
      if (name === "ann") for (let i = 0; i < chunks; i++) yield chunk;
      yield utf8("--b--\n\n");
    }
  });
  const before = process.memoryUsage().heapUsed + process.memoryUsage().arrayBuffers;
  const { rows, peak } = await countRows(source);
  expect(rows).toBe(2);
  expect(peak - before).toBeLessThan(60_000_000);
});

test(`one line of ${long ? "2 GB" : "64 MB"} streams past in constant memory`, { timeout: 600_000 }, async () => {
  const chunk = utf8("QUJD".repeat(262_144));
  const source = generated("line.mbox", function* () {
    yield utf8("From - \nFrom: ann@x.example\nDate: Mon, 1 Jan 2024 10:00:00 +0000\n\n");
    for (let i = 0; i < (long ? 2048 : 64); i++) yield chunk;
  });
  const before = process.memoryUsage().heapUsed + process.memoryUsage().arrayBuffers;
  const { rows, peak } = await countRows(source);
  expect(rows).toBe(1);
  expect(peak - before).toBeLessThan(60_000_000);
});

test("a chain of 100,000 answers is read without recursion", { timeout: 60_000 }, async () => {
  const mails = Array.from({ length: 100_000 }, (_, n) => `From - \nFrom: p${n % 7}@x.example\nDate: Mon, 1 Jan 2024 10:00:00 +0000\nMessage-ID: <${n}@x>\n${n > 0 ? `In-Reply-To: <${n - 1}@x>\n` : ""}\n\n`);
  const [read] = await readTables(memoryFile("chain.mbox", mails.join("")));
  expect(read!.records).toHaveLength(100_000);
  expect(read!.records.at(-1)).toMatchObject({ "reply to": "99998@x", thread: "0@x" });
});

test("a header of 5,000 recipients is read whole", async () => {
  const to = Array.from({ length: 5000 }, (_, n) => `p${n}@x.example`).join(",\n ");
  const [read] = await readTables(memoryFile("a.eml", `From: ann@x.example\nTo: ${to}\nDate: Mon, 1 Jan 2024 10:00:00 +0000\nSubject: a\n\n`));
  expect(read!.records[0]!["to"]!.split(";")).toHaveLength(5000);
});

test("a header beyond 4 MB is cut, and said so", async () => {
  const source = memoryFile("a.mbox", `From - \nFrom: ann@x.example\nDate: Mon, 1 Jan 2024 10:00:00 +0000\n${"X-Filler: 0123456789012345678901234567890123456789\n".repeat(100_000)}To: ben@x.example\n\ntext\n`);
  const [read] = await readTables(source);
  expect(read!.notices.map(({ code }) => code)).toContain("header-cut");
});

test("a file without a message is refused", async () => {
  expect(await errorOf(() => readTables(memoryFile("a.mbox", "nothing here\n"), "mbox"))).toMatchObject({ code: "no-records" });
});

const messages = sharedPath("corpora/mail/UnitTests/TestData/messages");

test.runIf(messages !== undefined)("MimeKit's odd messages open as mail, one each", async () => {
  const names = readdirSync(messages!);
  expect(names).toHaveLength(32);
  const read = await Promise.all(names.map(async (name) => (await readTables(memoryFile(name, new Uint8Array(readFileSync(`${messages!}/${name}`)))))[0]!));
  expect(read.map(({ rowsRead }) => rowsRead)).toEqual(names.map(() => 1));
  expect(read.filter(({ format }) => format === "mbox").map((_, i) => names[read.findIndex(({ format }) => format === "mbox") + i])).toEqual(["multipart-digest.txt"]);
  // Reports of delivery and receipts.
  expect(read.filter(({ setAside }) => setAside.length > 0)).toHaveLength(9);
  expect(read.find((_, i) => names[i] === "japanese.txt")!.records[0]!["subject"]).toBe("日本語メールテスト (testing Japanese emails)");
});

const seeds = sharedPath("corpora/go-fuzz-corpus/mime/corpus");

test.runIf(seeds !== undefined)("the seeds of go-fuzz crash nothing", async () => {
  const faults = { unknownCharsets: 0, charset: "" };
  for (const name of readdirSync(seeds!)) {
    const bytes = new Uint8Array(readFileSync(`${seeds!}/${name}`));
    const text = new TextDecoder().decode(bytes);
    decodeWords(text, faults);
    parseAddresses(text, faults);
    const { parameter } = readMediaType(text);
    expect(typeof parameter("charset")).toBe("string");
    const field = text.replace(/[\r\n]/g, " ");
    await readTables(memoryFile("a.eml", `From: ${field}\nContent-Type: ${field}\nSubject: ${field}\n\n${text}`));
    for (const format of ["eml", "mbox"]) await readTables(memoryFile("a", bytes), format).catch((error: unknown) => expect(error).toMatchObject({ name: "WhotalksError" }));
  }
});
