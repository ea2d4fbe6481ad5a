import type { Source } from "../../engine/opening.ts";
import { formatCount } from "../parts/format.ts";
import { dataOfAddress, decodeAddress } from "../store/address.ts";
import { nameCircle, openLoaded, unpack } from "../store/opening.ts";
import { saveBlob } from "../store/saving.ts";
import type { Loaded, Project, Tools } from "../store/state.ts";
import { takeStep } from "../store/steps.ts";
import { failureOf } from "../store/works.ts";
import { filesOf, projectOf } from "./keeping.ts";
import { readProjectFile, writeProjectFile } from "./project-file.ts";
import { listProjects } from "./listing.ts";
import { noProject, type ProjectStatus } from "./project-status.ts";
import type { KeptFile, ProjectStorage } from "./project-storage.ts";
import { readProject } from "./project-text.ts";

/** What is open goes on as a project of its own; the one that it came from stays as it is. */
export function keepAsCopy(tools: Tools): void {
  const { loaded } = tools.get();
  if (loaded !== null) tools.set({ loaded: { ...loaded, title: `${loaded.title} (copy)` }, project: { ...noProject, isKept: true } });
}

/** Opens a project of this browser as it was left. */
export async function openProject(tools: Tools, storage: ProjectStorage, id: string): Promise<void> {
  try {
    const found = await storage.read(id);
    if (found === undefined) {
      await listProjects(tools, storage, Date.now());
      return;
    }
    const { entry, text, files } = found;
    const status: ProjectStatus = { ...noProject, id, isKept: true, state: "saved", savedAt: entry.savedAt, generation: entry.generation, hasFiles: entry.hasFiles };
    await restore(tools, readProject(text), entry.hasFiles ? files : [], status);
  } catch (error) {
    tools.set({ error: failureOf(error, tools.get()) });
  }
}

/**
 * An address of data that are not open, where this browser keeps their files: they are opened as they were left, then shown as the address
 * says. False where it keeps none.
 */
export async function openAddressed(tools: Tools, storage: ProjectStorage, address: string): Promise<boolean> {
  const data = dataOfAddress(address);
  const entry = tools.get().recent?.find((other) => other.sample === "" && other.hasFiles && data?.title === other.title);
  if (data === undefined || entry === undefined) return false;
  const found = await storage.read(entry.id).catch(() => undefined);
  if (found === undefined || readProject(found.text).rowsRead !== data.rows) return false;
  await openProject(tools, storage, entry.id);
  const { opened, phase, catalogue, circle } = tools.get();
  if (phase !== "workspace" || opened === null) return false;
  const place = decodeAddress(address, opened, catalogue?.measures.map((measure) => measure.id));
  const { settings, view, topicTab, selection, colour, shown, groups, time } = place;
  takeStep(tools, { settings, view, topicTab, selection, colour, shown, ...(view === "groups" ? { groups } : {}), time, circle: place.circle !== null && circle?.person === place.circle.person ? { ...circle, steps: place.circle.steps } : place.circle === null ? null : { ...place.circle, name: "" } });
  void nameCircle(tools);
  return true;
}

/** Opens a project file: a project of its own from now on. */
export async function openProjectFile(tools: Tools, file: Blob): Promise<void> {
  try {
    const { project, files } = await readProjectFile(file);
    await restore(tools, project, files, noProject);
  } catch (error) {
    tools.set({ error: failureOf(error, tools.get()) });
  }
}

async function restore(tools: Tools, project: Project, files: readonly KeptFile[], status: ProjectStatus): Promise<void> {
  const sample = tools.get().samples.find((other) => other.id === project.sample);
  if (sample !== undefined) {
    const sources = await Promise.all(sample.files.map(async (packed): Promise<Source> => ({ name: packed.name, blob: await unpack(packed.gzip) })));
    await goOn(tools, project, sources, status);
  } else if (files.length === project.files.length && files.length > 0) await goOn(tools, project, files, status);
  // Without its files a project waits for them; what is dropped next is looked at.
  else tools.set({ phase: "open", waiting: { project, status }, error: null });
}

/** The files a waiting project was made from have been opened: it goes on. False where these are others. */
export function goOnWith(tools: Tools, files: readonly Blob[], names: readonly string[]): boolean {
  const { waiting } = tools.get();
  if (waiting === null) return false;
  const wanted = waiting.project.files;
  // By size, in whatever order they were chosen: names may have changed, and of employees they are not kept.
  const left = files.map((blob, i) => ({ blob, name: names[i] ?? `file ${i + 1}` }));
  const sources = wanted.map(({ size, name }) => {
    const at = Math.max(left.findIndex((file) => file.blob.size === size && file.name === name), left.findIndex((file) => file.blob.size === size));
    return at < 0 ? undefined : left.splice(at, 1)[0];
  });
  if (sources.some((source) => source === undefined) || left.length > 0) {
    const many = wanted.length === 1 ? "another file" : "other files";
    tools.set({ told: `This is ${many} than “${waiting.project.title}” was made from: the sizes differ.`, waiting: null });
    return false;
  }
  tools.set({ waiting: null });
  void goOn(tools, waiting.project, sources.filter((source) => source !== undefined), waiting.status);
  return true;
}

async function goOn(tools: Tools, project: Project, sources: readonly Source[], status: ProjectStatus): Promise<void> {
  const asked: Loaded = { sources, options: project.options, sample: project.sample, title: project.title };
  if (project.mode === "employees") await handOutKeys(tools, asked);
  await openLoaded(tools, asked, undefined, "", { project, status });
}

/** With employees merges name people by codes, which the engine knows again once it has looked at the same people. */
async function handOutKeys(tools: Tools, asked: Loaded): Promise<void> {
  const { merge, accounts, ours, ...others } = asked.options;
  if ((merge?.length ?? 0) + (accounts?.length ?? 0) + (ours?.length ?? 0) === 0) return;
  await tools.engine.open(asked.sources, others);
  await tools.engine.identities("open");
  await tools.engine.accounts("open");
}

/** Hands the project to the browser's downloads as one file, with the files it was made from where that is asked for. */
export async function saveProjectFile(tools: Tools, options: { readonly withFiles: boolean }): Promise<void> {
  const project = projectOf(tools.get());
  if (project === null) return;
  try {
    const file = await writeProjectFile(project, options.withFiles ? filesOf(tools.get()) : []);
    saveBlob(file, `${project.title.replace(/\.[a-z0-9]+$/i, "").replace(/[^\p{L}\p{N} ._-]+/gu, "-").slice(0, 60) || "project"}.whotalks`);
  } catch (error) {
    tools.set({ error: failureOf(error, tools.get()) });
  }
}

/** Deletes a project from this browser, and says what a look afterwards has found. */
export async function deleteProject(tools: Tools, storage: ProjectStorage, id: string): Promise<void> {
  const { project, recent, loaded } = tools.get();
  const title = recent?.find((entry) => entry.id === id)?.title ?? loaded?.title ?? "";
  try {
    // What is open goes on, and is not saved any more.
    if (project.id === id) tools.set({ project: { ...project, isKept: false, state: "waiting", savedAt: null, hasFiles: false } });
    const { removed, left } = await storage.remove(id);
    tools.set({ told: left === 0 ? `“${title}” is deleted: ${formatCount(removed)} entries were in this browser, a search for them now finds 0.` : `“${title}” could not be deleted whole: ${formatCount(left)} of ${formatCount(removed + left)} entries are still there.` });
    await listProjects(tools, storage, Date.now());
  } catch (error) {
    tools.set({ error: failureOf(error, tools.get()) });
  }
}
