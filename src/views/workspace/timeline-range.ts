import type { Histogram } from "../../core/answers.ts";

/** Bins first … end−1 of a timeline; never empty. */
export interface BinRange {
  readonly first: number;
  readonly end: number;
}

/** The bins a period touches. */
export function rangeOfPeriod(histogram: Histogram, since: number | null, until: number | null): BinRange {
  const { edges } = histogram;
  const bins = edges.length - 1;
  let first = 0;
  let end = bins;
  if (since !== null) while (first < bins - 1 && edges[first + 1]! <= since) first++;
  if (until !== null) while (end > first + 1 && edges[end - 1]! >= until) end--;
  return { first, end };
}

/** The bins between two, both inside, in either order. */
export function spanOf(a: number, b: number): BinRange {
  return { first: Math.min(a, b), end: Math.max(a, b) + 1 };
}

/** Moves one end by a key; at least one bin stays. undefined for keys that mean nothing here. */
export function moveEnd(range: BinRange, which: "first" | "end", key: string, bins: number): BinRange | undefined {
  const steps: Readonly<Record<string, number>> = {
    ArrowLeft: -1, ArrowDown: -1, ArrowRight: 1, ArrowUp: 1, PageDown: -10, PageUp: 10, Home: -bins, End: bins,
  };
  const step = steps[key];
  if (step === undefined) return undefined;
  if (which === "first") return { first: Math.min(range.end - 1, Math.max(0, range.first + step)), end: range.end };
  return { first: range.first, end: Math.min(bins, Math.max(range.first + 1, range.end + step)) };
}
