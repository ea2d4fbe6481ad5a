import type { MapQuery } from "../../engine/shown.ts";
import type { Opened } from "../../engine/opening.ts";
import { defaultSettings, groupFilterOf, groupsOf, type Audience, type GroupValue, type PeopleFilter, type Settings } from "../../engine/settings.ts";
import { groupsOfAddress, groupsToAddress } from "../groups/groups-address.ts";
import type { GroupsState } from "../groups/groups-state.ts";
import { ROLES } from "../parts/role-words.ts";
import { timeOfAddress, timeToAddress } from "../time/time-address.ts";
import type { TimeState } from "../time/time-state.ts";
import { dayOf, timeOf } from "./address-days.ts";
import type { TopicTab, View } from "./state.ts";

/** What the address remembers. */
export interface Place {
  readonly sample: string;
  readonly view: View;
  readonly topicTab: TopicTab;
  readonly settings: Settings;
  readonly selection: readonly number[];
  /** The person whose circle alone is drawn. */
  readonly circle: { readonly person: number; readonly steps: number } | null;
  readonly colour: MapQuery["colour"];
  /** Who is shown. */
  readonly shown: PeopleFilter;
  readonly groups: GroupsState;
  readonly time: TimeState;
  /** Ids of the accounts that are ours; null = as the data come. */
  readonly ours: readonly string[] | null;
}

/** A place as an address names it. */
export interface FoundPlace extends Place {
  readonly hasView: boolean;
  /** What the address asks for and these data do not have, in words. */
  readonly unmet: readonly string[];
}

const audiences: readonly Audience[] = ["delivered", "modelled", "reported"];
const views: readonly View[] = ["board", "map", "list", "topics", "groups", "time"];
const topicTabs: readonly TopicTab[] = ["table", "overlap", "words", "discover", "dictionary", "practice"];
const maxSelected = 50;

/**
 * The address (after the #) of a place in the workspace; defaults are left out. `title` names data that are no sample. With employees only numbers are written: topics and
 * groups by their position, people by their row number, so that no word of the data stands in the browser's history.
 */
export function encodeAddress(place: Place, opened: Opened, title = ""): string {
  const { settings } = place;
  const query = new URLSearchParams();
  const isNumbered = opened.mode === "employees";
  if (place.sample !== "") query.set("sample", place.sample);
  else {
    if (!isNumbered && title !== "") query.set("data", title);
    if (opened.rowsRead > 0) query.set("rows", String(opened.rowsRead));
  }
  query.set("view", place.view);
  if (place.view === "topics" && place.topicTab !== "table") query.set("tab", place.topicTab);
  for (const topic of settings.topics) {
    query.append("topic", isNumbered ? String(opened.topics.findIndex((other) => other.name === topic)) : topic);
  }
  if (settings.since !== null) query.set("since", dayOf(settings.since));
  if (settings.until !== null) query.set("until", dayOf(settings.until));
  if (settings.share !== defaultSettings.share) query.set("share", String(Math.round(settings.share * 1000) / 10));
  if (settings.cutTop !== null) query.set("top", String(settings.cutTop));
  if (settings.measure !== defaultSettings.measure) query.set("measure", settings.measure);
  if (settings.audience !== null) query.set("audience", settings.audience);
  if (settings.weights !== "auto") query.set("weights", settings.weights);
  if (settings.approximate !== null) query.set("within", String(settings.approximate));
  if (settings.normalized) query.set("normalised", "yes");
  for (const group of groupsOf(settings.group)) query.append("group", groupToText(group, opened, isNumbered));
  if (place.shown.roles.length > 0) query.set("role", place.shown.roles.join("."));
  for (const { measure, least, most } of place.shown.ranges) query.append("range", `${measure}_${least ?? ""}_${most ?? ""}`);
  for (const group of place.shown.groups) query.append("in", groupToText(group, opened, isNumbered));
  if (place.selection.length > 0) query.set("person", place.selection.slice(0, maxSelected).join("."));
  if (place.circle !== null) query.set("circle", `${place.circle.person}.${place.circle.steps}`);
  if (place.colour === "community") query.set("colour", "circle");
  else if (place.colour !== "role" && "column" in place.colour) query.set("colour", `column ${place.colour.column}`);
  else if (place.colour !== "role") query.set("colour", "measure" in place.colour ? `number ${place.colour.measure}` : String(attributeOf(place.colour.attribute, opened)));
  groupsToAddress(query, place.groups, place.view === "groups", opened);
  timeToAddress(query, place.time, place.view === "time");
  if (place.ours !== null && !isNumbered) for (const id of place.ours.length === 0 ? [""] : place.ours) query.append("ours", id);
  return query.toString();
}

/**
 * The place an address names; whatever it holds that these data do not have is left out and told. `hasView` is false where no view is
 * named. `measures` are the ids there are; empty = not known yet.
 */
export function decodeAddress(hash: string, opened: Opened, measures: readonly string[] = []): FoundPlace {
  const query = new URLSearchParams(hash.replace(/^#/, ""));
  const isNumbered = opened.mode === "employees";
  const unmet: string[] = [];
  const view = views.find((known) => known === query.get("view"));
  const topics = query.getAll("topic").flatMap((text) => {
    const found = isNumbered ? opened.topics[numberOf(text) ?? -1] : opened.topics.find((topic) => topic.name === text);
    if (found === undefined) unmet.push(isNumbered ? "a topic" : `the topic “${text}”`);
    return found === undefined ? [] : [found.name];
  });
  const share = numberOf(query.get("share"));
  const top = numberOf(query.get("top"));
  const within = numberOf(query.get("within"));
  const weights = query.get("weights");
  const since = timeOf(query.get("since"));
  const until = timeOf(query.get("until"));
  if (opened.timeRange === null && (since !== null || until !== null)) unmet.push("the period");
  const measure = query.get("measure") ?? defaultSettings.measure;
  const hasMeasure = measures.length === 0 || measures.includes(measure);
  if (!hasMeasure) unmet.push(`the measure “${measure}”`);
  const groups = query.getAll("group").flatMap((text) => {
    const found = groupOf(text, opened, isNumbered);
    if (found === null) unmet.push("the group");
    return found === null ? [] : [found];
  });
  const settings: Settings = {
    ...defaultSettings,
    topics,
    since: opened.timeRange === null ? null : since,
    until: opened.timeRange === null ? null : until,
    share: share !== null && share >= 50 && share <= 95 ? share / 100 : defaultSettings.share,
    cutTop: top !== null && top >= 1 ? Math.floor(top) : null,
    measure: hasMeasure ? measure : defaultSettings.measure,
    audience: audiences.find((known) => known === query.get("audience")) ?? null,
    weights: weights === "on" || weights === "off" ? weights : "auto",
    normalized: query.get("normalised") === "yes",
    approximate: within !== null && within >= 0.0001 && within <= 0.5 ? within : null,
    group: groupFilterOf(groups),
  };
  const asked = (query.get("person") ?? "").split(".").filter((text) => text !== "");
  const selection = asked.flatMap((text) => personOf(text, opened));
  if (selection.length < asked.length) unmet.push(asked.length - selection.length === 1 ? "a person" : `${asked.length - selection.length} people`);
  const [centre = "", steps = ""] = (query.get("circle") ?? "").split(".");
  const person = personOf(centre, opened)[0];
  if (person === undefined && centre !== "") unmet.push("a person’s circle");
  const colour = colourOf(query.get("colour"), opened);
  if (colour === "role" && query.has("colour")) unmet.push("the colours");
  const ours = query.getAll("ours").filter((id) => id !== "");
  return {
    sample: query.get("sample") ?? "",
    view: view ?? "board",
    topicTab: topicTabs.find((known) => known === query.get("tab")) ?? "table",
    hasView: view !== undefined,
    settings,
    selection,
    circle: person === undefined ? null : { person, steps: Math.min(3, Math.max(1, numberOf(steps) ?? 1)) },
    colour,
    shown: shownOf(query, { measures, opened, isNumbered }, unmet),
    groups: groupsOfAddress(query, view === "groups", opened, measures),
    time: timeOfAddress(query, view === "time", opened.timeRange !== null),
    ours: isNumbered || !query.has("ours") ? null : ours,
    unmet,
  };
}

function personOf(text: string, opened: Opened): readonly number[] {
  const person = numberOf(text);
  return person !== null && Number.isInteger(person) && person >= 0 && person < opened.people ? [person] : [];
}

function attributeOf(name: string, opened: Opened): number {
  return opened.groups.findIndex((group) => group.attribute === name);
}

function colourOf(text: string | null, opened: Opened): MapQuery["colour"] {
  if (text === "circle") return "community";
  // With employees no number of the table colours anybody.
  if (text?.startsWith("column ") === true && opened.mode !== "employees") return { column: text.slice("column ".length) };
  if (text?.startsWith("number ") === true) return { measure: text.slice("number ".length) };
  const attribute = opened.groups[numberOf(text) ?? -1];
  return attribute === undefined ? "role" : { attribute: attribute.attribute };
}

/** The accounts an address holds as ours; undefined = as the data come. */
export function oursOfAddress(hash: string): readonly string[] | undefined {
  const query = new URLSearchParams(hash.replace(/^#/, ""));
  return query.has("ours") ? query.getAll("ours").filter((id) => id !== "") : undefined;
}

/** What an address says of data that are no sample: their name, "" where it is not told, and their rows. undefined for other addresses. */
export function dataOfAddress(hash: string): { readonly title: string; readonly rows: number } | undefined {
  const query = new URLSearchParams(hash.replace(/^#/, ""));
  return query.has("sample") || !query.has("view") ? undefined : { title: query.get("data") ?? "", rows: numberOf(query.get("rows")) ?? 0 };
}

/** "Not in these data, so left out: the topic “gone”, 2 people." Empty where all is met. */
export function tellUnmet(unmet: readonly string[]): string {
  return unmet.length === 0 ? "" : `The address asks for what these data do not have: ${[...new Set(unmet)].join(", ")}. That is left out.`;
}

/** The sample an address asks for, or "". */
export function sampleOfAddress(hash: string): string {
  return new URLSearchParams(hash.replace(/^#/, "")).get("sample") ?? "";
}

function shownOf(query: URLSearchParams, { measures, opened, isNumbered }: { readonly measures: readonly string[]; readonly opened: Opened; readonly isNumbered: boolean }, unmet: string[]): PeopleFilter {
  const asked = new Set((query.get("role") ?? "").split("."));
  const ranges = query.getAll("range").flatMap((text) => {
    const [measure = "", least = "", most = ""] = text.split("_");
    const isKnown = measures.length === 0 || measures.includes(measure);
    const range = { measure, least: numberOf(least), most: numberOf(most) };
    if (isKnown && !(range.least === null && range.most === null) && !(range.least !== null && range.most !== null && range.least > range.most)) return [range];
    unmet.push("a range of numbers");
    return [];
  });
  const groups = query.getAll("in").flatMap((text) => {
    const found = groupOf(text, opened, isNumbered);
    if (found === null) unmet.push("a group");
    return found === null ? [] : [found];
  });
  return { roles: ROLES.filter((role) => asked.has(role)), ranges, groups };
}

function groupToText(group: GroupValue, opened: Opened, isNumbered: boolean): string {
  const attribute = attributeOf(group.attribute, opened);
  const value = opened.groups[attribute]?.values.findIndex((other) => other.label === group.value) ?? -1;
  return isNumbered ? `${attribute}.${value}` : `${attribute}.${group.value}`;
}

function groupOf(text: string, opened: Opened, isNumbered: boolean): GroupValue | null {
  const dot = text.indexOf(".");
  if (dot < 0) return null;
  const attribute = opened.groups[numberOf(text.slice(0, dot)) ?? -1];
  const label = text.slice(dot + 1);
  const value = isNumbered ? attribute?.values[numberOf(label) ?? -1] : attribute?.values.find((other) => other.label === label);
  return attribute === undefined || value === undefined ? null : { attribute: attribute.attribute, value: value.label };
}

function numberOf(text: string | null): number | null {
  if (text === null || text.trim() === "") return null;
  const value = Number(text);
  return Number.isFinite(value) ? value : null;
}
