import type { WrittenFile } from "../core/answers.ts";
import type { Notice } from "../core/notice.ts";
import type { Task } from "../core/task.ts";
import { createRecordWriter, type RecordCell } from "../exports/records.ts";
import type { Json } from "../exports/snapshot.ts";
import type { Analysis } from "./analysis.ts";
import type { Labels } from "./code-names.ts";
import type { Settings } from "./settings.ts";
import { settingsJson } from "./snapshot.ts";
import type { TopicFileQuery } from "./topic-questions.ts";
import { listRanks, rankKeys } from "./topic-ranks.ts";
import { sliceTopics } from "./topic-slice.ts";
import { tableOf } from "./topic-table.ts";
import { version } from "./version.ts";

export interface TopicFileInput {
  readonly analysis: Analysis;
  readonly labels: Labels;
  readonly timeZone: string;
  /** How the data were opened, every option resolved, no paths. */
  readonly openOptions: { readonly [key: string]: Json };
  /** The digest of options and files. */
  readonly recipeOf: (options: Json) => string;
}

/** Columns of the table of topics, before one for each period. */
const tableKeys = [
  "topic", "messages", "people", "authors", "connectors", "connectorsShare", "connectorsGini", "connectorsTiedIn", "connectorsTiedOut",
  "mavens", "mavensShare", "mavensGini", "mavensTiedIn", "mavensTiedOut", "both", "either", "tooLittle",
] as const;

const noTopic: Notice = {
  code: "topics-none",
  severity: "warning",
  count: 1,
  message: "No message is on a topic: the table is empty.",
  hint: "Name the column of topics with --columns topic=HEADER, write their words in a file for --dictionary, or have them found with --discover 8.",
};

/** The table of topics, or ranked lists by topic and period, as a file. Same data and settings: same bytes. */
export async function writeTopicFile(input: TopicFileInput, query: TopicFileQuery, task: Task): Promise<WrittenFile> {
  return query.what === "topics" ? await writeTable(input, query, task) : await writeRanks(input, query, task);
}

async function writeTable(input: TopicFileInput, query: TopicFileQuery, task: Task): Promise<WrittenFile> {
  const { settings } = query;
  const slice = await sliceTopics(input.analysis, settings, input.timeZone, task);
  const table = tableOf(slice, settings);
  const periods = table.periods?.labels ?? [];
  const head: readonly (readonly [string, Json])[] = [
    ...headOf(input, settings, slice.view),
    ["messages", table.messages],
    ["withoutTopic", table.withoutTopic],
    ["onSeveral", table.onSeveral],
    ["periods", table.periods === null ? null : { unit: table.periods.unit, labels: periods }],
  ];
  const writer = createRecordWriter(query.as, [...tableKeys, ...periods], head, "topics", query);
  for (const row of table.rows) {
    const { connectors, mavens } = row;
    writer.add([
      row.name, row.messages, row.people, row.authors,
      connectors.count, connectors.share, connectors.gini, connectors.tiedIn, connectors.tiedOut,
      mavens?.count ?? null, mavens?.share ?? null, mavens?.gini ?? null, mavens?.tiedIn ?? null, mavens?.tiedOut ?? null,
      row.both, row.either, row.isLittle, ...row.trend,
    ]);
  }
  return fileOf("topics", query, writer.take(), table.rows.length === 0 ? [...table.notices, noTopic] : table.notices);
}

async function writeRanks(input: TopicFileInput, query: TopicFileQuery, task: Task): Promise<WrittenFile> {
  const { settings, by = { topic: true, period: null } } = query;
  const view = await input.analysis.slice({ ...settings, topics: [] }, task);
  const head: readonly (readonly [string, Json])[] = [
    ...headOf(input, settings, view),
    ["by", [...(by.topic ? ["topic"] : []), ...(by.period === null ? [] : [by.period])]],
    ["topic", settings.topics.length === 0 ? null : settings.topics],
  ];
  const writer = createRecordWriter(query.as, rankKeys, head, "ranks", query);
  const add = (cells: readonly RecordCell[]): void => writer.add(cells);
  const notices = await listRanks(input, settings, { ...by, top: query.top ?? Infinity }, add, task);
  return fileOf("ranks-by-topic", query, writer.take(), [...view.notices, ...notices]);
}

function headOf({ openOptions, recipeOf }: TopicFileInput, settings: Settings, view: Parameters<typeof settingsJson>[1]): readonly (readonly [string, Json])[] {
  const options = { ...openOptions, ...settingsJson(settings, view) };
  return [
    ["whotalks", version],
    ["recipe", recipeOf(options)],
    ["options", options],
    ["measure", settings.measure],
    ["audience", view.audience],
    ["audienceWhy", view.audienceWhy],
    ["share", settings.share],
    ["population", view.population],
  ];
}

function fileOf(stem: string, { as }: TopicFileQuery, bytes: Uint8Array, notices: readonly Notice[]): WrittenFile {
  return { name: `whotalks-${stem}.${as}`, mime: as === "csv" ? "text/csv;charset=utf-8" : "application/json", bytes, notices };
}
