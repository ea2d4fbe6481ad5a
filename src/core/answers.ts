import type { Notice } from "./notice.ts";

/** Answers of the engine that rest on no other of its words. */

/** One headline: how few make most of it. NaN and missing are null. */
export interface CutSummary {
  readonly count: number;
  readonly share: number | null;
  readonly gini: number | null;
  readonly tiedIn: number;
  readonly tiedOut: number;
  /** Points of the Lorenz curve turned to "how few make most of it": x share of people (best first), y share of the total; at most 200, with the ends. */
  readonly curve: readonly (readonly [number, number])[];
  readonly total: number;
}

/** Messages over time. */
export interface Histogram {
  /** Start of each bin, epoch ms, and the end of the last: length bins + 1. */
  readonly edges: readonly number[];
  readonly all: readonly number[];
  /** Messages of the slice without its period filter. */
  readonly selected: readonly number[];
  readonly withoutTime: number;
}

/** An export, ready to be saved. */
export interface WrittenFile {
  readonly name: string;
  readonly mime: string;
  readonly bytes: Uint8Array;
  /** What must be said with the file: notices met while its numbers were computed, those of opening left out. */
  readonly notices: readonly Notice[];
}

/** How rows become one tie: "11 rows → 1 tie of 96". With employees code names. */
export interface TieArithmetic {
  readonly from: string;
  readonly to: string;
  /** Messages that make the tie. */
  readonly rows: number;
  readonly weight: number;
}
