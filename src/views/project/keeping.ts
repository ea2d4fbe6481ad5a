import type { StoreApi } from "zustand";
import type { AppState, Project, Tools } from "../store/state.ts";
import { stepOf } from "../store/step-parts.ts";
import type { AskToLast } from "./lasting.ts";
import { listProjects } from "./listing.ts";
import { noProject, type ProjectStatus } from "./project-status.ts";
import type { KeptFile, ProjectEntry, ProjectStorage } from "./project-storage.ts";
import { projectText, type WrittenLists } from "./project-text.ts";

/** Files of more bytes together are not kept: they are asked for when the project is opened again. */
const mostKeptBytes = 200_000_000;
/** A change is saved after so long, whatever else is changed meanwhile, in milliseconds. */
const delay = 1000;
/** Days after which a project of employees deletes itself, counted from when it was saved last. */
const employeesDays = 90;

/** One tab at a time has a project; answers how to let it go, or null where another tab has it. */
export type TakeProject = (id: string) => Promise<(() => void) | null>;

/** Web Locks: they are let go by themselves when a tab ends, however it ends. Browsers without them let every tab save. */
export const takeByLock: TakeProject = async (id) => {
  const locks = navigator.locks as LockManager | undefined;
  if (locks === undefined) return () => undefined;
  return await new Promise((resolve) => {
    void locks.request(`whotalks project ${id}`, { ifAvailable: true }, async (lock) => {
      if (lock === null) resolve(null);
      else await new Promise<void>((letGo) => resolve(letGo));
    });
  });
};

/** What a project is made of, from what is open; null while nothing is. */
export function projectOf(state: AppState): Project | null {
  const { loaded, opened, apart, exactAgreed, history } = state;
  if (loaded === null || opened === null) return null;
  const files = loaded.sources.map((source) => ({ name: source.name, size: "blob" in source ? source.blob.size : source.size }));
  return { title: loaded.title, sample: loaded.sample, mode: opened.mode, files, rowsRead: opened.rowsRead, options: loaded.options, apart, exactAgreed, step: stepOf(state), history };
}

/** The files of what is open, as far as they may be kept: none of employees, and none of a sample, which comes with the page. */
export function filesOf({ loaded, opened }: AppState): readonly KeptFile[] {
  if (loaded === null || opened?.mode !== "customers" || loaded.sample !== "") return [];
  const files = loaded.sources.flatMap((source) => ("blob" in source ? [{ name: source.name, blob: source.blob }] : []));
  return files.length === loaded.sources.length ? files : [];
}

/**
 * Saves what is open a second after each change, and says whether it is saved. Answers a function that stops it.
 *
 * A saving that fails leaves the one before whole, says why, and is tried again with the next change.
 */
export function keepProject({ store, tools }: { readonly store: StoreApi<AppState>; readonly tools: Tools }, storage: ProjectStorage, take: TakeProject, askToLast: AskToLast): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let writing: Promise<void> = Promise.resolve();
  let letGo: (() => void) | null = null;
  let sources: unknown;
  let promise: Promise<boolean> | undefined;
  const written: WrittenLists = new WeakMap();

  const say = (part: Partial<ProjectStatus>): void => tools.set({ project: { ...tools.get().project, ...part } });

  /** Something else was opened: it is a project of its own, unless it came from one. */
  const begin = async (): Promise<void> => {
    const { project, opened } = tools.get();
    letGo?.();
    letGo = null;
    const isNew = project.id === "";
    const id = isNew ? newId() : project.id;
    tools.set({ project: { ...(isNew ? noProject : project), id, isKept: project.isKept || (isNew && opened?.mode === "customers") } });
    const taken = await take(id);
    if (tools.get().project.id !== id) taken?.();
    else if (taken === null) say({ state: "elsewhere", reason: "This project is open in another tab: what you do here is not saved." });
    else {
      letGo = taken;
      soon();
    }
  };

  const soon = (): void => {
    timer ??= setTimeout(() => {
      timer = undefined;
      writing = writing.then(save);
    }, delay);
  };

  const save = async (): Promise<void> => {
    const state = tools.get();
    const { project: status } = state;
    const project = projectOf(state);
    if (project === null || !status.isKept || letGo === null || status.id === "") return;
    // A sample that nobody has touched is where it always is.
    if (project.sample !== "" && project.history.past.length === 0 && status.savedAt === null) return;
    say({ state: "saving" });
    try {
      const text = projectText(project, written);
      const files = status.hasFiles ? [] : filesOf(state);
      const fileBytes = project.files.reduce((sum, file) => sum + file.size, 0);
      const savedAt = Date.now();
      const entry: ProjectEntry = {
        id: status.id, title: project.title, mode: project.mode, sample: project.sample, savedAt, expiresAt: project.mode === "employees" ? savedAt + employeesDays * 86_400_000 : null,
        size: text.length + (status.hasFiles ? fileBytes : 0), generation: status.generation + 1, hasFiles: status.hasFiles,
      };
      await storage.write(entry, text);
      if (tools.get().project.id !== status.id) return;
      say({ generation: entry.generation, savedAt });
      // Once a page, when there is something to lose; saving does not wait for the answer.
      promise ??= askToLast();
      void promise.then((isLasting) => tools.get().project.id === status.id && say({ isLasting }));
      const reason = files.length === 0 || fileBytes > mostKeptBytes ? (status.hasFiles || project.sample !== "" ? "" : whyNoFiles(project)) : await keepFiles(entry, files, text);
      if (tools.get().project.id === status.id) say({ state: isSaved(state) ? "saved" : "waiting", reason });
    } catch (error) {
      if (tools.get().project.id === status.id) say({ state: "failed", reason: whyFailed(error) });
    }
  };

  /** After the text, so that it is safe before megabytes are copied. Where there is no room the project goes without them. */
  const keepFiles = async (entry: ProjectEntry, files: readonly KeptFile[], text: string): Promise<string> => {
    try {
      await storage.keepFiles(entry.id, files);
      const again = { ...entry, hasFiles: true, size: entry.size + files.reduce((sum, { blob }) => sum + blob.size, 0), generation: entry.generation + 1 };
      await storage.write(again, text);
      if (tools.get().project.id === entry.id) say({ hasFiles: true, generation: again.generation });
      return "";
    } catch {
      return "There was no room for the files themselves: they are asked for when the project is opened again.";
    }
  };

  const isSaved = (written: AppState): boolean => isSameProject(written, tools.get());

  const unsubscribe = store.subscribe((state, before) => {
    if (state.phase === "open" && before.phase !== "open") void listProjects(tools, storage, Date.now());
    if (state.phase !== "workspace" || state.loaded === null) return;
    // Other data, or a copy of these: it has no name yet.
    if (state.loaded.sources !== sources || (state.project.id === "" && before.project.id !== "")) {
      sources = state.loaded.sources;
      void begin();
      return;
    }
    if (state.project.isKept && (!isSameProject(state, before) || !before.project.isKept)) {
      if (state.project.state === "saved") say({ state: "waiting" });
      soon();
    }
  });
  const flush = (): void => {
    if (timer === undefined) return;
    clearTimeout(timer);
    timer = undefined;
    writing = writing.then(save);
  };
  const onHide = (): void => {
    if (document.visibilityState === "hidden") flush();
  };
  if (typeof document !== "undefined") document.addEventListener("visibilitychange", onHide);
  return () => {
    unsubscribe();
    clearTimeout(timer);
    letGo?.();
    if (typeof document !== "undefined") document.removeEventListener("visibilitychange", onHide);
  };
}

/** True where both would be saved alike. */
function isSameProject(a: AppState, b: AppState): boolean {
  const [one, other] = [stepOf(a), stepOf(b)];
  const isSameStep = (Object.keys(one) as (keyof typeof one)[]).every((key) => one[key] === other[key]);
  return isSameStep && a.history === b.history && a.apart === b.apart && a.exactAgreed === b.exactAgreed && a.loaded === b.loaded && a.project.id === b.project.id;
}

function whyNoFiles({ mode }: Project): string {
  return mode === "employees" ? "The files of employees are never kept: they are asked for when the project is opened again." : "Files of more than 200 MB are not kept: they are asked for when the project is opened again.";
}

function whyFailed(error: unknown): string {
  const name = error instanceof DOMException ? error.name : "";
  if (name === "QuotaExceededError") return "Not saved: this browser’s storage is full. What was saved before is still there; “Save project file” works.";
  if (name === "SecurityError" || name === "InvalidStateError") return "Not saved: this browser keeps nothing here. “Save project file” works.";
  return `Not saved: ${error instanceof Error && error.message !== "" ? error.message : "the browser could not write it"}. What was saved before is still there; “Save project file” works.`;
}

/** 128 random bits: no two projects share an id. */
function newId(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, "0")).join("");
}
