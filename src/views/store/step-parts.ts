import { defaultSettings, type Settings } from "../../engine/settings.ts";
import type { OpenOptions } from "../../engine/opening.ts";
import type { Reading, Step } from "./state.ts";

/** Every part of a step, by name: a part that is added to `Step` does not compile until it stands here. */
const parts: Readonly<Record<keyof Step, true>> = { settings: true, ours: true, merge: true, accounts: true, topics: true, view: true, topicTab: true, groups: true, selection: true, circle: true, colour: true, mapView: true, list: true, shown: true, time: true };

/** What undo would come back to from here. */
export function stepOf(state: Step): Step {
  return Object.fromEntries(Object.keys(parts).map((key) => [key, state[key as keyof Step]])) as unknown as Step;
}

/** The parts of a change that differ from what is. */
export function changedOf(before: Step, change: Partial<Step>): Partial<Step> {
  const keys = Object.keys(change) as (keyof Step)[];
  return Object.fromEntries(keys.filter((key) => !isSamePart(key, before, { ...before, ...change })).map((key) => [key, change[key]]));
}

function isSamePart(key: keyof Step, before: Step, after: Step): boolean {
  if (before[key] === after[key]) return true;
  if (key === "settings") return isSameSettings(before.settings, after.settings);
  if (key === "ours") return isSameOurs(before.ours, after.ours);
  // A selection may hold everyone: its people are compared without making a text of them.
  if (key === "selection") return before.selection.length === after.selection.length && before.selection.every((person, i) => person === after.selection[i]);
  return JSON.stringify(before[key]) === JSON.stringify(after[key]);
}

export function isSameSettings(a: Settings, b: Settings): boolean {
  const text = (settings: Settings) => JSON.stringify(Object.keys(defaultSettings).map((key) => settings[key as keyof Settings]));
  return text(a) === text(b);
}

export function isSameOurs(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((id) => b.includes(id));
}

/** The part of a step that says how the files are read. */
export function readingIn({ ours, merge, accounts, topics }: Reading): Reading {
  return { ours, merge, accounts, topics };
}

/** What the options say of how the files are read. */
export function readingOf(options: OpenOptions): Reading {
  return { ours: options.ours ?? [], merge: options.merge ?? [], accounts: options.accounts ?? null, topics: options.topics ?? null };
}

/** The options with another reading of the files. Where nobody said which accounts are ours, the format goes on telling it. */
export function withReading(options: OpenOptions, { ours, merge, accounts, topics }: Reading): OpenOptions {
  const { ours: _ours, accounts: _before, topics: _source, ...others } = options;
  return { ...others, ...(ours.length === 0 && accounts === null ? {} : { ours }), ...(merge.length > 0 || others.merge !== undefined ? { merge } : {}), ...(accounts === null ? {} : { accounts }), ...(topics === null ? {} : { topics }) };
}

export function isSameReading(a: Reading, b: Reading): boolean {
  return isSameOurs(a.ours, b.ours) && JSON.stringify([a.merge, a.accounts, a.topics]) === JSON.stringify([b.merge, b.accounts, b.topics]);
}

/** True where a number means the same person under both readings. */
export function isSamePeople(a: Pick<Reading, "merge">, b: Pick<Reading, "merge">): boolean {
  return JSON.stringify(a.merge) === JSON.stringify(b.merge);
}

/** The parts of a step that mean people by their numbers. */
export type PeopleParts = Pick<Step, "selection" | "circle" | "mapView">;

/** These parts as they are where nobody is meant: under another numbering nobody can be told. */
export function withoutPeople({ mapView }: PeopleParts): PeopleParts {
  return { selection: [], circle: null, mapView: { ...mapView, trail: [], path: null, pinned: [] } };
}
