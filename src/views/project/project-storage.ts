import { WhotalksError } from "../../core/errors.ts";
import type { Mode } from "../../core/talk-log.ts";
import { checksum } from "./checksum.ts";

/** A project as the first screen lists it. */
export interface ProjectEntry {
  readonly id: string;
  readonly title: string;
  readonly mode: Mode;
  /** The sample it is about, or "". */
  readonly sample: string;
  /** Epoch milliseconds. */
  readonly savedAt: number;
  /** It is deleted by itself after this; null = never. */
  readonly expiresAt: number | null;
  /** Bytes of files and text. */
  readonly size: number;
  /** Counts savings: of the two slots the one with the higher number is the newer. */
  readonly generation: number;
  readonly hasFiles: boolean;
}

export interface KeptFile {
  readonly name: string;
  readonly blob: Blob;
}

/** Where projects are kept. Every method may fail as storage does: full, denied, broken. */
export interface ProjectStorage {
  list(): Promise<readonly ProjectEntry[]>;
  /** The newest whole text of a project and its files; undefined where there is none of this id. */
  read(id: string): Promise<{ readonly entry: ProjectEntry; readonly text: string; readonly files: readonly KeptFile[] } | undefined>;
  /** Writes into the older of two slots, so that a writing that is cut off leaves the other whole. */
  write(entry: ProjectEntry, text: string): Promise<void>;
  keepFiles(id: string, files: readonly KeptFile[]): Promise<void>;
  /** Deletes everything of a project and looks for it again: how much was there, and how much is left (0). */
  remove(id: string): Promise<{ readonly removed: number; readonly left: number }>;
}

interface Slot {
  readonly generation: number;
  readonly checksum: string;
  readonly text: string;
}

const stores = ["projects", "slots", "files"] as const;

/** The browser's own database. It is opened once, when first asked for. */
export function createBrowserStorage(database = "whotalks"): ProjectStorage {
  let opening: Promise<IDBDatabase> | undefined;
  const open = (): Promise<IDBDatabase> =>
    (opening ??= new Promise<IDBDatabase>((resolve, reject) => {
      const request = indexedDB.open(database, 1);
      request.onupgradeneeded = () => {
        for (const store of stores) request.result.createObjectStore(store);
      };
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error ?? new Error("The browser's database cannot be opened."));
    }));
  /** Resolves once everything that `work` asked for is on disk, with what its last request found. */
  const run = async <T>(mode: IDBTransactionMode, work: (store: (name: (typeof stores)[number]) => IDBObjectStore) => IDBRequest<T>): Promise<T> => {
    const db = await open();
    return await new Promise<T>((resolve, reject) => {
      const transaction = db.transaction(stores, mode);
      const request = work((name) => transaction.objectStore(name));
      transaction.oncomplete = () => resolve(request.result);
      transaction.onerror = () => reject(transaction.error ?? request.error ?? new Error("Nothing was written."));
      transaction.onabort = () => reject(transaction.error ?? new Error("Nothing was written."));
    });
  };
  const ofProject = (id: string): IDBKeyRange => IDBKeyRange.bound([id], [id, []]);
  const countOf = async (id: string): Promise<number> => {
    const entries = await run("readonly", (store) => store("projects").count(id));
    const slots = await run("readonly", (store) => store("slots").count(ofProject(id)));
    return entries + slots + (await run("readonly", (store) => store("files").count(ofProject(id))));
  };
  return {
    list: async () => (await run("readonly", (store) => store("projects").getAll() as IDBRequest<ProjectEntry[]>)).toSorted((a, b) => b.savedAt - a.savedAt),
    read: async (id) => {
      const entry = await run("readonly", (store) => store("projects").get(id) as IDBRequest<ProjectEntry | undefined>);
      if (entry === undefined) return undefined;
      const slots = await run("readonly", (store) => store("slots").getAll(ofProject(id)) as IDBRequest<Slot[]>);
      const files = await run("readonly", (store) => store("files").getAll(ofProject(id)) as IDBRequest<KeptFile[]>);
      return { entry, text: newestWhole(slots), files };
    },
    write: async (entry, text) => {
      const slot: Slot = { generation: entry.generation, checksum: checksum(text), text };
      await run("readwrite", (store) => {
        store("slots").put(slot, [entry.id, entry.generation % 2]);
        return store("projects").put(entry, entry.id);
      });
    },
    keepFiles: async (id, files) => {
      await run("readwrite", (store) => {
        files.forEach((file, i) => store("files").put(file, [id, i]));
        return store("files").count();
      });
    },
    remove: async (id) => {
      const before = await countOf(id);
      await run("readwrite", (store) => {
        store("slots").delete(ofProject(id));
        store("files").delete(ofProject(id));
        return store("projects").delete(id);
      });
      const left = await countOf(id);
      return { removed: before - left, left };
    },
  };
}

/** Of the slots that are whole, the text of the newest. */
export function newestWhole(slots: readonly Slot[]): string {
  const whole = slots.filter((slot) => typeof slot.text === "string" && checksum(slot.text) === slot.checksum);
  const newest = whole.toSorted((a, b) => b.generation - a.generation)[0];
  if (newest === undefined) throw new WhotalksError("project-damaged", "What the browser kept of this project is damaged.", { hint: "Open the files it was made from instead." });
  return newest.text;
}
