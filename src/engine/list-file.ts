import { WhotalksError } from "../core/errors.ts";
import { NONE } from "../core/talk-log.ts";
import type { Task } from "../core/task.ts";
import { PSEUDONYMOUS } from "../core/words.ts";
import type { CsvCell } from "../exports/csv-cells.ts";
import type { Json } from "../exports/snapshot.ts";
import { tableFormats, type TableColumn, type TableFormat, writePeopleTable } from "../exports/table-file.ts";
import { measures } from "../measures/registry.ts";
import { roleOf } from "../roles/assign.ts";
import { type Ranked, wholeOf } from "./analysis.ts";
import type { Call } from "./call.ts";
import type { SessionHost } from "./host.ts";
import { findListed } from "./list.ts";
import type { ListFile, ListFileQuery, ListQuestions, ShownColumn } from "./list-questions.ts";
import { type OpenData, recipeOf } from "./open-data.ts";
import { rankChange, rowOf, type RowSource } from "./rows.ts";
import { settingsJson, shownJson } from "./snapshot.ts";
import { version } from "./version.ts";

/** The answers about lists beside the list itself. */
export function listAnswers(opened: () => OpenData, run: <T>(call: Call | undefined, work: (task: Task) => Promise<T>) => Promise<T>, host: SessionHost): ListQuestions {
  return { writeList: (query, as, call) => run(call, (task) => writeList(opened(), query, as, host, task)) };
}

/** The list of a query as a file. Cost: the measures it shows, sorts and filters by, each once per slice, then O(people × columns). */
async function writeList(data: OpenData, query: ListFileQuery, as: TableFormat, host: SessionHost, task: Task): Promise<ListFile> {
  const { analysis, labels } = data;
  const asked = query.columns.map(({ id }) => id).filter((id) => measures.some((measure) => measure.id === id));
  const { source, people } = await findListed(analysis, labels, { ...query, columns: asked, offset: 0, limit: 0 }, task);
  const cellOf = (column: ShownColumn): TableColumn => ({ ...columnOf(source, data, column, query), heading: column.heading });
  const columns = unique(query.columns.map(cellOf).map((column, k) => (isSampled(source, query.columns[k]!.id) ? { ...column, heading: `${column.heading} (sampled)` } : column)));
  // Only JSON has a place for it, and the digests of large files take their time.
  const head = as === "json" ? await headOf(data, query, { source, headings: columns.map(({ heading }) => heading) }, host, task) : [];
  const bytes = writePeopleTable({ columns: columns.map((column) => ({ ...column, cell: (row) => column.cell(people[row]!) })), rows: people.length, head, version }, as);
  const { extension, mime } = tableFormats[as];
  return { name: `whotalks-list.${extension}`, mime, bytes, notices: [source.ranked, ...source.columns].flatMap(({ notices }) => notices), people: people.length };
}

/** How the list was made, for whoever reads it without the screen. */
async function headOf({ labels, optionsJson, digests }: OpenData, query: ListFileQuery, { source, headings }: { readonly source: RowSource; readonly headings: readonly string[] }, host: SessionHost, task: Task): Promise<(readonly [string, Json])[]> {
  const options: { readonly [key: string]: Json } = { ...optionsJson, ...settingsJson(query.settings, source.view), ...shownJson(query.shown), list: listJson(query) };
  return [
    ["whotalks", version],
    ["recipe", recipeOf(options, await digests.take(task), host)],
    ["options", options],
    ["population", source.view.population],
    ["columns", query.columns.map(({ id }, k) => ({ id, heading: headings[k]! }))],
    ...(labels.isCoded ? [["note", PSEUDONYMOUS] as const] : []),
  ];
}

/** What the list was narrowed and ordered by, beside the settings. A search may hold a name: with employees those are code names. */
function listJson({ sort, search, roles, includeOurs, people, compared }: ListFileQuery): Json {
  return { sort: sort.map(({ column, descending }) => ({ column, descending })), search, roles, includeOurs, selected: people?.length ?? null, ...(compared !== undefined && { compared: [compared.since, compared.until] }) };
}

/** The cells of a column by the number of a person in the slice, as the list shows them. */
function columnOf(source: RowSource, { labels }: OpenData, { id }: ShownColumn, { settings, isRanked }: ListFileQuery): Omit<TableColumn, "heading"> {
  const { view, ranked, cuts } = source;
  const { people } = view.log;
  const text = (cell: (person: number) => string): Omit<TableColumn, "heading"> => ({ isText: true, cell });
  const number = (cell: (person: number) => CsvCell): Omit<TableColumn, "heading"> => ({ isText: false, cell });
  switch (id) {
    case "rank":
      return number((p) => (isRanked ? ranked.ranking.rank[p]! : null));
    case "rankChange":
      return number((p) => (isRanked ? rankChange(source, p) : null));
    case "id":
      return text((p) => labels.ids[wholeOf(view, p)]!);
    case "name":
      return text((p) => labels.names[wholeOf(view, p)]!);
    case "role":
      return text((p) => (people.isOurs[p] === 1 ? "ours" : roleOf(cuts.roles.bits[p]!)));
    case "mark":
      return text((p) => [source.atEdge[p] === 1 ? "at the edge" : "", people.isSilent[p] === 1 ? "silent" : ""].filter((word) => word !== "").join(", "));
    case "why":
      return text((p) => rowOf(source, labels, p).why);
    default:
  }
  if (id.startsWith("group:")) {
    const k = people.attributes.findIndex(({ name }) => name === id.slice("group:".length));
    if (k >= 0) return text((p) => (people.attributes[k]!.codes[p] === NONE ? "" : source.groupLabels[k]![people.attributes[k]!.codes[p]!]!));
  }
  const values = id === settings.measure ? ranked.values : (fixedOf(source, id) ?? columnIn(source, id)?.values);
  if (values === undefined) throw new WhotalksError("column-unknown", `There is no column "${id}".`, { kind: "arguments" });
  return number((p) => values[p]!);
}

function columnIn({ columns }: RowSource, id: string): Ranked | undefined {
  return columns.find(({ measure }) => measure.id === id);
}

/** The columns that stand in every row, as the list shows them: counts, never divided by what is possible. */
function fixedOf({ view, inDegree, outDegree, inStrength, outStrength }: RowSource, id: string): Float64Array | undefined {
  const { impressions, posts } = view.influence;
  const fixed = { impressions, posts, inDegree: inDegree.values, outDegree: outDegree.values, inStrength: inStrength.values, outStrength: outStrength.values };
  return Object.hasOwn(fixed, id) ? fixed[id as keyof typeof fixed] : undefined;
}

function isSampled(source: RowSource, id: string): boolean {
  return (source.ranked.measure.id === id ? source.ranked : columnIn(source, id))?.estimated !== undefined;
}

/** Headings that were there before get a number: a table has no two columns of one name. */
function unique(columns: readonly TableColumn[]): readonly TableColumn[] {
  const seen = new Set<string>();
  return columns.map((column) => {
    let { heading } = column;
    for (let k = 2; seen.has(heading); k++) heading = `${column.heading} (${k})`;
    seen.add(heading);
    return { ...column, heading };
  });
}
