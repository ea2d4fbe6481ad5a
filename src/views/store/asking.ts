import type { Board, Settings } from "../../engine/engine.ts";
import { defaultSettings } from "../../engine/engine.ts";
import { formatCount } from "../parts/format.ts";
import { redo, remember, undo } from "./history.ts";
import type { Tools, View } from "./state.ts";
import { failureOf, runWork } from "./works.ts";

/** Bins of the timeline: one per few pixels on a wide screen. */
const timelineBins = 120;

/** Changes what is asked; every view follows. The step can be undone. */
export function changeSettings(tools: Tools, change: Partial<Settings>): void {
  const { settings, history } = tools.get();
  const next = { ...settings, ...change };
  if (isSameSettings(settings, next)) return;
  tools.set({ settings: next, history: remember(history, settings) });
  void showBoard(tools);
}

/** Shows settings that come from elsewhere (undo, the address): no step of their own. */
export function restoreSettings(tools: Tools, settings: Settings): void {
  if (isSameSettings(tools.get().settings, settings)) return;
  tools.set({ settings });
  void showBoard(tools);
}

export function undoSettings(tools: Tools): void {
  const step = undo(tools.get().history, tools.get().settings);
  if (step === undefined) return;
  tools.set({ history: step.history });
  restoreSettings(tools, step.present);
}

export function redoSettings(tools: Tools): void {
  const step = redo(tools.get().history, tools.get().settings);
  if (step === undefined) return;
  tools.set({ history: step.history });
  restoreSettings(tools, step.present);
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
  const { cutTop } = tools.get().settings;
  changeSettings(tools, { measure: id, cutTop: measure?.isAdditive === false ? cutTop ?? 10 : null });
}

export function select(tools: Tools, selection: readonly number[]): void {
  tools.set({ selection: [...new Set(selection)] });
}

export function show(tools: Tools, view: View): void {
  tools.set({ view });
}

/** Computes the board for the present settings; the call before is cancelled, its board stays until the new one is there. */
export async function showBoard(tools: Tools): Promise<void> {
  const { settings, edition } = tools.get();
  tools.set({ error: null });
  try {
    const [board, histogram] = await runWork(tools, "board", "Computing", async (call) =>
      await Promise.all([tools.engine.board(settings, call), readHistogram(tools, settings)]),
    ) ?? [];
    if (board === undefined || tools.get().edition !== edition || tools.get().settings !== settings) return;
    tools.set({ board, boardSettings: settings, histogram: histogram ?? null, live: describeChange(tools.get().board, board) });
  } catch (error) {
    tools.set({ error: failureOf(error, tools.get()) });
  }
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
