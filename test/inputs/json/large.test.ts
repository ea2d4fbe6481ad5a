import { expect, test } from "vitest";
import type { RecordSink } from "../../../src/core/records.ts";
import { unattended } from "../../../src/core/task.ts";
import { json } from "../../../src/inputs/json/json.ts";

/** `npm run test:long` reads 1 GB; other runs read 16 MB the same way. */
const MEGABYTES = process.env["LONG"] === "1" ? 1024 : 16;

test(`an array of ${MEGABYTES} MB streams: every record is seen and the memory does not grow with it`, { timeout: 1_200_000 }, async () => {
  const encoder = new TextEncoder();
  const record = '{"from":"person1","to":"person2","at":1700000000,"text":"some words and a few more of them"},\n';
  const piece = encoder.encode(record.repeat(Math.floor((1 << 20) / record.length)));
  const perPiece = Math.floor((1 << 20) / record.length);
  let made = 0;
  const stream = new ReadableStream<Uint8Array>({
    start: (controller) => controller.enqueue(encoder.encode("[\n")),
    pull(controller) {
      if (made++ < MEGABYTES) return controller.enqueue(piece.slice());
      controller.enqueue(encoder.encode('{"from":"last","to":"person2"}\n]\n'));
      controller.close();
    },
  }, { highWaterMark: 1 });
  let rows = 0;
  let most = 0;
  const before = process.memoryUsage();
  const sink: RecordSink = {
    columns() {},
    batch(batch) {
      rows += batch.recordCount;
      const { heapUsed, arrayBuffers } = process.memoryUsage();
      most = Math.max(most, heapUsed + arrayBuffers - before.heapUsed - before.arrayBuffers);
    },
    notice() {},
    setAside() {},
  };
  await json.decode(stream, sink, { encoding: "utf-8", delimiter: "", hasHeader: true, isUndirected: false, notices: [] }, { file: "big.json", task: unattended });
  expect(rows).toBe(MEGABYTES * perPiece + 1);
  expect(most / 2 ** 20).toBeLessThan(400);
});
