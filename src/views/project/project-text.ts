import { WhotalksError } from "../../core/errors.ts";
import { emptyHistory, type Entry } from "../store/history.ts";
import type { Project, Step } from "../store/state.ts";
import { type Check, list, oneOf, partOf, shape, text, whole } from "./check-data.ts";
import { checkOptions } from "./check-options.ts";
import { checkParts } from "./check-step.ts";

/** What stands in a project's text; the next one is another number. */
export const PROJECT_VERSION = 1;

/** The text may grow to so many characters: the oldest steps are then left out. */
const mostText = 8_000_000;

/** What long lists look like as text, so that they are not written again with every saving: a selection may hold everyone. */
export type WrittenLists = WeakMap<readonly unknown[], string>;

const longList = 1000;

/** The project as text. A part that several steps share is written once. */
export function projectText(project: Project, written: WrittenLists = new WeakMap()): string {
  for (let dropped = 0; ; dropped = dropped * 2 + 16) {
    const made = textOf({ ...project, history: { ...project.history, past: project.history.past.slice(dropped) } }, written);
    if (made.length <= mostText || dropped > project.history.past.length) return made;
  }
}

function textOf({ step, history, ...plain }: Project, written: WrittenLists): string {
  const parts: unknown[] = [];
  const placeOf = new Map<unknown, number>();
  const place = (value: unknown): number => {
    const known = placeOf.get(value);
    if (known !== undefined) return known;
    placeOf.set(value, parts.length);
    return parts.push(value) - 1;
  };
  const keys = Object.keys(checkParts) as (keyof Step)[];
  const row = (state: Step): readonly number[] => keys.map((key) => place(state[key]));
  const entries = (all: readonly Entry<Step>[]) => all.map(({ state, label, serial }) => ({ label, serial, parts: row(state) }));
  const head = JSON.stringify({ format: "whotalks-project", version: PROJECT_VERSION, ...plain });
  const steps = JSON.stringify({ keys, present: row(step), serial: history.serial, newest: history.newest, past: entries(history.past), future: entries(history.future) });
  return `${head.slice(0, -1)},"steps":${steps.slice(0, -1)},"parts":[${parts.map((part) => writePart(part, written)).join(",")}]}}`;
}

function writePart(part: unknown, written: WrittenLists): string {
  if (!Array.isArray(part) || part.length < longList) return JSON.stringify(part) ?? "null";
  const known = written.get(part) ?? JSON.stringify(part);
  written.set(part, known);
  return known;
}

const head = shape({ format: oneOf("whotalks-project"), version: whole });
const entry = shape({ label: text, serial: whole, parts: list(whole) });
const anything: Check<unknown> = (value) => value;
/** Projects saved before there was more than one such measure have none: they are asked about again. */
const agreed = partOf({ exactAgreed: list(text) });
const body = shape({
  title: text, sample: text, mode: oneOf("customers", "employees"), files: list(shape({ name: text, size: whole })), rowsRead: whole, options: checkOptions,
  apart: list(list(text)),
  steps: shape({ keys: list(text), present: list(whole), serial: whole, newest: whole, past: list(entry), future: list(entry), parts: list(anything) }),
});

/**
 * The project that a text holds.
 *
 * @throws WhotalksError `project-damaged` where it is none, `project-newer` naming the version where a later Whotalks wrote it
 */
export function readProject(made: string): Project {
  let parsed: unknown;
  try {
    parsed = JSON.parse(made);
  } catch {
    parsed = undefined;
  }
  const { version } = head(parsed, "project");
  if (version > PROJECT_VERSION) {
    throw new WhotalksError("project-newer", `This project was saved by a newer Whotalks (project version ${version}; this one reads up to ${PROJECT_VERSION}).`, { hint: "Load the page anew to get the newest version, then open the project again." });
  }
  const { steps, ...plain } = body(parsed, "project");
  const { exactAgreed = [] } = agreed(parsed, "project");
  const known = new Map<string, unknown>();
  // A part that several steps share is looked at once, and is one object again.
  const partAt = (key: keyof Step, place: number): unknown => {
    const name = `${key} ${place}`;
    if (!known.has(name)) known.set(name, checkParts[key](steps.parts[place], `steps.parts[${place}]`));
    return known.get(name);
  };
  const stateOf = (places: readonly number[]): Step =>
    Object.fromEntries((Object.keys(checkParts) as (keyof Step)[]).map((key) => [key, partAt(key, places[steps.keys.indexOf(key)] ?? -1)])) as unknown as Step;
  const entries = (all: readonly ReturnType<typeof entry>[]): readonly Entry<Step>[] => all.map(({ label, serial, parts }) => ({ label, serial, state: stateOf(parts) }));
  const { serial, newest } = steps;
  return { ...plain, exactAgreed, step: stateOf(steps.present), history: { ...emptyHistory, serial, newest: Math.max(serial, newest), past: entries(steps.past), future: entries(steps.future) } };
}
