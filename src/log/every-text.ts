import type { TalkLog } from "../core/talk-log.ts";
import type { Task } from "../core/task.ts";

/** Texts that are asked for at once, where each must be fetched. */
const AT_ONCE = 256;

/** Reads every text in the order of messages. Throws as TextStore.read. Cost: one read each, many at a time. */
export async function eachText({ messages: { text, count } }: TalkLog, stage: string, task: Task, visit: (message: number, text: string) => void): Promise<void> {
  if (text === undefined) return;
  for (let first = 0; first < count; first += AT_ONCE) {
    const numbers = Array.from({ length: Math.min(AT_ONCE, count - first) }, (_, i) => first + i);
    const texts = await Promise.all(numbers.map((m) => (text.lengthOf(m) === 0 ? "" : text.read(m))));
    texts.forEach((one, i) => visit(first + i, one));
    await task.breathe({ stage, done: first, total: count, unit: "messages" });
  }
}
