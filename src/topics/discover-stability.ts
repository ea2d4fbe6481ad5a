import { log } from "../core/exact-math.ts";

/**
 * Normalised mutual information of two labelings, 2·I ÷ (H₁ + H₂): 1 for the same groups under any names, about 0 for unrelated ones. Both
 * labelings of one group only: 1. Labels are whole numbers from −1 on, −1 a group like others. Cost O(n + groups₁ · groups₂).
 */
export function mutualInformation(a: Int32Array, b: Int32Array): number {
  const [rows, columns] = [widthOf(a), widthOf(b)];
  const both = new Float64Array(rows * columns);
  const ofA = new Float64Array(rows);
  const ofB = new Float64Array(columns);
  for (let i = 0; i < a.length; i++) {
    both[(a[i]! + 1) * columns + b[i]! + 1]!++;
    ofA[a[i]! + 1]!++;
    ofB[b[i]! + 1]!++;
  }
  const n = a.length;
  const entropies = entropyOf(ofA, n) + entropyOf(ofB, n);
  if (entropies === 0) return 1;
  return (2 * (entropies - entropyOf(both, n))) / entropies;
}

function entropyOf(counts: Float64Array, n: number): number {
  let sum = 0;
  for (const count of counts) if (count > 0) sum -= (count / n) * log(count / n);
  return sum;
}

function widthOf(labels: Int32Array): number {
  let most = -1;
  for (const label of labels) if (label > most) most = label;
  return most + 2;
}

/** How far other labelings agree with one: the mean of their normalised mutual information; NaN without others. */
export function agreementOf(one: Int32Array, others: readonly Int32Array[]): number {
  let sum = 0;
  for (const other of others) sum += mutualInformation(one, other);
  return others.length === 0 ? Number.NaN : sum / others.length;
}

/** By group of a labeling how far other labelings have it too: the mean over them of the largest Jaccard index with a group of theirs. */
export function stabilityOf(one: Int32Array, others: readonly Int32Array[], groups: number): number[] {
  const sums = new Float64Array(groups);
  const size = new Float64Array(groups);
  for (const label of one) if (label >= 0) size[label]!++;
  for (const other of others) {
    const width = widthOf(other) - 1;
    const shared = new Float64Array(groups * Math.max(1, width));
    const theirs = new Float64Array(Math.max(1, width));
    for (let i = 0; i < one.length; i++) {
      const label = other[i]!;
      if (label < 0) continue;
      theirs[label]!++;
      if (one[i]! >= 0) shared[one[i]! * width + label]!++;
    }
    for (let g = 0; g < groups; g++) {
      let best = 0;
      for (let t = 0; t < width; t++) {
        const joint = size[g]! + theirs[t]! - shared[g * width + t]!;
        if (joint > 0) best = Math.max(best, shared[g * width + t]! / joint);
      }
      sums[g]! += best;
    }
  }
  return Array.from(sums, (sum) => (others.length === 0 ? Number.NaN : sum / others.length));
}
