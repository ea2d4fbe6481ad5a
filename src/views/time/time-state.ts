import type { Period, WindowUnit } from "../../engine/time-questions.ts";

export type TimeTab = "ranks" | "periods";
export type PlaySpeed = "slow" | "normal" | "fast";

/** How time is looked at, beyond the period itself. */
export interface TimeState {
  readonly tab: TimeTab;
  /** What windows are cut by; null = the shortest unit that makes few enough. */
  readonly unit: WindowUnit | null;
  /** Units of a window, and by how many the next one is later. */
  readonly length: number;
  readonly step: number;
  /** The first so many of each window. */
  readonly top: number;
  /** True: ranks only inside the period that is set. */
  readonly within: boolean;
  readonly speed: PlaySpeed;
  /** The two periods compared; null = the first half against the second. */
  readonly compared: { readonly before: Period; readonly after: Period } | null;
}

export const windowUnits: readonly WindowUnit[] = ["day", "week", "month", "quarter", "year"];
export const topCounts: readonly number[] = [5, 10, 20, 30];
/** Units of a window, and of a step, that can be chosen. */
export const windowSizes: readonly number[] = [1, 2, 3, 4, 6, 12];

export const defaultTimeState: TimeState = { tab: "ranks", unit: null, length: 1, step: 1, top: 10, within: false, speed: "normal", compared: null };
