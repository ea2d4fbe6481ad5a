import type { Ranking } from "../core/ranking.ts";
import type { Cut } from "../core/roles.ts";

/** Rounding slack of the cut: a sum that falls short of the share by a part in 10^12 has reached it. */
const SLACK = 1e-12;

/**
 * The smallest prefix of the ranking whose values sum to `share` of the total: the 80 % cut.
 *
 * @param values one non-negative number per person; NaN = not counted (accounts that are ours, people without a value).
 * @param population the denominator of the share.
 * Ties at the cut are broken by id order and counted on both sides. Total 0: count 0, share 0, Gini NaN. Cost O(n).
 * Source: definitions "The cut"; Bernoff and Ray 2010.
 */
export function smallestShare(values: Float64Array, ranking: Ranking, share: number, population: number): Cut {
  const { order } = ranking;
  let total = 0;
  for (const person of order) if (values[person]! > 0) total += values[person]!;
  let count = 0;
  if (total > 0) {
    const goal = share * total * (1 - SLACK);
    let sum = 0;
    while (count < order.length && sum < goal) sum += values[order[count++]!]!;
  }
  return describeCut(values, ranking, count, population, total);
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

function describeCut(values: Float64Array, ranking: Ranking, count: number, population: number, total: number): Cut {
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
    gini: total > 0 ? gini(values, ranking, total) : Number.NaN,
    tiedIn,
    tiedOut,
  };
}

/**
 * Gini coefficient over all people that have a value, zeros included, no n/(n−1) factor.
 * With values ascending x₁ … xₙ: G = (2·Σ i·xᵢ)/(n·Σ xᵢ) − (n+1)/n.
 */
function gini(values: Float64Array, ranking: Ranking, total: number): number {
  let n = 0;
  for (const value of values) if (!Number.isNaN(value)) n++;
  const sorted = new Float64Array(n);
  let i = 0;
  for (const person of ranking.order) if (!Number.isNaN(values[person]!)) sorted[i++] = values[person]!;
  sorted.sort();
  let weighted = 0;
  for (let k = 0; k < n; k++) weighted += (k + 1) * sorted[k]!;
  if (Number.isFinite(2 * weighted) && Number.isFinite(n * total)) return (2 * weighted) / (n * total) - (n + 1) / n;
  // Values near the largest number there is: the same sum over shares.
  weighted = 0;
  for (let k = 0; k < n; k++) weighted += (k + 1) * (sorted[k]! / total);
  return (2 * weighted) / n - (n + 1) / n;
}

/**
 * How few make most of it, as a curve: share of people (best first) against share of the total.
 * @returns at most `points` [x, y] pairs with (0,0) and (1,1) among them; [] where the total is 0.
 */
export function concentrationCurve(values: Float64Array, ranking: Ranking, points: number): readonly (readonly [number, number])[] {
  const listed: number[] = [];
  for (const person of ranking.order) if (!Number.isNaN(values[person]!)) listed.push(values[person]!);
  const total = listed.reduce((sum, value) => sum + value, 0);
  if (total <= 0) return [];
  const n = listed.length;
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
