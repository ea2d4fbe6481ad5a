import type { TopicRow } from "../../engine/topic-questions.ts";

export type TopicColumn = "name" | "messages" | "people" | "connectors" | "connectorsGini" | "mavens" | "mavensGini" | "both" | "trend";

export interface TopicSort {
  readonly column: TopicColumn;
  readonly descending: boolean;
}

/** Rows by a column; where nothing is known last, equals in the order they had. */
export function sortTopics(rows: readonly TopicRow[], { column, descending }: TopicSort): readonly TopicRow[] {
  const sign = descending ? -1 : 1;
  if (column === "name") return rows.toSorted((a, b) => sign * a.name.localeCompare(b.name));
  return rows.toSorted((a, b) => {
    const x = valueOf(a, column);
    const y = valueOf(b, column);
    if (Number.isNaN(x) || Number.isNaN(y)) return Number(Number.isNaN(x)) - Number(Number.isNaN(y));
    return sign * (x - y);
  });
}

/** NaN where the table shows a dash. */
function valueOf(row: TopicRow, column: Exclude<TopicColumn, "name">): number {
  switch (column) {
    case "messages":
      return row.messages;
    case "people":
      return row.people;
    case "connectors":
      return row.connectors.share ?? Number.NaN;
    case "connectorsGini":
      return row.connectors.gini ?? Number.NaN;
    case "mavens":
      return row.mavens?.share ?? Number.NaN;
    case "mavensGini":
      return row.mavens?.gini ?? Number.NaN;
    case "both":
      return row.both;
    case "trend":
      return riseOf(row.trend);
  }
}

/** The later half of the periods against all of them, from 0 (all before) to 1 (all since). NaN without messages in a period. */
export function riseOf(trend: readonly (number | null)[]): number {
  let all = 0;
  let late = 0;
  trend.forEach((told, i) => {
    const count = told ?? 0;
    all += count;
    // Of an odd number the middle one belongs to both halves by half.
    late += count * (2 * i + 1 > trend.length ? 1 : 2 * i + 1 === trend.length ? 0.5 : 0);
  });
  return all === 0 ? Number.NaN : late / all;
}
