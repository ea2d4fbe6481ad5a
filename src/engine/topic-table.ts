import type { Cut } from "../core/roles.ts";
import { startOf } from "../core/starts.ts";
import type { Task } from "../core/task.ts";
import { overlapSets } from "../insights/set-overlap.ts";
import { isLittleTalk, messagesOf, type TopicNumbers } from "../insights/topic-table.ts";
import { countShared } from "../insights/topic-numbers.ts";
import { foldTopic } from "../core/words.ts";
import type { Periods } from "../log/periods.ts";
import { WhotalksError } from "../core/errors.ts";
import type { Analysis } from "./analysis.ts";
import { orNull } from "./rows.ts";
import type { Settings } from "./settings.ts";
import type { OverlapQuery, TopicCut, TopicOverlap, TopicRow, TopicTable } from "./topic-questions.ts";
import { indexOfTopic, sliceTopics, type TopicSlice } from "./topic-slice.ts";

/** More rows than these are counted but not shown: the files have them all. */
const SHOWN = 2000;
/** Topics that are cut one by one for the screen, where the measure needs that. */
const CUT_ONE_BY_ONE = 100;
/** Topics of an overlap where none are named. */
const COMPARED = 16;

/** The table of topics. Cost: one pass over the messages on topics; by another measure than impressions the cost of that measure for each topic. */
export async function makeTopicTable(analysis: Analysis, settings: Settings, timeZone: string, task: Task): Promise<TopicTable> {
  const slice = await sliceTopics(analysis, settings, timeZone, task, CUT_ONE_BY_ONE);
  return tableOf(slice, settings, SHOWN);
}

/** @param most rows at most */
export function tableOf(slice: TopicSlice, settings: Settings, most = Infinity): TopicTable {
  const { view, byTopic, periods, rows } = slice;
  const { withoutTopic, onSeveral } = view.once("topics of messages", () => countTopicsOfMessages(slice));
  return {
    measure: settings.measure,
    audience: view.audience,
    share: settings.share,
    cutTop: settings.cutTop,
    population: view.population,
    messages: view.messageCount,
    withoutTopic,
    onSeveral,
    topics: slice.total,
    periods: periods === undefined ? null : { unit: periods.unit, labels: periods.labels, isLastPart: endsEarly(slice, settings, periods) },
    rows: rows.slice(0, most).map((row) => rowOf(byTopic.names[row.topic]!, row)),
    notices: view.notices,
  };
}

function endsEarly({ view }: TopicSlice, { until }: Settings, { starts, count }: Periods): boolean {
  const last = Math.min(view.log.timeRange?.[1] ?? Infinity, (until ?? Infinity) - 1);
  return last < starts[count - 1]! + 0.9 * (starts[count]! - starts[count - 1]!);
}

function rowOf(name: string, row: TopicNumbers): TopicRow {
  return {
    name,
    messages: row.messages,
    people: row.people,
    authors: row.authors,
    connectors: cutOf(row.connectors),
    mavens: row.mavens === undefined ? null : cutOf(row.mavens),
    both: row.both,
    either: row.either,
    trend: Array.from(row.trend, orNull),
    isLittle: isLittleTalk(row),
  };
}

function cutOf({ count, share, gini, tiedIn, tiedOut }: Cut): TopicCut {
  return { count, share: orNull(share), gini: orNull(gini), tiedIn, tiedOut };
}

/** Messages on no topic, and on two or more (two spellings of one topic are one). */
function countTopicsOfMessages({ view: { log, mask, messageCount }, byTopic }: TopicSlice): { readonly withoutTopic: number; readonly onSeveral: number } {
  const { count, topicStart, topicOf } = log.messages;
  if (topicOf === undefined) return { withoutTopic: messageCount, onSeveral: 0 };
  let withoutTopic = 0;
  let onSeveral = 0;
  for (let m = 0; m < count; m++) {
    if (mask !== undefined && mask[m] === 0) continue;
    const start = startOf(topicStart, m);
    const end = startOf(topicStart, m + 1);
    if (start === end) withoutTopic++;
    for (let i = start + 1; i < end; i++) {
      if (byTopic.topicOf[topicOf[i]!] === byTopic.topicOf[topicOf[start]!]) continue;
      onSeveral++;
      break;
    }
  }
  return { withoutTopic, onSeveral };
}

/**
 * How far topics have the same mavens or connectors, and which stand on one message together.
 * @throws WhotalksError `topic-unknown` (arguments) for a name that is no topic of the slice.
 */
export async function makeTopicOverlap(analysis: Analysis, query: OverlapQuery, timeZone: string, task: Task): Promise<TopicOverlap> {
  const slice = await sliceTopics(analysis, query.settings, timeZone, task, CUT_ONE_BY_ONE);
  const { byTopic, rows, view } = slice;
  const chosen = query.topics.length === 0 ? rows.slice(0, COMPARED) : query.topics.map((name) => findRow(slice, name));
  const overlap = overlapSets(chosen.map((row) => (query.of === "mavens" ? row.mavens?.members : row.connectors.members) ?? new Uint32Array()));
  const messages = chosen.map((row) => messagesOf(byTopic, row.topic, view.mask));
  return {
    of: query.of,
    topics: chosen.map((row, i) => ({ name: byTopic.names[row.topic]!, size: overlap.sizes[i]!, messages: row.messages, isLittle: isLittleTalk(row) })),
    total: slice.total,
    shared: overlap.shared,
    jaccard: overlap.jaccard.map((line) => line.map(orNull)),
    together: messages.map((a, i) => messages.map((b, k) => (i === k ? a.length : countShared(a, b)))),
  };
}

function findRow({ byTopic, rows }: TopicSlice, name: string): TopicNumbers {
  const topic = indexOfTopic(byTopic, foldTopic, name);
  const row = rows.find((one) => one.topic === topic);
  if (row === undefined) throw new WhotalksError("topic-unknown", `No post is on the topic "${name}" here.`, { kind: "arguments", hint: "Choose one of the table of topics." });
  return row;
}
