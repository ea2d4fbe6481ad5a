import { isTooLittleToRank } from "../board/board-words.ts";
import type { ListFormat } from "../../engine/list-questions.ts";
import { listFileQuery, type ListOnScreen, type ListPart } from "../list/list-file.ts";
import { saveBlob } from "./saving.ts";
import { comparedWith } from "../time/compare-presets.ts";
import type { AppState, Tools } from "./state.ts";
import { runWork } from "./works.ts";

/** The list as it stands on screen. */
export function listOnScreen(state: AppState): ListOnScreen {
  const { settings, list, shown, selection, catalogue, opened, board } = state;
  return {
    settings, list, shown, selection,
    measures: catalogue?.measures ?? [],
    attributes: opened?.groups.map((group) => group.attribute) ?? [],
    isRanked: board === null || !isTooLittleToRank(board),
    isPrivate: opened?.mode === "employees",
    compared: comparedWith(state),
  };
}

/** Writes the list as it is shown and hands it to the browser's downloads. Answers the name and the people in it; undefined where it was cancelled. */
export async function saveList(tools: Tools, part: ListPart, as: ListFormat): Promise<{ readonly name: string; readonly people: number } | undefined> {
  const file = await write(tools, part, as);
  if (file === undefined) return undefined;
  saveBlob(new Blob([new Uint8Array(file.bytes)], { type: file.mime }), file.name);
  return { name: file.name, people: file.people };
}

/** The list as it is shown, as text for the clipboard; undefined where it was cancelled. */
export async function listText(tools: Tools, part: ListPart): Promise<{ readonly text: string; readonly people: number } | undefined> {
  const file = await write(tools, part, "text");
  return file === undefined ? undefined : { text: new TextDecoder().decode(file.bytes), people: file.people };
}

async function write(tools: Tools, part: ListPart, as: ListFormat): ReturnType<typeof runWork<Awaited<ReturnType<Tools["engine"]["writeList"]>>>> {
  const query = listFileQuery(listOnScreen(tools.get()), part);
  return await runWork(tools, "write", "Writing the list", (call) => tools.engine.writeList(query, as, call));
}
