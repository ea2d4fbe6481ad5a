import { exp, log } from "../core/exact-math.ts";
import type { Task } from "../core/task.ts";
import type { Documents } from "./discover-documents.ts";
import type { TermGroups } from "./discover-groups.ts";

/** How likely each term is in each topic: `score[term · topics + topic]` and `prior[topic]`, natural logarithms. */
export interface Mixture {
  readonly topics: number;
  readonly score: Float64Array;
  readonly prior: Float64Array;
}

/** Topics of some documents: the likeliest, and how likely it is against the others; NONE_OF_ALL where the document has no term. */
export interface Assigned {
  readonly topic: Int32Array;
  readonly share: Float64Array;
  /** Mean natural logarithm of the likelihood of a document. */
  readonly likelihood: number;
}

const NONE_OF_ALL = -1;

/** Terms unseen in a topic count as this share of their usual use. */
const SMOOTHING = 0.3;
/** Differences of logarithms from here on count as 0: e^−20 changes no share by more than a hundred-millionth. */
const NOTHING = 20;
/** Longer documents weigh as if their terms were twice the root of these: the terms of one document follow from each other. */
const PLAIN_TERMS = 4;
/** Shares below this are left out of the counts. */
const LEAST_SHARE = 1e-3;

/**
 * Begins with groups of terms: each document belongs to the group whose terms it has most of, the rarer the more (ln of documents over
 * documents with the term). Ties go to the first group.
 */
export function beginWith(documents: Documents, which: Uint32Array, { labels, count: topics }: TermGroups): Assigned {
  const { start, of, documentsOf, count } = documents;
  const rarity = Float64Array.from(documentsOf, (n) => (n === 0 ? 0 : log(count / n)));
  const topic = new Int32Array(which.length).fill(NONE_OF_ALL);
  const sum = new Float64Array(topics);
  which.forEach((d, i) => {
    sum.fill(0);
    for (let k = start[d]!; k < start[d + 1]!; k++) if (labels[of[k]!]! >= 0) sum[labels[of[k]!]!]! += rarity[of[k]!]!;
    let best = NONE_OF_ALL;
    for (let t = 0; t < topics; t++) if (sum[t]! > 0 && (best < 0 || sum[t]! > sum[best]!)) best = t;
    topic[i] = best;
  });
  return { topic, share: new Float64Array(which.length).fill(1), likelihood: -Infinity };
}

/**
 * A mixture of topics fitted by expectation and maximisation from a beginning: documents belong to several topics in shares, until fewer than
 * one in a thousand changes its likeliest or the rounds are over. A document of n > 4 terms weighs like one of 2·√n: words of a conversation
 * repeat each other, and with their full weight a long one would be sure of anything. Cost: rounds × words of the documents × topics.
 * Sources: Nigam, McCallum, Thrun and Mitchell 2000 (mixture of multinomials); Rennie, Shih, Teevan and Karger 2003 (words are no independent draws).
 */
export async function fitMixture(documents: Documents, which: Uint32Array, begin: Assigned, topics: number, rounds: number, task: Task): Promise<{ readonly mixture: Mixture; readonly assigned: Assigned }> {
  let shares = new Float64Array(which.length * topics);
  begin.topic.forEach((t, i) => {
    if (t >= 0) shares[i * topics + t] = 1;
  });
  let assigned = begin;
  let mixture = maximise(documents, which, shares, topics);
  for (let round = 0; round < rounds; round++) {
    const next = await expect(documents, which, mixture, shares, task);
    let moved = 0;
    for (let i = 0; i < which.length; i++) if (next.topic[i] !== assigned.topic[i]) moved++;
    assigned = next;
    if (moved * 1000 < which.length) break;
    mixture = maximise(documents, which, shares, topics);
  }
  return { mixture, assigned };
}

/** The likeliest topic of each document under a mixture. Cost: words × topics. */
export function assign(documents: Documents, which: Uint32Array, mixture: Mixture, task: Task): Promise<Assigned> {
  return expect(documents, which, mixture, undefined, task);
}

async function expect({ start, of }: Documents, which: Uint32Array, { topics, score, prior }: Mixture, shares: Float64Array | undefined, task: Task): Promise<Assigned> {
  const topic = new Int32Array(which.length).fill(NONE_OF_ALL);
  const share = new Float64Array(which.length);
  const sum = new Float64Array(topics);
  const fall = createFall();
  let likelihood = 0;
  let counted = 0;
  for (let i = 0; i < which.length; i++) {
    if ((i & 2047) === 0) await task.breathe({ stage: "Finding topics", done: i, total: which.length, unit: "conversations" });
    const d = which[i]!;
    if (start[d] === start[d + 1]) continue;
    sum.set(prior);
    const terms = start[d + 1]! - start[d]!;
    for (let k = start[d]!; k < start[d + 1]!; k++) {
      const row = of[k]! * topics;
      for (let t = 0; t < topics; t++) sum[t]! += score[row + t]!;
    }
    if (terms > PLAIN_TERMS) {
      const weight = Math.sqrt(PLAIN_TERMS / terms);
      for (let t = 0; t < topics; t++) sum[t] = prior[t]! + weight * (sum[t]! - prior[t]!);
    }
    let best = 0;
    for (let t = 1; t < topics; t++) if (sum[t]! > sum[best]!) best = t;
    const most = sum[best]!;
    let all = 0;
    for (let t = 0; t < topics; t++) {
      const below = most - sum[t]!;
      const part = below > NOTHING ? 0 : fall(below);
      sum[t] = part;
      all += part;
    }
    topic[i] = best;
    share[i] = 1 / all;
    likelihood += most + log(all);
    counted++;
    if (shares !== undefined) for (let t = 0; t < topics; t++) shares[i * topics + t] = sum[t]! / all;
  }
  return { topic, share, likelihood: counted === 0 ? -Infinity : likelihood / counted };
}

/** Steps of the table for e^−x in one. */
const STEPS = 64;

/** e^−x from 0 to NOTHING, by a table and four terms of its series: off by less than 10^−11 of it. */
function createFall(): (x: number) => number {
  const table = Float64Array.from({ length: NOTHING * STEPS + 1 }, (_, k) => exp(-k / STEPS));
  return (x) => {
    const k = Math.trunc(x * STEPS);
    const r = x - k / STEPS;
    return table[k]! * (1 - r * (1 - r * (0.5 - r * (1 / 6 - r / 24))));
  };
}

function maximise({ start, of, documentsOf }: Documents, which: Uint32Array, shares: Float64Array, topics: number): Mixture {
  const counts = new Float64Array(documentsOf.length * topics);
  const words = new Float64Array(topics);
  const sizes = new Float64Array(topics);
  const own = new Int32Array(topics);
  const parts = new Float64Array(topics);
  for (let i = 0; i < which.length; i++) {
    let owners = 0;
    const d = which[i]!;
    const [from, to] = [start[d]!, start[d + 1]!];
    for (let t = 0; t < topics; t++) {
      const part = shares[i * topics + t]!;
      if (part < LEAST_SHARE) continue;
      sizes[t]! += part;
      words[t]! += part * (to - from);
      own[owners] = t;
      parts[owners++] = part;
    }
    for (let k = from; k < to; k++) {
      const row = of[k]! * topics;
      for (let o = 0; o < owners; o++) counts[row + own[o]!]! += parts[o]!;
    }
  }
  let all = 0;
  for (const n of documentsOf) all += n;
  const below = Float64Array.from(words, (n) => log(n + (SMOOTHING * all) / topics));
  for (let w = 0; w < documentsOf.length; w++) {
    const usual = (SMOOTHING * documentsOf[w]!) / topics;
    const unseen = log(usual);
    for (let t = 0; t < topics; t++) {
      const seen = counts[w * topics + t]!;
      counts[w * topics + t] = (seen === 0 ? unseen : log(seen + usual)) - below[t]!;
    }
  }
  return { topics, score: counts, prior: Float64Array.from(sizes, (n) => log(n + 1)) };
}
