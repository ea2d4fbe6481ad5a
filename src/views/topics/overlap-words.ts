import type { TopicOverlap } from "../../engine/topic-questions.ts";
import { formatCount, formatNoun, formatPeople, formatPercent } from "../parts/format.ts";

/** What a cell of the matrix stands for. */
export type OverlapKind = "mavens" | "connectors" | "together";

/** How much of a pair is the same, 0 to 1; NaN where nothing can be said. */
export function strengthOf({ jaccard, together }: TopicOverlap, kind: OverlapKind, i: number, k: number): number {
  if (kind !== "together") return jaccard[i]![k] ?? Number.NaN;
  const smaller = Math.min(together[i]![i]!, together[k]![k]!);
  return smaller === 0 ? Number.NaN : together[i]![k]! / smaller;
}

/** One pair in words, with its n. */
export function pairWords(overlap: TopicOverlap, kind: OverlapKind, i: number, k: number): string {
  const a = overlap.topics[i]!;
  const b = overlap.topics[k]!;
  if (kind === "together") {
    const both = overlap.together[i]![k]!;
    if (i === k) return `${a.name}: ${formatNoun(a.messages, "message")}`;
    return `${a.name} and ${b.name}: ${formatNoun(both, "message")} on both, ${formatPercent(strengthOf(overlap, kind, i, k))} of the ${formatCount(Math.min(a.messages, b.messages))} of the smaller`;
  }
  if (i === k) return `${a.name}: ${formatPeople(a.size)} ${kind === "mavens" ? "talk" : "reach"} most`;
  const shared = overlap.shared[i]![k]!;
  const either = a.size + b.size - shared;
  return `${a.name} and ${b.name}: ${formatCount(shared)} of ${formatPeople(either)} are in both (${formatPercent(overlap.jaccard[i]![k]!)})`;
}
