import type { Cut } from "../core/roles.ts";
import type { TalkLog } from "../core/talk-log.ts";
import type { Task } from "../core/task.ts";
import type { MessagesByTopic } from "../log/messages-by-topic.ts";
import type { Periods } from "../log/periods.ts";
import type { AudienceModel, Reach } from "../network/influence.ts";
import { countShared, createTalkCounter, rankSparse } from "./topic-numbers.ts";

/** What is asked of every topic. */
export interface TopicQuestion {
  readonly log: TalkLog;
  readonly byTopic: MessagesByTopic;
  /** 1 where a message counts, whatever its topic; undefined = all. */
  readonly mask: Uint8Array | undefined;
  readonly audience: AudienceModel;
  readonly reach: Reach;
  readonly share: number;
  readonly population: number;
  /** Everyone but accounts of ours. */
  readonly listedCount: number;
  /** undefined where nothing has a time. */
  readonly periods: Periods | undefined;
  /** By topic whether its messages around a moment may be told apart as those of since ≤ t < until; undefined = all may. */
  readonly mayTell?: ((topic: string) => (at: number, since: number, until: number) => boolean) | undefined;
}

/** One topic in numbers. Members of the cuts are person numbers of the log. */
export interface TopicNumbers {
  /** Position in `byTopic.names`. */
  readonly topic: number;
  readonly messages: number;
  /** Who wrote or was addressed, and who wrote, accounts of ours among them. */
  readonly people: number;
  readonly authors: number;
  readonly connectors: Cut;
  /** undefined where the data hold no talk. */
  readonly mavens: Cut | undefined;
  readonly both: number;
  readonly either: number;
  /** Messages by period, NaN where they may not be told; empty without periods. */
  readonly trend: Float64Array;
}

/** Fewer messages, or fewer people who take part, are too little to speak of a ranking (finding F14). */
const FEW_MESSAGES = 100;
const FEW_PEOPLE = 20;

/** True where so little was said, or by so few, that names may be shown but not ranked. */
export function isLittleTalk({ messages, people }: { readonly messages: number; readonly people: number }): boolean {
  return messages < FEW_MESSAGES || people < FEW_PEOPLE;
}

/**
 * Every topic that has a message in the slice, in the order of `byTopic`: connectors by impressions and mavens by posts, each number the
 * one that a filter by that topic gives. Cost O(messages + recipients) over all topics, and O(n) for each topic.
 */
export async function countTopicNumbers(question: TopicQuestion, task: Task): Promise<readonly TopicNumbers[]> {
  const { log, byTopic, mask, audience, reach, periods } = question;
  const { at } = log.messages;
  const count = createTalkCounter(log, audience, reach);
  const rows: TopicNumbers[] = [];
  const total = byTopic.names.length;
  for (let topic = 0; topic < total; topic++) {
    await task.breathe({ stage: "Counting topics", done: topic, total, unit: "topics" });
    const messages = messagesOf(byTopic, topic, mask);
    if (messages.length === 0) continue;
    const talk = count(messages);
    const cutOf = (values: Float64Array): Cut => rankSparse(talk, values, log.people.isOurs, question).cut;
    const connectors = cutOf(talk.impressions);
    const mavens = log.hasTalk ? cutOf(talk.posts) : undefined;
    const both = mavens === undefined ? 0 : countShared(connectors.members.toSorted(), mavens.members.toSorted());
    const trend = new Float64Array(at === undefined ? 0 : periods?.count ?? 0);
    if (trend.length > 0) {
      const mayTell = question.mayTell?.(byTopic.names[topic]!);
      for (const m of messages) {
        const moment = at!.get(m);
        const period = periods!.of(moment);
        if (period < 0) continue;
        const isTold = mayTell?.(moment, periods!.starts[period]!, periods!.starts[period + 1]!) !== false;
        trend[period] = isTold ? trend[period]! + 1 : Number.NaN;
      }
    }
    rows.push({ topic, messages: messages.length, people: talk.taking, authors: talk.authors, connectors, mavens, both, either: connectors.count + (mavens?.count ?? 0) - both, trend });
  }
  return rows;
}

/** The messages of a topic that a slice counts, ascending. Cost O(messages of the topic). */
export function messagesOf({ start, of }: MessagesByTopic, topic: number, mask: Uint8Array | undefined): Uint32Array {
  const all = of.subarray(start[topic]!, start[topic + 1]!);
  return mask === undefined ? all : all.filter((m) => mask[m] === 1);
}
