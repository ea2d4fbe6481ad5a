import { log } from "../core/exact-math.ts";
import type { Sample } from "./discover-documents.ts";

/**
 * Joins topics until there are `wanted`: always the two whose documents lose least likelihood under one distribution of terms, so that what
 * talks alike comes together, and small topics before large ones. Of equals the first pair. Cost O(words + topics² · terms).
 * Source: agglomerative information bottleneck, Slonim and Tishby 1999.
 */
export function joinTopics({ start, of, documentsOf }: Sample, topicOf: Int32Array, topics: number, wanted: number): Int32Array {
  const V = documentsOf.length;
  const counts = Array.from({ length: topics }, () => new Uint32Array(V));
  let words = 0;
  topicOf.forEach((topic, d) => {
    const own = counts[topic];
    if (own === undefined) return;
    words += start[d + 1]! - start[d]!;
    for (let k = start[d]!; k < start[d + 1]!; k++) own[of[k]!]!++;
  });
  const xlx = makeTable(words);
  const total = counts.map((own) => own.reduce((sum, count) => sum + count, 0));
  const worth = counts.map((own, t) => own.reduce((sum, count) => sum + xlx(count), 0) - xlx(total[t]!));
  const lossOf = (a: number, b: number): number => {
    const [first, second] = [counts[a]!, counts[b]!];
    let together = -xlx(total[a]! + total[b]!);
    for (let w = 0; w < V; w++) together += xlx(first[w]! + second[w]!);
    return worth[a]! + worth[b]! - together;
  };
  const loss = new Float64Array(topics * topics);
  for (let a = 0; a < topics; a++) for (let b = a + 1; b < topics; b++) loss[a * topics + b] = lossOf(a, b);
  const into = Int32Array.from({ length: topics }, (_, t) => t);
  const alive = Array.from(into);
  while (alive.length > wanted) {
    let [a, b] = [alive[0]!, alive[1]!];
    for (let i = 0; i < alive.length; i++) for (let k = i + 1; k < alive.length; k++) if (loss[alive[i]! * topics + alive[k]!]! < loss[a * topics + b]!) [a, b] = [alive[i]!, alive[k]!];
    const [kept, gone] = [counts[a]!, counts[b]!];
    for (let w = 0; w < V; w++) kept[w]! += gone[w]!;
    total[a]! += total[b]!;
    worth[a] = kept.reduce((sum, count) => sum + xlx(count), 0) - xlx(total[a]!);
    for (let t = 0; t < topics; t++) if (into[t] === b) into[t] = a;
    alive.splice(alive.indexOf(b), 1);
    for (const other of alive) if (other !== a) loss[Math.min(a, other) * topics + Math.max(a, other)] = lossOf(a, other);
  }
  return topicOf.map((t) => (t < 0 ? t : alive.indexOf(into[t]!)));
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
