import type { WrittenFile } from "../core/answers.ts";
import type { Task } from "../core/task.ts";
import { createRecordWriter } from "../exports/records.ts";
import { isoTime } from "../exports/iso-time.ts";
import type { Json } from "../exports/snapshot.ts";
import { roleOf } from "../roles/assign.ts";
import { wholeOf } from "./analysis.ts";
import { changeKinds, type Compared, comparePeriods, listChanged } from "./compare-periods.ts";
import { rankCalendar } from "./ranks-over-time.ts";
import { settingsJson } from "./snapshot.ts";
import type { Period, TimeFileQuery } from "./time-questions.ts";
import type { TopicFileInput } from "./topic-files.ts";
import { version } from "./version.ts";

const rankKeys = ["window", "since", "until", "part", "person", "name", "measure", "value", "rank", "role"] as const;
const comparisonKeys = ["set", "change", "person", "name", "rankBefore", "rankAfter", "rankChange", "valueBefore", "valueAfter", "roleBefore", "roleAfter"] as const;

/**
 * Ranks by window (the first so many of each), or two periods compared (everyone in one of the sets), as a file: ids, code names with
 * employees; times as ISO, ends exclusive. Same data and settings: same bytes.
 */
export async function writeTimeFile(input: TopicFileInput, query: TimeFileQuery, task: Task): Promise<WrittenFile> {
  return query.what === "ranks" ? await writeRanks(input, query, task) : await writeComparison(input, query, task);
}

async function writeRanks(input: TopicFileInput, query: TimeFileQuery & { readonly what: "ranks" }, task: Task): Promise<WrittenFile> {
  const { labels, timeZone } = input;
  const { view, rankings, answer } = await rankCalendar(input.analysis, labels, query, timeZone, task);
  const { unit, top } = answer;
  const head = headOf(input, query, view, [["timeZone", timeZone], ["windows", { unit, length: query.windows.length, step: query.windows.step }], ["top", top]]);
  const writer = createRecordWriter(query.as, rankKeys, head, "ranks", query);
  answer.windows.forEach(({ label, since, until, isPart }, k) => {
    const ranking = rankings[k];
    for (let i = 0; i < Math.min(top, ranking?.people.length ?? 0); i++) {
      const person = wholeOf(view, ranking!.people[i]!);
      writer.add([label, isoTime(since), isoTime(until), isPart, labels.ids[person]!, labels.names[person]!, answer.measure, ranking!.value[i]!, ranking!.rank[i]!, roleOf(ranking!.bits[i]!)]);
    }
  });
  return { name: `whotalks-ranks-over-time.${query.as}`, mime: mimeOf(query), bytes: writer.take(), notices: answer.notices };
}

async function writeComparison(input: TopicFileInput, query: TimeFileQuery & { readonly what: "comparison" }, task: Task): Promise<WrittenFile> {
  const { analysis, labels, timeZone } = input;
  const compared = await comparePeriods(analysis, labels, query, task);
  const [view] = compared.views;
  const period = ({ since, until }: Period): Json => [isoTime(since), isoTime(until)];
  const head = headOf(input, query, view, [["timeZone", timeZone], ["before", period(query.before)], ["after", period(query.after)]]);
  const writer = createRecordWriter(query.as, comparisonKeys, head, "people", query);
  for (const { name, set } of setsOf(compared)) {
    for (const kind of changeKinds) {
      for (const { person, name: called, before, after } of listChanged(set, view, labels, kind)) {
        // Up is less: from 41 to 6 is +35.
        const way = before === null || after === null ? null : before.rank - after.rank;
        writer.add([name, kind, labels.ids[person]!, called, before?.rank ?? null, after?.rank ?? null, way, before?.value ?? null, after?.value ?? null, before?.role ?? null, after?.role ?? null]);
      }
    }
  }
  return { name: `whotalks-two-periods.${query.as}`, mime: mimeOf(query), bytes: writer.take(), notices: view.notices };
}

function setsOf({ connectors, mavens, bridges }: Compared): readonly { readonly name: string; readonly set: Compared["connectors"] }[] {
  return [
    { name: "connectors", set: connectors },
    ...(mavens === undefined ? [] : [{ name: "mavens", set: mavens }]),
    ...(bridges === undefined ? [] : [{ name: "bridges", set: bridges }]),
  ];
}

function headOf({ openOptions, recipeOf }: TopicFileInput, { settings }: TimeFileQuery, view: Parameters<typeof settingsJson>[1], asked: readonly (readonly [string, Json])[]): readonly (readonly [string, Json])[] {
  const { since: _since, until: _until, ...others } = settingsJson(settings, view);
  const options = { ...openOptions, ...others, ...Object.fromEntries(asked) };
  return [["whotalks", version], ["recipe", recipeOf(options)], ["options", options], ["measure", settings.measure], ["audience", view.audience], ["population", view.population], ...asked];
}

function mimeOf({ as }: TimeFileQuery): string {
  return as === "csv" ? "text/csv;charset=utf-8" : "application/json";
}
