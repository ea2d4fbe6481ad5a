import { WhotalksError } from "../core/errors.ts";
import { startOf } from "../core/starts.ts";
import type { TalkLog } from "../core/talk-log.ts";
import { foldTopic } from "../core/words.ts";
import { openZone } from "../log/date-zone.ts";
import { listByTopic } from "../log/messages-by-topic.ts";
import { listPeriods, unitFor } from "../log/periods.ts";
import { retopic, topicsIn } from "../log/retopic.ts";

/** Whether the stretch of a topic that holds a moment lies wholly in since ≤ t < until (null: no border). False for a topic that too few wrote about. */
export type IsWhole = (at: number, since: number | null, until: number | null) => boolean;

/** For each topic stretches of time in each of which enough people wrote about it. */
export interface TopicBlocks {
  /** Looks a topic up once, for many moments. */
  wholeOf(topic: string): IsWhole;
  /** Whether the messages of a topic without a time may be counted apart: enough people wrote them, or nobody did. */
  isUntimedTold(topic: string): boolean;
}

/**
 * The stretches of employees' topics. Each is made of calendar periods that follow each other (days, weeks, months or years, as the trend
 * of all messages has them), as few as hold `least` authors; what is left at the end belongs to the last one. A period counts a topic's
 * messages by whole stretches, so every number of its messages is a sum over at least `least` authors, and so is every difference of two
 * periods: nothing about fewer follows by subtraction (as groups are shown by whole combinations, hide-groups.ts). That holds for one topic
 * among all people or in one group; one group's numbers less another's, or several topics' less one's, are not kept from being of fewer.
 *
 * Messages without a time are a stretch of their own, which is in no period; where fewer than `least` wrote them they belong to the last
 * one, which no period counts then. Cost O(messages of topics).
 */
export function blockTopics(log: TalkLog, least: number, timeZone: string): TopicBlocks {
  const byTopic = listByTopic(log);
  const range = log.timeRange;
  const periods = range === undefined ? undefined : listPeriods(range, unitFor(range), openZone(timeZone));
  const { author, at } = log.messages;
  const blocksOf = new Map<string, { readonly stretches: readonly Block[]; readonly isUntimedTold: boolean }>();
  byTopic.names.forEach((name, k) => {
    const all = new Set<number>();
    const untimed = new Set<number>();
    const byPeriod = new Map<number, Set<number>>();
    for (const m of byTopic.of.subarray(byTopic.start[k]!, byTopic.start[k + 1]!)) {
      all.add(author[m]!);
      const period = periods?.of(at?.get(m) ?? Number.NaN) ?? -1;
      if (period < 0) {
        untimed.add(author[m]!);
        continue;
      }
      const known = byPeriod.get(period);
      if (known === undefined) byPeriod.set(period, new Set([author[m]!]));
      else known.add(author[m]!);
    }
    if (all.size < least) return;
    const stretches = cutBlocks(byPeriod, least);
    const isUntimedTold = untimed.size === 0 || (untimed.size >= least && (stretches.length > 0 || byPeriod.size === 0));
    blocksOf.set(foldTopic(name), { stretches: isUntimedTold ? stretches : stretches.slice(0, -1), isUntimedTold });
  });
  return {
    wholeOf(topic) {
      const blocks = blocksOf.get(foldTopic(topic))?.stretches;
      if (blocks === undefined) return () => false;
      return (moment, since, until) => {
        if (since === null && until === null) return true;
        const period = periods?.of(moment) ?? -1;
        const block = blocks.find(({ end }) => period < end);
        if (period < 0 || block === undefined) return false;
        // The first and the last period of the data need not be full.
        const from = Math.max(range![0], periods!.starts[block.first]!);
        return (since === null || since <= from) && (until === null || until >= periods!.starts[block.end]! || until > range![1]);
      };
    },
    isUntimedTold: (topic) => blocksOf.get(foldTopic(topic))?.isUntimedTold === true,
  };
}

/** Periods first ≤ p < end. */
interface Block {
  readonly first: number;
  end: number;
}

/** The stretches of a topic, from its first message on; none where all periods together have too few authors. */
function cutBlocks(byPeriod: ReadonlyMap<number, ReadonlySet<number>>, least: number): readonly Block[] {
  const blocks: Block[] = [];
  let first = -1;
  let authors = new Set<number>();
  const inOrder = Array.from(byPeriod).sort(([a], [b]) => a - b);
  for (const [period, own] of inOrder) {
    if (first < 0) first = period;
    for (const person of own) authors.add(person);
    if (authors.size < least) continue;
    blocks.push({ first, end: period + 1 });
    first = -1;
    authors = new Set();
  }
  const last = blocks.at(-1);
  if (last !== undefined) last.end = inOrder.at(-1)![0] + 1;
  return blocks;
}

/** The log with the topics of whole stretches alone. Cost O(messages). */
export function keepWhole(log: TalkLog, blocks: TopicBlocks, since: number | null, until: number | null): TalkLog {
  const { at, topicStart, topicOf } = log.messages;
  if (topicOf === undefined) return log;
  const isWhole = log.topics.map((name) => blocks.wholeOf(name));
  // One list for all messages: each is read before the next.
  const kept: number[] = [];
  return retopic(log, log.topics, (m) => {
    kept.length = 0;
    const moment = at?.get(m) ?? Number.NaN;
    for (let i = startOf(topicStart, m); i < startOf(topicStart, m + 1); i++) if (isWhole[topicOf[i]!]!(moment, since, until)) kept.push(topicOf[i]!);
    return kept;
  });
}

/** Whether a message counts for any of some topics in since ≤ t < until (null: no border), by whole stretches. Cost O(its topics). */
export function countsFor(log: TalkLog, blocks: TopicBlocks, names: readonly string[]): (message: number, since: number | null, until: number | null) => boolean {
  const wanted = new Set(names.map(foldTopic));
  const isWhole = log.topics.map((name) => (wanted.has(foldTopic(name)) ? blocks.wholeOf(name) : undefined));
  const { at } = log.messages;
  return (m, since, until) => topicsIn(log, m).some((topic) => isWhole[topic]?.(at?.get(m) ?? Number.NaN, since, until) === true);
}

/** Of some topics those for which any of these messages counts in a period: a slice of them alone is not refused. All of them without stretches. */
export function countedTopics(log: TalkLog, blocks: TopicBlocks | undefined, names: readonly string[], { messages, since, until }: { readonly messages: Uint32Array; readonly since: number | null; readonly until: number | null }): readonly string[] {
  if (blocks === undefined) return names;
  return names.filter((name) => {
    const counts = countsFor(log, blocks, [name]);
    return messages.some((m) => counts(m, since, until));
  });
}

/** @throws WhotalksError `topic-small` (arguments) where a topic has no whole stretch left: nobody or too few wrote about it there */
export function refuseSmallTopics(log: TalkLog, names: readonly string[], least: number): void {
  const shown = new Set(log.topics.map(foldTopic));
  if (names.every((name) => shown.has(foldTopic(name)))) return;
  throw new WhotalksError("topic-small", `Fewer than ${least} people wrote about this here, or nobody: no numbers are given.`, { kind: "arguments", hint: "Choose a longer period or a larger group: with employees a topic is counted in whole stretches of time in which at least five people wrote about it." });
}
