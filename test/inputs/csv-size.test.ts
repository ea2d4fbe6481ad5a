import { expect, test } from "vitest";
import type { RecordSink } from "../../src/core/records.ts";
import { unattended } from "../../src/core/task.ts";
import { csv } from "../../src/inputs/csv/csv.ts";
import { errorOf } from "./decode-help.ts";

const MEGABYTE = 1_048_576;
/** npm run test:long reads the sizes that are promised; otherwise a small part of them. */
const isLong = process.env["LONG"] === "1";

interface Count {
  rows: number;
  cells: number;
  asides: number;
  peak: number;
}

/** A stream that makes its content: `head`, then `piece` until `bytes` have been given. */
function repeating(head: string, piece: string, bytes: number): { readonly stream: ReadableStream<Uint8Array>; readonly copies: number } {
  const one = new TextEncoder().encode(piece);
  const perChunk = Math.max(1, Math.floor(MEGABYTE / one.length));
  const chunk = new Uint8Array(one.length * perChunk);
  for (let i = 0; i < perChunk; i++) chunk.set(one, i * one.length);
  const chunks = Math.ceil(bytes / chunk.length);
  let given = -1;
  const stream = new ReadableStream<Uint8Array>({
    pull(controller) {
      if (given < 0) controller.enqueue(new TextEncoder().encode(head));
      else if (given < chunks) controller.enqueue(chunk.slice());
      else controller.close();
      given++;
    },
  });
  return { stream, copies: chunks * perChunk };
}

async function count(head: string, piece: string, bytes: number): Promise<Count & { readonly copies: number }> {
  const { stream, copies } = repeating(head, piece, bytes);
  const shape = csv.shape({ name: "big.csv", bytes: new TextEncoder().encode(head + piece.repeat(100)), isWhole: false }, {});
  const found: Count = { rows: 0, cells: 0, asides: 0, peak: 0 };
  const sink: RecordSink = {
    columns() {},
    batch(batch) {
      found.rows += batch.recordCount;
      found.cells += batch.cellStart[batch.recordCount]! - batch.cellStart[0]!;
      if (found.rows % 64 === 0) found.peak = Math.max(found.peak, process.memoryUsage.rss());
    },
    notice() {},
    setAside: () => void found.asides++,
  };
  await csv.decode(stream, sink, shape, { file: "big.csv", task: unattended });
  return { ...found, copies };
}

test(`${isLong ? "5 GB" : "32 MB"} stream by slices: every row counted, memory bounded`, async () => {
  const piece = 'ann,ben,2023-01-01T10:00:00Z,"a word, or ""two"" ää"\nben,carl,2023-01-02T10:00:00Z,李小龍\n';
  const before = performance.now();
  const { rows, cells, asides, copies, peak } = await count("from,to,time,text\n", piece, isLong ? 5_368_709_120 : 32 * MEGABYTE);
  const seconds = (performance.now() - before) / 1000;
  console.info(`${rows} rows in ${seconds.toFixed(1)} s, at most ${(peak / 1e9).toFixed(2)} GB of memory`);
  expect([rows, cells, asides]).toEqual([2 * copies, 8 * copies, 0]);
  expect(peak).toBeLessThan(1.5e9);
}, 1_800_000);

test(`a quote opened on line 7 and never closed, then ${isLong ? 600 : 40} MB: refused at that line`, async () => {
  const { stream } = repeating(`from,to,text\n${"ann,ben,x\n".repeat(5)}carl,dora,"never closed\n`, "ann,ben,a row that is swallowed\n", (isLong ? 600 : 40) * MEGABYTE);
  const shape = { encoding: "utf-8", delimiter: ",", hasHeader: true, isUndirected: false, notices: [] };
  const sink: RecordSink = { columns() {}, batch() {}, notice() {}, setAside() {} };
  const error = await errorOf(() => csv.decode(stream, sink, shape, { file: "big.csv", task: unattended }));
  expect(error).toMatchObject({ code: "quote-unclosed", where: { file: "big.csv", line: 7 } });
}, 600_000);

test(`${isLong ? "10,000,000" : "200,000"} rows of names come out as they were made`, async () => {
  const rowCount = isLong ? 10_000_000 : 200_000;
  const people = isLong ? 1_000_000 : 20_000;
  const encoder = new TextEncoder();
  let made = 0;
  const nameOf = (row: number): number => (row * 7919) % people;
  const stream = new ReadableStream<Uint8Array>({
    pull(controller) {
      if (made === 0) controller.enqueue(encoder.encode("from,to\n"));
      let text = "";
      for (let i = 0; i < 10_000 && made < rowCount; i++, made++) text += `p${nameOf(made)},q${nameOf(made + 1)}\n`;
      controller.enqueue(encoder.encode(text));
      if (made === rowCount) controller.close();
    },
  });
  let wrong = 0;
  let rows = 0;
  const sink: RecordSink = {
    columns() {},
    batch({ recordCount, cellStart, from, to, bytes }) {
      for (let r = 0; r < recordCount; r++) {
        const i = cellStart[r]!;
        let number = 0;
        for (let at = from[i]! + 1; at < to[i]!; at++) number = number * 10 + bytes[at]! - 48;
        if (number !== nameOf(rows + r) || cellStart[r + 1]! - i !== 2) wrong++;
      }
      rows += recordCount;
    },
    notice() {},
    setAside: () => void wrong++,
  };
  await csv.decode(stream, sink, { encoding: "utf-8", delimiter: ",", hasHeader: true, isUndirected: false, notices: [] }, { file: "rows.csv", task: unattended });
  expect([rows, wrong]).toEqual([rowCount, 0]);
}, 1_800_000);
