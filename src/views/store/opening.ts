import { WhotalksError } from "../../core/errors.ts";
import { defaultMapState } from "../map/map-state.ts";
import { DEFAULT_COLUMNS } from "../list/list-columns.ts";
import type { Call } from "../../engine/call.ts";
import type { InspectedFile, Inspection, OpenOptions, Source } from "../../engine/opening.ts";
import { defaultSettings } from "../../engine/settings.ts";
import type { Mode } from "../../core/talk-log.ts";
import type { Sample } from "virtual:samples";
import { dataOfAddress, decodeAddress, oursOfAddress, tellUnmet } from "./address.ts";
import { withoutLong } from "./agreement.ts";
import { restart } from "./history.ts";
import { showBoard } from "./show-board.ts";
import { readingOf } from "./step-parts.ts";
import { takeStep } from "./steps.ts";
import { answersOf, replaceAnswers, tableKey } from "./table-answers.ts";
import { recallColumns, rememberColumns } from "./remembered.ts";
import { noProject, type ProjectStatus } from "../project/project-status.ts";
import type { AppState, Loaded, Project, Tools } from "./state.ts";
import { plainFileNames } from "../words/plain-file-names.ts";
import { failureOf, runWork } from "./works.ts";

/** Looks at dropped, chosen or pasted files; opens them at once when nothing has to be asked. */
export async function offerFiles(tools: Tools, files: readonly Blob[], names: readonly string[]): Promise<void> {
  if (files.length === 0) return;
  const { chosenMode } = tools.get();
  const sources: Source[] = files.map((blob, index) => ({ name: names[index] ?? `file ${index + 1}`, blob }));
  const options: OpenOptions = { ...(chosenMode === null ? {} : { mode: chosenMode }), ...(files.length > 1 ? { leaveOutUnreadable: true } : {}) };
  await inspectThenOpen(tools, { sources, options, sample: "", title: titleOf(names, chosenMode) });
}

/** Opens a sample: its options answer every question. */
export async function openSample(tools: Tools, sample: Sample, address = ""): Promise<void> {
  const sources = await Promise.all(sample.files.map(async (file): Promise<Source> => ({ name: file.name, blob: await unpack(file.gzip) })));
  const ours = oursOfAddress(address) ?? sample.options.ours;
  const options = ours === undefined ? sample.options : { ...sample.options, ours };
  tools.set({ apart: [] });
  await openLoaded(tools, { sources, options, sample: sample.id, title: sample.title }, undefined, address);
}

async function inspectThenOpen(tools: Tools, asked: Loaded): Promise<void> {
  const { phase } = tools.get();
  tools.set({ phase: "inspecting", asked, inspection: null, apart: [], error: null });
  try {
    const looked = await runWork(tools, "open", "Looking at the files", (call) => lookAndRecall(tools, asked, call));
    if (looked === undefined) tools.set({ phase, asked: null });
    else if (mustAsk(looked.inspection, looked.asked.options)) tools.set({ phase: "check", ...looked });
    else await openLoaded(tools, looked.asked, looked.inspection);
  } catch (error) {
    tools.set({ phase, error: failureOf(error, tools.get()), asked: null });
  }
}

/** Looks at the files; tables whose header is known from earlier get the meanings that were chosen then. */
async function lookAndRecall(tools: Tools, asked: Loaded, call: Call): Promise<{ readonly asked: Loaded; readonly inspection: Inspection; readonly recalled: readonly string[] }> {
  const inspection = await tools.engine.inspect(asked.sources, asked.options, call);
  const { options, recalled } = recallColumns(asked.options, inspection, asked.sources.length);
  if (recalled.length === 0) return { asked, inspection, recalled };
  const again = { ...asked, options };
  return { asked: again, inspection: await tools.engine.inspect(asked.sources, options, call), recalled };
}

/** True where the reader has to look at the columns before anything is computed. */
function mustAsk(inspection: Inspection, options: OpenOptions): boolean {
  if (inspection.questions.length > 0 || options.mode === undefined || inspection.unreadable !== undefined) return true;
  const used = inspection.files.filter((file) => file.isUsed !== false);
  if (!used.some((file) => file.kind === "messages")) return true;
  return used.some(
    (file) => file.kind === "messages" && file.columns.some((column) => isDeciding(column.role) && column.confidence < 0.9),
  );
}

function isDeciding(role: string): boolean {
  return role === "from" || role === "to" || role === "time";
}

/** Goes back to the columns of what is open. */
export async function changeColumns(tools: Tools): Promise<void> {
  const { loaded } = tools.get();
  if (loaded === null) return;
  try {
    const inspection = await runWork(tools, "open", "Looking at the files", (call) => tools.engine.inspect(loaded.sources, loaded.options, call));
    if (inspection !== undefined) tools.set({ phase: "check", asked: loaded, inspection, recalled: [], error: null });
  } catch (error) {
    tools.set({ error: failureOf(error, tools.get()) });
  }
}

/** Changes how files are read and looks at them again. */
export async function answer(tools: Tools, options: OpenOptions): Promise<void> {
  const { asked } = tools.get();
  if (asked === null) return;
  const next = { ...asked, options };
  tools.set({ asked: next, isInspecting: true, error: null });
  try {
    const inspection = await runWork(tools, "open", "Looking at the files", (call) => tools.engine.inspect(next.sources, options, call));
    if (inspection !== undefined) tools.set({ inspection });
  } catch (error) {
    tools.set({ error: failureOf(error, tools.get()) });
  } finally {
    if (tools.get().asked === next) tools.set({ isInspecting: false });
  }
}

/** Forgets what columns meant: those of the table are guessed again. */
export function forgetRecalled(tools: Tools, table: InspectedFile): void {
  const { asked, recalled } = tools.get();
  if (asked === null) return;
  const { roles: _roles, kind: _kind, ...others } = answersOf(asked.options, table);
  tools.set({ recalled: recalled.filter((key) => key !== tableKey(table)) });
  void answer(tools, replaceAnswers(asked.options, table, asked.sources.length, others));
}

/** The button "Map influence". */
export async function openAsked(tools: Tools, options?: OpenOptions): Promise<void> {
  const { asked, inspection } = tools.get();
  if (asked === null || asked.options.mode === undefined) return;
  if (inspection !== null) rememberColumns(asked.options, inspection);
  await openLoaded(tools, { ...asked, options: options ?? asked.options }, inspection ?? undefined);
}

/** A project whose files are opened: what is shown is where it was left. */
export interface Restored {
  readonly project: Project;
  readonly status: ProjectStatus;
}

export async function openLoaded(tools: Tools, asked: Loaded, inspection?: Inspection, address = "", restored?: Restored): Promise<void> {
  const { phase, awaited } = tools.get();
  const loaded = withPlainNames(asked, tools.get().catalogue);
  tools.set({ phase: "opening", error: null });
  tools.get().works["board"]?.cancel();
  await tools.reopening.current;
  try {
    const opened = await runWork(tools, "open", "Reading", (call) => tools.engine.open(loaded.sources, loaded.options, call));
    if (opened === undefined) {
      tools.set(phase === "inspecting" ? { phase: "open", asked: null } : { phase });
      return;
    }
    const title = loaded.sample === "" ? titleOf(loaded.sources.map((source) => source.name), opened.mode) : loaded.title;
    const isAwaited = loaded.sample === "" && awaited !== null && dataOfAddress(awaited.address)?.rows === opened.rowsRead && (awaited.title === "" || awaited.title === title);
    const place = decodeAddress(isAwaited ? awaited.address : address, opened, tools.get().catalogue?.measures.map((measure) => measure.id));
    const isOther = loaded.sample === "" && awaited !== null && awaited.title === title && !isAwaited;
    const asCome = readingOf(loaded.options);
    const isAsLeft = restored !== undefined && restored.project.rowsRead === opened.rowsRead;
    const wanted = place.hasView ? place.settings : defaultSettings;
    // What takes long is asked about while the rest can be looked at.
    const named = { settings: wanted, colour: place.colour, shown: place.shown, groups: place.groups };
    const quick = withoutLong({ ...tools.get(), opened, exactAgreed: [] }, named);
    tools.set({
      phase: "workspace",
      loaded: { ...loaded, title },
      opened,
      recognised: inspection ?? null,
      asked: null,
      inspection: null,
      awaited: null,
      edition: tools.get().edition + 1,
      view: place.view,
      topicTab: place.topicTab,
      ...quick,
      ...asCome,
      draft: null,
      draftTopic: 0,
      finding: null,
      ours: isAwaited ? place.ours ?? asCome.ours : asCome.ours,
      selection: place.selection,
      circle: place.circle === null ? null : { ...place.circle, name: "" },
      mapView: defaultMapState,
      list: { ...tools.get().list, columns: DEFAULT_COLUMNS, sort: [], search: "", includeOurs: false },
      time: place.time,
      history: restart(tools.get().history),
      board: null,
      boardSettings: null,
      histogram: null,
      passing: null,
      offer: null,
      exactAgreed: [],
      project: isAsLeft ? restored.status : noProject,
      waiting: null,
      live: "",
      ...(isAsLeft ? { ...restored.project.step, history: restored.project.history, apart: restored.project.apart, exactAgreed: restored.project.exactAgreed } : {}),
      told: restored !== undefined && !isAsLeft ? "These are other files than the project was made from: they are shown from the start." : isOther ? "This file has changed since the address was made: it is shown from the start." : tellUnmet(place.unmet),
    });
    void nameCircle(tools);
    await showBoard(tools);
    if (quick !== named && tools.get().loaded?.sources === loaded.sources) takeStep(tools, named);
  } catch (error) {
    if (await askEncoding(tools, loaded, error)) return;
    // Files that could not be read as they were recognised are shown with their columns, so that the reading can be changed.
    const back: Partial<AppState> = inspection === undefined ? { phase } : { phase: "check", asked, inspection };
    tools.set({ ...back, error: failureOf(error, { ...tools.get(), asked: loaded }) });
  }
}

/** A byte far behind the first rows does not belong to the encoding: the question is asked now. False where it is no such fault. */
export async function askEncoding(tools: Tools, loaded: Loaded, error: unknown): Promise<boolean> {
  if (!(error instanceof WhotalksError) || error.code !== "encoding" || error.where.sample === undefined) return false;
  const file = loaded.sources.findIndex((source) => source.name === error.where.file || error.where.file?.startsWith(`${source.name}/`) === true);
  if (file < 0 || loaded.sample !== "") return false;
  const fault = { message: error.message, sample: error.where.sample };
  const { encoding: _wrong, ...others } = loaded.options.files?.[file] ?? {};
  const files = Array.from({ length: loaded.sources.length }, (_, index) => (index === file ? { ...others, encodingFault: fault } : loaded.options.files?.[index] ?? {}));
  const options = { ...loaded.options, files };
  const inspection = await tools.engine.inspect(loaded.sources, options).catch(() => undefined);
  if (inspection === undefined) return false;
  tools.set({ phase: "check", asked: { ...loaded, options }, inspection, error: null });
  return true;
}

/** A circle that comes from an address has a person but no name yet. */
export async function nameCircle(tools: Tools): Promise<void> {
  const { circle, settings, edition } = tools.get();
  if (circle === null || circle.name !== "") return;
  const card = await tools.engine.person(circle.person, settings).catch(() => undefined);
  const now = tools.get();
  if (card !== undefined && now.edition === edition && now.circle?.person === circle.person) tools.set({ circle: { ...now.circle, name: card.row.name } });
}

/** Back to the first screen; what is open stays until something else has been opened. */
export function leave(tools: Tools): void {
  tools.get().works["open"]?.cancel();
  const { phase, opened } = tools.get();
  const isBackToWork = phase === "check" && opened !== null;
  tools.set({ phase: isBackToWork ? "workspace" : "open", asked: null, inspection: null, recalled: [], isInspecting: false, error: null });
}

/** With employees the engine never learns what files are called: a name may hold a person's, and would stand in exports. */
export function withPlainNames(loaded: Loaded, catalogue: AppState["catalogue"]): Loaded {
  if (loaded.options.mode !== "employees" || loaded.sample !== "") return loaded;
  const names = plainFileNames(loaded.sources.map((source) => source.name), catalogue?.formats.flatMap((format) => format.extensions) ?? []);
  return { ...loaded, sources: loaded.sources.map((source, index) => ({ ...source, name: names[index]! })) };
}

/** With employees, file names may hold a person's name: the data are then called by what they are. */
function titleOf(names: readonly string[], mode: Mode | null): string {
  const count = names.length === 1 ? "1 file" : `${names.length} files`;
  if (mode === "employees") return `Employees, ${count}`;
  return names.length === 1 ? names[0]! : `${names[0]!} and ${names.length - 1} more`;
}

export async function unpack(gzip: string): Promise<Blob> {
  const text = atob(gzip);
  const bytes = new Uint8Array(text.length);
  for (let i = 0; i < text.length; i++) bytes[i] = text.charCodeAt(i);
  return await new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"))).blob();
}
