import type { Settings } from "../../engine/settings.ts";
import { withAgreement } from "./agreement.ts";
import { redo, remember, travel, undo } from "./history.ts";
import { showBoard } from "./show-board.ts";
import type { Step, Tools } from "./state.ts";
import { changedOf, isSamePeople, isSameReading, isSameSettings, stepOf, withoutPeople } from "./step-parts.ts";
import { describeStep } from "./step-words.ts";

export interface StepOptions {
  /** The many small steps of one movement (a slider, the typing of a word) are one step of undo while they follow each other quickly. */
  readonly movement?: string;
  /** One step of undo with the change before, however long ago that was. */
  readonly isSameStep?: boolean;
}

/**
 * Changes something that undo takes back: everything the reader does in the workspace goes through here. What is the same as before is no
 * change. Other settings or another reading show a new board; what takes long is asked about first.
 */
export function takeStep(tools: Tools, change: Partial<Step>, options: StepOptions = {}): void {
  const before = stepOf(tools.get());
  const changed = changedOf(before, change);
  if (Object.keys(changed).length === 0) return;
  const after = { ...before, ...changed };
  const known = changed.settings === undefined ? measuresOf(before) : [];
  // Other settings may make anything long that was not: exact instead of sampled, strengths as lengths.
  const asked = [...(changed.settings === undefined ? [] : [after.settings.measure]), ...measuresOf(after).filter((measure) => !known.includes(measure))];
  if (asked.length === 0) take(tools, changed, options);
  else withAgreement(tools, after.settings, asked, (settings) => take(tools, settings === before.settings ? changed : { ...changed, settings }, options));
}

/** The measures that a step needs beside the one that ranks. */
function measuresOf({ list, shown, mapView, colour, view, groups }: Step): readonly string[] {
  const byColour = typeof colour === "object" && "measure" in colour ? [colour.measure] : [];
  const drawn = view === "groups" && groups.tab === "scatter" ? [groups.x, groups.y].flatMap((number) => (number !== null && "measure" in number ? [number.measure] : [])) : [];
  return [...drawn, ...list.columns, ...shown.ranges.map(({ measure }) => measure), ...(mapView.size === null ? [] : [mapView.size]), ...byColour];
}

function take(tools: Tools, part: Partial<Step>, options: StepOptions): void {
  const now = tools.get();
  const before = stepOf(now);
  // People have other numbers under other merges: whoever was selected cannot be told.
  const isRenumbered = !isSamePeople(before, { ...before, ...part });
  const next = { ...before, ...part };
  const after = isRenumbered ? { ...next, ...withoutPeople(next) } : next;
  const label = (from: Step): string => describeStep(from, after, now);
  tools.set({ ...after, history: remember(now.history, before, { ...options, label, at: tools.now() }), told: "" });
  if (part.settings !== undefined || !isSameReading(before, after)) void showBoard(tools);
}

export function undoStep(tools: Tools): void {
  follow(tools, undo(tools.get().history, stepOf(tools.get())));
}

export function redoStep(tools: Tools): void {
  follow(tools, redo(tools.get().history, stepOf(tools.get())));
}

/** Back or forward to the step with this number; false where there is none. */
export function travelTo(tools: Tools, serial: number): boolean {
  const found = travel(tools.get().history, stepOf(tools.get()), serial);
  follow(tools, found);
  return found !== undefined;
}

/** Shows a step that was taken before, as the history has it. */
function follow(tools: Tools, found: ReturnType<typeof undo<Step>>): void {
  if (found === undefined) return;
  const now = stepOf(tools.get());
  const { present, history } = found;
  const go = (settings: Settings): void => {
    // Under other merges the step's people are shown once the files have been read so.
    const people = isSamePeople(now, present) ? {} : withoutPeople(present);
    tools.set({ ...present, settings, ...people, history, told: "" });
    if (isAsking) void showBoard(tools, present);
  };
  const isAsking = !isSameSettings(now.settings, present.settings) || !isSameReading(now, present);
  if (isAsking) withAgreement(tools, present.settings, [present.settings.measure, ...measuresOf(present)], go);
  else go(now.settings);
}
