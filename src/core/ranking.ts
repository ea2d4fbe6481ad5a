import type { Better } from "./measure.ts";
import { sortedOrder } from "./sort-order.ts";

/** People in rank order with shared ranks. */
export interface Ranking {
  /** Person numbers, best first; inside a tie by person number (id order); NaN last. Length n. */
  readonly order: Uint32Array;
  /** Rank by person number: 1, 1, 3, …; NaN for people without a value. Length n. */
  readonly rank: Float64Array;
  /** For each position of `order`, the position at which its group of tied people starts. Length n. */
  readonly groupStart: Uint32Array;
}

/** Two values count as equal when they differ by no more than this, relative to the first of the group. */
const TIE = 1e-9;
/** Values below this fraction of the largest one are all equal (they are rounding, not size). */
const TIE_NEAR_ZERO = 1e-12;

/**
 * Orders people by a value and gives tied people one rank (1, 1, 3).
 *
 * A value joins the group whose first value f satisfies |f − v| ≤ 1e-9·|f|, or both ≤ 1e-12·max. Inside a group people stand by
 * person number, which is id order. NaN comes last and has rank NaN; an infinite value is tied with its like only. Cost O(n).
 */
export function rankPeople(values: Float64Array, better: Better): Ranking {
  const n = values.length;
  const order = sortedOrder(values, { isDescending: better === "high" });
  const rank = new Float64Array(n).fill(Number.NaN);
  const groupStart = new Uint32Array(n);
  let max = 0;
  for (const value of values) if (Math.abs(value) > max && Number.isFinite(value)) max = Math.abs(value);
  const tiny = TIE_NEAR_ZERO * max;
  let start = 0;
  while (start < n) {
    const first = values[order[start]!]!;
    if (Number.isNaN(first)) break;
    let end = start + 1;
    let isMixed = false;
    while (end < n && isTied(first, values[order[end]!]!, tiny)) if (values[order[end++]!] !== first) isMixed = true;
    // Equal values stand by person number already.
    if (isMixed) order.subarray(start, end).sort();
    for (let i = start; i < end; i++) {
      rank[order[i]!] = start + 1;
      groupStart[i] = start;
    }
    start = end;
  }
  groupStart.fill(start, start);
  return { order, rank, groupStart };
}

function isTied(first: number, value: number, tiny: number): boolean {
  if (first === value) return true;
  // An infinite value would be as near to any other as 1e-9 of itself.
  if (!Number.isFinite(first) || !Number.isFinite(value)) return false;
  if (Math.abs(first - value) <= TIE * Math.abs(first)) return true;
  return Math.abs(first) <= tiny && Math.abs(value) <= tiny;
}
