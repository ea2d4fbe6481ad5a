import { log } from "../core/exact-math.ts";
import type { Mixture, MixtureSteps } from "../kernels/mixture-steps.ts";
import { openMixture } from "../kernels/mixture.ts";
import type { Sample } from "./discover-documents.ts";
import type { TermGroups } from "./discover-groups.ts";

/** Topics of some documents: the likeliest, −1 where the document has no term, and how likely it is against the others. */
export interface Assigned {
  readonly topic: Int32Array;
  readonly share: Float64Array;
}

/** Documents between two looks at the clock. */
const AT_ONCE = 2048;
/** Documents and words that are looked at together where all documents are: 20 MB. */
const MOST_DOCUMENTS = 1 << 18;
const MOST_WORDS = 1 << 22;

/** Steps that fit a mixture of at most so many topics to the documents of a sample. */
export function openSample(sample: Sample, mostTopics: number): MixtureSteps {
  const steps = openMixture(sample.documentsOf, { documents: sample.count, words: sample.of.length, topics: mostTopics });
  steps.read(sample, 0, sample.count);
  return steps;
}

/**
 * Begins with groups of terms: each document belongs to the group whose terms it has most of, the rarer the more (ln of documents over
 * documents with the term), or to none (−1). Ties go to the first group.
 */
export function beginWith({ count, start, of, documentsOf, all }: Sample, { labels, count: topics }: TermGroups): Int32Array {
  const rarity = Float64Array.from(documentsOf, (n) => (n === 0 ? 0 : log(all / n)));
  const topic = new Int32Array(count).fill(-1);
  const sum = new Float64Array(topics);
  const met = new Int32Array(topics);
  for (let d = 0; d < count; d++) {
    let groups = 0;
    for (let k = start[d]!; k < start[d + 1]!; k++) {
      const group = labels[of[k]!]!;
      const weight = rarity[of[k]!]!;
      if (group < 0 || weight === 0) continue;
      if (sum[group] === 0) met[groups++] = group;
      sum[group]! += weight;
    }
    let best = -1;
    let most = 0;
    for (let i = 0; i < groups; i++) {
      const group = met[i]!;
      if (sum[group]! > most || (sum[group] === most && group < best)) [best, most] = [group, sum[group]!];
      sum[group] = 0;
    }
    topic[d] = best;
  }
  return topic;
}

/**
 * A mixture of topics fitted by expectation and maximisation from a beginning: documents belong to several topics in shares, until fewer than
 * one in a thousand changes its likeliest or the rounds are over. A document of n > 4 terms weighs like one of 2·√n: words of a conversation
 * repeat each other, and with their full weight a long one would be sure of anything. Cost: rounds × words of the documents × topics.
 * @param needsMixture false where only the documents' topics are asked for: nothing is counted after the last visit
 * Sources: Nigam, McCallum, Thrun and Mitchell 2000 (mixture of multinomials); Rennie, Shih, Teevan and Karger 2003 (words are no independent draws).
 */
export async function fitMixture(steps: MixtureSteps, begin: Int32Array, topics: number, rounds: number, breathe: () => Promise<void>, needsMixture = true): Promise<void> {
  steps.begin(topics, begin);
  steps.settle();
  for (let round = 1; round <= rounds; round++) {
    const goesOn = needsMixture || round < rounds;
    let moved = 0;
    for (let d = 0; d < begin.length; d += AT_ONCE) {
      moved += steps.visit(d, Math.min(begin.length, d + AT_ONCE), goesOn);
      await breathe();
    }
    if (moved * 1000 < begin.length) return;
    if (goesOn) steps.settle();
  }
}

/** The likeliest topic of each document under a mixture. Cost: words × topics. Memory: 20 MB beside the answer. */
export async function assign({ count, start, of, documentsOf }: Sample, mixture: Mixture, breathe: (done: number) => Promise<void>): Promise<Assigned> {
  const topic = new Int32Array(count);
  const share = new Float64Array(count);
  const most = { documents: Math.min(count, MOST_DOCUMENTS), words: Math.min(of.length, MOST_WORDS), topics: mixture.topics };
  const steps = openMixture(documentsOf, most);
  steps.load(mixture);
  for (let from = 0; from < count; ) {
    let to = from;
    // A document has far fewer words than there is room for.
    while (to < count && to - from < most.documents && start[to + 1]! - start[from]! <= most.words) to++;
    steps.read({ start, of }, from, to);
    for (let d = 0; d < to - from; d += AT_ONCE) {
      steps.visit(d, Math.min(to - from, d + AT_ONCE), false);
      await breathe(from + d);
    }
    topic.set(steps.topicOf(), from);
    share.set(steps.shareOf(), from);
    from = to;
  }
  return { topic, share };
}
