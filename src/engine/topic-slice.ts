import { compareCodePoints } from "../core/order.ts";
import type { Task } from "../core/task.ts";
import type { MessagesByTopic } from "../log/messages-by-topic.ts";
import { listByTopic } from "../log/messages-by-topic.ts";
import { openZone } from "../log/date-zone.ts";
import { listPeriods, type Periods, unitFor } from "../log/periods.ts";
import { countTopicNumbers, type TopicNumbers, type TopicQuestion } from "../insights/topic-table.ts";
import type { Analysis, SliceView } from "./analysis.ts";
import { findMeasure } from "./asked-measure.ts";
import type { Settings } from "./settings.ts";

/** Every topic under one question: the messages are narrowed by period and group, never by the topics chosen. */
export interface TopicSlice {
  readonly view: SliceView;
  readonly byTopic: MessagesByTopic;
  readonly question: TopicQuestion;
  readonly periods: Periods | undefined;
  /** Most messages first, then by name in code-point order. */
  readonly rows: readonly TopicNumbers[];
  /** Topics of the slice; more than there are rows where only some were counted. */
  readonly total: number;
}

/**
 * Counts every topic; remembered with its slice, so that the table, the overlap and the files share one count.
 *
 * Connectors by impressions are counted from the topics' own messages, all topics in one pass. By another measure, or for the first N,
 * they come from the same cut that the board makes of each topic, one topic after the other.
 * @param most where each topic costs a cut of its own, only so many with the most messages are counted; the others are left out
 */
export async function sliceTopics(analysis: Analysis, settings: Settings, timeZone: string, task: Task, most = Infinity): Promise<TopicSlice> {
  const view = await analysis.slice({ ...settings, topics: [] }, task);
  const { blocks } = view;
  const byTopic = topicsOf(analysis, view);
  const periods = view.once(`periods ${timeZone}`, () => periodsOf(view, settings, timeZone));
  const question: TopicQuestion = {
    log: view.log,
    byTopic,
    mask: view.mask,
    audience: view.audience,
    reach: view.reach,
    share: settings.share,
    population: view.population,
    listedCount: view.log.people.count - view.leftOut,
    periods,
    mayTell: blocks === undefined ? undefined : (topic) => blocks.wholeOf(topic),
  };
  const { rows, total } = await view.once(`topics ${timeZone} ${most} ${JSON.stringify(questionOf(settings))}`, async () => {
    const counted = (await countTopicNumbers(question, task)).toSorted((a, b) => b.messages - a.messages || compareCodePoints(byTopic.names[a.topic]!, byTopic.names[b.topic]!));
    return { rows: isCountedAtOnce(settings) ? counted : await recut(analysis, settings, byTopic, counted.slice(0, most), task), total: counted.length };
  });
  return { view, byTopic, question, periods, rows, total };
}

/** The messages of each topic: of the whole log once for all slices, else of the log of the slice. */
export function topicsOf(analysis: Analysis, view: SliceView): MessagesByTopic {
  return view.log === analysis.log ? analysis.onceForAll("by topic", () => listByTopic(view.log)) : view.once("by topic", () => listByTopic(view.log));
}

/** The topic of a name, in whatever case; −1 where there is none. */
export function indexOfTopic({ names }: MessagesByTopic, fold: (name: string) => string, name: string): number {
  return names.findIndex((other) => fold(other) === fold(name));
}

/** True where connectors are those by impressions, cut by a share. */
function isCountedAtOnce(settings: Settings): boolean {
  return settings.measure === "impressions" && settings.cutTop === null;
}

/** What the numbers of a topic depend on, beside the slice. */
function questionOf(settings: Settings): readonly unknown[] {
  const { measure, share, cutTop, weights, normalized, seed, louvainRuns, approximate } = settings;
  return measure === "impressions" ? [measure, share, cutTop] : [measure, share, cutTop, weights, normalized, seed, louvainRuns, approximate];
}

function periodsOf({ log }: SliceView, { since, until }: Settings, timeZone: string): Periods | undefined {
  if (log.timeRange === undefined) return undefined;
  const first = Math.max(log.timeRange[0], since ?? -Infinity);
  const last = Math.min(log.timeRange[1], (until ?? Infinity) - 1);
  return first > last ? undefined : listPeriods([first, last], unitFor([first, last]), openZone(timeZone));
}

/** The cuts of the board, topic by topic. */
async function recut(analysis: Analysis, settings: Settings, byTopic: MessagesByTopic, counted: readonly TopicNumbers[], task: Task): Promise<readonly TopicNumbers[]> {
  const measure = findMeasure(settings.measure);
  const apart = analysis.apart();
  const rows: TopicNumbers[] = [];
  for (const [done, row] of counted.entries()) {
    await task.breathe({ stage: `Topics: who ${measure.label}`, done, total: counted.length, unit: "topics" });
    const cuts = await apart.cuts({ ...settings, topics: [byTopic.names[row.topic]!] }, task);
    rows.push({ ...row, connectors: cuts.connectors, mavens: cuts.mavens, both: cuts.roles.both, either: cuts.roles.either });
  }
  return rows;
}
