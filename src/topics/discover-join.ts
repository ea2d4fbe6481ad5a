import { log } from "../core/exact-math.ts";
import type { Sample } from "./discover-documents.ts";

/**
 * Joins topics until there are `wanted`: always the two whose documents lose least likelihood under one distribution of terms, so that what
 * talks alike comes together, and small topics before large ones. Of equals the first pair. Cost O(words + topics² · terms).
 * @param xlx x·ln x for each x up to the number of documents
 * Source: agglomerative information bottleneck, Slonim and Tishby 1999.
 */
export function joinTopics({ start, of, documentsOf }: Sample, topicOf: Int32Array, topics: number, wanted: number, xlx: Float64Array): Int32Array {
  const V = documentsOf.length;
  const counts = Array.from({ length: topics }, () => new Uint32Array(V));
  const total = new Float64Array(topics);
  topicOf.forEach((topic, d) => {
    const own = counts[topic];
    if (own === undefined) return;
    total[topic]! += start[d + 1]! - start[d]!;
    for (let k = start[d]!; k < start[d + 1]!; k++) own[of[k]!]!++;
  });
  const used = counts.map(placesOf);
  const lossOf = (a: number, b: number): number => worthOf(total[a]! + total[b]!) - worthOf(total[a]!) - worthOf(total[b]!) - gainOf(used[a]!, counts[a]!, counts[b]!, xlx);
  const loss = new Float64Array(topics * topics);
  for (let a = 0; a < topics; a++) for (let b = a + 1; b < topics; b++) loss[a * topics + b] = lossOf(a, b);
  const into = Int32Array.from({ length: topics }, (_, t) => t);
  const alive = Array.from(into);
  while (alive.length > wanted) {
    let [a, b] = [alive[0]!, alive[1]!];
    for (let i = 0; i < alive.length; i++) for (let k = i + 1; k < alive.length; k++) if (loss[alive[i]! * topics + alive[k]!]! < loss[a * topics + b]!) [a, b] = [alive[i]!, alive[k]!];
    const [kept, gone] = [counts[a]!, counts[b]!];
    for (let w = 0; w < V; w++) kept[w]! += gone[w]!;
    used[a] = placesOf(kept);
    total[a]! += total[b]!;
    for (let t = 0; t < topics; t++) if (into[t] === b) into[t] = a;
    alive.splice(alive.indexOf(b), 1);
    for (const other of alive) if (other !== a) loss[Math.min(a, other) * topics + Math.max(a, other)] = lossOf(Math.min(a, other), Math.max(a, other));
  }
  return topicOf.map((t) => (t < 0 ? t : alive.indexOf(into[t]!)));
}

/** The places that are not 0. */
function placesOf(counts: Uint32Array): Uint32Array {
  const places = new Uint32Array(counts.length);
  let filled = 0;
  for (let w = 0; w < counts.length; w++) if (counts[w]! > 0) places[filled++] = w;
  return places.slice(0, filled);
}

/** What the terms that both use are worth together more than apart: Σ (x+y)·ln(x+y) − x·ln x − y·ln y. */
function gainOf(places: Uint32Array, first: Uint32Array, second: Uint32Array, xlx: Float64Array): number {
  let gain = 0;
  for (let i = 0; i < places.length; i++) {
    const w = places[i]!;
    const other = second[w]!;
    if (other > 0) gain += xlx[first[w]! + other]! - xlx[first[w]!]! - xlx[other]!;
  }
  return gain;
}

function worthOf(x: number): number {
  return x === 0 ? 0 : x * log(x);
}

/** x·ln x for each whole number up to `most`. */
export function worths(most: number): Float64Array {
  return Float64Array.from({ length: most + 1 }, (_, x) => worthOf(x));
}

/** x·ln x of whole numbers, each computed once. */
export function makeTable(most: number): (x: number) => number {
  const known = new Float64Array(most + 1).fill(Number.NaN);
  known[0] = 0;
  return (x) => {
    if (Number.isNaN(known[x])) known[x] = x * log(x);
    return known[x]!;
  };
}
