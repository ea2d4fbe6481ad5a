import { foldTopic } from "../core/words.ts";
import { splitRecipients } from "../log/recipients.ts";
import type { Notice } from "../core/notice.ts";
import { withoutReplyMarks } from "../core/subjects.ts";
import { hashtagsIn } from "../topics/hashtags.ts";
import type { TopicOptions, TopicSource } from "./opening.ts";
import type { RecognisedFile } from "./recognise-file.ts";
import { dictionaryOf, subjectColumns, topicsFrom } from "./topic-reading.ts";

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
    for (const topic of topics) before.topics.add(foldTopic(topic));
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

/** What was asked to give topics and has no column in use: it gives none, which is told. Topic columns only where they were asked for. */
export function noteMissingSources(files: readonly RecognisedFile[], topics: TopicOptions | undefined): readonly Notice[] {
  const messages = files.filter((file) => file.kind === "messages");
  const has = (role: "topic" | "channel" | "text"): boolean => messages.some(({ roles }) => roles.includes(role));
  const columns: readonly { readonly source: TopicSource; readonly label: string; readonly isThere: () => boolean; readonly hint: string }[] = [
    { source: "column", label: "topic columns", isThere: () => topics?.from === undefined || has("topic"), hint: "--columns topic=HEADER" },
    { source: "hashtags", label: "hashtags", isThere: () => has("text"), hint: "--columns text=HEADER" },
    { source: "channel", label: "channels", isThere: () => has("channel"), hint: "--columns channel=HEADER" },
    { source: "subject", label: "subjects", isThere: () => messages.some((file) => subjectColumns(file).length > 0), hint: "--columns text=HEADER, once for the subject and once for the text" },
    { source: "dictionary", label: "the dictionary", isThere: () => dictionaryOf(topics).length === 0 || has("text"), hint: "--columns text=HEADER" },
  ];
  const from = topicsFrom(topics);
  return columns.flatMap(({ source, label, isThere, hint }) =>
    from.includes(source) && !isThere() ? [{ code: "topics-no-source", severity: "warning", count: 1, message: `No topics come from ${label}: no column in use holds ${source === "dictionary" || source === "hashtags" ? "texts" : "them"}.`, hint: `Name the column: ${hint}.` } as const] : []);
}
