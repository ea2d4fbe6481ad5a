import type { Csr } from "../src/core/network.ts";
import { createRandom } from "../src/core/random.ts";

/** Pairs of people with the number of steps between them. */
export interface StressPairs {
  readonly from: Uint32Array;
  readonly to: Uint32Array;
  readonly steps: Float64Array;
}

/** Seeded sources, and as many targets of each, drawn with repetition among those it reaches. */
export function drawPairs(ties: Csr, seed: number, sources: number, targets: number): StressPairs {
  const n = ties.start.length - 1;
  const random = createRandom(seed);
  const from: number[] = [];
  const to: number[] = [];
  const steps: number[] = [];
  for (let s = 0; s < sources; s++) {
    const source = random.below(n);
    const level = stepsFrom(ties, source);
    for (let t = 0; t < targets; t++) {
      const target = random.below(n);
      if (level[target]! <= 0) continue;
      from.push(source);
      to.push(target);
      steps.push(level[target]!);
    }
  }
  return { from: Uint32Array.from(from), to: Uint32Array.from(to), steps: Float64Array.from(steps) };
}

/**
 * Normalised stress of a drawing over the pairs: the mean of (scale · distance − steps)² / steps² at the scale where it is least, so a
 * drawing is not judged by its size. 0 is perfect; 1 is everyone in one place.
 */
export function measureStress({ from, to, steps }: StressPairs, x: ArrayLike<number>, y: ArrayLike<number>): number {
  let linear = 0;
  let square = 0;
  for (let i = 0; i < from.length; i++) {
    const ratio = Math.hypot(x[from[i]!]! - x[to[i]!]!, y[from[i]!]! - y[to[i]!]!) / steps[i]!;
    linear += ratio;
    square += ratio * ratio;
  }
  return square === 0 ? 1 : 1 - (linear * linear) / (square * from.length);
}

/** Mean length of the lines over the mean distance of the pairs: below 1 where those who are tied stand nearer than others. */
export function measureNearness({ start, of }: Csr, pairs: StressPairs, x: ArrayLike<number>, y: ArrayLike<number>): number {
  const distance = (a: number, b: number): number => Math.hypot(x[a]! - x[b]!, y[a]! - y[b]!);
  let lines = 0;
  for (let p = 0; p + 1 < start.length; p++) for (let i = start[p]!; i < start[p + 1]!; i++) lines += distance(p, of[i]!);
  let all = 0;
  for (let i = 0; i < pairs.from.length; i++) all += distance(pairs.from[i]!, pairs.to[i]!);
  return lines / of.length / (all / pairs.from.length);
}

/** Steps from a person to everyone; −1 where there is no way. */
function stepsFrom({ start, of }: Csr, source: number): Int32Array {
  const level = new Int32Array(start.length - 1).fill(-1);
  const queue = new Uint32Array(start.length - 1);
  queue[0] = source;
  level[source] = 0;
  let end = 1;
  for (let at = 0; at < end; at++) {
    const p = queue[at]!;
    for (let i = start[p]!; i < start[p + 1]!; i++) {
      const q = of[i]!;
      if (level[q]! >= 0) continue;
      level[q] = level[p]! + 1;
      queue[end++] = q;
    }
  }
  return level;
}
