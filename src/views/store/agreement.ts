import type { Settings } from "../../engine/settings.ts";
import type { AppState, Tools } from "./state.ts";
import { failureOf, runWork } from "./works.ts";

/** Exact values that take longer, in seconds, are not computed before the reader has chosen. */
const LONG = 10;
/** People in the list where there is no cut. */
export const LISTED = 10;

/** True where one of the measures may take so long that the reader has to be asked: then its cost must be looked at. */
export function mayTakeLong(state: AppState, settings: Settings, measures: readonly string[]): boolean {
  return !state.isExactAgreed && settings.approximate === null && measures.some((id) => isLarge(state, id));
}

/** True where the measure that ranks will be sampled. A slice may be small enough for exact values all the same. */
export function isSampled(state: AppState, settings: Settings): boolean {
  return settings.approximate !== null && isLarge(state, settings.measure);
}

function isLarge({ catalogue, opened }: AppState, id: string): boolean {
  const above = catalogue?.measures.find((measure) => measure.id === id)?.sampledAbove ?? null;
  return above !== null && opened !== null && opened.people * opened.tieCount > above;
}

/**
 * Goes on with the settings at once where nothing in them takes long. Otherwise the engine is asked what it would cost, and where exact
 * values take longer than ten seconds the reader chooses: exact, sampled, or to leave things as they are. Nothing is sampled unasked.
 */
export function withAgreement(tools: Tools, settings: Settings, measures: readonly string[], go: (settings: Settings) => void): void {
  // A question that is still open is answered by what the reader does now.
  tools.set({ offer: null });
  tools.get().works["cost"]?.cancel();
  if (!mayTakeLong(tools.get(), settings, measures)) go(settings);
  else void askCost(tools, settings, measures.find((id) => isLarge(tools.get(), id))!, go);
}

async function askCost(tools: Tools, settings: Settings, measure: string, go: (settings: Settings) => void): Promise<void> {
  const { loaded } = tools.get();
  try {
    const cost = await runWork(tools, "cost", "Estimating how long it takes", (call) => tools.engine.cost(settings, measure, call));
    if (cost === undefined || tools.get().loaded?.sources !== loaded?.sources) return;
    if (cost.exact === null || cost.exact <= LONG) go(settings);
    else tools.set({ offer: { cost, settings, go } });
  } catch (error) {
    tools.set({ error: failureOf(error, tools.get()) });
  }
}

/** What the reader chose; null = neither: everything stays as it was. */
export function agree(tools: Tools, choice: "exact" | "sampled" | null): void {
  const { offer } = tools.get();
  tools.set({ offer: null });
  if (offer === null || choice === null) return;
  const { cost, settings, go } = offer;
  if (choice === "exact" || cost.sampled === null) {
    tools.set({ isExactAgreed: true });
    go(settings);
    return;
  }
  // Sampled values have no cut: a list of some length stands in for it.
  const cutTop = cost.measure === settings.measure ? settings.cutTop ?? LISTED : settings.cutTop;
  go({ ...settings, approximate: cost.sampled.epsilon, cutTop });
}
