import { startOf } from "../core/starts.ts";
import type { TalkLog } from "../core/talk-log.ts";
import { foldTopic } from "../core/words.ts";

/**
 * The log seen from its topics: the other half of a cube topic × person × period. With the messages of a topic at hand, any slice costs
 * what the topic's messages cost; counts for every cell are never stored (20 topics of a million people would take more than the log).
 */
export interface MessagesByTopic {
  /** As the most frequent spelling has them; names that differ in case alone are one topic, as everywhere a topic is chosen. */
  readonly names: readonly string[];
  /** Messages of topic k: `of[start[k] … start[k+1])`, ascending, each once. */
  readonly start: Uint32Array;
  readonly of: Uint32Array;
  /** Topic here by topic of the log. */
  readonly topicOf: Uint32Array;
}

/** Cost O(messages + topics of messages) and 4 bytes for each topic of each message; topics stand as in the log, by their first spelling. */
export function listByTopic(log: TalkLog): MessagesByTopic {
  const { count, topicStart, topicOf: given } = log.messages;
  const byFold = new Map<string, number>();
  const spellings: number[][] = [];
  const topicOf = Uint32Array.from(log.topics, (name, k) => {
    const fold = foldTopic(name);
    const known = byFold.get(fold);
    if (known !== undefined) {
      spellings[known]!.push(k);
      return known;
    }
    byFold.set(fold, spellings.length);
    return spellings.push([k]) - 1;
  });
  const uses = new Uint32Array(log.topics.length);
  const start = new Uint32Array(spellings.length + 1);
  // Two spellings on one message are one topic of it.
  const latest = new Float64Array(spellings.length).fill(-1);
  const visit = (each: (topic: number, m: number) => void): void => {
    latest.fill(-1);
    if (given === undefined) return;
    for (let m = 0; m < count; m++) {
      for (let i = startOf(topicStart, m); i < startOf(topicStart, m + 1); i++) {
        const topic = topicOf[given[i]!]!;
        if (latest[topic] === m) continue;
        latest[topic] = m;
        each(topic, m);
      }
    }
  };
  visit((topic) => {
    start[topic + 1]!++;
  });
  for (let k = 0; k < spellings.length; k++) start[k + 1]! += start[k]!;
  const of = new Uint32Array(start[spellings.length]!);
  const next = start.slice(0, spellings.length);
  visit((topic, m) => {
    of[next[topic]!++] = m;
  });
  if (given !== undefined) for (let i = 0; i < given.length; i++) uses[given[i]!]!++;
  const names = spellings.map((same) => log.topics[same.reduce((best, k) => (uses[k]! > uses[best]! ? k : best))]!);
  return { names, start, of, topicOf };
}
