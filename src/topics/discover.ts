import { WhotalksError } from "../core/errors.ts";
import type { Task } from "../core/task.ts";
import { compareUse } from "./distinctive.ts";
import { type Documents, makeDocuments } from "./discover-documents.ts";
import { fitGroups, groupTerms, type TermGroups } from "./discover-groups.ts";
import { joinTopics } from "./discover-join.ts";
import { assign, type Assigned, beginWith, fitMixture, type Mixture } from "./discover-mixture.ts";
import { associate } from "./discover-network.ts";
import { firstTogether } from "./discover-words.ts";
import { agreementOf, stabilityOf } from "./discover-stability.ts";
import { applyEdits, type DraftTopic, type TopicEdit } from "./discover-edits.ts";
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
const ROUNDS = 30;
/** Rounds of each of the runs that are compared; the one taken goes on. */
const FIRST_ROUNDS = 8;
/** A run begins with so many groups of words at most: each costs as much as the first. */
const MOST_GROUPS = 40;
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
 * @param isUsable by term of the bag whether it may be used; left out: all
 * @throws WhotalksError `topic-count` for a count that is no whole number from 2 to 100; as `applyEdits`; `cancelled`
 * Without texts, or where no words stand together, there are no topics. Memory: 4 bytes per word of a conversation, 4 per pair of 4,096
 * terms, 8 per conversation learned from and topic. Cost: about 10 runs × 30 rounds × words of 20,000 conversations × topics, and one pass
 * over all.
 */
export async function discoverTopics(bag: TermBag, parent: Uint32Array | undefined, options: DiscoverOptions, task: Task, isUsable?: (term: number) => boolean): Promise<Discovery> {
  checkCount(options.count);
  const documents = makeDocuments(bag, parent, isUsable);
  const learned = spread(documents.count, MOST_LEARNED);
  const { ties } = await associate(documents, learned, task);
  const found = await bestRun(documents, ties, options, task);
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
  readonly which: Uint32Array;
  readonly assigned: Assigned;
  readonly agreement: number;
  readonly stability: readonly number[];
  readonly groups: number;
}

async function bestRun(documents: Documents, ties: Parameters<typeof groupTerms>[0], { count, granularity = "usual", seed = 1 }: DiscoverOptions, task: Task): Promise<Found | undefined> {
  const which = spread(documents.count, MOST_IN_RUNS);
  const naturals: TermGroups[] = [];
  for (let run = 0; run < RUNS; run++) {
    await task.breathe({ stage: "Grouping words", done: run, total: RUNS, unit: "runs" });
    naturals.push(await groupTerms(ties, seed + run, task));
  }
  // One run may find one more or fewer.
  const natural = naturals.map((groups) => groups.count).sort((a, b) => a - b)[RUNS / 2]!;
  if (natural === 0) return undefined;
  const wanted = count ?? countFor(natural, granularity);
  const runs: { readonly mixture: Mixture; readonly assigned: Assigned }[] = [];
  for (const [run, groups] of naturals.entries()) {
    await task.breathe({ stage: "Finding topics", done: run, total: RUNS, unit: "runs" });
    runs.push(await fitRun(documents, which, await fitGroups(groups, ties, Math.max(wanted, Math.min(groups.count, MOST_GROUPS)), seed + run, task), wanted, task));
  }
  let best = runs[0]!;
  for (const run of runs) if (run.assigned.likelihood > best.assigned.likelihood) best = run;
  const others = runs.filter((run) => run !== best).map(({ assigned }) => assigned.topic);
  const further = await fitMixture(documents, which, best.assigned, best.mixture.topics, ROUNDS, quiet(task));
  return { ...further, which, groups: natural, agreement: agreementOf(best.assigned.topic, others), stability: stabilityOf(best.assigned.topic, others, best.mixture.topics) };
}

/** A mixture that begins with groups of words; where these are more than are wanted, its topics are joined and it goes on. */
async function fitRun(documents: Documents, which: Uint32Array, groups: TermGroups, wanted: number, task: Task): Promise<{ readonly mixture: Mixture; readonly assigned: Assigned }> {
  const fitted = await fitMixture(documents, which, beginWith(documents, which, groups), groups.count, FIRST_ROUNDS, quiet(task));
  if (groups.count <= wanted) return fitted;
  return fitMixture(documents, which, joinTopics(documents, which, fitted.assigned, groups.count, wanted), wanted, FIRST_ROUNDS, quiet(task));
}

function countFor(natural: number, granularity: "coarse" | "usual" | "fine"): number {
  const usual = Math.min(natural, USUAL_MOST);
  if (granularity === "coarse") return Math.max(2, Math.ceil(usual / 2));
  return granularity === "fine" ? Math.min(MOST_TOPICS, 2 * natural) : Math.max(2, usual);
}

/** Runs tell how far they are themselves. */
function quiet(task: Task): Task {
  return { breathe: () => task.breathe() };
}

/** From the documents of the runs to those learned from, and to all. */
async function learnAll(documents: Documents, learned: Uint32Array, { mixture, which, assigned }: Found, task: Task): Promise<{ readonly mixture: Mixture; readonly assigned: Assigned }> {
  if (which.length === documents.count) return { mixture, assigned };
  const begin = await assign(documents, learned, mixture, task);
  const fitted = await fitMixture(documents, learned, begin, mixture.topics, 5, quiet(task));
  if (learned.length === documents.count) return fitted;
  return { mixture: fitted.mixture, assigned: await assign(documents, spread(documents.count, documents.count), fitted.mixture, task) };
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
  documentOf.forEach((d, m) => {
    const topic = assigned.topic[d]!;
    if (topic < 0 || assigned.share[d]! < SURE) return;
    topicOf[m] = topic;
    share[m] = assigned.share[d]!;
    messages[topic]!++;
    for (let k = bag.start[m]!; k < bag.start[m + 1]!; k++) {
      const place = placeOf[bag.of[k]!]!;
      if (place < 0) continue;
      uses[topic]![place]!++;
      all[place]!++;
    }
  });
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
