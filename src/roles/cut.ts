import type { Ranking } from "../core/ranking.ts";
import type { Cut } from "../core/roles.ts";

/** Rounding slack of the cut: a sum that falls short of the share by a part in 10^12 has reached it. */
const SLACK = 1e-12;

/**
 * The smallest prefix of the ranking whose values sum to `share` of the total: the 80 % cut.
 *
 * @param values one non-negative number per person; NaN = not counted (accounts that are ours, people without a value).
 * @param population the denominator of the share.
 * @param others.zeros people whose value is 0 and who are left out of `values`: they change the Gini coefficient and nothing else.
 * Ties at the cut are broken by id order and counted on both sides. Total 0: count 0, share 0, Gini NaN. Cost O(n).
 * Source: definitions "The cut"; Bernoff and Ray 2010.
 */
export function smallestShare(values: Float64Array, ranking: Ranking, share: number, population: number, others: { readonly zeros?: number } = {}): Cut {
  const total = totalOf(values, ranking);
  return describeCut(values, ranking, countOfShare(values, ranking, share, total), population, total, others.zeros);
}

/** How many people `smallestShare` finds. Cost O(n). */
export function countSmallestShare(values: Float64Array, ranking: Ranking, share: number): number {
  return countOfShare(values, ranking, share, totalOf(values, ranking));
}

function totalOf(values: Float64Array, { order }: Ranking): number {
  let total = 0;
  for (let k = 0; k < order.length; k++) {
    const value = values[order[k]!]!;
    if (value > 0) total += value;
  }
  return total;
}

function countOfShare(values: Float64Array, { order }: Ranking, share: number, total: number): number {
  let count = 0;
  if (total > 0) {
    const goal = share * total * (1 - SLACK);
    let sum = 0;
    while (count < order.length && sum < goal) sum += values[order[count++]!]!;
  }
  return count;
}

/**
 * The first `top` people of the ranking, for measures whose values do not add up to anything.
 * People without a value are never in it. Gini as for the cut.
 */
export function topOf(values: Float64Array, ranking: Ranking, top: number, population: number): Cut {
  let count = 0;
  let total = 0;
  for (const person of ranking.order) {
    if (Number.isNaN(values[person]!)) break;
    if (count < top) count++;
    total += values[person]!;
  }
  return describeCut(values, ranking, count, population, total);
}

function describeCut(values: Float64Array, ranking: Ranking, count: number, population: number, total: number, zeros = 0): Cut {
  const { order, groupStart } = ranking;
  let tiedIn = 0;
  let tiedOut = 0;
  if (count > 0) {
    const group = groupStart[count - 1]!;
    tiedIn = count - group;
    while (count + tiedOut < order.length && groupStart[count + tiedOut] === group) tiedOut++;
  }
  return {
    members: order.slice(0, count),
    count,
    share: population > 0 ? count / population : 0,
    gini: total > 0 ? gini(values, ranking, total, zeros) : Number.NaN,
    tiedIn,
    tiedOut,
  };
}

/**
 * Gini coefficient over all people that have a value, zeros included, no n/(n−1) factor.
 * With values ascending x₁ … xₙ: G = (2·Σ i·xᵢ)/(n·Σ xᵢ) − (n+1)/n.
 */
function gini(values: Float64Array, ranking: Ranking, total: number, zeros: number): number {
  const sorted = sortedValues(values, ranking);
  // Zeros that are left out stand before all others and add nothing.
  const n = zeros + sorted.length;
  let weighted = 0;
  for (let k = 0; k < sorted.length; k++) weighted += (zeros + k + 1) * sorted[k]!;
  if (Number.isFinite(2 * weighted) && Number.isFinite(n * total)) return (2 * weighted) / (n * total) - (n + 1) / n;
  // Values near the largest number there is: the same sum over shares.
  weighted = 0;
  for (let k = 0; k < sorted.length; k++) weighted += (zeros + k + 1) * (sorted[k]! / total);
  return (2 * weighted) / n - (n + 1) / n;
}

/** The values, ascending: the ranking from its end, in which only values that count as equal may stand otherwise. */
function sortedValues(values: Float64Array, { order }: Ranking): Float64Array {
  const sorted = new Float64Array(order.length);
  let n = 0;
  let isSorted = true;
  for (let k = order.length - 1; k >= 0; k--) {
    const value = values[order[k]!]!;
    if (Number.isNaN(value)) continue;
    if (n > 0 && value < sorted[n - 1]!) isSorted = false;
    sorted[n++] = value;
  }
  const found = sorted.subarray(0, n);
  return isSorted ? found : found.sort();
}

/**
 * How few make most of it, as a curve: share of people (best first) against share of the total.
 * @returns at most `points` [x, y] pairs with (0,0) and (1,1) among them; [] where the total is 0.
 */
export function concentrationCurve(values: Float64Array, ranking: Ranking, points: number): readonly (readonly [number, number])[] {
  const { order } = ranking;
  const listed = new Float64Array(order.length);
  let n = 0;
  let total = 0;
  for (let k = 0; k < order.length; k++) {
    const value = values[order[k]!]!;
    if (Number.isNaN(value)) continue;
    listed[n++] = value;
    total += value;
  }
  if (total <= 0) return [];
  const curve: (readonly [number, number])[] = [[0, 0]];
  let sum = 0;
  let nextX = 0;
  for (let k = 0; k < n; k++) {
    sum += listed[k]!;
    const x = (k + 1) / n;
    // Where the curve is steep the points stand close: half of them go to the first tenth of the people.
    if (x >= nextX || k === n - 1) {
      curve.push([x, k === n - 1 ? 1 : sum / total]);
      nextX = x + (x < 0.1 ? 0.2 : 1.8) / points;
    }
  }
  return curve;
}
