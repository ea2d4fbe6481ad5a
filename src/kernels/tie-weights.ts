import type { Csr } from "../core/network.ts";
import type { Task } from "../core/task.ts";

/** Length of the longest tie: 1/weight of the tiniest weights would overflow, and sums of lengths must stay finite. */
const LONGEST = 1e300;

/** Sum of the tie weights of each row, in row order: strength (number of ties where they have no weight). Cost O(n + m). */
export function rowSums(ties: Csr): Float64Array {
  const n = ties.start.length - 1;
  const { start, weight } = ties;
  if (weight === undefined) return rowLengths(ties);
  const sums = new Float64Array(n);
  for (let p = 0; p < n; p++) {
    const end = start[p + 1]!;
    let sum = 0;
    for (let i = start[p]!; i < end; i++) sum += weight[i]!;
    sums[p] = sum;
  }
  return sums;
}

/** Sum of the tie weights to each person, in the order of the rows: the bits of `rowSums` of the ties from the other end. Cost O(n + m). */
export function columnSums({ start, of, weight }: Csr): Float64Array {
  if (weight === undefined) return columnLengths({ start, of, weight });
  const sums = new Float64Array(start.length - 1);
  for (let i = 0; i < of.length; i++) sums[of[i]!]! += weight[i]!;
  return sums;
}

/** Ties to each person: in-degree, without the ties from the other end. Cost O(n + m). */
export function columnLengths({ start, of }: Csr): Float64Array {
  const counts = new Uint32Array(start.length - 1);
  for (let i = 0; i < of.length; i++) counts[of[i]!]!++;
  return Float64Array.from(counts);
}

/** Ties per row: degree. Cost O(n). */
export function rowLengths(ties: Csr): Float64Array {
  const n = ties.start.length - 1;
  const lengths = new Float64Array(n);
  for (let p = 0; p < n; p++) lengths[p] = ties.start[p + 1]! - ties.start[p]!;
  return lengths;
}

/** Length of each tie as a distance, 1/weight: a stronger tie is closer. At most 1e300. Cost O(m). */
export function tieLengths(ties: Csr): Float64Array {
  const { of, weight } = ties;
  const lengths = new Float64Array(of.length).fill(1);
  if (weight !== undefined) for (let i = 0; i < lengths.length; i++) lengths[i] = Math.min(1 / weight[i]!, LONGEST);
  return lengths;
}

/** The same ties with weights as shares of the largest, so that sums of products stay in the range of numbers. Cost O(m). */
export async function shareOfLargest(ties: Csr, task: Task): Promise<Csr> {
  const { weight: weights } = ties;
  if (weights === undefined) return ties;
  await task.breathe();
  let largest = 0;
  for (let i = 0; i < weights.length; i++) if (weights[i]! > largest) largest = weights[i]!;
  const weight = new Float64Array(weights.length);
  for (let from = 0; from < weight.length; from += BREATH) {
    await task.breathe();
    const to = Math.min(weight.length, from + BREATH);
    for (let i = from; i < to; i++) weight[i] = weights[i]! / largest;
  }
  return { ...ties, weight };
}

/** Ties from one look at the clock to the next. */
const BREATH = 2_000_000;
