import { formatCount } from "../parts/format.ts";
import type { Tools } from "../store/state.ts";
import type { ProjectStorage } from "./project-storage.ts";

/** Reads the list of projects that this browser keeps; those of employees that have expired are deleted and told. */
export async function listProjects(tools: Tools, storage: ProjectStorage, now: number): Promise<void> {
  try {
    const all = await storage.list();
    const expired = all.filter(({ expiresAt }) => expiresAt !== null && expiresAt <= now);
    for (const { id } of expired) await storage.remove(id);
    if (expired.length > 0) tools.set({ told: `${expired.length === 1 ? "A project" : `${formatCount(expired.length)} projects`} of employees had not been used for 90 days and ${expired.length === 1 ? "was" : "were"} deleted.` });
    tools.set({ recent: all.filter((entry) => !expired.includes(entry)) });
  } catch {
    // A browser that keeps nothing has no projects; the top bar says so once something is open.
    tools.set({ recent: [] });
  }
}
