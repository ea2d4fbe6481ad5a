import { log } from "../core/exact-math.ts";
import type { Documents } from "./discover-documents.ts";

/** So many words come first because they belong together: what is read of a topic. */
const FIRST = 10;
/** Documents that are counted at most, evenly spaced. */
const MOST_COUNTED = 50_000;

/**
 * The words of a topic in the order in which they are shown: the most distinctive one, then of all that are given always the one that stands
 * together with those before it most (mean normalised pointwise mutual information over documents), until there are ten; the others as given.
 * Of equals the more distinctive. Words that follow from each other tell a topic better than words that are only frequent in it.
 *
 * @param words places of terms, the most distinctive first; at most 32 are looked at
 * Cost O(words of documents + words²). Source of the measure: Bouma 2009; why it fits what people read: Lau, Newman and Baldwin 2014.
 */
export function firstTogether({ count, start, of, documentsOf }: Documents, words: readonly number[]): readonly number[] {
  const looked = words.slice(0, 32);
  if (looked.length <= 2) return words;
  const place = new Int8Array(documentsOf.length).fill(-1);
  looked.forEach((word, i) => (place[word] = i));
  const W = looked.length;
  const together = new Uint32Array(W * W);
  const step = Math.max(1, Math.ceil(count / MOST_COUNTED));
  const present = new Uint8Array(W);
  let N = 0;
  for (let d = 0; d < count; d += step) {
    N++;
    countTogether(of, start[d]!, start[d + 1]!, place, present, together);
  }
  const fit = (a: number, b: number): number => {
    const both = together[a * W + b]!;
    if (both === 0) return -1;
    return both === N ? 1 : log((both * N) / (together[a * W + a]! * together[b * W + b]!)) / -log(both / N);
  };
  const taken = [0];
  const left = looked.map((_, i) => i).slice(1);
  while (left.length > 0 && taken.length < FIRST) {
    let best = 0;
    let bestSum = -Infinity;
    left.forEach((candidate, i) => {
      const sum = taken.reduce((all, other) => all + fit(candidate, other), 0);
      if (sum > bestSum) [best, bestSum] = [i, sum];
    });
    taken.push(...left.splice(best, 1));
  }
  return [...taken.map((i) => looked[i]!), ...left.map((i) => looked[i]!), ...words.slice(32)];
}

/** Counts which of the words stand in a document together; each with itself, too. */
function countTogether(of: Uint32Array, from: number, to: number, place: Int8Array, present: Uint8Array, together: Uint32Array): void {
  let found = 0;
  for (let k = from; k < to; k++) {
    const own = place[of[k]!]!;
    if (own >= 0) present[found++] = own;
  }
  for (let i = 0; i < found; i++) for (let k = 0; k < found; k++) together[present[i]! * present.length + present[k]!]!++;
}
