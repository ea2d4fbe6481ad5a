import { countShared } from "./topic-numbers.ts";

/** How far sets of people are the same, pair by pair. Matrices are symmetric, in the order of the sets. */
export interface SetOverlap {
  readonly sizes: readonly number[];
  /** How many people two sets share. */
  readonly shared: readonly (readonly number[])[];
  /** Shared ÷ in either (Jaccard 1901); NaN where both are empty, 1 for a set with itself. */
  readonly jaccard: readonly (readonly number[])[];
}

/** @param sets person numbers, each once, in any order. Cost O(k² · people). */
export function overlapSets(sets: readonly Uint32Array[]): SetOverlap {
  const sorted = sets.map((set) => set.toSorted());
  const shared = sorted.map((a, i) => sorted.map((b, k) => (i === k ? a.length : countShared(a, b))));
  const jaccard = sets.map((a, i) =>
    sets.map((b, k) => {
      const either = a.length + b.length - shared[i]![k]!;
      return either === 0 ? Number.NaN : shared[i]![k]! / either;
    }),
  );
  return { sizes: sets.map((set) => set.length), shared, jaccard };
}
