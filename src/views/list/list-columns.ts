import type { Sampled } from "../../core/answers.ts";
import type { CatalogueMeasure } from "../../engine/engine.ts";
import type { PersonRow } from "../../engine/shown.ts";
import { formatCount } from "../parts/format.ts";

/** A column of the list. */
export interface ListColumn {
  /** Unique in the list. */
  readonly id: string;
  /** What the query sorts by: a fixed column, a measure id or the name of a group attribute. */
  readonly sortBy: string;
  readonly label: string;
  readonly kind: "text" | "role" | "number";
  /** px; the name takes what is left. */
  readonly width: number;
  /** The attribute of the people table it shows. */
  readonly group?: string;
  /** The measure it shows, for the definition on hover. */
  readonly measure?: CatalogueMeasure;
  /** How near its values are, where they are sampled. */
  readonly sampled?: Sampled;
  /** Text for copying: raw numbers with a decimal point, empty where there is none. */
  readonly raw: (row: PersonRow) => string;
  /** The number shown; null where there is none. Only for numbers. */
  readonly value: (row: PersonRow) => number | null;
}

/** Measures that stand in the row itself, whether asked for or not. */
const OWN: Readonly<Record<string, (row: PersonRow) => number | null>> = {
  impressions: (row) => row.impressions,
  posts: (row) => row.posts,
  inDegree: (row) => row.inDegree,
  outDegree: (row) => row.outDegree,
  inStrength: (row) => row.inStrength,
  outStrength: (row) => row.outStrength,
};

const NUMBER_WIDTH = 128;
const none = (): null => null;

/**
 * The columns to show: rank, person and role always, then the ranking measure, then those chosen, then the groups.
 *
 * On a narrow screen only rank, person (with the role's glyph) and the ranking measure are left.
 */
export function listColumns(options: {
  readonly measure: string;
  readonly chosen: readonly string[];
  readonly attributes: readonly string[];
  readonly measures: readonly CatalogueMeasure[];
  readonly isNarrow: boolean;
  readonly sampled?: Sampled | null;
  /** True where ranks are compared with those of another period. */
  readonly isCompared?: boolean;
}): readonly ListColumn[] {
  const ids = [options.measure, ...options.chosen.filter((id) => id !== options.measure)];
  const numbers = ids.map((id, index): ListColumn => {
    const measure = options.measures.find((one) => one.id === id);
    const value = index === 0 ? (row: PersonRow): number | null => row.value : valueOf(id);
    return {
      id,
      sortBy: id,
      label: measure?.noun ?? id,
      kind: "number",
      width: NUMBER_WIDTH,
      value,
      raw: (row) => String(value(row) ?? ""),
      ...(measure === undefined ? {} : { measure }),
      ...(options.sampled?.measure === id && { sampled: options.sampled }),
    };
  });
  const rank: ListColumn = { id: "rank", sortBy: "rank", label: "Rank", kind: "number", width: 72, value: (row) => row.rank, raw: (row) => String(row.rank ?? "") };
  const name: ListColumn = { id: "name", sortBy: "name", label: "Person", kind: "text", width: 192, value: none, raw: (row) => row.name };
  if (options.isNarrow) return [{ ...rank, width: 64 }, { ...name, width: 140 }, ...numbers.slice(0, 1)];
  const role: ListColumn = { id: "role", sortBy: "role", label: "Role", kind: "role", width: 112, value: none, raw: (row) => (row.isOurs ? "ours" : row.role) };
  const groups = options.attributes.map(
    (attribute): ListColumn => ({ id: `group:${attribute}`, sortBy: attribute, label: attribute, group: attribute, kind: "text", width: 144, value: none, raw: (row) => row.groups[attribute] ?? "" }),
  );
  return [rank, ...(options.isCompared === true ? [rankChangeColumn] : []), name, role, ...numbers, ...groups];
}

/** Ranks risen since the period that is compared with. */
const rankChangeColumn: ListColumn = { id: "rankChange", sortBy: "rankChange", label: "Change", kind: "number", width: 88, value: changeOf, raw: (row) => String(changeOf(row) ?? "") };

function changeOf({ rankChange }: PersonRow): number | null {
  return typeof rankChange === "number" ? rankChange : null;
}

/** "▲ 35", "▼ 3", "=", or "new" where somebody was not ranked before; "" where they are not ranked now. */
export function changeWords({ rankChange }: PersonRow): string {
  if (rankChange === "new") return "new";
  if (rankChange == null) return "";
  return rankChange === 0 ? "=" : rankChange > 0 ? `▲ ${formatCount(rankChange)}` : `▼ ${formatCount(-rankChange)}`;
}

/** The keys of a sort that can be used: by change only where there is something to compare with. */
export function usableSort(sort: readonly ListSort[], isCompared: boolean): readonly ListSort[] {
  return isCompared ? sort : sort.filter(({ column }) => column !== "rankChange");
}

/** How to read a measure off a row. */
export function valueOf(id: string): (row: PersonRow) => number | null {
  return (Object.hasOwn(OWN, id) ? OWN[id] : undefined) ?? ((row) => row.measures[id] ?? null);
}

/** What a click on a header makes of the sort: a new first key, or with shift one more; again on the same key turns it round. */
export function nextSort(sort: readonly ListSort[], column: string, options: { readonly add: boolean; readonly startDescending: boolean }): readonly ListSort[] {
  const old = sort.find((key) => key.column === column);
  const turned: ListSort = { column, descending: old === undefined ? options.startDescending : !old.descending };
  if (!options.add) return [turned];
  return old === undefined ? [...sort, turned] : sort.map((key) => (key === old ? turned : key));
}

/** "people reached ↓, then Person ↑": the keys of a sort in their order. */
export function nameSort(sort: readonly ListSort[], columns: readonly ListColumn[]): string {
  return sort.map(({ column, descending }) => `${columns.find((one) => one.sortBy === column)?.label ?? column} ${descending ? "↓" : "↑"}`).join(", then ");
}

export interface ListSort {
  readonly column: string;
  readonly descending: boolean;
}

/** Rank and names begin with the first, measures with the largest. */
export function startsDescending(column: ListColumn): boolean {
  return column.kind === "number" && column.id !== "rank" && column.measure?.better !== "low";
}

/** Measures the list begins with, beside the ranking one. */
export const DEFAULT_COLUMNS: readonly string[] = ["posts", "outDegree", "inDegree"];
