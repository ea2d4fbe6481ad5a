import type { Pool } from "../core/pool.ts";
import type { RecordSink } from "../core/records.ts";
import type { TalkLog } from "../core/talk-log.ts";
import type { Task } from "../core/task.ts";
import type { TopicReading } from "../log/message-reading.ts";
import { retopic, topicsIn } from "../log/retopic.ts";
import type { TopicOptions } from "./opening.ts";
import { createPatternSearch, type PatternSearch } from "./pattern-search.ts";
import type { TextListener } from "./text-listener.ts";
import { compileTopics } from "./topic-reading.ts";

/** The regular expressions of a dictionary while files are read. */
export interface PatternReading {
  readonly search: PatternSearch;
  /** Topics of the dictionary by number. */
  readonly names: readonly string[];
}

/** Undefined where the dictionary has none. */
export function openPatterns(topics: TopicOptions | undefined, pool: Pool | undefined): PatternReading | undefined {
  const { patterns, topics: names } = compileTopics(topics);
  return patterns.length === 0 ? undefined : { search: createPatternSearch(patterns, names, pool), names };
}

/** The same topics; the texts are kept for the patterns until enough have come. */
export function withPatterns(topics: TopicReading, patterns: PatternReading | undefined): TopicReading {
  if (patterns === undefined) return topics;
  return {
    ...topics,
    inTexts: {
      find(bytes, from, to, count, first) {
        for (let k = 0; k < count; k++) if (from[k]! < to[k]!) patterns.search.add(first + k, bytes, from[k]!, to[k]!);
        return topics.inTexts?.find(bytes, from, to, count, first) ?? Array.from({ length: count }, () => undefined);
      },
    },
  };
}

/** Tries the patterns between batches, and lets the listener work on what it heard. */
export function flushing(sink: RecordSink, { patterns, listener }: { readonly patterns: PatternReading | undefined; readonly listener: TextListener | undefined }, task: Task): RecordSink {
  if (patterns === undefined && listener === undefined) return sink;
  return {
    ...sink,
    async batch(records) {
      await sink.batch(records);
      await patterns?.search.flush(task, false);
      await listener?.flush(task);
    },
  };
}

/** The log with what the patterns found, and without topics of which a pattern was refused: half a topic is none. */
export async function applyPatterns(log: TalkLog, patterns: PatternReading | undefined, task: Task): Promise<TalkLog> {
  if (patterns === undefined) return log;
  await patterns.search.flush(task, true);
  const { topicsOf, refused, notices } = patterns.search.result();
  patterns.search.close();
  const names = [...log.topics];
  const numberOf = new Map(names.map((name, k) => [name, k]));
  const numbers = patterns.names.map((name) => {
    let number = numberOf.get(name);
    if (number === undefined) numberOf.set(name, (number = names.push(name) - 1));
    return number;
  });
  const gone = new Set([...refused].map((topic) => numbers[topic]!));
  const found = retopic(log, names, (m) => [...topicsIn(log, m), ...(topicsOf.get(m) ?? []).map((topic) => numbers[topic]!)].filter((topic) => !gone.has(topic)));
  return { ...found, report: { ...found.report, notices: [...found.report.notices, ...notices] } };
}
