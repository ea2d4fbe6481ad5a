import type { MeasureResult } from "../core/measure.ts";
import type { Notice } from "../core/notice.ts";

/** The result of a measure that is not defined for this network: NaN for everyone, and why. */
export function undefinedForAll(personCount: number, code: string, message: string, hint: string): MeasureResult {
  return { values: new Float64Array(personCount).fill(Number.NaN), notices: [measureNotice(code, message, hint)] };
}

/** A warning about a whole column of values. */
export function measureNotice(code: string, message: string, hint: string): Notice {
  return { code, severity: "warning", message, hint, count: 1 };
}
