import { startOf } from "../core/starts.ts";
import { NONE, type TalkLog } from "../core/talk-log.ts";
import type { RawLog } from "./raw-log.ts";

/**
 * The log with other topics of its messages, all else the same.
 *
 * @param names topics by number; those without a message are left out of the new log
 * @param topicsOf numbers of a message's topics, in any order; one that comes twice counts once
 * Cost: O(messages + topics of messages).
 */
export function retopic(log: TalkLog, names: readonly string[], topicsOf: (message: number) => readonly number[]): TalkLog {
  const { count } = log.messages;
  const start = new Uint32Array(count + 1);
  let of = new Uint32Array(Math.max(16, count));
  let length = 0;
  const seenIn = new Uint32Array(names.length).fill(NONE);
  for (let m = 0; m < count; m++) {
    for (const topic of topicsOf(m)) {
      if (seenIn[topic] === m) continue;
      seenIn[topic] = m;
      if (length === of.length) {
        const larger = new Uint32Array(length * 2);
        larger.set(of);
        of = larger;
      }
      of[length++] = topic;
    }
    start[m + 1] = length;
  }
  const numberOf = new Uint32Array(names.length);
  const topics: string[] = [];
  names.forEach((name, k) => {
    if (seenIn[k] === NONE) return;
    numberOf[k] = topics.length;
    topics.push(name);
  });
  if (length === 0) return { ...log, topics: [], messages: { ...log.messages, topicStart: undefined, topicOf: undefined } };
  const topicOf = topics.length <= 1 << 8 ? new Uint8Array(length) : topics.length <= 1 << 16 ? new Uint16Array(length) : new Uint32Array(length);
  for (let i = 0; i < length; i++) topicOf[i] = numberOf[of[i]!]!;
  return { ...log, topics, messages: { ...log.messages, topicStart: start, topicOf } };
}

/** The numbers of a message's topics in a log. */
export function topicsIn({ messages: { topicStart, topicOf } }: TalkLog, message: number): readonly number[] {
  return topicOf === undefined ? [] : Array.from(topicOf.subarray(startOf(topicStart, message), startOf(topicStart, message + 1)));
}

/**
 * The subject by message on which its thread began, NONE where it has none: of the messages of a thread, or of those that answer each
 * other where no thread is named, the earliest that has a subject; without times the first. Cost: O(messages).
 */
export function threadSubjects({ subject, thread }: Pick<RawLog, "subject" | "thread">, { messages: { count, parent, at } }: TalkLog): Uint32Array {
  const root = new Uint32Array(count).fill(NONE);
  for (let m = 0; m < count; m++) {
    const path: number[] = [];
    let first = m;
    while (root[first] === NONE && parent !== undefined && parent[first] !== NONE && thread.get(first) === NONE) {
      path.push(first);
      first = parent[first]!;
    }
    if (root[first] === NONE) root[first] = first;
    for (const child of path) root[child] = root[first]!;
  }
  // Threads by name behind the messages that begin one without a name.
  const first = new Map<number, number>();
  const keyOf = (m: number): number => {
    const named = thread.get(root[m]!);
    return named === NONE ? root[m]! : count + named;
  };
  for (let m = 0; m < count; m++) {
    if (subject.get(m) === NONE) continue;
    const key = keyOf(m);
    const rival = first.get(key);
    if (rival === undefined || (at !== undefined && at.get(m) < at.get(rival))) first.set(key, m);
  }
  const found = new Uint32Array(count).fill(NONE);
  for (let m = 0; m < count; m++) {
    const message = first.get(keyOf(m));
    if (message !== undefined) found[m] = subject.get(message);
  }
  return found;
}
