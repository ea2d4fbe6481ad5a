import type { TalkLog, TextBatch } from "../core/talk-log.ts";
import type { Task } from "../core/task.ts";

/** Bytes that are handed over together: what is done with them in plain code takes some 20 ms, so that a pause or a cancel never waits longer. */
const PIECE_BYTES = 1 << 18;

/** Reads every text in the order of messages, many at a time. Throws as TextStore.readFrom. Cost: the bytes between the first and the last text. */
export async function eachText({ messages: { text, count } }: TalkLog, stage: string, task: Task, visit: (batch: TextBatch, first: number) => void): Promise<void> {
  if (text === undefined) return;
  for (let first = 0; first < count; ) {
    const batch = await text.readFrom(first);
    for (let k = 0; k < batch.count; ) {
      const end = pieceEnd(batch, k);
      visit({ count: end - k, bytes: batch.bytes, from: batch.from.subarray(k, end), to: batch.to.subarray(k, end) }, first + k);
      k = end;
      await task.breathe({ stage, done: Math.min(first + k, count), total: count, unit: "messages" });
    }
    first += batch.count;
  }
}

/** Where the piece that begins with text `first` ends: at least one text. */
function pieceEnd({ from, to, count }: TextBatch, first: number): number {
  let bytes = 0;
  let k = first;
  do {
    bytes += to[k]! - from[k]!;
    k++;
  } while (k < count && bytes < PIECE_BYTES);
  return k;
}
