import type { Grouping, PersonNumber } from "../../engine/group-questions.ts";
import type { Opened } from "../../engine/opening.ts";
import { axisScales, crossCells, defaultGroupsState, flowAmounts, flowCells, flowSorts, groupsTabs, type GroupsState } from "./groups-state.ts";

/**
 * Writes what differs from the defaults into an address, while the view is shown: "tab=cross", "rows=0", "columns=circle". Columns of the
 * people table stand there by their position; with employees columns of numbers are not written.
 */
export function groupsToAddress(query: URLSearchParams, groups: GroupsState, isShown: boolean, opened: Opened): void {
  if (!isShown) return;
  const put = (key: string, value: string | null, usual: string | null): void => {
    if (value !== null && value !== usual) query.set(key, value);
  };
  const grouping = (by: Grouping | "everyone" | null): string | null => {
    if (by === null || typeof by === "string") return by === "community" ? "circle" : by;
    const position = opened.groups.findIndex(({ attribute }) => attribute === by.attribute);
    return position < 0 ? null : String(position);
  };
  const number = (of: PersonNumber | null): string | null => (of === null ? null : "measure" in of ? of.measure : opened.mode === "employees" ? null : `number ${of.column}`);
  const { tab, by, amount, cells, sort, rows, columns, counts, x, y, means, scaleX, scaleY } = groups;
  put("tab", tab, defaultGroupsState.tab);
  put("by", grouping(by), null);
  put("amount", amount, defaultGroupsState.amount);
  put("cells", cells, defaultGroupsState.cells);
  put("order", sort, defaultGroupsState.sort);
  put("rows", grouping(rows), null);
  put("columns", grouping(columns), null);
  put("counts", counts, defaultGroupsState.counts);
  put("x", number(x), null);
  put("y", number(y), null);
  put("means", grouping(means), null);
  put("scalex", scaleX, defaultGroupsState.scaleX);
  put("scaley", scaleY, defaultGroupsState.scaleY);
}

/** What an address says of it; anything it cannot mean is as it was by default. `measures` are the ids there are; empty = not known yet. */
export function groupsOfAddress(query: URLSearchParams, isShown: boolean, opened: Opened, measures: readonly string[]): GroupsState {
  if (!isShown) return defaultGroupsState;
  const one = <T extends string>(key: string, known: readonly T[], usual: T): T => known.find((value) => value === query.get(key)) ?? usual;
  const grouping = (key: string): Grouping | null => {
    const text = query.get(key);
    if (text === "circle") return "community";
    if (text === "role") return "role";
    const attribute = text === null || !/^\d+$/.test(text) ? undefined : opened.groups[Number(text)]?.attribute;
    return attribute === undefined ? null : { attribute };
  };
  const number = (key: string): PersonNumber | null => {
    const text = query.get(key) ?? "";
    if (text.startsWith("number ")) return { column: text.slice("number ".length) };
    return text !== "" && (measures.length === 0 || measures.includes(text)) ? { measure: text } : null;
  };
  return {
    tab: one("tab", groupsTabs, defaultGroupsState.tab),
    by: grouping("by"),
    amount: one("amount", flowAmounts, defaultGroupsState.amount),
    cells: one("cells", flowCells, defaultGroupsState.cells),
    sort: one("order", flowSorts, defaultGroupsState.sort),
    rows: grouping("rows"),
    columns: grouping("columns"),
    counts: one("counts", crossCells, defaultGroupsState.counts),
    x: number("x"),
    y: number("y"),
    means: query.get("means") === "everyone" ? "everyone" : grouping("means"),
    scaleX: one("scalex", axisScales, defaultGroupsState.scaleX),
    scaleY: one("scaley", axisScales, defaultGroupsState.scaleY),
  };
}
