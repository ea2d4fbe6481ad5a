import { log as logarithm } from "../core/exact-math.ts";
import { NONE, type TalkLog } from "../core/talk-log.ts";

/**
 * How much somebody keeps to few topics: 1 − H ÷ ln k, with H the entropy of their posts over k topics. 1: one topic alone, 0: all alike.
 * NaN below two topics or without posts. A post on two topics counts for both. Source: Shannon 1948, as Theil's evenness.
 */
export function measureSpecialisation(posts: readonly number[], topicCount: number): number {
  let total = 0;
  for (const count of posts) total += count;
  if (topicCount < 2 || !(total > 0)) return Number.NaN;
  let entropy = 0;
  for (const count of posts) if (count > 0) entropy -= (count / total) * logarithm(count / total);
  return Math.max(0, 1 - entropy / logarithm(topicCount));
}

/** The messages of a log as threads: whom each answers, and which is the last of its thread. */
export interface Threads {
  /** First message of the thread each belongs to; itself where it answers nothing. */
  readonly rootOf: Uint32Array;
  /** By root: the last message of the thread, by time, then by position. */
  readonly lastOf: Uint32Array;
}

/** undefined where nothing answers anything. Answers that run in a circle belong to the first that is met. Cost O(messages). */
export function findThreads({ messages }: TalkLog): Threads | undefined {
  const { parent, at, count } = messages;
  if (parent === undefined) return undefined;
  const rootOf = new Uint32Array(count).fill(NONE);
  const path: number[] = [];
  const onPath = new Uint8Array(count);
  for (let m = 0; m < count; m++) {
    let step = m;
    while (rootOf[step] === NONE && onPath[step] === 0) {
      path.push(step);
      onPath[step] = 1;
      const above = parent[step]!;
      if (above === NONE || above === step) break;
      step = above;
    }
    const root = rootOf[step] === NONE ? step : rootOf[step]!;
    for (const one of path) {
      rootOf[one] = root;
      onPath[one] = 0;
    }
    path.length = 0;
  }
  const lastOf = new Uint32Array(count).fill(NONE);
  for (let m = 0; m < count; m++) {
    const root = rootOf[m]!;
    const last = lastOf[root]!;
    if (last === NONE || !(timeOf(at, m) < timeOf(at, last))) lastOf[root] = m;
  }
  return { rootOf, lastOf };
}

function timeOf(at: TalkLog["messages"]["at"], m: number): number {
  return at?.get(m) ?? Number.NaN;
}

/** Who wrote first, among those who wrote on one topic. */
export interface FirstMoves {
  /** People whose first message with a time is earlier than this person's. */
  readonly before: number;
  /** People who have a message with a time. */
  readonly authors: number;
  /** NaN where this person has none. */
  readonly firstAt: number;
}

/** @param own the messages counted are posts, `isPost` tells. Cost O(messages). */
export function findFirstMove({ messages }: TalkLog, person: number, among: Uint32Array, isPost: (m: number) => boolean): FirstMoves {
  const { author, at } = messages;
  const firstOf = new Map<number, number>();
  for (const m of among) {
    const time = timeOf(at, m);
    if (Number.isNaN(time) || !isPost(m)) continue;
    const known = firstOf.get(author[m]!);
    if (known === undefined || time < known) firstOf.set(author[m]!, time);
  }
  const firstAt = firstOf.get(person) ?? Number.NaN;
  let before = 0;
  for (const time of firstOf.values()) if (time < firstAt) before++;
  return { before, authors: firstOf.size, firstAt };
}
