import type { Board } from "../../engine/shown.ts";
import { WhotalksError } from "../../core/errors.ts";
import type { Call } from "../../engine/call.ts";
import type { OpenOptions, Opened, Source } from "../../engine/opening.ts";
import type { Settings } from "../../engine/settings.ts";
import { formatCount } from "../parts/format.ts";
import { travel, type Entry } from "./history.ts";
import type { Reading, Step, Tools } from "./state.ts";
import { isSamePeople, isSameReading, type PeopleParts, readingIn, readingOf, stepOf, withoutPeople, withReading } from "./step-parts.ts";
import { failureOf, runWork } from "./works.ts";

/** Bins of the timeline: one per few pixels on a wide screen. */
const timelineBins = 120;

/**
 * Computes the board for the present step; the call before is cancelled, its board stays until the new one is there. Where the reader
 * cancels, the last step that has a result is back. `people` are shown once the files have been read as the step says, where that gives
 * people other numbers.
 */
export async function showBoard(tools: Tools, people: PeopleParts = withoutPeople(tools.get())): Promise<void> {
  const step = stepOf(tools.get());
  const { settings } = step;
  const { loaded } = tools.get();
  tools.set({ error: null });
  try {
    const found = await runWork(tools, "board", "Computing", async (call) => {
      await bringReading(tools, step, people, call);
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
    tools.set({ board, boardSettings: settings, boardReading: readingIn(step), histogram, live: describeChange(now.board, board) });
  } catch (error) {
    tools.set({ error: failureOf(error, tools.get()) });
  }
}

/** Reads everything again where the engine read it otherwise. One reading at a time: the last to end is what is open. */
async function bringReading(tools: Tools, reading: Reading, people: PeopleParts, call: Call): Promise<void> {
  await tools.reopening.current;
  const { loaded } = tools.get();
  if (loaded === null) return;
  const before = readingOf(loaded.options);
  if (isSameReading(before, reading)) return;
  const options = withReading(loaded.options, reading);
  const work = readAgain(tools, loaded.sources, before, reading, options, call).then((opened) => {
    tools.set({ loaded: { ...loaded, options }, opened, edition: tools.get().edition + 1, ...(isSamePeople(before, reading) ? {} : { selection: people.selection, circle: people.circle, mapView: people.mapView }) });
  });
  tools.reopening.current = work.catch(() => undefined);
  await work;
}

/** Where nothing but the topics changes, the engine may find them in what it keeps of the texts; else everything is read again. */
async function readAgain({ engine }: Tools, sources: readonly Source[], before: Reading, reading: Reading, options: OpenOptions, call: Call): Promise<Opened> {
  if (isSameReading({ ...before, topics: reading.topics }, reading)) {
    try {
      return await engine.setTopics(reading.topics ?? {}, call);
    } catch (error) {
      if (!(error instanceof WhotalksError) || error.code !== "texts-gone") throw error;
    }
  }
  return await engine.open(sources, options, call);
}

/** After a cancel: the settings of the board on screen, as if the steps since had not been taken. */
function backToResult(tools: Tools): void {
  const { boardSettings, boardReading, history, board } = tools.get();
  if (board === null || boardSettings === null || boardReading === null) {
    tools.set({ error: { message: "Cancelled before there was a result.", hint: "“Try again” computes it; another measure may be faster.", place: "" } });
    return;
  }
  const isResult = ({ state }: Entry<Step>) => state.settings === boardSettings && isSameReading(state, boardReading);
  const before = history.past.findLast(isResult);
  const after = history.future.find(isResult);
  const back = travel(history, stepOf(tools.get()), (before ?? after)?.serial ?? -1)?.history ?? history;
  // Steps that were taken since then have no result: they are gone.
  const kept = before === undefined ? back : { ...back, future: history.future };
  tools.set({ settings: boardSettings, ...boardReading, history: kept, told: "Cancelled: these are again the last settings that have a result." });
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

