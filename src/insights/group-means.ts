import { NONE } from "../core/talk-log.ts";

/** The mean of a number over the people of a group who have it. */
export interface GroupMean {
  readonly n: number;
  /** NaN where nobody has it. */
  readonly mean: number;
  /** The 95 % confidence interval reaches so far to either side; NaN with fewer than `least` people. */
  readonly off: number;
}

/** Fewer people have a mean and no interval. */
const LEAST = 5;

/**
 * The mean of a number by group, with its 95 % interval by Student's t: mean ± t · s ÷ √n, from 5 people on. NaN and infinite values are
 * left out, as are people in no group (NONE). The interval takes people as independent of each other, which people who talk to each other
 * are not quite. Cost O(n + groups).
 */
export function meansByGroup(values: Float64Array, groupOf: Uint32Array, groupCount: number): readonly GroupMean[] {
  const count = new Float64Array(groupCount);
  const sum = new Float64Array(groupCount);
  const squares = new Float64Array(groupCount);
  values.forEach((value, p) => {
    const group = groupOf[p]!;
    if (group === NONE || !Number.isFinite(value)) return;
    count[group]!++;
    sum[group]! += value;
  });
  const mean = sum.map((total, group) => total / count[group]!);
  values.forEach((value, p) => {
    const group = groupOf[p]!;
    if (group === NONE || !Number.isFinite(value)) return;
    squares[group]! += (value - mean[group]!) * (value - mean[group]!);
  });
  return Array.from(count, (n, group) => ({ n, mean: mean[group]!, off: n < LEAST ? Number.NaN : studentT95(n - 1) * Math.sqrt(squares[group]! / (n - 1) / n) }));
}

const Z = 1.959963984540054;

/**
 * The 97.5 % point of Student's t with a number of degrees of freedom, 4 or more; right to a thousandth.
 * Source: Cornish-Fisher expansion (Abramowitz and Stegun 1964, 26.7.5).
 */
export function studentT95(freedom: number): number {
  const square = Z * Z;
  const g1 = (Z * (square + 1)) / 4;
  const g2 = (Z * ((5 * square + 16) * square + 3)) / 96;
  const g3 = (Z * (((3 * square + 19) * square + 17) * square - 15)) / 384;
  const g4 = (Z * ((((79 * square + 776) * square + 1482) * square - 1920) * square - 945)) / 92160;
  return Z + (g1 + (g2 + (g3 + g4 / freedom) / freedom) / freedom) / freedom;
}

/**
 * People in the order of how far out they stand by two numbers: the sum of the squared distances from the means, each in standard
 * deviations. Equals by person number; who lacks a number is left out. A number that all share counts for nothing. Cost O(n log n).
 */
export function byExtremeness(x: Float64Array, y: Float64Array): Uint32Array {
  const known = Uint32Array.from(x.keys()).filter((p) => Number.isFinite(x[p]!) && Number.isFinite(y[p]!));
  const squaredOff = [x, y].map((values) => {
    const mean = known.reduce((sum, p) => sum + values[p]!, 0) / known.length;
    const variance = known.reduce((sum, p) => sum + (values[p]! - mean) * (values[p]! - mean), 0) / known.length;
    return (p: number): number => (variance > 0 ? ((values[p]! - mean) * (values[p]! - mean)) / variance : 0);
  });
  const distance = new Float64Array(x.length);
  for (const p of known) distance[p] = squaredOff[0]!(p) + squaredOff[1]!(p);
  return known.sort((a, b) => distance[b]! - distance[a]! || a - b);
}
