import { WhotalksError } from "../core/errors.ts";
import { startOf } from "../core/starts.ts";
import type { TalkLog } from "../core/talk-log.ts";
import type { Task } from "../core/task.ts";
import { createTalkCounter, rankSparse, type TalkCounter } from "../insights/topic-numbers.ts";
import type { Periods } from "../log/periods.ts";
import type { TimeWindow } from "../log/windows.ts";
import type { Analysis, SliceView } from "./analysis.ts";
import type { Settings } from "./settings.ts";
import { countedTopics, countsFor } from "./topic-blocks.ts";

/** Everyone who has something in a window, in rank order. People are numbers of the slice. */
export interface WindowRanking {
  readonly messages: number;
  /** Who wrote or was addressed. */
  readonly taking: number;
  /** Members of the two sets; mavens undefined where the data hold no talk. */
  readonly connectors: number;
  readonly mavens: number | undefined;
  readonly people: Uint32Array;
  readonly rank: Uint32Array;
  readonly value: Float64Array;
  /** Bit 1: connector, bit 2: maven. */
  readonly bits: Uint8Array;
}

/** Rankings hold about 17 bytes for each person who has something: more than a gigabyte is refused before it is begun. */
const MOST_STANDINGS = 6e7;

/**
 * Ranks people window by window: values, ranks and sets are those of a board with that period. A window without messages has no ranking.
 *
 * By impressions or posts the messages are dealt out to the calendar in one pass, and each window costs its own messages; by another
 * measure each window costs that measure.
 * @param view the slice without a period, or with the one that all windows lie in
 * @param least with fewer people in a window nobody is ranked in it (and `people` is empty)
 * @throws WhotalksError `windows-many` (arguments) where so many people in so many windows cannot be held.
 */
export async function rankWindows(analysis: Analysis, view: SliceView, settings: Settings, { periods, windows }: { readonly periods: Periods; readonly windows: readonly TimeWindow[] }, least: number, task: Task): Promise<{ readonly rankings: readonly (WindowRanking | undefined)[]; readonly withoutTime: number }> {
  const { log, blocks } = view;
  const isPlain = settings.cutTop === null && (settings.measure === "impressions" || (settings.measure === "posts" && log.hasTalk));
  if (!isPlain && windows.length * log.people.count > MOST_STANDINGS) {
    throw new WhotalksError("windows-many", `${windows.length} rankings of ${log.people.count} people each are more than can be held at once.`, { kind: "arguments", hint: "Choose a longer unit, or rank by times people were reached or by posts." });
  }
  const dealt = dealOut(view, periods);
  const rank = isPlain ? plainRanking(view, settings, createTalkCounter(log, view.audience, view.reach)) : anyRanking(analysis.apart(), view, settings);
  const countTaking = createTakingCounter(log);
  // With employees a topic's messages count by whole stretches.
  const isTold = blocks === undefined || settings.topics.length === 0 ? undefined : countsFor(log, blocks, settings.topics);
  const rankings: (WindowRanking | undefined)[] = [];
  for (const [done, window] of windows.entries()) {
    await task.breathe({ stage: "Ranking window by window", done, total: windows.length, unit: "windows" });
    const within = messagesIn(dealt, window);
    const messages = isTold === undefined ? within : within.filter((m) => isTold(m, window.since, window.until));
    if (messages.length === 0) {
      rankings.push(undefined);
      continue;
    }
    const taking = countTaking(messages);
    const base = { messages: messages.length, taking };
    rankings.push(taking < least ? { ...base, ...nobody() } : { ...base, ...(await rank(window, messages, task)) });
  }
  return { rankings, withoutTime: settings.topics.every((name) => blocks?.isUntimedTold(name) !== false) ? dealt.withoutTime : 0 };
}

type Ranks = Omit<WindowRanking, "messages" | "taking">;

function nobody(): Ranks {
  return { connectors: 0, mavens: undefined, people: new Uint32Array(), rank: new Uint32Array(), value: new Float64Array(), bits: new Uint8Array() };
}

/** The messages of a slice by calendar period: those of period k are `of[start[k] … start[k+1])`, ascending. */
interface Dealt {
  readonly start: Uint32Array;
  readonly of: Uint32Array;
  readonly withoutTime: number;
}

/** Cost O(messages + periods). */
function dealOut({ log, mask }: SliceView, { count, of: periodOf }: Periods): Dealt {
  const { messages } = log;
  const start = new Uint32Array(count + 1);
  const found = new Int32Array(messages.count).fill(-1);
  let withoutTime = 0;
  for (let m = 0; m < messages.count; m++) {
    if (mask !== undefined && mask[m] === 0) continue;
    const at = messages.at?.get(m) ?? Number.NaN;
    if (Number.isNaN(at)) withoutTime++;
    const period = periodOf(at);
    if (period < 0) continue;
    found[m] = period;
    start[period + 1]!++;
  }
  for (let k = 0; k < count; k++) start[k + 1]! += start[k]!;
  const of = new Uint32Array(start[count]!);
  const next = start.slice(0, count);
  for (let m = 0; m < messages.count; m++) if (found[m]! >= 0) of[next[found[m]!]!++] = m;
  return { start, of, withoutTime };
}

/** Ascending: sums are taken in the order of the messages, whatever the times. */
function messagesIn({ start, of }: Dealt, { first, end }: TimeWindow): Uint32Array {
  const messages = of.subarray(start[first]!, start[end]!);
  return end - first === 1 ? messages : messages.toSorted();
}

/** Counts who takes part in some messages, in the time these take. */
function createTakingCounter({ people, messages: { author, recipientStart, recipientOf } }: TalkLog): (messages: Uint32Array) => number {
  const seen = new Uint32Array(people.count);
  let turn = 0;
  return (messages) => {
    turn++;
    let taking = 0;
    const meet = (p: number): void => {
      if (seen[p] === turn) return;
      seen[p] = turn;
      taking++;
    };
    for (const m of messages) {
      meet(author[m]!);
      for (let i = startOf(recipientStart, m); i < startOf(recipientStart, m + 1); i++) meet(recipientOf[i]!);
    }
    return taking;
  };
}

type RankOf = (window: TimeWindow, messages: Uint32Array, task: Task) => Promise<Ranks>;

/** Impressions or posts, from the messages of the window alone. */
function plainRanking(view: SliceView, settings: Settings, count: TalkCounter): RankOf {
  const { log } = view;
  const { isOurs } = log.people;
  const others = { share: settings.share, population: view.population, listedCount: log.people.count - view.leftOut };
  const bitsOf = new Uint8Array(log.people.count);
  return async (_window, messages) => {
    const talk = count(messages);
    const posts = log.hasTalk ? rankSparse(talk, talk.posts, isOurs, others) : undefined;
    const ranked = settings.measure === "posts" && posts !== undefined ? posts : rankSparse(talk, talk.impressions, isOurs, others);
    for (const p of ranked.cut.members) bitsOf[p]! |= 1;
    for (const p of posts?.cut.members ?? []) bitsOf[p]! |= 2;
    const order = ranked.ranking.order.filter((k) => ranked.listed[k]! > 0);
    const people = order.map((k) => talk.people[k]!);
    const ranks = {
      connectors: ranked.cut.count,
      mavens: posts?.cut.count,
      people,
      rank: order.map((k) => ranked.ranking.rank[k]!),
      value: Float64Array.from(order, (k) => ranked.listed[k]!),
      bits: Uint8Array.from(people, (p) => bitsOf[p]!),
    };
    for (const p of talk.people) bitsOf[p] = 0;
    return ranks;
  };
}

/** Any measure, as the board computes it for the window. */
function anyRanking(analysis: Analysis, { log, blocks }: SliceView, settings: Settings): RankOf {
  return async ({ since, until }, messages, task) => {
    const asked = { ...settings, topics: countedTopics(log, blocks, settings.topics, { messages, since, until }), since, until };
    const { connectors, mavens, roles } = await analysis.cuts(asked, task);
    const { ranking, listed, measure } = await analysis.rank(settings.measure, asked, task);
    const people = ranking.order.filter((p) => (measure.isAdditive ? listed[p]! > 0 : !Number.isNaN(listed[p]!)));
    return {
      connectors: connectors.count,
      mavens: mavens?.count,
      people,
      rank: people.map((p) => ranking.rank[p]!),
      value: Float64Array.from(people, (p) => listed[p]!),
      bits: Uint8Array.from(people, (p) => roles.bits[p]!),
    };
  };
}
