export type Role = "both" | "connector" | "maven" | "neither";

/** The smallest set of people who together make `share` of a total. */
export interface Cut {
  /** Person numbers in the set, in rank order. */
  readonly members: Uint32Array;
  readonly count: number;
  /** count ÷ population. */
  readonly share: number;
  /** Over all n people, zeros included; NaN where the total is 0. */
  readonly gini: number;
  /** Members with the value at the cut, and people with the same value who are not members. */
  readonly tiedIn: number;
  readonly tiedOut: number;
}
