import { isNarrowing } from "../../engine/settings.ts";
import type { App } from "../store.ts";
import type { AppState } from "./state.ts";
import { peopleSet } from "./people-set.ts";
import { failureOf, runWork } from "./works.ts";

const followed = ["phase", "edition", "settings", "shown", "boardSettings"] as const satisfies readonly (keyof AppState)[];

/**
 * Asks the engine who is shown whenever that or what is counted changes, so that every view shows the same people. Answers a function that
 * stops it.
 */
export function followShown({ store, tools }: App): () => void {
  return store.subscribe((state, before) => {
    if (followed.every((key) => state[key] === before[key]) || state.phase !== "workspace") return;
    if (!isNarrowing(state.shown)) {
      state.works["passing"]?.cancel();
      if (state.passing !== null) tools.set({ passing: null });
    } else if (state.boardSettings === state.settings && (state.passing?.settings !== state.settings || state.passing.shown !== state.shown || state.passing.edition !== state.edition)) {
      // Once the board is there: the files are then read as the step says, and what it ranks by is known.
      void ask();
    }
  });

  async function ask(): Promise<void> {
    const { settings, shown, edition } = tools.get();
    try {
      const found = await runWork(tools, "passing", "Looking who is shown", (call) => Promise.all([tools.engine.passing(settings, shown, call), tools.engine.topLists(settings, shown, call)]));
      const now = tools.get();
      if (found === undefined || now.settings !== settings || now.shown !== shown || now.edition !== edition) return;
      const [{ people, of }, tops] = found;
      tools.set({ passing: { people: peopleSet(people), of, ...tops, settings, shown, edition } });
    } catch (error) {
      tools.set({ error: failureOf(error, tools.get()), passing: null });
    }
  }
}
