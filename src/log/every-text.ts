import type { TalkLog, TextBatch } from "../core/talk-log.ts";
import type { Task } from "../core/task.ts";

/** Reads every text in the order of messages, many at a time. Throws as TextStore.readFrom. Cost: the bytes between the first and the last text. */
export async function eachText({ messages: { text, count } }: TalkLog, stage: string, task: Task, visit: (batch: TextBatch, first: number) => void): Promise<void> {
  if (text === undefined) return;
  for (let first = 0; first < count; ) {
    const batch = await text.readFrom(first);
    visit(batch, first);
    first += batch.count;
    await task.breathe({ stage, done: Math.min(first, count), total: count, unit: "messages" });
  }
}
