import type { CatalogueMeasure } from "../../engine/engine.ts";
import type { PersonNumber } from "../../engine/group-questions.ts";
import { defaultSettings, type Settings } from "../../engine/settings.ts";
import type { AppState, Step, Tools } from "./state.ts";
import { failureOf, runWork } from "./works.ts";

/** Exact values that take longer, in seconds, are not computed before the reader has chosen. */
const LONG = 10;
/** People in the list where there is no cut. */
export const LISTED = 10;

/** The parts of a place that name measures. */
type NamedPlace = Pick<Step, "settings" | "colour" | "shown" | "groups">;

/**
 * A place without what may take long and has not been agreed to: shown while the reader is asked about the rest. The same object where all
 * of it is quick.
 */
export function withoutLong(state: AppState, place: NamedPlace): NamedPlace {
  const { settings, colour, shown, groups } = place;
  const isLong = (measure: string): boolean => longOf(state, settings, [measure]).length > 0;
  const isLongNumber = (number: PersonNumber | null): boolean => number !== null && "measure" in number && isLong(number.measure);
  const change: Partial<NamedPlace> = {
    ...(isLong(settings.measure) ? { settings: { ...settings, measure: defaultSettings.measure, cutTop: null } } : {}),
    ...(typeof colour === "object" && "measure" in colour && isLong(colour.measure) ? { colour: "role" as const } : {}),
    ...(shown.ranges.some(({ measure }) => isLong(measure)) ? { shown: { ...shown, ranges: shown.ranges.filter(({ measure }) => !isLong(measure)) } } : {}),
    ...(isLongNumber(groups.x) || isLongNumber(groups.y) ? { groups: { ...groups, x: isLongNumber(groups.x) ? null : groups.x, y: isLongNumber(groups.y) ? null : groups.y } } : {}),
  };
  return Object.keys(change).length === 0 ? place : { ...place, ...change };
}

/** Those of the measures that may take long and that the reader has not agreed to. */
function longOf(state: AppState, settings: Settings, measures: readonly string[]): readonly string[] {
  return [...new Set(measures)].filter((id) => {
    const measure = measureOf(state, id);
    if (measure?.longAbove == null || state.exactAgreed.includes(id)) return false;
    const hasLengths = settings.weights === "on" || (settings.weights === "auto" && measure.usesWeights === "on");
    const isSampled = settings.approximate !== null && !hasLengths && isAbove(state, measure.sampledAbove);
    const { steps, lengths, ties = 0 } = measure.longAbove;
    return !isSampled && (state.opened?.tieCount ?? 0) > ties && isAbove(state, Math.min(steps, hasLengths ? lengths : Number.POSITIVE_INFINITY));
  });
}

/** True where the measure that ranks will be sampled. A slice may be small enough for exact values all the same. */
export function isSampled(state: AppState, settings: Settings): boolean {
  return settings.approximate !== null && isAbove(state, measureOf(state, settings.measure)?.sampledAbove ?? null);
}

function measureOf({ catalogue }: AppState, id: string): CatalogueMeasure | undefined {
  return catalogue?.measures.find((measure) => measure.id === id);
}

function isAbove({ opened }: AppState, limit: number | null): boolean {
  return limit !== null && opened !== null && opened.people * opened.tieCount > limit;
}

/**
 * Goes on with the settings at once where nothing in them takes long. Otherwise the engine is asked what it would cost, measure by measure,
 * and where exact values take longer than ten seconds the reader chooses: exact, sampled where that is possible, or to leave things as they
 * are. Nothing is sampled unasked.
 */
export function withAgreement(tools: Tools, settings: Settings, measures: readonly string[], go: (settings: Settings) => void): void {
  // A question that is still open is answered by what the reader does now.
  tools.set({ offer: null });
  tools.get().works["cost"]?.cancel();
  const long = longOf(tools.get(), settings, measures);
  if (long.length === 0) go(settings);
  else void askCost(tools, settings, long, go);
}

async function askCost(tools: Tools, settings: Settings, measures: readonly string[], go: (settings: Settings) => void): Promise<void> {
  const { loaded } = tools.get();
  try {
    for (const measure of measures) {
      const cost = await runWork(tools, "cost", "Estimating how long it takes", (call) => tools.engine.cost(settings, measure, call));
      if (cost === undefined || tools.get().loaded?.sources !== loaded?.sources) return;
      if (cost.isSampled || cost.exact === null || cost.exact <= LONG) continue;
      tools.set({ offer: { cost, settings, measures, go } });
      return;
    }
    go(settings);
  } catch (error) {
    tools.set({ error: failureOf(error, tools.get()) });
  }
}

/** What the reader chose; null = neither: everything stays as it was. What else takes long is asked about next. */
export function agree(tools: Tools, choice: "exact" | "sampled" | null): void {
  const { offer, exactAgreed } = tools.get();
  tools.set({ offer: null });
  if (offer === null || choice === null) return;
  const { cost, settings, measures, go } = offer;
  if (choice === "exact" || cost.sampled === null) {
    tools.set({ exactAgreed: [...exactAgreed, cost.measure] });
    withAgreement(tools, settings, measures, go);
    return;
  }
  // Sampled values have no cut: a list of some length stands in for it.
  const cutTop = cost.measure === settings.measure ? settings.cutTop ?? LISTED : settings.cutTop;
  withAgreement(tools, { ...settings, approximate: cost.sampled.epsilon, cutTop }, measures, go);
}
