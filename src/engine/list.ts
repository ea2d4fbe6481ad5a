import { WhotalksError } from "../core/errors.ts";
import type { Task } from "../core/task.ts";
import { roleOf } from "../roles/assign.ts";
import { measures } from "../measures/registry.ts";
import { type Analysis, type SliceView, wholeOf } from "./analysis.ts";
import { ranksOf } from "./compare-periods.ts";
import type { Labels } from "./code-names.ts";
import type { ListPage, ListQuery, PersonRow } from "./shown.ts";
import type { Settings } from "./settings.ts";
import { makePasses, type Passes } from "./people-filter.ts";
import { sampledOf } from "./sampled.ts";
import { prepareRows, rankChange, rowOf, type RowSource } from "./rows.ts";

const ROLE_ORDER = ["both", "connector", "maven", "neither"];

/** One page of the list: filtered, sorted, cut out. Cost O(n log n) for a new sort, then the page. */
export async function makeList(analysis: Analysis, labels: Labels, query: ListQuery, task: Task): Promise<ListPage> {
  const { source, people: found } = await findListed(analysis, labels, query, task);
  const roles = { connector: 0, maven: 0, both: 0, neither: 0, ours: 0 };
  for (const person of found) roles[source.view.log.people.isOurs[person] === 1 ? "ours" : roleOf(source.cuts.roles.bits[person]!)]++;
  return {
    roles,
    sampled: sampledOf([source.ranked, ...source.columns], source.view),
    total: found.length,
    offset: query.offset,
    rows: found.slice(query.offset, query.offset + query.limit).map((person) => rowOf(source, labels, person)),
  };
}

/** Everyone a list holds, in its order, as numbers of people. Cost as `makeList`, without its rows. */
export async function listPeople(analysis: Analysis, labels: Labels, query: ListQuery, task: Task): Promise<Uint32Array> {
  const { source, people } = await findListed(analysis, labels, { ...query, columns: [] }, task);
  return Uint32Array.from(people, (person) => wholeOf(source.view, person));
}

/** Everyone a list holds, in its order, by their numbers in the slice, with what rows are made from. Cost as `makeList`, without its rows. */
export async function findListed(analysis: Analysis, labels: Labels, query: ListQuery, task: Task): Promise<{ readonly source: RowSource; readonly people: readonly number[] }> {
  const sortedBy = query.sort.map((s) => s.column).filter((id) => measures.some((m) => m.id === id));
  const rows = await prepareRows(analysis, query.settings, [...new Set([...query.columns, ...sortedBy])], task);
  const source = query.compared === undefined ? rows : { ...rows, compared: { now: ranksOf(rows.ranked), before: ranksOf(await analysis.rank(query.settings.measure, { ...query.settings, ...query.compared }, task)) } };
  const people = filterPeople(source, labels, query, await makePasses(analysis, query.settings, query.shown, task));
  sortPeople(people, source, labels, query);
  return { source, people };
}

/** People whose id or name contains the text, best rank first. */
export async function searchPeople(analysis: Analysis, labels: Labels, text: string, settings: Settings, limit: number, task: Task): Promise<readonly PersonRow[]> {
  const page = await makeList(analysis, labels, { settings, columns: [], sort: [], search: text, roles: [], includeOurs: true, offset: 0, limit }, task);
  return page.rows;
}

/** People of the slice in rank order that are shown and fit role filter and search. */
function filterPeople(source: RowSource, labels: Labels, query: ListQuery, passes: Passes): number[] {
  const { view, ranked, cuts } = source;
  const { isOurs } = view.log.people;
  const needle = query.search.trim().normalize("NFC").toLowerCase();
  const roles = new Set(query.roles);
  const wanted = query.people === undefined ? undefined : new Set(query.people);
  const found: number[] = [];
  for (const person of ranked.ranking.order) {
    if (wanted?.has(wholeOf(view, person)) === false) continue;
    if (isOurs[person] === 1 && !query.includeOurs) continue;
    if (!passes(person)) continue;
    if (roles.size > 0 && (isOurs[person] === 1 || !roles.has(roleOf(cuts.roles.bits[person]!)))) continue;
    if (needle !== "" && !isMatch(labels, wholeOf(view, person), needle)) continue;
    found.push(person);
  }
  return found;
}

function isMatch(labels: Labels, whole: number, needle: string): boolean {
  return labels.names[whole]!.toLowerCase().includes(needle) || labels.ids[whole]!.toLowerCase().includes(needle);
}

/** Sorts in place; people without a value come last either way; equal people stay in rank order. */
function sortPeople(people: number[], source: RowSource, labels: Labels, query: ListQuery): void {
  if (query.sort.length === 0) return;
  const keys = query.sort.map(({ column, descending }) => ({ value: sortKey(source, labels, column), sign: descending ? -1 : 1 }));
  const position = new Map(people.map((person, i) => [person, i]));
  people.sort((a, b) => {
    for (const { value, sign } of keys) {
      const x = value(a);
      const y = value(b);
      const difference = compareValues(x, y, sign);
      if (difference !== 0) return difference;
    }
    return position.get(a)! - position.get(b)!;
  });
}

function compareValues(x: number | string, y: number | string, sign: number): number {
  if (typeof x === "string" || typeof y === "string") {
    if (x === y) return 0;
    if (x === "" || y === "") return x === "" ? 1 : -1;
    return x < y ? -sign : sign;
  }
  if (Number.isNaN(x) || Number.isNaN(y)) return Number.isNaN(x) ? (Number.isNaN(y) ? 0 : 1) : -1;
  return sign * (x - y);
}

function sortKey(source: RowSource, labels: Labels, column: string): (person: number) => number | string {
  const { view, ranked, cuts } = source;
  const fixed = fixedKey(view, source, column);
  if (fixed !== undefined) return fixed;
  switch (column) {
    case "rank":
      return (p) => ranked.ranking.rank[p]!;
    case "value":
      return (p) => ranked.values[p]!;
    case "rankChange":
      return (p) => rankChange(source, p);
    case "name":
      return (p) => labels.names[wholeOf(view, p)]!.toLowerCase();
    case "id":
      return (p) => labels.ids[wholeOf(view, p)]!;
    case "role":
      return (p) => ROLE_ORDER.indexOf(roleOf(cuts.roles.bits[p]!));
    default: {
      const extra = source.columns.find((c) => c.measure.id === column);
      if (extra !== undefined) return (p) => extra.values[p]!;
      const k = view.log.people.attributes.findIndex((a) => a.name === column);
      if (k < 0) throw new WhotalksError("column-unknown", `There is no column "${column}".`, { kind: "arguments" });
      const { codes } = view.log.people.attributes[k]!;
      return (p) => source.groupLabels[k]![codes[p]!] ?? "";
    }
  }
}

function fixedKey(view: SliceView, source: RowSource, column: string): ((person: number) => number) | undefined {
  const values: Record<string, Float64Array> = {
    impressions: view.influence.impressions,
    posts: view.influence.posts,
    inDegree: source.inDegree.values,
    outDegree: source.outDegree.values,
    inStrength: source.inStrength.values,
    outStrength: source.outStrength.values,
  };
  const known = Object.hasOwn(values, column) ? values[column] : undefined;
  return known === undefined ? undefined : (p) => known[p]!;
}
