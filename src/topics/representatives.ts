import type { Discovery } from "./discover.ts";
import type { TermBag } from "./terms.ts";

/**
 * Messages that show what a topic is: those with the most distinctive words of it, summed by z and divided by √(words + 4), so that neither
 * one word nor length alone wins; no two with the same distinctive words. Of equals the earlier. Cost O(words of messages).
 * @param topic position in the topics of the discovery
 */
export function representativesOf(bag: TermBag, { topics, topicOf, share }: Discovery, topic: number, count: number): readonly number[] {
  const zOf = new Map(topics[topic]!.terms.map(({ term, z }) => [term, z]));
  const weight = Float64Array.from(bag.terms, (term) => zOf.get(term) ?? 0);
  const found: { readonly message: number; readonly score: number; readonly words: string }[] = [];
  for (let m = 0; m < topicOf.length; m++) {
    if (topicOf[m] !== topic) continue;
    let sum = 0;
    for (let k = bag.start[m]!; k < bag.start[m + 1]!; k++) sum += weight[bag.of[k]!]!;
    if (sum === 0) continue;
    const score = (sum * share[m]!) / Math.sqrt(bag.start[m + 1]! - bag.start[m]! + 4);
    const last = found.at(-1);
    if (found.length >= 4 * count && score <= last!.score) continue;
    const words = Array.from(bag.of.subarray(bag.start[m], bag.start[m + 1])).filter((term) => weight[term]! > 0).sort((a, b) => a - b).join(" ");
    if (found.some((other) => other.words === words && other.score >= score)) continue;
    found.push({ message: m, score, words });
    found.sort((a, b) => b.score - a.score || a.message - b.message);
    if (found.length > 4 * count) found.pop();
  }
  const taken = new Set<string>();
  return found.flatMap(({ message, words }) => (taken.has(words) ? [] : (taken.add(words), [message]))).slice(0, count);
}
