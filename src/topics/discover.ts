import { WhotalksError } from "../core/errors.ts";
import type { Csr } from "../core/network.ts";
import { ownHands, type Pool, runJobs } from "../core/pool.ts";
import type { Task } from "../core/task.ts";
import type { Mixture } from "../kernels/mixture-steps.ts";
import { compareUse } from "./distinctive.ts";
import { type Documents, makeDocuments, takeSample } from "./discover-documents.ts";
import { applyEdits, type DraftTopic, type TopicEdit } from "./discover-edits.ts";
import type { TermGroups } from "./discover-groups.ts";
import { assign, type Assigned, fitMixture, openSample } from "./discover-mixture.ts";
import { associate } from "./discover-network.ts";
import { fitTopics, groupWords, type RunFound } from "./discover-run.ts";
import { agreementOf, stabilityOf } from "./discover-stability.ts";
import { firstTogether } from "./discover-words.ts";
import type { LanguageShare } from "./language.ts";
import type { TermBag } from "./terms.ts";

/** How topics are to be found. The same texts and options give the same topics. */
export interface DiscoverOptions {
  /** How many; where the texts do not hold so many groups of words, fewer. Default: as `granularity` says. */
  readonly count?: number;
  /** As many as there are groups of words, at most 20 (usual); half as many; twice as many. */
  readonly granularity?: "coarse" | "usual" | "fine";
  readonly seed?: number;
  /** What was changed by hand, in this order. */
  readonly edits?: readonly TopicEdit[];
}

/** A term of a topic. */
export interface TopicTerm {
  readonly term: string;
  /** How much more the topic uses it than the other topics, in standard deviations (`compareUse`). */
  readonly z: number;
  /** Messages of the topic that have it. */
  readonly messages: number;
}

export interface DiscoveredTopic {
  /** Stays the same when others are joined, split or renamed. */
  readonly id: number;
  /** Its first three terms, unless it was renamed. */
  readonly name: string;
  /** The 30 most distinctive: the first of them, then those that stand together with it (`firstTogether`), then the others. */
  readonly terms: readonly TopicTerm[];
  readonly messages: number;
  /** How far its messages are found together again in runs with other seeds: mean Jaccard index with the nearest topic, 0 … 1; null after a change by hand. */
  readonly stability: number | null;
}

/** Who does the runs, this thread where left out, with the same topics; and by term of the bag whether it may be used, all where left out. */
export interface DiscoverMeans {
  readonly pool?: Pool;
  readonly isUsable?: (term: number) => boolean;
}

/** Topics that were found. */
export interface Discovery {
  /** Those with most messages first. */
  readonly topics: readonly DiscoveredTopic[];
  /** By message the position in `topics`, −1 for none. */
  readonly topicOf: Int32Array;
  /** By message how likely its topic is against the others, 0 for none. */
  readonly share: Float32Array;
  /** The terms that topics are made of, as positions in the bag. */
  readonly terms: Uint32Array;
  readonly languages: readonly LanguageShare[];
  readonly wordsLeftOut: number;
  /** Runs with seeds seed, seed + 1, …, and how far they agree with the one taken: mean normalised mutual information, 0 … 1. */
  readonly runs: number;
  readonly agreement: number;
  /** Conversations there are, and how many of them topics were learned from. */
  readonly conversations: number;
  readonly learnedFrom: number;
  /** Groups of words there are, the median of the runs: what `usual` counts by. */
  readonly groups: number;
}

const RUNS = 10;
const MOST_IN_RUNS = 20_000;
const MOST_LEARNED = 100_000;
/** Runs over fewer words than this are done here: that is sooner done than sent. */
const WORTH_SENDING = 20_000;
/** Rounds of the run that is taken, and of what is learned from more documents after it. */
const ROUNDS = 30;
const FURTHER_ROUNDS = 5;
const USUAL_MOST = 20;
/** More topics than this are refused: nobody reads them, and each costs as much as the first. */
const MOST_TOPICS = 100;
/** A conversation whose likeliest topic is less likely than this is on none. */
const SURE = 0.5;
const SHOWN_TERMS = 30;

/**
 * Topics of messages: communities of the network of words that stand together in conversations, ten seeded runs; each run fits a mixture of
 * topics that begins with its communities, joins those that talk alike until there are as many as are wanted, and fits again; the likeliest
 * is taken. A conversation is on its likeliest topic, or on none where that is
 * less likely than all others together.
 *
 * @param parent the message that each answers; undefined: every message is a conversation
 * @throws WhotalksError `topic-count` for a count that is no whole number from 2 to 100; as `applyEdits`; `cancelled`
 * Without texts, or where no words stand together, there are no topics. Memory: 4 bytes per word of a conversation, 4 per pair of 4,096
 * terms, 8 per conversation learned from and topic. Cost: about 10 runs × 30 rounds × words of 20,000 conversations × topics, and one pass
 * over all.
 */
export async function discoverTopics(bag: TermBag, parent: Uint32Array | undefined, options: DiscoverOptions, task: Task, { pool = ownHands, isUsable }: DiscoverMeans = {}): Promise<Discovery> {
  checkCount(options.count);
  const documents = makeDocuments(bag, parent, isUsable);
  const learned = spread(documents.count, MOST_LEARNED);
  const { ties } = await associate(documents, learned, task);
  const found = await bestRun(documents, ties, options, pool, task);
  const conversations = { conversations: documents.count, learnedFrom: learned.length };
  if (found === undefined) return { ...none(bag, documents), ...conversations };
  const final = await learnAll(documents, learned, found, task);
  const edited = await applyEdits(documents, final, options.edits ?? [], found.stability, task);
  const named = nameTopics(bag, documents, edited.topics, edited.assigned);
  return { ...named, terms: documents.terms, languages: bag.languages, wordsLeftOut: bag.wordsLeftOut, runs: RUNS, agreement: found.agreement, groups: found.groups, ...conversations };
}

function checkCount(count: number | undefined): void {
  if (count === undefined || (Number.isInteger(count) && count >= 2 && count <= MOST_TOPICS)) return;
  throw new WhotalksError("topic-count", `Expected a number of topics from 2 to ${MOST_TOPICS}; found ${count}.`, { kind: "arguments", hint: `Ask for 2 to ${MOST_TOPICS}.` });
}

function none(bag: TermBag, { documentOf, terms }: Documents): Omit<Discovery, "conversations" | "learnedFrom"> {
  return { topics: [], topicOf: new Int32Array(documentOf.length).fill(-1), share: new Float32Array(documentOf.length), terms, languages: bag.languages, wordsLeftOut: bag.wordsLeftOut, runs: 0, agreement: Number.NaN, groups: 0 };
}

/** At most `most` of `count` places, evenly spaced. */
function spread(count: number, most: number): Uint32Array {
  const step = Math.max(1, Math.ceil(count / most));
  return Uint32Array.from({ length: Math.ceil(count / step) }, (_, i) => i * step);
}

interface Found {
  readonly mixture: Mixture;
  readonly assigned: Assigned;
  readonly agreement: number;
  readonly stability: readonly number[];
  readonly groups: number;
}

/** The likeliest of ten seeded runs, which go on until they agree with themselves, and how far the others agree with it. */
async function bestRun(documents: Documents, ties: Csr, { count, granularity = "usual", seed = 1 }: DiscoverOptions, pool: Pool, task: Task): Promise<Found | undefined> {
  const sample = takeSample(documents, spread(documents.count, MOST_IN_RUNS));
  const hands = sample.of.length < WORTH_SENDING ? ownHands : pool;
  const naturals: TermGroups[] = [];
  await runJobs(hands, groupWords, { ties }, Array.from({ length: RUNS }, (_, run) => seed + run), {
    task,
    take: (groups) => void naturals.push(groups),
    progress: (done) => ({ stage: "Grouping words", done, total: RUNS, unit: "runs" }),
  });
  // One run may find one more or fewer.
  const natural = naturals.map((groups) => groups.count).sort((a, b) => a - b)[RUNS / 2]!;
  if (natural === 0) return undefined;
  const wanted = count ?? countFor(natural, granularity);
  const runs: RunFound[] = [];
  await runJobs(hands, fitTopics, { sample, ties }, naturals.map((groups, run) => ({ seed: seed + run, groups, wanted })), {
    task,
    take: (found) => void runs.push(found),
    progress: (done) => ({ stage: "Finding topics", done, total: RUNS, unit: "runs" }),
  });
  let best = runs[0]!;
  for (const run of runs) if (run.likelihood > best.likelihood) best = run;
  const others = runs.filter((run) => run !== best).map(({ topicOf }) => topicOf);
  const steps = openSample(sample, best.topics);
  await fitMixture(steps, best.topicOf, best.topics, ROUNDS, () => task.breathe());
  const assigned = { topic: steps.topicOf(), share: steps.shareOf() };
  return { mixture: steps.mixture(), assigned, groups: natural, agreement: agreementOf(best.topicOf, others), stability: stabilityOf(best.topicOf, others, best.topics) };
}

function countFor(natural: number, granularity: "coarse" | "usual" | "fine"): number {
  const usual = Math.min(natural, USUAL_MOST);
  if (granularity === "coarse") return Math.max(2, Math.ceil(usual / 2));
  return granularity === "fine" ? Math.min(MOST_TOPICS, 2 * natural) : Math.max(2, usual);
}

/** From the documents of the runs to those learned from, and to all. */
async function learnAll(documents: Documents, learned: Uint32Array, { mixture, assigned }: Found, task: Task): Promise<Assigned> {
  if (documents.count === assigned.topic.length) return assigned;
  const sample = takeSample(documents, learned);
  const breathe = (done: number): Promise<void> => task.breathe({ stage: "Finding topics", done, total: documents.count, unit: "conversations" });
  const begin = await assign(sample, mixture, breathe);
  const steps = openSample(sample, mixture.topics);
  await fitMixture(steps, begin.topic, mixture.topics, FURTHER_ROUNDS, () => task.breathe());
  if (learned.length === documents.count) return { topic: steps.topicOf(), share: steps.shareOf() };
  return assign({ ...documents, all: documents.count }, steps.mixture(), breathe);
}

function nameTopics(bag: TermBag, documents: Documents, drafts: readonly DraftTopic[], assigned: Assigned): Pick<Discovery, "topics" | "topicOf" | "share"> {
  const { documentOf, terms } = documents;
  const T = drafts.length;
  const topicOf = new Int32Array(documentOf.length).fill(-1);
  const share = new Float32Array(documentOf.length);
  const messages = new Uint32Array(T);
  const placeOf = new Int32Array(bag.terms.length).fill(-1);
  terms.forEach((term, place) => (placeOf[term] = place));
  const uses = Array.from({ length: T }, () => new Uint32Array(terms.length));
  const all = new Uint32Array(terms.length);
  const countWords = (from: number, to: number, own: Uint32Array): void => {
    for (let k = from; k < to; k++) {
      const place = placeOf[bag.of[k]!]!;
      if (place < 0) continue;
      own[place]!++;
      all[place]!++;
    }
  };
  for (let m = 0; m < documentOf.length; m++) {
    const d = documentOf[m]!;
    const topic = assigned.topic[d]!;
    if (topic < 0 || assigned.share[d]! < SURE) continue;
    topicOf[m] = topic;
    share[m] = assigned.share[d]!;
    messages[topic]!++;
    countWords(bag.start[m]!, bag.start[m + 1]!, uses[topic]!);
  }
  const order = Array.from(drafts.keys()).sort((a, b) => messages[b]! - messages[a]! || a - b).filter((t) => messages[t]! > 0);
  const taken = new Set<string>();
  const topics = order.map((t): DiscoveredTopic => {
    const { z } = compareUse(uses[t]!, all.map((n, w) => n - uses[t]![w]!));
    const own = Array.from(terms.keys()).filter((w) => uses[t]![w]! > 0 && z[w]! > 0).sort((a, b) => z[b]! - z[a]! || a - b).slice(0, SHOWN_TERMS);
    const words = firstTogether(documents, own).map((w) => ({ term: bag.terms[terms[w]!]!, z: z[w]!, messages: uses[t]![w]! }));
    return { id: drafts[t]!.id, name: uniqueName(drafts[t]!.name ?? (words.slice(0, 3).map(({ term }) => term).join(", ") || "other"), taken), terms: words, messages: messages[t]!, stability: drafts[t]!.stability };
  });
  const placeOfTopic = new Int32Array(T).fill(-1);
  order.forEach((t, place) => (placeOfTopic[t] = place));
  return { topics, topicOf: topicOf.map((t) => (t < 0 ? -1 : placeOfTopic[t]!)), share };
}

function uniqueName(name: string, taken: Set<string>): string {
  let free = name;
  for (let i = 2; taken.has(free); i++) free = `${name} (${i})`;
  taken.add(free);
  return free;
}
