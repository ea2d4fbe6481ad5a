import { groupsOf, isNarrowing, type Settings } from "../../engine/settings.ts";
import { formatCount, formatCut, formatNoun } from "../parts/format.ts";
import { formatPeriod } from "../words/dates.ts";
import { nameFilter } from "../words/filter-words.ts";
import { nameWindows } from "../words/window-words.ts";
import { describeGroups } from "../groups/groups-words.ts";
import type { AppState, Step } from "./state.ts";

/** What words for a step need beside it. */
export type StepContext = Pick<AppState, "catalogue" | "opened">;

/** "Undo: group Sales": what changed from one step to the next, in a few words. Several changes are named by the first. */
export function describeStep(before: Step, after: Step, context: StepContext): string {
  const keys = (Object.keys(stepWords) as (keyof Step)[]).filter((key) => before[key] !== after[key]);
  return keys.map((key) => stepWords[key](before, after, context)).find((words) => words !== "") ?? "the last change";
}

/** What is said of each part of a step; the first that changed is said. "" = nothing worth saying. */
const stepWords: Readonly<Record<keyof Step, (before: Step, after: Step, context: StepContext) => string>> = {
  settings: (before, after, context) => describeSettings(before.settings, after.settings, context),
  ours: (_, { ours }) => (ours.length === 0 ? "no account is ours" : `ours: ${formatNoun(ours.length, "account")}`),
  merge: () => "who is the same person",
  accounts: () => "kinds of accounts",
  topics: (_, { topics }) => (topics === null ? "topics of the columns" : (topics.dictionary ?? []).length === 0 ? "where topics come from" : `dictionary of ${formatNoun(topics.dictionary!.length, "topic")}`),
  circle: (_, { circle }) => (circle === null ? "out of the circle" : `the circle of ${circle.name === "" ? "one person" : `‹${circle.name}›`}`),
  shown: (_, { shown }, context) => (isNarrowing(shown) ? `only ${nameFilter(shown, context.catalogue?.measures ?? []).join(", ")}` : "everyone shown"),
  list: (before, after) => describeList(before.list, after.list),
  colour: (_, { colour }) => `colours by ${colour === "community" ? "circle" : colour === "role" ? "role" : "attribute" in colour ? colour.attribute : "column" in colour ? colour.column : colour.measure}`,
  selection: (_, { selection }) => (selection.length === 0 ? "nobody selected" : `${formatCount(selection.length)} selected`),
  mapView: () => "how the map is drawn",
  time: (before, after) => describeTime(before.time, after.time),
  groups: (before, after, context) => describeGroups(before.groups, after.groups, context.catalogue?.measures ?? []),
  topicTab: (_, { topicTab }) => `topics: ${topicTab}`,
  view: (_, { view }) => `view ${view[0]!.toUpperCase()}${view.slice(1)}`,
};

function describeSettings(before: Settings, after: Settings, { catalogue, opened }: StepContext): string {
  const isChanged = (key: keyof Settings): boolean => JSON.stringify(before[key]) !== JSON.stringify(after[key]);
  if (isChanged("topics")) return after.topics.length === 0 ? "all topics" : after.topics.length === 1 ? `topic ${after.topics[0]!}` : `${after.topics.length} topics`;
  if (isChanged("since") || isChanged("until")) return describePeriod(after, opened);
  if (isChanged("group")) return after.group === null ? "everyone" : `group ${groupsOf(after.group).map(({ value }) => value).join(", ")}`;
  if (isChanged("measure")) return `ranked by ${catalogue?.measures.find((measure) => measure.id === after.measure)?.noun ?? after.measure}`;
  if (isChanged("share") || isChanged("cutTop")) return after.cutTop === null ? `cut ${formatCut(after.share)}` : `list of ${formatCount(after.cutTop)}`;
  if (isChanged("audience")) return "who counts as reached";
  if (isChanged("weights")) return "weights";
  if (isChanged("normalized")) return after.normalized ? "shares of what is possible" : "plain numbers";
  return isChanged("approximate") ? (after.approximate === null ? "exact values" : "sampled values") : "settings";
}

function describePeriod({ since, until }: Settings, opened: StepContext["opened"]): string {
  if (since === null && until === null) return "whole period";
  const range = opened?.timeRange ?? null;
  if (opened === null || range === null) return "period";
  const first = since ?? range[0];
  return `period ${formatPeriod(first, Math.max(first, until === null ? range[1] : until - 1), opened.timeZone)}`;
}

function describeList(before: Step["list"], after: Step["list"]): string {
  if (before.search !== after.search) return after.search === "" ? "no search" : `search ‹${after.search}›`;
  if (JSON.stringify(before.columns) !== JSON.stringify(after.columns)) return "columns";
  return JSON.stringify(before.sort) === JSON.stringify(after.sort) ? (after.includeOurs ? "with ours" : "without ours") : "order of the list";
}

function describeTime(before: Step["time"], after: Step["time"]): string {
  if (JSON.stringify(before.compared) !== JSON.stringify(after.compared)) return "other periods to compare";
  if (before.top !== after.top) return `the first ${formatCount(after.top)} over time`;
  if (before.within !== after.within) return after.within ? "ranks of the period alone" : "ranks over all times";
  if (before.speed !== after.speed) return `playing ${after.speed === "normal" ? "at normal speed" : after.speed}`;
  if (before.unit !== after.unit || before.length !== after.length || before.step !== after.step) return `windows of ${nameWindows(after)}`;
  return after.tab === "ranks" ? "rank over time" : "two periods compared";
}
