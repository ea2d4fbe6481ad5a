/** How the open project is kept, as the top bar says it. */
export interface ProjectStatus {
  /** "" while nothing is open. */
  readonly id: string;
  /** True where it is saved by itself: with customers unless switched off, with employees only where switched on. */
  readonly isKept: boolean;
  /** "waiting": there is nothing to save yet, or a change that is saved within a second. "elsewhere": another tab has it, so this one only looks. */
  readonly state: "waiting" | "saving" | "saved" | "elsewhere" | "failed";
  /** Why it is not saved, or what of it is not. */
  readonly reason: string;
  /** Epoch milliseconds. */
  readonly savedAt: number | null;
  readonly generation: number;
  readonly hasFiles: boolean;
  /** True where the browser has promised not to delete it by itself; null before it was asked. */
  readonly isLasting: boolean | null;
}

export const noProject: ProjectStatus = { id: "", isKept: false, state: "waiting", reason: "", savedAt: null, generation: 0, hasFiles: false, isLasting: null };
