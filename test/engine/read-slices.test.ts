import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import { ownHands, type Pool } from "../../src/core/pool.ts";
import { createRandom } from "../../src/core/random.ts";
import type { ByteSource } from "../../src/core/records.ts";
import type { TalkLog } from "../../src/core/talk-log.ts";
import { createTask, type Progress, unattended } from "../../src/core/task.ts";
import { openBlobRange } from "../../src/engine/blob-range.ts";
import type { OpenOptions } from "../../src/engine/opening.ts";
import type { SessionHost } from "../../src/engine/host.ts";
import { openData } from "../../src/engine/open-data.ts";
import { createPool } from "../../src/engine/pool.ts";
import { fileDigest } from "../../src/engine/digest-job.ts";
import { sliceReader } from "../../src/engine/slice-job.ts";
import { sourceOf as streamed } from "../inputs/decode-help.ts";
import { portWorkers } from "../support/port-workers.ts";

const host: SessionHost = {
  now: () => performance.now(),
  yield: () => new Promise((resolve) => void setImmediate(resolve)),
  sha256: () => {
    const hash = createHash("sha256");
    return { update: (bytes) => void hash.update(bytes), hex: () => hash.digest("hex") };
  },
};

/** A file that can be read from any place, by anybody. */
function sourceOf(name: string, bytes: Uint8Array): ByteSource {
  const blob = new Blob([bytes.slice()]);
  // Streamed in pieces: what lies far inside must not be met with the head.
  return { ...streamed(name, bytes), slice: async (start, end) => bytes.slice(start, end), handle: { kind: "blob", blob } };
}

const pools: Readonly<Record<string, () => Pool>> = {
  "own hands": () => ownHands,
  "2 workers": () => createPool(portWorkers(2, [sliceReader(openBlobRange), fileDigest(openBlobRange, host.sha256)])),
  "5 workers": () => createPool(portWorkers(5, [sliceReader(openBlobRange), fileDigest(openBlobRange, host.sha256)])),
};

/** How often the file was read in parts to its end: counted by what the pool is asked for. */
function counting(pool: Pool): { readonly pool: Pool; readonly counts: { crews: number; parts: number } } {
  const counts = { crews: 0, parts: 0 };
  return {
    counts,
    pool: {
      ...pool,
      open: (kind, shared) => {
        const crew = pool.open(kind, shared);
        if (kind.id !== "read slice") return crew;
        counts.crews++;
        return { close: () => crew.close(), run: (inputs, options) => crew.run(inputs, { ...options, take: async (output, job) => { await options.take(output, job); counts.parts++; } }) };
      },
    },
  };
}

interface Read {
  readonly log: TalkLog;
  readonly texts: readonly string[];
  readonly digests: readonly string[];
}

async function read(text: string | Uint8Array, options: OpenOptions, slicing: Pick<SessionHost, "pool" | "sliceSizes">): Promise<Read> {
  const bytes = typeof text === "string" ? new TextEncoder().encode(text) : text;
  const { log, digests } = await openData([sourceOf("talk.csv", bytes)], { mode: "customers", ...options }, { ...host, ...slicing }, unattended);
  const texts: string[] = [];
  for (let m = 0; m < Math.min(log.messages.count, 3000); m++) texts.push((await log.messages.text?.read(m)) ?? "");
  const { text: _, ...messages } = log.messages;
  return { log: { ...log, messages: { ...messages, text: undefined } }, texts, digests: await digests.take(unattended) };
}

const sizes = (partBytes: number): NonNullable<SessionHost["sliceSizes"]> => ({ leastBytes: 0, partBytes, windowBytes: Math.max(4096, partBytes >> 2) });

/** Reads in one piece and in parts, and compares. @returns how the pool was used */
async function compare(text: string | Uint8Array, options: OpenOptions = {}, partBytes = 50_021, ways: readonly string[] = Object.keys(pools)): Promise<{ crews: number; parts: number }> {
  const whole = await read(text, options, {});
  let counts = { crews: 0, parts: 0 };
  for (const way of ways) {
    const counted = counting(pools[way]!());
    const inParts = await read(text, options, { pool: counted.pool, sliceSizes: sizes(partBytes) });
    expect(inParts, way).toEqual(whole);
    counts = counted.counts;
  }
  return counts;
}

const people = (i: number): string => `person-${(i * 7919) % 997}`;
const line = (i: number, text: string): string => `${people(i)},${people(i * 3 + 1)},2024-01-${String(1 + (i % 28)).padStart(2, "0")}T10:00:${String(i % 60).padStart(2, "0")}Z,${["tea", "coffee", "price"][(i >> 8) % 3]},${text}`;
const table = (count: number, textOf: (i: number) => string): string => `from,to,time,topic,text\n${Array.from({ length: count }, (_, i) => line(i, textOf(i))).join("\n")}\n`;

test("a plain file read in parts is the same log, whatever the size of the parts and the number of workers", async () => {
  const text = table(12_000, (i) => `message ${i} says nothing`);
  for (const partBytes of [20_000, 65_536, 131_073, 400_000]) {
    const { crews, parts } = await compare(text, {}, partBytes);
    expect(crews).toBe(1);
    expect(parts).toBeGreaterThan(text.length / partBytes / 2 - 1);
  }
});

test("line ends and quotes inside texts: parts begin where records do", async () => {
  const random = createRandom(5);
  const pieces = ["\n", "\r\n", '""', ",", "word", "wörter", "a, b, c, d", "\n\n", '"",""', "from,to,time,topic,text", "1,2,3,4,5\n"];
  const textOf = (): string => `"${Array.from({ length: random.below(12) }, () => pieces[random.below(pieces.length)]!).join("")}"`;
  for (const end of ["\n", "\r\n"]) {
    const { crews } = await compare(table(9000, textOf).replaceAll(/\n(?=person-\d+,person-\d+,2024)/g, end), {}, 33_333, ["own hands", "2 workers"]);
    expect(crews).toBeGreaterThan(0);
  }
});

test("a text that looks like rows for longer than a part is no row", async () => {
  const fake = Array.from({ length: 4000 }, (_, i) => line(i, "inside")).join("\n");
  const text = table(4000, (i) => (i === 1500 ? `"${fake}"` : "outside"));
  const { crews } = await compare(text, {}, 40_000);
  expect(crews).toBeGreaterThan(1);
});

test("rows set aside, short rows and what is noticed keep their rows and lines", async () => {
  const text = table(9000, (i) => (i % 700 === 3 ? '5" wide' : i % 901 === 7 ? `"two\nlines"` : `message ${i}`))
    .split("\n")
    .map((row, i) => (i > 5 && i % 1303 === 0 ? row.split(",").slice(0, 3).join(",") : i > 5 && i % 1501 === 0 ? row.replace(/2024-01-\d\d/, "2024-02-31") : i > 5 && i % 1709 === 0 ? `${row},one,more` : i > 5 && i % 1999 === 0 ? `${row},,` : row))
    .join("\n");
  const { crews } = await compare(text, {}, 60_000);
  expect(crews).toBe(1);
  const { log } = await read(text, {}, {});
  expect(log.report.rowsSetAside).toBeGreaterThan(10);
  expect(log.report.notices.length).toBeGreaterThan(2);
});

test("weights, channels, several recipients and topics, names, followers and mentions are the same", async () => {
  const header = "from,author name,followers,to,cc,weight,channel,topic,time,text,views";
  const rows = Array.from({ length: 9000 }, (_, i) => `${people(i)},Name ${i % 31},${i % 211},${people(i * 5)};${people(i * 11)},${i % 9 === 0 ? people(i + 4) : ""},${1 + (i % 3)}${i % 50 === 0 ? ".5" : ""},room ${i % 13},tea;price,${1_700_000_000 + i * 60},hello @${people(i * 13)} and @nobody${i % 5},${i * 3}`);
  const text = `${header}\n${rows.join("\n")}`;
  const roles = ["from", "fromName", "followers", "to", "cc", "weight", "channel", "topic", "time", "text", "reach"] as const;
  await compare(text, { files: [{ roles }] }, 70_000);
  await compare(text, { files: [{ roles }], merge: [{ into: "person-1", ids: ["person-2", "person-3"] }], exclude: ["person-9", "absent"] }, 70_000, ["2 workers"]);
  await compare(text, { files: [{ roles }], topics: { dictionary: [{ topic: "greeting", terms: ["hello", "good day"] }] }, ties: ["addressed", "mention"] }, 70_000, ["2 workers"]);
  await compare(text, { files: [{ roles }], mode: "employees" }, 70_000, ["2 workers"]);
});

test("cells that the first rows do not foretell are read alike: late decimals and late separators", async () => {
  const rows = Array.from({ length: 9000 }, (_, i) => `${people(i)};${i > 7000 ? `${people(i + 1)},${people(i + 2)}` : people(i + 1)};${i > 6000 ? "1,5" : "2"};some words to fill the row`);
  await compare(`from;to;weight;text\n${rows.join("\n")}\n`, {}, 60_000);
});

test.each([
  ["a line of totals at the end", (text: string) => `${text}Total,,,,9000\n`],
  ["a second table", (text: string) => `${text}\nid,name\n1,Ann\n2,Bob\n`],
  ["blank lines between rows", (text: string) => text.replaceAll(/(person-5,.*\n)/g, "$1\n")],
  ["an open quote", (text: string) => `${text}person-1,person-2,2024-01-01,tea,"never closed\nand on\n`],
  ["a row cut off at the end", (text: string) => `${text}person-1,person-2,2024`],
  ["no line end at the end", (text: string) => text.slice(0, -1)],
  ["the header again", (text: string) => text.replace(/(person-77,.*\n)/, "$1from,to,time,topic,text\n")],
  ["a byte order mark", (text: string) => `\ufeff${text}`],
  ["comments", (text: string) => `# made up\n${text}`],
  ["ids spelled in two ways", (text: string) => text.replace("person-78,", "Jose\u0301,").replace("person-79,", "José,")],
  ["an id behind a byte order mark", (text: string) => text.replace("person-78,", "\ufeffperson-78,")],
  ["rows that say nothing", (text: string) => text.replace(/(person-80,.*\n)/, "$1,,,,\n")],
])("%s: as read in one piece", async (_, change) => {
  await compare(change(table(9000, (i) => `message ${i}`)), {}, 50_000, ["own hands", "2 workers"]);
});

test("what is no UTF-8 far inside is refused with its line, as in one piece", async () => {
  const bytes = new TextEncoder().encode(table(30_000, (i) => `message ${i}`));
  // Farther than what the file is recognised by.
  bytes[1_500_000] = 0xe9;
  const refused = await read(bytes, {}, {}).catch((error: unknown) => error);
  for (const way of Object.keys(pools)) {
    const { pool, counts } = counting(pools[way]!());
    expect(await read(bytes, {}, { pool, sliceSizes: sizes(50_000) }).catch((error: unknown) => error), way).toEqual(refused);
    // No other border makes it better.
    expect(counts.crews, way).toBe(1);
  }
});

test("rows that depend on each other are read in one piece: message ids", async () => {
  const rows = Array.from({ length: 9000 }, (_, i) => `m${i >> 1},${people(i >> 1)},${people(i * 3)},some words to fill the row`);
  const { crews } = await compare(`message id,from,to,text\n${rows.join("\n")}\n`, { files: [{ roles: ["messageId", "from", "to", "text"] }] }, 50_000, ["2 workers"]);
  expect(crews).toBe(0);
});

test.each(Array.from({ length: 12 }, (_, i) => i + 1))("random tables, seed %i: one piece and parts give the same", async (seed) => {
  const random = createRandom(seed);
  const delimiter = [",", ";", "\t", "|"][seed % 4]!;
  const odd = ["\n", '""', delimiter, "x", "ü", " ", "'", "\r\n", "@ann", "#", "1.5", "a,b;c"];
  const cell = (): string => {
    const text = Array.from({ length: random.below(8) }, () => odd[random.below(random.below(4) === 0 ? odd.length : 6)]!).join("");
    return /["\n\r]/.test(text) || text.includes(delimiter) || random.below(3) === 0 ? `"${text}"` : text;
  };
  const rows = Array.from({ length: 11_000 }, (_, i) => {
    const cells = [people(i * seed), people(i + seed), cell(), random.below(400) === 0 ? "wrong" : `2023-05-${String(1 + (i % 28)).padStart(2, "0")}`, cell()];
    if (random.below(2000) === 0) cells.pop();
    return cells.join(delimiter);
  });
  await compare(["from", "to", "note", "time", "text"].join(delimiter) + "\n" + rows.join("\n") + "\n", { files: [{ roles: ["from", "to", "ignore", "time", "text"] }] }, 20_000 + random.below(90_000), ["own hands", "2 workers"]);
});

test("reading in parts reports growing progress and can be cancelled", async () => {
  const bytes = new TextEncoder().encode(table(40_000, (i) => `message ${i} says nothing`));
  const reports: Progress[] = [];
  let isCancelled = false;
  // A clock that goes on with every look: how fast this machine is does not matter.
  let clock = 0;
  const task = (): ReturnType<typeof createTask> => createTask({ now: () => (clock += 5), yield: host.yield, report: (progress) => reports.push(progress), isCancelled: () => isCancelled });
  const slicing = { pool: pools["2 workers"]!(), sliceSizes: sizes(50_000) };
  await openData([sourceOf("talk.csv", bytes)], { mode: "customers" }, { ...host, ...slicing }, task());
  const rows = reports.filter(({ stage }) => stage === "Reading");
  expect(rows.length).toBeGreaterThan(1);
  expect(rows.map(({ done }) => done)).toEqual(rows.map(({ done }) => done).toSorted((a, b) => a - b));
  for (const { done, total, unit } of rows) expect([done <= total, total > 30_000, total < 50_000, unit]).toEqual([true, true, true, "rows"]);
  isCancelled = true;
  await expect(openData([sourceOf("talk.csv", bytes)], { mode: "customers" }, { ...host, ...slicing }, task())).rejects.toMatchObject({ code: "cancelled" });
});

test("a file that changes while its parts are read is refused", async () => {
  const bytes = new TextEncoder().encode(table(20_000, (i) => `message ${i}`));
  const source = sourceOf("talk.csv", bytes);
  const shorter: ByteSource = { ...source, handle: { kind: "blob", blob: new Blob([bytes.slice(0, -500)]) } };
  await expect(openData([shorter], { mode: "customers" }, { ...host, pool: pools["2 workers"]!(), sliceSizes: sizes(50_000) }, unattended)).rejects.toMatchObject({ code: "file-unreadable" });
});
