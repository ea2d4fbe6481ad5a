import { splitRecipients } from "../log/recipients.ts";
import { withoutReplyMarks } from "../core/subjects.ts";
import { hashtagsIn } from "../topics/hashtags.ts";
import type { TopicSource } from "./opening.ts";
import type { RecognisedFile } from "./recognise-file.ts";
import { subjectColumns } from "./topic-reading.ts";

/** What could give topics, by the first rows: how many of them it would, and how many topics. */
export interface TopicSourceCount {
  readonly source: TopicSource;
  readonly rows: number;
  readonly topics: number;
  /** Rows that were looked at. */
  readonly of: number;
}

/** Counts in the first rows what each source would give; those that give nothing are left out. The dictionary needs a text. */
export function countTopicSources(files: readonly RecognisedFile[]): readonly TopicSourceCount[] {
  const found = new Map<TopicSource, { rows: number; topics: Set<string> }>();
  let of = 0;
  const add = (source: TopicSource, topics: readonly string[]): void => {
    if (topics.length === 0) return;
    const before = found.get(source) ?? { rows: 0, topics: new Set() };
    before.rows++;
    for (const topic of topics) before.topics.add(topic);
    found.set(source, before);
  };
  for (const file of files) {
    if (file.kind !== "messages") continue;
    const columns = (role: string): number[] => file.roles.flatMap((r, c) => (r === role ? [c] : []));
    const [topic, channel, text, subject] = [columns("topic"), columns("channel"), columns("text"), subjectColumns(file)];
    for (const row of file.rows) {
      of++;
      const cells = (of: readonly number[]): string[] => of.map((c) => (row[c] ?? "").trim()).filter((cell) => cell !== "");
      add("column", cells(topic).flatMap((cell) => splitRecipients(cell, { comma: "never", bar: "always" })));
      add("hashtags", cells(text).flatMap(hashtagsIn));
      add("channel", cells(channel));
      add("subject", cells(subject).map(withoutReplyMarks).filter((one) => one !== ""));
      if (cells(text).length > 0) add("dictionary", ["text"]);
    }
  }
  const order: readonly TopicSource[] = ["column", "hashtags", "channel", "subject", "dictionary"];
  return order.flatMap((source) => {
    const one = found.get(source);
    return one === undefined ? [] : [{ source, rows: one.rows, topics: source === "dictionary" ? 0 : one.topics.size, of }];
  });
}
