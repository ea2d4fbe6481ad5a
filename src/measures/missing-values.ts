import type { MeasureResult } from "../core/measure.ts";
import type { Notice } from "../core/notice.ts";

/** The result of a measure that is not defined for this network: NaN for everyone, and why. */
export function undefinedForAll(personCount: number, code: string, message: string, hint: string): MeasureResult {
  return { values: new Float64Array(personCount).fill(Number.NaN), notices: [measureNotice(code, message, hint)] };
}

/** Betweenness where some shortest paths cannot be counted. */
export function tooManyPaths(personCount: number): MeasureResult {
  return undefinedForAll(
    personCount, "paths-overflow", "Betweenness is left out: there are more shortest paths between two people than numbers can count.",
    "Rank by another measure, or leave out ties by topic or period.",
  );
}

/** A warning about a whole column of values. */
export function measureNotice(code: string, message: string, hint: string): Notice {
  return { code, severity: "warning", message, hint, count: 1 };
}
