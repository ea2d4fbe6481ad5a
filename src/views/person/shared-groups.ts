import { HIDDEN_GROUP } from "../../core/words.ts";
import type { PersonRow } from "../../engine/shown.ts";
import { formatCount } from "../parts/format.ts";

export interface SharedGroup {
  readonly attribute: string;
  readonly value: string;
  readonly count: number;
}

/** Group values that more than half of these people have, by attribute; at least two people. To lack a value is none. */
export function sharedGroups(rows: readonly PersonRow[]): readonly SharedGroup[] {
  const counts = new Map<string, Map<string, number>>();
  for (const row of rows) {
    for (const [attribute, value] of Object.entries(row.groups)) {
      if (value === HIDDEN_GROUP || value === "") continue;
      const values = counts.get(attribute) ?? new Map<string, number>();
      values.set(value, (values.get(value) ?? 0) + 1);
      counts.set(attribute, values);
    }
  }
  const shared: SharedGroup[] = [];
  for (const [attribute, values] of counts) {
    for (const [value, count] of values) if (count >= 2 && count > rows.length / 2) shared.push({ attribute, value, count });
  }
  return shared;
}

/** "city: Lyon (all)", "nps: 9 (28 of the first 50)": how many of those looked at. */
export function sharedWords({ attribute, value, count }: SharedGroup, looked: number, selected: number): string {
  const isAll = count === looked;
  const those = looked < selected ? `of the first ${formatCount(looked)}` : isAll ? "" : `of ${formatCount(looked)}`;
  return `${attribute}: ${value} (${`${isAll ? "all" : formatCount(count)} ${those}`.trimEnd()})`;
}
