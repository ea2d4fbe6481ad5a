import type { CatalogueMeasure } from "../../engine/engine.ts";
import type { GroupOfPeople, Grouping, PersonNumber } from "../../engine/group-questions.ts";
import { formatCount } from "../parts/format.ts";
import type { GroupsState } from "./groups-state.ts";

/** "department", "circle", "role". */
export function nameOfGrouping(by: Grouping): string {
  return typeof by === "string" ? (by === "community" ? "circle" : "role") : by.attribute;
}

/** Said where circles stand: the map's are others. "" for other groupings. */
export function circleNote(...groupings: readonly Grouping[]): string {
  return groupings.includes("community") ? "Circles are found here among all connections, on the map and on a person’s card among the lines that are drawn: names and sizes can differ." : "";
}

/** What a group is called; people without one by what they lack. */
export function nameOfGroup({ kind, label, groups }: Pick<GroupOfPeople, "kind" | "label" | "groups">, by: Grouping): string {
  switch (kind) {
    case "group":
      return label;
    case "others":
      return `${formatCount(groups)} others`;
    case "small":
      return "fewer than 5";
    case "unstated":
      return by === "community" ? "in no circle" : `no ${nameOfGrouping(by)}`;
  }
}

const roleGroups: Readonly<Record<string, string>> = { both: "people who are both", connector: "connectors", maven: "mavens", neither: "people in neither role" };

/** A group inside a sentence: "Sales", "the circle around Ann", "people without team". */
export function groupInSentence(group: Pick<GroupOfPeople, "kind" | "label" | "groups">, by: Grouping): string {
  switch (group.kind) {
    case "group":
      return by === "community" ? `the circle ${group.label}` : by === "role" ? roleGroups[group.label] ?? group.label : group.label;
    case "others":
      return `${formatCount(group.groups)} other groups`;
    case "small":
      return "people in groups of fewer than 5";
    case "unstated":
      return by === "community" ? "people in no circle" : `people without ${nameOfGrouping(by)}`;
  }
}

/** The same at the beginning of a sentence; a value of the table stays as it is written. */
export function groupFirst(group: Pick<GroupOfPeople, "kind" | "label" | "groups">, by: Grouping): string {
  const words = groupInSentence(group, by);
  return group.kind === "group" && typeof by === "object" ? words : `${words[0]!.toUpperCase()}${words.slice(1)}`;
}

/** "posts", "orders". */
export function nameOfNumber(number: PersonNumber, measures: readonly Pick<CatalogueMeasure, "id" | "noun">[]): string {
  return "column" in number ? number.column : measures.find(({ id }) => id === number.measure)?.noun ?? number.measure;
}

export function isSameGrouping(a: Grouping | "everyone" | null, b: Grouping | "everyone" | null): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

const tabNames: Readonly<Record<GroupsState["tab"], string>> = { matrix: "who talks to whom", cross: "two groupings", scatter: "two numbers" };

/** What undo says of a change. */
export function describeGroups(before: GroupsState, after: GroupsState, measures: readonly Pick<CatalogueMeasure, "id" | "noun">[]): string {
  const isChanged = (key: keyof GroupsState): boolean => JSON.stringify(before[key]) !== JSON.stringify(after[key]);
  if (isChanged("tab")) return `groups: ${tabNames[after.tab]}`;
  if (isChanged("by") && after.by !== null) return `groups by ${nameOfGrouping(after.by)}`;
  if (isChanged("rows") && after.rows !== null) return `rows by ${nameOfGrouping(after.rows)}`;
  if (isChanged("columns") && after.columns !== null) return `columns by ${nameOfGrouping(after.columns)}`;
  if (isChanged("x") && after.x !== null) return `across: ${nameOfNumber(after.x, measures)}`;
  if (isChanged("y") && after.y !== null) return `up: ${nameOfNumber(after.y, measures)}`;
  if (isChanged("means") && after.means !== null) return `means of ${after.means === "everyone" ? "everyone" : nameOfGrouping(after.means)}`;
  return "how groups are shown";
}
