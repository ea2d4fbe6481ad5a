import { WhotalksError } from "../core/errors.ts";
import type { Notice } from "../core/notice.ts";
import { compareCodePoints } from "../core/order.ts";
import type { Task } from "../core/task.ts";
import { foldTopic, plural } from "../core/words.ts";
import type { RecordCell } from "../exports/records.ts";
import { createTalkCounter, rankSparse, type TalkCounter } from "../insights/topic-numbers.ts";
import { messagesOf } from "../insights/topic-table.ts";
import { openZone } from "../log/date-zone.ts";
import { listPeriods, type Periods } from "../log/periods.ts";
import { topicsIn } from "../log/retopic.ts";
import { findTopics, maskOf } from "../log/slice.ts";
import { roleOf } from "../roles/assign.ts";
import { type Analysis, type SliceView, wholeOf } from "./analysis.ts";
import type { Labels } from "./code-names.ts";
import type { Settings } from "./settings.ts";
import type { TopicFileQuery } from "./topic-questions.ts";
import { countedTopics, countsFor } from "./topic-blocks.ts";
import { topicsOf } from "./topic-slice.ts";

/** Columns of the long table. */
export const rankKeys = ["topic", "period", "person", "measure", "value", "rank", "role"] as const;

interface RankInput {
  readonly analysis: Analysis;
  readonly labels: Labels;
  readonly timeZone: string;
}

type By = NonNullable<TopicFileQuery["by"]> & { readonly top: number };

/** One list: the messages of a topic (null: of all that were asked for) in a period (null: the whole). */
interface Cell {
  readonly topic: string | null;
  readonly label: string | null;
  readonly since: number | null;
  readonly until: number | null;
  readonly messages: Uint32Array;
}

/**
 * Every ranked list, one after the other: topics by name, their periods in order of time, the measures as asked, people by rank. Whoever
 * has no value, or 0 of what adds up, is in no list; a slice without messages has none. Values, ranks and roles are those of `rank` with
 * that topic and period.
 * @returns what must be said: messages without a time are in no period.
 */
export async function listRanks({ analysis, labels, timeZone }: RankInput, settings: Settings, by: By, add: (cells: readonly RecordCell[]) => void, task: Task): Promise<readonly Notice[]> {
  const view = await analysis.slice({ ...settings, topics: [] }, task);
  // Refuses topics that too few wrote about.
  if (view.blocks !== undefined) await analysis.slice(settings, task);
  const { cells, untimed, notTold } = listCells(analysis, view, settings, by, timeZone);
  const isPlain = settings.cutTop === null && [settings.measure, ...settings.columns].every((id) => id === "impressions" || (id === "posts" && view.log.hasTalk));
  const list = isPlain ? plainLists(view, settings, createTalkCounter(view.log, view.audience, view.reach)) : anyLists(analysis.apart(), view, settings);
  let done = 0;
  const total = cells.length;
  for (const cell of cells) {
    await task.breathe({ stage: "Ranking", done: done++, total, unit: "lists" });
    for (const { measure, people } of await list(cell, by.top, task)) {
      for (const { person, value, rank, role } of people) add([cell.topic, cell.label, labels.ids[wholeOf(view, person)]!, measure, value, rank, role]);
    }
  }
  const notices: Notice[] = [];
  if (notTold > 0) notices.push({ code: "topic-small", severity: "info", count: notTold, message: `${plural(notTold, "topic has", "topics have")} a ${by.period} that is in no list: fewer than five people wrote about ${notTold === 1 ? "it" : "them"} then.`, hint: "List by a longer period." });
  if (untimed === 0) return notices;
  return [...notices, { code: "no-time", severity: "warning", count: untimed, message: `${untimed === 1 ? "1 message has no time: it is" : `${untimed} messages have no time: they are`} in no ${by.period}.`, hint: "Leave the period out of --by to count them." }];
}

function listCells(analysis: Analysis, view: SliceView, settings: Settings, by: By, timeZone: string): { readonly cells: readonly Cell[]; readonly untimed: number; readonly notTold: number } {
  const { log, blocks } = view;
  const periods = periodsOf(view, settings, by.period, timeZone);
  const cells: Cell[] = [];
  let untimed = 0;
  /** Topics with a period of which too few employees wrote. */
  const notTold = new Set<string>();
  const split = (topic: string | null, messages: Uint32Array): void => {
    if (periods === undefined) {
      if (messages.length > 0) cells.push({ topic, label: null, since: settings.since, until: settings.until, messages });
      return;
    }
    const parts: number[][] = Array.from({ length: periods.count }, () => []);
    const names = topic === null ? settings.topics : [topic];
    const isTold = blocks === undefined || names.length === 0 ? undefined : countsFor(log, blocks, names);
    const folds = new Set(names.map(foldTopic));
    const isUntimedTold = names.every((name) => blocks?.isUntimedTold(name) !== false);
    for (const m of messages) {
      const period = periods.of(log.messages.at?.get(m) ?? Number.NaN);
      if (period < 0) untimed += isUntimedTold ? 1 : 0;
      else if (isTold?.(m, periods.starts[period]!, periods.starts[period + 1]!) !== false) parts[period]!.push(m);
      else for (const own of topicsIn(log, m)) if (folds.has(foldTopic(log.topics[own]!))) notTold.add(foldTopic(log.topics[own]!));
    }
    parts.forEach((part, k) => {
      if (part.length === 0) return;
      const since = Math.max(periods.starts[k]!, settings.since ?? -Infinity);
      const until = Math.min(periods.starts[k + 1]!, settings.until ?? Infinity);
      cells.push({ topic, label: periods.labels[k]!, since, until, messages: Uint32Array.from(part) });
    });
  };
  if (!by.topic) {
    const mask = maskOf(log, { topics: settings.topics.length === 0 ? undefined : findTopics(log, settings.topics), since: settings.since ?? undefined, until: settings.until ?? undefined });
    const all = new Uint32Array(log.messages.count).map((_, m) => m);
    split(null, mask === undefined ? all : all.filter((m) => mask[m] === 1));
    return { cells, untimed, notTold: notTold.size };
  }
  const byTopic = topicsOf(analysis, view);
  const wanted = settings.topics.length === 0 ? undefined : new Set(findTopics(log, settings.topics).map((k) => byTopic.topicOf[k]!));
  const topics = [...byTopic.names.keys()].filter((k) => wanted === undefined || wanted.has(k)).sort((a, b) => compareCodePoints(byTopic.names[a]!, byTopic.names[b]!));
  for (const topic of topics) split(byTopic.names[topic]!, messagesOf(byTopic, topic, view.mask));
  return { cells, untimed, notTold: notTold.size };
}

function periodsOf({ log }: SliceView, { since, until }: Settings, unit: By["period"], timeZone: string): Periods | undefined {
  if (unit === null) return undefined;
  if (log.timeRange === undefined) throw new WhotalksError("no-times", `The data have no times, so nothing can be listed by ${unit}.`, { hint: "Leave the period out of --by, or name the column with --columns time=HEADER." });
  const first = Math.max(log.timeRange[0], since ?? -Infinity);
  const last = Math.min(log.timeRange[1], (until ?? Infinity) - 1);
  return listPeriods(first <= last ? [first, last] : [first, first], unit, openZone(timeZone));
}

interface RankedList {
  readonly measure: string;
  readonly people: Iterable<{ readonly person: number; readonly value: number; readonly rank: number; readonly role: string }>;
}

type ListOf = (cell: Cell, top: number, task: Task) => Promise<readonly RankedList[]>;

/** Impressions and posts, from the messages of the cell alone. */
function plainLists(view: SliceView, settings: Settings, count: TalkCounter): ListOf {
  const { log } = view;
  const others = { share: settings.share, population: view.population, listedCount: log.people.count - view.leftOut };
  return async ({ messages }, top) => {
    const talk = count(messages);
    const rankedBy = new Map([settings.measure, ...settings.columns, ...(log.hasTalk ? ["posts"] : [])].map((id) => [id, rankSparse(talk, id === "posts" ? talk.posts : talk.impressions, log.people.isOurs, others)]));
    const connectors = new Set(rankedBy.get(settings.measure)!.cut.members);
    const mavens = new Set(rankedBy.get("posts")?.cut.members ?? []);
    return [settings.measure, ...settings.columns].map((measure) => {
      const { ranking, listed } = rankedBy.get(measure)!;
      const shown = [...ranking.order].filter((k) => listed[k]! > 0).slice(0, top);
      return {
        measure,
        people: shown.map((k) => {
          const person = talk.people[k]!;
          return { person, value: listed[k]!, rank: ranking.rank[k]!, role: roleOf((connectors.has(person) ? 1 : 0) | (mavens.has(person) ? 2 : 0)) };
        }),
      };
    });
  };
}

/** Any measures, as the board computes them for the cell. */
function anyLists(analysis: Analysis, view: SliceView, settings: Settings): ListOf {
  return async ({ topic, since, until, messages }, top, task) => {
    const asked = { ...settings, topics: topic === null ? countedTopics(view.log, view.blocks, settings.topics, { messages, since, until }) : [topic], since, until };
    const { roles } = await analysis.cuts(asked, task);
    const lists: RankedList[] = [];
    for (const measure of [settings.measure, ...settings.columns]) {
      const { ranking, listed, measure: ranked } = await analysis.rank(measure, asked, task);
      const shown = [...ranking.order].filter((p) => (ranked.isAdditive ? listed[p]! > 0 : !Number.isNaN(listed[p]!))).slice(0, top);
      lists.push({ measure, people: shown.map((person) => ({ person, value: listed[person]!, rank: ranking.rank[person]!, role: roleOf(view.log.people.isOurs[person] === 1 ? 0 : roles.bits[person]!) })) });
    }
    return lists;
  };
}
