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

/** A sentence generated from checked numbers, with what it rests on. */
export interface Finding {
  readonly id: string;
  readonly sentence: string;
  /** What a click shows: people to select, or a view to open. */
  readonly people: readonly number[];
  readonly view: "board" | "map" | "list";
}

/** Where a person stands by one measure. */
export interface MeasureRank {
  readonly measure: string;
  readonly value: number | null;
  readonly rank: number | null;
  readonly of: number;
  /** Where the value is sampled: how far off it may be, and between which ranks the person is. */
  readonly off?: readonly [below: number, above: number];
  readonly ranks?: readonly [best: number, worst: number];
}

/** How near the values of a sampled measure are. */
export interface Sampled {
  readonly measure: string;
  /** With probability 1 − delta nobody's value is off by more than this share of all pairs of people … */
  readonly epsilon: number;
  readonly delta: number;
  readonly seed: number;
  /** … which is so much in the unit of the values. */
  readonly most: number;
  /** Paths drawn. */
  readonly samples: number;
  /** So many of the first are the first with the same certainty, in whatever order; 0 where not even one is. */
  readonly sure: number;
}

/** What a measure would cost, before it is computed. */
export interface Cost {
  readonly measure: string;
  /** True where the settings as they are will sample. */
  readonly isSampled: boolean;
  /** Seconds, by trying a little of it on this machine; null where it is not worth asking: it takes a moment. */
  readonly exact: number | null;
  /** What sampling would cost; null where it is not offered. */
  readonly sampled: { readonly epsilon: number; readonly seconds: number } | null;
  /** Seconds of a single run, where the best of several is sought. */
  readonly oneRun?: number;
}

/** Messages over time. */
export interface Histogram {
  /** Start of each bin, epoch ms, and the end of the last: length bins + 1. */
  readonly edges: readonly number[];
  readonly all: readonly number[];
  /** Messages of the slice without its period filter. */
  readonly selected: readonly number[];
  /** Messages of the same slice that have no time. */
  readonly withoutTime: number;
  /** True where both are of all topics although one is chosen: with employees bins are finer than topics may be told. */
  readonly isOfAllTopics?: boolean;
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
