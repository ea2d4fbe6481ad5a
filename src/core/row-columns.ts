import type { Interner } from "./interner.ts";
import type { RecordBatch } from "./records.ts";
import type { PlainMoments } from "./times.ts";

/** How the cells of one column become moments: a time of day and date, or a number of units. */
export type TimePlan =
  | { readonly kind: "stamp"; /** A time without Z is a clock reading in another zone than UTC. */ readonly needsZ: boolean }
  /** The number times `times`, or divided by `by` and cut; one of them is 1. */
  | { readonly kind: "number"; readonly times: number; readonly by: number };

/** The columns that are read at once; −1 = there is none. */
export interface ColumnPlan {
  /** Cells that every row needs. */
  readonly cellCount: number;
  readonly from: number;
  readonly to: number;
  /** Whether a cell of the column may hold several ids: one with a character that can divide them is odd. */
  readonly mayHoldSeveral: (column: number) => boolean;
  readonly time: number;
  readonly timePlan: TimePlan;
  readonly weight: number;
  /** The decimal mark of weights; "" = only whole numbers are read here. */
  readonly decimal: "." | "," | "";
  readonly topic: number;
  readonly channel: number;
  readonly reference: number;
  readonly text: number;
  /** False: texts are only searched for an @. */
  readonly keepsText: boolean;
}

/** Interners whose texts become numbers here, all made by the same `RowColumns`. */
export interface ColumnTables {
  readonly people: Interner;
  readonly topics: Interner;
  readonly channels: Interner;
  readonly references: Interner;
}

/** Columns of some rows; valid until the next call. NONE and NaN where a cell is blank; undefined where the plan has no such column. */
export interface TakenRows {
  readonly count: number;
  readonly author: Uint32Array;
  readonly recipient: Uint32Array | undefined;
  readonly at: PlainMoments | undefined;
  readonly weight: Float64Array | undefined;
  readonly topic: Uint32Array | undefined;
  readonly channel: Uint32Array | undefined;
  readonly reference: Uint32Array | undefined;
  /** The texts, one behind the other, and where each ends, counted from the base given. */
  readonly text: Uint8Array | undefined;
  readonly textEnd: Float64Array | undefined;
  /** Rows, from 0 for the first, whose text holds an @. */
  readonly marked: Uint32Array;
}

/**
 * The compiled part of making messages: whole columns of a batch at once, as far as rows are ordinary. What it cannot judge it leaves to
 * the plain code, so that nothing depends on it but time.
 */
export interface RowColumns {
  /** An interner of the same contract as `createInterner`'s, in the memory of the columns. */
  createInterner(): Interner;
  /** Takes a batch in. @returns false where it is too large */
  load(batch: RecordBatch): boolean;
  /**
   * The rows from `row` on, up to the first odd one. Odd are rows with too few cells, without author or with an id that begins with a
   * blank, with several ids in a cell, with a time or weight not written in the plain form, or a weight that is not above 0.
   * @param textBase added to the ends of texts
   */
  take(plan: ColumnPlan, tables: ColumnTables, row: number, textBase: number): TakenRows;
}
