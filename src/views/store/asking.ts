import type { Board } from "../../engine/shown.ts";
import type { Call } from "../../engine/engine.ts";
import type { OpenOptions } from "../../engine/opening.ts";
import type { Settings } from "../../engine/settings.ts";
import { defaultSettings } from "../../engine/settings.ts";
import type { ListState } from "../list/list-state.ts";
import { formatCount } from "../parts/format.ts";
import { redo, remember, undo } from "./history.ts";
import type { AppState, Reading, Step, Tools, View } from "./state.ts";
import { isSampled, LISTED, withAgreement } from "./agreement.ts";
import { failureOf, runWork } from "./works.ts";

/** Bins of the timeline: one per few pixels on a wide screen. */
const timelineBins = 120;

/**
 * Changes what is asked; every view follows. The step can be undone; `isSameStep` makes it one with the step before, for the many small
 * steps of one movement.
 */
export function changeSettings(tools: Tools, change: Partial<Settings>, options: { readonly isSameStep?: boolean } = {}): void {
  const { settings, history } = tools.get();
  const next = { ...settings, ...change };
  if (isSameSettings(settings, next)) return;
  const isSameStep = options.isSameStep === true && history.past.length > 0;
  withAgreement(tools, next, [next.measure], (agreed) => {
    const now = tools.get().history;
    tools.set({ settings: agreed, history: isSameStep ? { past: now.past, future: [] } : remember(now, stepOf(tools.get())), told: "" });
    void showBoard(tools);
  });
}

/** What undo would come back to from here. */
export function stepOf({ settings, ours, merge, accounts }: AppState): Step {
  return { settings, ours, merge, accounts };
}

/** How the files are to be read from now on: everything is read again, the view stays. One step of undo. */
export function readAs(tools: Tools, change: Partial<Reading>): void {
  const step = stepOf(tools.get());
  if (isSameReading(step, { ...step, ...change })) return;
  tools.set({ ...change, history: remember(tools.get().history, step), told: "" });
  void showBoard(tools);
}

/**
 * Says of an account that it is ours, or is not: everything is read again, the view stays. It can be undone. Only with customers, where
 * ids are shown.
 */
export function treatAsOurs(tools: Tools, id: string, isOurs: boolean): void {
  const { ours } = tools.get();
  if (ours.includes(id) === isOurs) return;
  readAs(tools, { ours: isOurs ? [...ours, id] : ours.filter((other) => other !== id) });
}

/** Shows a step that comes from elsewhere (undo, the address): no step of its own. */
export function restoreStep(tools: Tools, step: Step, part: Partial<AppState> = {}): void {
  const now = stepOf(tools.get());
  if (isSameSettings(now.settings, step.settings) && isSameReading(now, step)) {
    tools.set(part);
    return;
  }
  withAgreement(tools, step.settings, [step.settings.measure], (settings) => {
    tools.set({ ...part, ...step, settings });
    void showBoard(tools);
  });
}

export function undoSettings(tools: Tools): void {
  const step = undo(tools.get().history, stepOf(tools.get()));
  if (step !== undefined) restoreStep(tools, step.present, { history: step.history, told: "" });
}

export function redoSettings(tools: Tools): void {
  const step = redo(tools.get().history, stepOf(tools.get()));
  if (step !== undefined) restoreStep(tools, step.present, { history: step.history, told: "" });
}

/** Topic, group and period back to everything: the filters, not the cut. */
export function clearFilters(tools: Tools): void {
  changeSettings(tools, { topics: [], since: null, until: null, group: null });
}

/** How many filters narrow the messages or people. */
export function countFilters(settings: Settings): number {
  return Number(settings.topics.length > 0) + Number(settings.since !== null || settings.until !== null) + Number(settings.group !== null);
}

/** Another measure; where the cut is not defined for it, a list of ten. */
export function changeMeasure(tools: Tools, id: string): void {
  const measure = tools.get().catalogue?.measures.find((other) => other.id === id);
  const { settings } = tools.get();
  const hasNoCut = measure?.isAdditive === false || isSampled(tools.get(), { ...settings, measure: id });
  changeSettings(tools, { measure: id, cutTop: hasNoCut ? settings.cutTop ?? LISTED : null });
}

/** Changes how the list is shown; `isShown` goes there. */
export function changeList(tools: Tools, change: Partial<ListState>, options: { readonly isShown?: boolean } = {}): void {
  const { settings, list } = tools.get();
  const added = (change.columns ?? []).filter((id) => !list.columns.includes(id));
  withAgreement(tools, settings, added, (agreed) => {
    tools.set({ list: { ...tools.get().list, ...change }, ...(options.isShown === true ? { view: "list" as const } : {}) });
    if (agreed !== settings) changeSettings(tools, { approximate: agreed.approximate });
  });
}

export function select(tools: Tools, selection: readonly number[]): void {
  tools.set({ selection: [...new Set(selection)] });
}

export function show(tools: Tools, view: View): void {
  tools.set({ view });
}

/**
 * Computes the board for the present step; the call before is cancelled, its board stays until the new one is there. Where the reader
 * cancels, the last step that has a result is back.
 */
export async function showBoard(tools: Tools): Promise<void> {
  const step = stepOf(tools.get());
  const { settings } = step;
  const { loaded } = tools.get();
  tools.set({ error: null });
  try {
    const found = await runWork(tools, "board", "Computing", async (call) => {
      await bringReading(tools, step, call);
      return await Promise.all([tools.engine.board(settings, call), readHistogram(tools, settings)]);
    });
    const now = tools.get();
    if (now.settings !== settings || !isSameReading(now, step) || now.loaded?.sources !== loaded?.sources) return;
    // Work that was replaced has a successor under the same name; work that the reader cancelled has none.
    if (found === undefined) {
      if (now.works["board"] === undefined) backToResult(tools);
      return;
    }
    const [board, histogram] = found;
    tools.set({ board, boardSettings: settings, boardReading: step, histogram, live: describeChange(now.board, board) });
  } catch (error) {
    tools.set({ error: failureOf(error, tools.get()) });
  }
}

/** Reads everything again where the engine read it otherwise. One reading at a time: the last to end is what is open. */
async function bringReading(tools: Tools, reading: Reading, call: Call): Promise<void> {
  await tools.reopening.current;
  const { loaded } = tools.get();
  if (loaded === null || isSameReading(readingOf(loaded.options), reading)) return;
  const { ours, merge, accounts } = reading;
  const { accounts: _before, ...others } = loaded.options;
  const options = { ...others, ours, ...(merge.length > 0 || others.merge !== undefined ? { merge } : {}), ...(accounts === null ? {} : { accounts }) };
  // Other merges give people other numbers: whoever was selected cannot be told.
  const isRenumbered = JSON.stringify(loaded.options.merge ?? []) !== JSON.stringify(merge);
  const work = tools.engine.open(loaded.sources, options, call).then((opened) => {
    tools.set({ loaded: { ...loaded, options }, opened, edition: tools.get().edition + 1, ...(isRenumbered ? { selection: [], circle: null } : {}) });
  });
  tools.reopening.current = work.catch(() => undefined);
  await work;
}

/** What the options say of accounts and merges. */
export function readingOf(options: OpenOptions): Reading {
  return { ours: options.ours ?? [], merge: options.merge ?? [], accounts: options.accounts ?? null };
}

/** After a cancel: the settings of the board on screen, as if the steps since had not been taken. */
function backToResult(tools: Tools): void {
  const { boardSettings, boardReading, history, board } = tools.get();
  if (board === null || boardSettings === null || boardReading === null) {
    tools.set({ error: { message: "Cancelled before there was a result.", hint: "“Try again” computes it; another measure may be faster.", place: "" } });
    return;
  }
  const isResult = (step: Step) => step.settings === boardSettings && isSameReading(step, boardReading);
  const before = history.past.findLastIndex(isResult);
  const after = history.future.findIndex(isResult);
  const back =
    before >= 0
      ? { past: history.past.slice(0, before), future: history.future }
      : after >= 0
        ? { past: [...history.past, stepOf(tools.get()), ...history.future.slice(0, after)], future: history.future.slice(after + 1) }
        : history;
  const { ours, merge, accounts } = boardReading;
  tools.set({ settings: boardSettings, ours, merge, accounts, history: back, told: "Cancelled: these are again the last settings that have a result." });
  // A reading that ended before it could be cancelled is taken back.
  if (!isSameReading(readingOf(tools.get().loaded?.options ?? {}), boardReading)) void showBoard(tools);
}

async function readHistogram(tools: Tools, settings: Settings) {
  return tools.get().opened?.timeRange === null ? null : await tools.engine.histogram(settings, timelineBins);
}

/** "33 → 41 people; 9 joined, 1 left": who reaches most, before and after. Empty for the first board. */
function describeChange(before: Board | null, after: Board): string {
  if (before === null) return "";
  const old = connectorsOf(before);
  const now = connectorsOf(after);
  const joined = [...now].filter((person) => !old.has(person)).length;
  const left = [...old].filter((person) => !now.has(person)).length;
  const isCountable = old.size === before.connectors.count && now.size === after.connectors.count;
  const counts = `${formatCount(before.connectors.count)} → ${formatCount(after.connectors.count)} people`;
  if (!isCountable) return counts;
  return joined === 0 && left === 0 ? `${formatCount(now.size)} people, the same as before` : `${counts}; ${formatCount(joined)} joined, ${formatCount(left)} left`;
}

function connectorsOf(board: Board): ReadonlySet<number> {
  return new Set(board.quadrant.filter((dot) => dot.role === "connector" || dot.role === "both").map((dot) => dot.person));
}

function isSameSettings(a: Settings, b: Settings): boolean {
  const text = (settings: Settings) => JSON.stringify(Object.keys(defaultSettings).map((key) => settings[key as keyof Settings]));
  return text(a) === text(b);
}

export function isSameOurs(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((id) => b.includes(id));
}

function isSameReading(a: Reading, b: Reading): boolean {
  return isSameOurs(a.ours, b.ours) && JSON.stringify([a.merge, a.accounts]) === JSON.stringify([b.merge, b.accounts]);
}
