import { checksum } from "../../../src/views/project/checksum.ts";
import { newestWhole, type KeptFile, type ProjectEntry, type ProjectStorage } from "../../../src/views/project/project-storage.ts";

interface Slot {
  readonly generation: number;
  readonly checksum: string;
  readonly text: string;
}

/** A storage in memory that does as the browser's does; `faultAt` makes its nth writing fail, `isTorn` leaving half of it behind. */
export function createMemoryStorage(options: { readonly faultAt?: number; readonly isTorn?: boolean; readonly fault?: Error } = {}): ProjectStorage & { writes: number } {
  const entries = new Map<string, ProjectEntry>();
  const slots = new Map<string, Slot>();
  const kept = new Map<string, readonly KeptFile[]>();
  const counted = { writes: 0 };
  const mayFail = (): boolean => ++counted.writes === options.faultAt;
  const fault = options.fault ?? new DOMException("full", "QuotaExceededError");
  return Object.assign(counted, {
    list: async () => [...entries.values()].toSorted((a, b) => b.savedAt - a.savedAt),
    read: async (id: string) => {
      const entry = entries.get(id);
      if (entry === undefined) return undefined;
      return { entry, text: newestWhole([0, 1].flatMap((slot) => slots.get(`${id}/${slot}`) ?? [])), files: kept.get(id) ?? [] };
    },
    write: async (entry: ProjectEntry, text: string) => {
      const place = `${entry.id}/${entry.generation % 2}`;
      if (mayFail()) {
        if (options.isTorn === true) slots.set(place, { generation: entry.generation, checksum: checksum(text), text: text.slice(0, text.length / 2) });
        throw fault;
      }
      slots.set(place, { generation: entry.generation, checksum: checksum(text), text });
      entries.set(entry.id, entry);
    },
    keepFiles: async (id: string, files: readonly KeptFile[]) => {
      if (mayFail()) throw fault;
      kept.set(id, files);
    },
    remove: async (id: string) => {
      const removed = Number(entries.delete(id)) + Number(slots.delete(`${id}/0`)) + Number(slots.delete(`${id}/1`)) + (kept.get(id)?.length ?? 0);
      kept.delete(id);
      return { removed, left: 0 };
    },
  });
}
