import { WhotalksError } from "../../core/errors.ts";
import type { Call } from "../../engine/call.ts";
import { withoutNames } from "../words/without-names.ts";
import { withoutOptions } from "../words/without-options.ts";
import type { AppState, Failure, Tools } from "./state.ts";

/** Progress is shown at most so often: every step of it would draw the line anew. */
const progressMs = 100;

/**
 * Runs one piece of long work under a name: shows its progress, lets the reader cancel it, and cancels the work that ran before
 * under the same name. Answers undefined when it was cancelled or has been replaced; other errors pass through.
 */
export async function runWork<T>(tools: Tools, name: string, doing: string, run: (call: Call) => Promise<T>): Promise<T | undefined> {
  tools.get().works[name]?.cancel();
  const controller = new AbortController();
  const startedAt = tools.now();
  const cancel = () => controller.abort();
  let stageStart = { stage: "", at: startedAt, done: 0 };
  const show = (stage: string, done: number, total: number, unit: string) => {
    if (controller.signal.aborted) return;
    // How fast it goes is measured stage by stage.
    if (stage !== stageStart.stage || done < stageStart.done) stageStart = { stage, at: stageStart.stage === "" ? startedAt : tools.now(), done };
    const work = { doing: stage, done, total, unit, startedAt, stageAt: stageStart.at, stageDone: stageStart.done, cancel };
    tools.set({ works: { ...tools.get().works, [name]: work } });
  };
  show(doing, 0, Number.NaN, "");
  let shownAt = -Infinity;
  let shownStage = "";
  try {
    const call: Call = {
      signal: controller.signal,
      onProgress: (progress) => {
        const now = tools.now();
        if (progress.stage === shownStage && now - shownAt < progressMs) return;
        shownAt = now;
        shownStage = progress.stage;
        show(progress.stage === "" ? doing : progress.stage, progress.done, progress.total, progress.unit);
      },
    };
    const result = await run(call);
    return controller.signal.aborted ? undefined : result;
  } catch (error) {
    if (controller.signal.aborted || isCancelled(error)) return undefined;
    throw error;
  } finally {
    if (tools.get().works[name]?.cancel === cancel) {
      const { [name]: _ended, ...others } = tools.get().works;
      tools.set({ works: others });
    }
  }
}

function isCancelled(error: unknown): boolean {
  return error instanceof WhotalksError && error.kind === "cancelled";
}

/**
 * An error in the reader's words: what was expected, what was found, where, what to do. With employees neither the file's name nor
 * the value found is said: both may name somebody.
 */
export function failureOf(error: unknown, state: Pick<AppState, "asked" | "loaded" | "chosenMode">): Failure {
  const files = (state.asked ?? state.loaded)?.sources.map((source) => source.name) ?? [];
  const isPrivate = ((state.asked ?? state.loaded)?.options.mode ?? state.chosenMode) === "employees";
  const said = (text: string) => withoutOptions(isPrivate ? withoutNames(text, files) : text);
  if (!(error instanceof WhotalksError)) {
    return {
      message: `Something went wrong inside Whotalks: ${error instanceof Error ? error.message : String(error)}`,
      hint: "What was open is still there. Please try again; if it happens again, open the file anew.",
      place: "",
    };
  }
  const { where } = error;
  const place = [
    isPrivate ? undefined : where.file,
    where.line === undefined ? where.row === undefined ? undefined : `row ${where.row}` : `line ${where.line}`,
    where.column === undefined || where.column === "" ? undefined : /^\d+$/.test(where.column) ? `column ${where.column}` : `column “${where.column}”`,
    isPrivate || where.sample === undefined || where.sample === "" ? undefined : `“${where.sample}”`,
  ].filter((part) => part !== undefined && !isSaid(part, error.message));
  return { message: said(error.message), hint: said(error.hint), place: place.join(", ") };
}

/** True when the text holds the words, and not as the beginning of a longer number: "line 7" is not said by "line 74". */
function isSaid(words: string, text: string): boolean {
  for (let at = text.indexOf(words); at >= 0; at = text.indexOf(words, at + 1)) if (!/\d/.test(text[at + words.length] ?? "")) return true;
  return false;
}
