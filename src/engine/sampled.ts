import type { Sampled } from "../core/answers.ts";
import type { Ranked, SliceView } from "./analysis.ts";

/** What must be said with the values of the first of these that is sampled; null where all are exact. Cost O(n log n) once a ranking. */
export function sampledOf(all: readonly Ranked[], view: SliceView): Sampled | null {
  const ranked = all.find(({ estimated }) => estimated !== undefined);
  if (ranked?.estimated === undefined) return null;
  const { epsilon, delta, seed, samples, most } = ranked.estimated;
  return { measure: ranked.measure.id, epsilon, delta, seed, samples, most, sure: boundsOf(view, ranked).sure };
}

/** Between which ranks a person of a sampled ranking is, all bounds holding. Only for people who are listed. Cost O(log n). */
export function rankRange(view: SliceView, ranked: Ranked, person: number): readonly [best: number, worst: number] {
  const { lows, highs } = boundsOf(view, ranked);
  const { below, above } = ranked.estimated!;
  const value = ranked.listed[person]!;
  // Surely ahead: everyone whose least exceeds the most it can be. Surely behind: everyone whose most is below the least.
  const ahead = lows.length - countUpTo(lows, value + above[person]!);
  const behind = countBelow(highs, value - below[person]!);
  return [1 + ahead, lows.length - behind];
}

interface Bounds {
  /** The least and the most that each listed value can be, ascending. */
  readonly lows: Float64Array;
  readonly highs: Float64Array;
  readonly sure: number;
}

function boundsOf(view: SliceView, ranked: Ranked): Bounds {
  return view.once(`bounds ${ranked.key}`, () => {
    const { listed, ranking } = ranked;
    const { below, above } = ranked.estimated!;
    const order = ranking.order.filter((person) => !Number.isNaN(listed[person]!));
    const lows = Float64Array.from(order, (person) => listed[person]! - below[person]!);
    const highs = Float64Array.from(order, (person) => listed[person]! + above[person]!);
    // From behind: the most that anybody further down can be.
    const mostAfter = new Float64Array(order.length + 1).fill(-Infinity);
    for (let i = order.length - 1; i >= 0; i--) mostAfter[i] = Math.max(mostAfter[i + 1]!, highs[i]!);
    let sure = 0;
    let least = Infinity;
    for (let i = 0; i + 1 < order.length; i++) {
      least = Math.min(least, lows[i]!);
      if (least > mostAfter[i + 1]!) sure = i + 1;
    }
    return { lows: lows.sort(), highs: highs.sort(), sure };
  });
}

/** How many of the ascending values are at most `limit`. */
function countUpTo(sorted: Float64Array, limit: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle]! <= limit) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** How many of the ascending values are below `limit`. */
function countBelow(sorted: Float64Array, limit: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle]! < limit) low = middle + 1;
    else high = middle;
  }
  return low;
}
