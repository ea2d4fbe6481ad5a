import { WhotalksError } from "../core/errors.ts";
import { startOf } from "../core/starts.ts";
import { NONE, type TalkLog } from "../core/talk-log.ts";
import type { Task } from "../core/task.ts";
import { count, nameInSentence, plural } from "../core/words.ts";
import { type Analysis, localOf, type SliceView } from "./analysis.ts";
import type { Labels } from "./code-names.ts";
import { SMALLEST_GROUP } from "./groups.ts";
import type { LeftOutKind, RankWithout, WithoutSome } from "./person-questions.ts";
import { orNull } from "./rows.ts";
import type { Settings } from "./settings.ts";

/** Fewer people at once are no list. */
const LEAST_LIST = 3;
/** So many people at once are many. */
const MANY = 20;
/** A list that less of somebody's talk goes to explains nothing. */
const LEAST_SHARE = 0.05;
/** Measures that rest on what is received, and on what is written; the others rest on both. */
const BY_RECEIVED: readonly string[] = ["inDegree", "inStrength", "authority", "pagerank", "eigenvector", "harmonicIn", "closenessClassic"];
const BY_WRITTEN: readonly string[] = ["impressions", "posts", "outDegree", "outStrength", "hub", "closeness", "reach2"];

/** Something that can be left out: which messages, in the log of the slice. */
interface Candidate {
  readonly kind: LeftOutKind;
  readonly name: string | null;
  /** False where only the person's own messages are left out. */
  readonly isEveryones: boolean;
  readonly isIn: (log: TalkLog, m: number) => boolean;
}

/**
 * A person's rank by the ranking measure, computed again without the channel, the topic and the recipients that most of their talk goes
 * through. Each is left out by itself: all messages of a channel or topic, everyone's, as a filter would; of the recipients (the same three
 * or more people, or 20 and more at once) the person's own messages alone. Who reaches how many is still decided by all messages.
 *
 * With employees channels and recipients have no name, and what fewer than 5 people wrote in is not offered. Sampled values are no
 * ground for it: `why` says so. @throws WhotalksError `person-unknown` as the card.
 * Cost: the measure once more for each, at most four times.
 */
export async function rankWithout(analysis: Analysis, labels: Labels, { person: whole, settings }: { readonly person: number; readonly settings: Settings }, task: Task): Promise<RankWithout> {
  const view = await analysis.slice(settings, task);
  const person = localOf(view, whole);
  if (person === NONE) throw new WhotalksError("person-unknown", "This person is not in the chosen group.", { kind: "arguments" });
  const ranked = await analysis.rank(settings.measure, settings, task);
  const base = { person: whole, rank: orNull(ranked.ranking.rank[person]!), value: orNull(ranked.values[person]!) };
  if (ranked.estimated !== undefined) return { ...base, without: [], why: "The values are sampled: what a rank rests on can be told from exact values alone." };
  if (base.rank === null) return { ...base, without: [], why: "Without a rank there is nothing to compare." };
  const without: WithoutSome[] = [];
  const candidates = candidatesOf(view, person, settings.measure, labels.isCoded);
  for (const [done, candidate] of candidates.entries()) {
    await task.breathe({ stage: "Ranking again", done, total: candidates.length, unit: "times" });
    const counted = countOut(view, person, candidate);
    // What is nothing, or everything, tells nothing.
    if (counted.own + counted.received === 0 || counted.messages === view.messageCount) continue;
    if (labels.isCoded && candidate.isEveryones && counted.authors < SMALLEST_GROUP) continue;
    const again = await analysis.without((log) => leftOut(log, candidate)).rank(settings.measure, settings, task);
    const found = { value: orNull(again.values[person]!), rank: orNull(again.ranking.rank[person]!) };
    const { kind, name } = candidate;
    const sentence = describe(candidate, counted, { before: base.rank, after: found.rank, value: found.value, of: view.population, person: nameInSentence(labels.names[whole]!), isAdditive: ranked.measure.isAdditive });
    without.push({ kind, name, messages: counted.messages, own: counted.own, ...found, sentence });
  }
  return { ...base, without, why: without.length === 0 ? "No channel, topic or list of recipients stands out: there is nothing to leave out." : "" };
}

function leftOut(log: TalkLog, { isIn }: Candidate): Uint8Array {
  return Uint8Array.from({ length: log.messages.count }, (_, m) => (isIn(log, m) ? 1 : 0));
}

interface Counted {
  readonly messages: number;
  readonly own: number;
  readonly received: number;
  readonly authors: number;
  readonly ownOfAll: number;
}

function countOut({ log, mask }: SliceView, person: number, { isIn }: Candidate): Counted {
  const { author, count: messageCount } = log.messages;
  const authors = new Set<number>();
  let [messages, own, received, ownOfAll] = [0, 0, 0, 0];
  for (let m = 0; m < messageCount; m++) {
    if (mask !== undefined && mask[m] === 0) continue;
    if (author[m] === person) ownOfAll++;
    if (!isIn(log, m)) continue;
    messages++;
    authors.add(author[m]!);
    if (author[m] === person) own++;
    else if (recipientsOf(log, m).includes(person)) received++;
  }
  return { messages, own, received, authors: authors.size, ownOfAll };
}

function recipientsOf({ messages: { recipientStart, recipientOf } }: TalkLog, m: number): Uint32Array {
  return recipientOf.subarray(startOf(recipientStart, m), startOf(recipientStart, m + 1));
}

/** The largest channel, topic and recipients of a person, by what they wrote there or received, as the measure counts. Cost O(messages). */
function candidatesOf(view: SliceView, person: number, measure: string, isCoded: boolean): readonly Candidate[] {
  const { log, mask } = view;
  const { author, weight, channel, topicStart, topicOf, isRepost, count: messageCount } = log.messages;
  const isWrittenCounted = log.isUndirected || !BY_RECEIVED.includes(measure);
  const isReceivedCounted = log.isUndirected || !BY_WRITTEN.includes(measure);
  const byChannel = new Map<number, number>();
  const byTopic = new Map<number, number>();
  const byList = new Map<string, { readonly first: number; times: number; talk: number }>();
  let toMany = 0;
  let all = 0;
  const add = (sums: Map<number, number>, key: number, talk: number): void => void sums.set(key, (sums.get(key) ?? 0) + talk);
  for (let m = 0; m < messageCount; m++) {
    if (mask !== undefined && mask[m] === 0) continue;
    const isOwn = author[m] === person;
    if (!isOwn && !isReceivedCounted) continue;
    const recipients = recipientsOf(log, m);
    if (!isOwn && !recipients.includes(person)) continue;
    const others = recipients.reduce((sum, other) => (other === author[m] ? sum : sum + 1), 0);
    const talk = (weight?.[m] ?? 1) * (isOwn ? Math.max(1, others) : 1);
    if (isOwn && !isWrittenCounted) continue;
    all += talk;
    if (channel !== undefined && channel[m] !== NONE) add(byChannel, channel[m]!, talk);
    if (topicOf !== undefined) for (let i = startOf(topicStart, m); i < startOf(topicStart, m + 1); i++) add(byTopic, topicOf[i]!, talk);
    if (!isOwn || others < LEAST_LIST || isRepost?.[m] === 1) continue;
    if (others >= MANY) toMany++;
    const key = recipients.toSorted().join();
    const list = byList.get(key);
    if (list === undefined) byList.set(key, { first: m, times: 1, talk });
    else {
      list.times++;
      list.talk += talk;
    }
  }
  const candidates: Candidate[] = [];
  const topChannel = largestOf(byChannel);
  if (topChannel !== undefined && log.channels.length > 1) candidates.push({ kind: "channel", name: isCoded ? null : log.channels[topChannel]!, isEveryones: true, isIn: ({ messages }, m) => messages.channel?.[m] === topChannel });
  const topTopic = largestOf(byTopic);
  if (topTopic !== undefined) candidates.push({ kind: "topic", name: log.topics[topTopic]!, isEveryones: true, isIn: (of, m) => hasTopic(of, m, topTopic) });
  const [list] = [...byList].filter(([, { times, talk }]) => times > 1 && talk >= LEAST_SHARE * all).sort(([, a], [, b]) => b.talk - a.talk || a.first - b.first);
  const key = list?.[0];
  if (key !== undefined) candidates.push({ kind: "list", name: null, isEveryones: false, isIn: (of, m) => of.messages.author[m] === person && recipientsOf(of, m).toSorted().join() === key });
  if (toMany > 0 && toMany !== list?.[1].times) candidates.push({ kind: "many", name: null, isEveryones: false, isIn: (of, m) => of.messages.author[m] === person && recipientsOf(of, m).length >= MANY });
  return candidates;
}

function hasTopic({ messages: { topicStart, topicOf } }: TalkLog, m: number, topic: number): boolean {
  for (let i = startOf(topicStart, m); i < startOf(topicStart, m + 1); i++) if (topicOf?.[i] === topic) return true;
  return false;
}

/** The key with the largest sum; of equal ones the smallest. */
function largestOf(sums: ReadonlyMap<number, number>): number | undefined {
  let best: readonly [number, number] | undefined;
  for (const [key, sum] of sums) if (best === undefined || sum > best[1] || (sum === best[1] && key < best[0])) best = [key, sum];
  return best?.[0];
}

interface Told {
  readonly before: number;
  readonly after: number | null;
  readonly value: number | null;
  readonly of: number;
  readonly person: string;
  readonly isAdditive: boolean;
}

/** "Without the channel ‹#all-hands›: rank 1 → 37 of 1,899. Left out are 1,204 messages, 310 of the 402 by Ann." */
function describe({ kind, name, isEveryones }: Candidate, { messages, own, received, ownOfAll }: Counted, { before, after, value, of, person, isAdditive }: Told): string {
  const left = plural(messages, "message", "messages");
  const what = {
    channel: name === null ? "the channel that holds most of it" : `the channel ‹${nameInSentence(name)}›`,
    topic: `the topic ‹${nameInSentence(name ?? "")}›`,
    list: `${left} to one same list of people`,
    many: `${left} to ${MANY} people or more at once`,
  }[kind];
  const isNothing = after === null || (isAdditive && value === 0);
  const rank = isNothing ? `nothing is left to rank, instead of rank ${count(before)} of ${count(of)}` : after === before ? `still rank ${count(before)} of ${count(of)}` : `rank ${count(before)} → ${count(after)} of ${count(of)}`;
  const part = own > 0 ? `${count(own)} of the ${count(ownOfAll)} by ${person}` : `${count(received)} of them to ${person}`;
  return `Without ${what}: ${rank}. ${isEveryones ? `Left out: ${left}, ${part}.` : `That is ${part}.`}`;
}
