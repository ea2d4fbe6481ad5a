import { expect, test } from "vitest";
import { WhotalksError } from "../../src/core/errors.ts";
import type { ByteSource, RecordSink } from "../../src/core/records.ts";
import { createTask, unattended } from "../../src/core/task.ts";
import { defaultSettings } from "../../src/engine/settings.ts";
import { openTables } from "../../src/inputs/tables.ts";
import { newSession } from "../support/session.ts";

/** `npm run test:long` takes the sizes of the threat table; other runs take the same path with less. */
const isLong = process.env["LONG"] === "1";
const limit = 1_800_000;
const encoder = new TextEncoder();

/** A file that is never whole anywhere: pieces made when they are asked for. */
function generated(name: string, pieces: () => Generator<Uint8Array>): ByteSource {
  return {
    name,
    size: Number.NaN,
    stream: () => {
      const source = pieces();
      return new ReadableStream<Uint8Array>({
        pull(controller) {
          const { done, value } = source.next();
          if (done === true) controller.close();
          else controller.enqueue(value);
        },
      }, { highWaterMark: 1 });
    },
  };
}

/** The same piece over and over until there are this many bytes. */
function* repeated(head: string, piece: Uint8Array, bytes: number): Generator<Uint8Array> {
  yield encoder.encode(head);
  for (let written = 0; written < bytes; written += piece.length) yield piece.slice();
}

function countingSink(onBatch: () => void = () => {}): RecordSink & { rows(): number } {
  let rows = 0;
  return {
    columns() {},
    batch(records) {
      rows += records.recordCount;
      onBatch();
    },
    notice() {},
    setAside() { rows++; },
    rows: () => rows,
  };
}

function megabytes(): number {
  return process.memoryUsage().rss / 2 ** 20;
}

test(`1: a CSV of ${isLong ? "5 GB" : "200 MB"} streams: every row is seen, the memory does not grow with it`, async () => {
  const line = "person000001,person000002,2024-01-02T10:00:00Z,\"some words, and more of them\",and a sixth of it\n";
  const piece = encoder.encode(line.repeat(Math.floor((1 << 20) / line.length)));
  const rowsOfPiece = Math.floor((1 << 20) / line.length);
  const bytes = isLong ? 5_368_709_120 : 209_715_200;
  const source = generated("big.csv", () => repeated("from,to,time,text,more\n", piece, bytes));
  const { tables } = await openTables(source, {}, { file: source.name, task: unattended });
  const before = megabytes();
  let peak = 0;
  const sink = countingSink(() => { peak = Math.max(peak, megabytes()); });
  const start = performance.now();
  await tables[0]!.decode(sink, { file: source.name, task: unattended });
  console.info(`sizes: ${(bytes / 2 ** 20).toLocaleString("en")} MB, ${sink.rows().toLocaleString("en")} rows in ${((performance.now() - start) / 1000).toFixed(1)} s, ${(peak - before).toFixed(0)} MB more at the peak`);
  expect(sink.rows()).toBe(Math.ceil(bytes / piece.length) * rowsOfPiece);
  expect(peak - before).toBeLessThan(600);
}, limit);

test("1: opening a file that goes on for ever can be cancelled within a second", async () => {
  const piece = encoder.encode("ann,bob\nbob,cy\n".repeat(10_000));
  const source = generated("endless.csv", () => repeated("from,to\n", piece, Number.POSITIVE_INFINITY));
  const stop = new AbortController();
  let asked = 0;
  setTimeout(() => {
    asked = performance.now();
    stop.abort();
  }, 300);
  const progress: number[] = [];
  await expect(newSession().open([source], { mode: "customers" }, { signal: stop.signal, onProgress: ({ done }) => void progress.push(done) })).rejects.toMatchObject({ code: "cancelled" });
  expect(performance.now() - asked).toBeLessThan(1000);
  expect(progress.length).toBeGreaterThan(1);
  expect(progress).toEqual(progress.toSorted((a, b) => a - b));
}, limit);

test(`2: ${isLong ? "10,000,000 rows of 1,000,000" : "200,000 rows of 20,000"} people: people, ties, messages and their weight are those that were written`, async () => {
  const people = isLong ? 1_000_000 : 20_000;
  const each = 10;
  // Person p writes to the next ten: every number is known beforehand.
  function* pieces(): Generator<Uint8Array> {
    let text = "from,to,weight\n";
    for (let p = 0; p < people; p++) {
      for (let k = 1; k <= each; k++) text += `person${p},person${(p + k) % people},${1 + (k % 2)}\n`;
      if (text.length < 1 << 19) continue;
      yield encoder.encode(text);
      text = "";
    }
    yield encoder.encode(text);
  }
  const engine = newSession();
  const start = performance.now();
  const opened = await engine.open([generated("many.csv", pieces)], { mode: "customers" });
  const seconds = (performance.now() - start) / 1000;
  console.info(`sizes: ${(people * each).toLocaleString("en")} rows, ${people.toLocaleString("en")} people opened in ${seconds.toFixed(1)} s, ${megabytes().toFixed(0)} MB resident`);
  expect(opened).toMatchObject({ people, messages: people * each, tieCount: people * each, rowsRead: people * each, rowsKept: people * each, rowsSetAside: 0, posts: people * each * 1.5 });
  const board = await engine.board(defaultSettings);
  expect(board.network).toMatchObject({ people, ties: people * each, messages: people * each, totalWeight: people * each * 1.5 });
  // Everybody is alike: the cut takes four of five, and all are tied there.
  expect(board.connectors).toMatchObject({ count: people * 0.8, gini: 0 });
}, limit);

test(`3: ${isLong ? "16,777,217" : "70,000"} different names are as many people, or are refused with the limit named`, async () => {
  const people = isLong ? 16_777_218 : 70_000;
  function* pieces(): Generator<Uint8Array> {
    let text = "from,to\n";
    for (let p = 0; p < people; p += 2) {
      text += `p${p},p${p + 1}\n`;
      if (text.length < 1 << 19) continue;
      yield encoder.encode(text);
      text = "";
    }
    yield encoder.encode(text);
  }
  try {
    const opened = await newSession().open([generated("names.csv", pieces)], { mode: "customers" });
    expect(opened).toMatchObject({ people, messages: people / 2, tieCount: people / 2 });
  } catch (error) {
    if (!isLong || !(error instanceof WhotalksError)) throw error;
    expect(error.message).toMatch(/16,777,216|people/);
  }
}, limit);

test("4: 100,000 columns of ten rows are looked at in seconds, and the two that count are found", async () => {
  const more = Array.from({ length: 99_998 }, (_, i) => `field ${i}`);
  const rows = Array.from({ length: 10 }, (_, r) => [`p${r}`, `p${(r + 1) % 10}`, ...more.map((_, c) => `${(r * 7 + c) % 13}`)].join(","));
  const text = encoder.encode(`${["from", "to", ...more].join(",")}\n${rows.join("\n")}\n`);
  const source = generated("wide.csv", () => repeated("", text, 1));
  const start = performance.now();
  const { files } = await newSession().inspect([source], { mode: "customers" });
  const seconds = (performance.now() - start) / 1000;
  console.info(`sizes: 100,000 columns looked at in ${seconds.toFixed(1)} s`);
  expect(files[0]!.columns).toHaveLength(100_000);
  expect(files[0]!.columns.slice(0, 2).map(({ role }) => role)).toEqual(["from", "to"]);
  // Two to three seconds on a free machine; the guard is for what never ends.
  expect(seconds).toBeLessThan(15);
  const opened = await newSession().open([source], { mode: "customers" });
  expect(opened).toMatchObject({ people: 10, messages: 10, tieCount: 10 });
}, limit);

test("4: 100,000 columns under names that say nothing are looked at in seconds too, and who wrote is asked", async () => {
  const names = Array.from({ length: 100_000 }, (_, c) => `field ${c}`).join(",");
  const rows = Array.from({ length: 10 }, (_, r) => Array.from({ length: 100_000 }, (_cell, c) => (r * 7 + c) % 13).join(","));
  const source = generated("nameless.csv", () => repeated("", encoder.encode(`${names}\n${rows.join("\n")}\n`), 1));
  const start = performance.now();
  const { questions } = await newSession().inspect([source], { mode: "customers" });
  const seconds = (performance.now() - start) / 1000;
  console.info(`sizes: 100,000 columns of no known name looked at in ${seconds.toFixed(1)} s`);
  expect(questions.map(({ code }) => code)).toEqual(["columns"]);
  // Two to three seconds on a free machine; the guard is for what never ends.
  expect(seconds).toBeLessThan(15);
}, limit);

test("5: a quote that is never closed before 600 MB more is refused at its own line, after 16 MB", async () => {
  let asked = 0;
  function* pieces(): Generator<Uint8Array> {
    yield encoder.encode('from,to,text\na,b,x\nb,c,x\nc,d,x\nd,e,x\ne,f,x\nf,g,"open\n');
    const piece = encoder.encode("ann,bob,hello\n".repeat(70_000));
    for (; asked < 600 * 2 ** 20; asked += piece.length) yield piece;
  }
  const error = await newSession().open([generated("quote.csv", pieces)], { mode: "customers" }).catch((reason: unknown) => reason);
  expect(error).toBeInstanceOf(WhotalksError);
  expect(error).toMatchObject({ kind: "data", where: { file: "quote.csv", line: 7 } });
  expect(asked).toBeLessThan(100 * 2 ** 20);
}, limit);

test("a reader that lets nothing in between is seen: the clock of cancelling is real", async () => {
  const task = createTask({ now: () => performance.now(), yield: () => new Promise((resolve) => void setImmediate(resolve)), report: () => {}, isCancelled: () => true });
  const until = performance.now() + 60;
  while (performance.now() < until);
  await expect(task.breathe()).rejects.toMatchObject({ code: "cancelled" });
});
