import type { Grouping, PersonNumber } from "../../engine/group-questions.ts";

export type GroupsTab = "matrix" | "cross" | "scatter";
export type FlowAmount = "messages" | "ties" | "addressed";
export type FlowCells = "amount" | "times" | "share" | "density";
export type FlowSort = "size" | "name" | "inside";
export type CrossCells = "people" | "row" | "column" | "times";
export type AxisScale = "auto" | "even" | "tens";

/** How groups are looked at: each tab keeps what was chosen in it. */
export interface GroupsState {
  readonly tab: GroupsTab;
  /** What divides people in the matrix; null = the first column of the people table, else circles. */
  readonly by: Grouping | null;
  readonly amount: FlowAmount;
  readonly cells: FlowCells;
  readonly sort: FlowSort;
  /** Of the cross-tab; null = the first column and circles. */
  readonly rows: Grouping | null;
  readonly columns: Grouping | null;
  readonly counts: CrossCells;
  /** Of the scatter; null = people reached and posts, or connections where nobody posts. */
  readonly x: PersonNumber | null;
  readonly y: PersonNumber | null;
  /** Whose means are drawn. */
  readonly means: Grouping | "everyone" | null;
  readonly scaleX: AxisScale;
  readonly scaleY: AxisScale;
}

export const defaultGroupsState: GroupsState = {
  tab: "matrix", by: null, amount: "messages", cells: "times", sort: "size", rows: null, columns: null, counts: "people", x: null, y: null, means: null, scaleX: "auto", scaleY: "auto",
};

export const groupsTabs: readonly GroupsTab[] = ["matrix", "cross", "scatter"];
export const flowAmounts: readonly FlowAmount[] = ["messages", "ties", "addressed"];
export const flowCells: readonly FlowCells[] = ["amount", "times", "share", "density"];
export const flowSorts: readonly FlowSort[] = ["size", "name", "inside"];
export const crossCells: readonly CrossCells[] = ["people", "row", "column", "times"];
export const axisScales: readonly AxisScale[] = ["auto", "even", "tens"];
