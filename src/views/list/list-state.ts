import type { ListSort } from "./list-columns.ts";

/** What the list is asked for, apart from the settings every view shares. */
export interface ListState {
  /** Measure ids shown beside the ranking measure, in this order. */
  readonly columns: readonly string[];
  readonly sort: readonly ListSort[];
  readonly search: string;
  readonly includeOurs: boolean;
}
