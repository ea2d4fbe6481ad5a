import type { WeightsChoice } from "../core/measure.ts";

export type Audience = "delivered" | "modelled" | "reported";

/** What is asked of the open data. Everything on screen and every export follows from (open data, settings). */
export interface Settings {
  /** Names; empty = all messages. */
  readonly topics: readonly string[];
  readonly since: number | null;
  readonly until: number | null;
  /** Only people of this group, both ends inside. */
  readonly group: { readonly attribute: string; readonly value: string } | null;
  /** null = the default that follows the data. */
  readonly audience: Audience | null;
  /** The measure that ranks. */
  readonly measure: string;
  /** Further measures as columns of exports, in this order. */
  readonly columns: readonly string[];
  readonly weights: WeightsChoice;
  readonly normalized: boolean;
  readonly share: number;
  readonly cutTop: number | null;
  readonly population: number | null;
  readonly seed: number;
  readonly louvainRuns: number;
  /** null = exact. Else sampling is allowed where a measure offers it and exact values would take long: within this share of all pairs. */
  readonly approximate: number | null;
}

export const defaultSettings: Settings = {
  topics: [],
  since: null,
  until: null,
  group: null,
  audience: null,
  measure: "impressions",
  columns: [],
  weights: "auto",
  normalized: false,
  share: 0.8,
  cutTop: null,
  population: null,
  seed: 1,
  louvainRuns: 10,
  approximate: null,
};
