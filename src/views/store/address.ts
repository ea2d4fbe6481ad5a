import type { Audience, Opened, Settings } from "../../engine/engine.ts";
import { defaultSettings } from "../../engine/engine.ts";
import type { View } from "./state.ts";

/** What the address remembers. */
export interface Place {
  readonly sample: string;
  readonly view: View;
  readonly settings: Settings;
  readonly selection: readonly number[];
}

const audiences: readonly Audience[] = ["delivered", "modelled", "reported"];
const views: readonly View[] = ["board", "map", "list"];
const maxSelected = 50;

/**
 * The address (after the #) of a place in the workspace; defaults are left out. With employees only numbers are written: topics and
 * groups by their position, people by their row number, so that no word of the data stands in the browser's history.
 */
export function encodeAddress(place: Place, opened: Opened): string {
  const { settings } = place;
  const query = new URLSearchParams();
  const isNumbered = opened.mode === "employees";
  if (place.sample !== "") query.set("sample", place.sample);
  query.set("view", place.view);
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
  if (settings.normalized) query.set("normalised", "yes");
  if (settings.group !== null) query.set("group", groupToText(settings.group, opened, isNumbered));
  if (place.selection.length > 0) query.set("person", place.selection.slice(0, maxSelected).join("."));
  return query.toString();
}

/** The place an address names; whatever it holds that these data do not have is left out. `view` is undefined where none is named. */
export function decodeAddress(hash: string, opened: Opened): Place & { readonly hasView: boolean } {
  const query = new URLSearchParams(hash.replace(/^#/, ""));
  const isNumbered = opened.mode === "employees";
  const view = views.find((known) => known === query.get("view"));
  const topics = query.getAll("topic").flatMap((text) => {
    const found = isNumbered ? opened.topics[numberOf(text) ?? -1] : opened.topics.find((topic) => topic.name === text);
    return found === undefined ? [] : [found.name];
  });
  const share = numberOf(query.get("share"));
  const top = numberOf(query.get("top"));
  const weights = query.get("weights");
  const settings: Settings = {
    ...defaultSettings,
    topics,
    since: opened.timeRange === null ? null : timeOf(query.get("since")),
    until: opened.timeRange === null ? null : timeOf(query.get("until")),
    share: share !== null && share >= 50 && share <= 95 ? share / 100 : defaultSettings.share,
    cutTop: top !== null && top >= 1 ? Math.floor(top) : null,
    measure: query.get("measure") ?? defaultSettings.measure,
    audience: audiences.find((known) => known === query.get("audience")) ?? null,
    weights: weights === "on" || weights === "off" ? weights : "auto",
    normalized: query.get("normalised") === "yes",
    group: groupOf(query.get("group"), opened, isNumbered),
  };
  const selection = (query.get("person") ?? "").split(".").flatMap((text) => {
    const person = numberOf(text);
    return person !== null && Number.isInteger(person) && person >= 0 && person < opened.people ? [person] : [];
  });
  return { sample: query.get("sample") ?? "", view: view ?? "board", hasView: view !== undefined, settings, selection };
}

/** The sample an address asks for, or "". */
export function sampleOfAddress(hash: string): string {
  return new URLSearchParams(hash.replace(/^#/, "")).get("sample") ?? "";
}

function groupToText(group: NonNullable<Settings["group"]>, opened: Opened, isNumbered: boolean): string {
  const attribute = opened.groups.findIndex((other) => other.attribute === group.attribute);
  const value = opened.groups[attribute]?.values.findIndex((other) => other.label === group.value) ?? -1;
  return isNumbered ? `${attribute}.${value}` : `${attribute}.${group.value}`;
}

function groupOf(text: string | null, opened: Opened, isNumbered: boolean): Settings["group"] {
  const dot = text?.indexOf(".") ?? -1;
  if (text === null || dot < 0) return null;
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

/** Whole days as 2004-04-15, other times to the second; always UTC. */
function dayOf(at: number): string {
  const text = new Date(at).toISOString();
  return text.endsWith("T00:00:00.000Z") ? text.slice(0, 10) : text;
}

/** Epoch milliseconds of an ISO day or time, null for anything else. */
function timeOf(text: string | null): number | null {
  if (text === null || !/^\d{4}-\d\d-\d\d(T\d\d:\d\d:\d\d(\.\d+)?Z)?$/.test(text)) return null;
  const at = new Date(text).getTime();
  return Number.isNaN(at) ? null : at;
}
