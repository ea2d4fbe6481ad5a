import { WhotalksError } from "../core/errors.ts";
import { compareCodePoints } from "../core/order.ts";
import { plainStarts, startOf } from "../core/starts.ts";
import { plainTimes } from "../core/times.ts";
import { NONE, type Messages, type People, type Slice, type TalkLog } from "../core/talk-log.ts";
import { foldTopic } from "../core/words.ts";

/**
 * Which messages a slice counts: 1 or 0 per message, undefined when every one does.
 * Messages without a time are out when either bound is given. Cost O(messages).
 */
export function maskOf(log: TalkLog, slice: Slice): Uint8Array | undefined {
  if (slice.topics === undefined && slice.since === undefined && slice.until === undefined) return undefined;
  const { count, at, topicStart, topicOf } = log.messages;
  const mask = new Uint8Array(count);
  const isWanted = new Uint8Array(log.topics.length);
  for (const topic of slice.topics ?? []) isWanted[topic] = 1;
  const since = slice.since ?? -Infinity;
  const until = slice.until ?? Infinity;
  const isTimed = slice.since !== undefined || slice.until !== undefined;
  for (let m = 0; m < count; m++) {
    if (isTimed) {
      const time = at?.get(m) ?? Number.NaN;
      // Written so that NaN is out.
      if (!(time >= since && time < until)) continue;
    }
    if (slice.topics !== undefined) {
      let found = false;
      for (let i = startOf(topicStart, m); i < startOf(topicStart, m + 1) && !found; i++) found = isWanted[topicOf?.[i] ?? NONE] === 1;
      if (!found) continue;
    }
    mask[m] = 1;
  }
  return mask;
}

/**
 * The indices of topics by name: exact, without regard to case, NFC.
 * @throws WhotalksError `topic-unknown` naming the most frequent topics there are.
 */
export function findTopics(log: TalkLog, names: readonly string[]): number[] {
  return names.flatMap((name) => {
    const found = log.topics.flatMap((topic, k) => (foldTopic(topic) === foldTopic(name) ? [k] : []));
    if (found.length > 0) return found;
    const known = countTopics(log).slice(0, 5).map((topic) => `${topic.name} (${topic.messages})`);
    const hint = known.length === 0 ? "The data have no topic column; name one with --columns topic=HEADER or give --dictionary." : `Most frequent: ${known.join(", ")}.`;
    throw new WhotalksError("topic-unknown", `No post matches the topic "${name}".`, { hint });
  });
}

/** Topics with the number of messages on each, most frequent first, ties by name in code-point order. */
export function countTopics(log: TalkLog): readonly { readonly name: string; readonly messages: number }[] {
  const counts = new Uint32Array(log.topics.length);
  const { topicOf } = log.messages;
  if (topicOf !== undefined) for (let i = 0; i < topicOf.length; i++) counts[topicOf[i]!]!++;
  return log.topics.map((name, k) => ({ name, messages: counts[k]! })).sort((a, b) => b.messages - a.messages || compareCodePoints(a.name, b.name));
}

/** Messages of a slice; all of them without a mask. */
export function countMessages(log: TalkLog, mask: Uint8Array | undefined): number {
  if (mask === undefined) return log.messages.count;
  let count = 0;
  for (const isIn of mask) count += isIn;
  return count;
}

/**
 * The log of one group of people, or of several: only they are people, only their messages count, and only recipients among them remain.
 * Of one attribute any of the values will do, of several attributes all have to fit; an attribute or value that nobody has is no group.
 *
 * @returns the smaller log and the number each of its people had before, or undefined when nobody is in the group. Cost O(log).
 */
export function restrictToGroups(log: TalkLog, groups: readonly { readonly attribute: string; readonly value: string }[]): { readonly log: TalkLog; readonly wholeNumber: Uint32Array } | undefined {
  const conditions = [...new Set(groups.map(({ attribute }) => attribute))].map((name) => {
    const attribute = log.people.attributes.find((other) => other.name === name);
    const wanted = new Set(groups.filter((group) => group.attribute === name).map(({ value }) => attribute?.labels.indexOf(value) ?? -1));
    return { codes: attribute?.codes ?? new Uint32Array(0), wanted };
  });
  if (conditions.length === 0 || conditions.some(({ wanted }) => wanted.has(-1))) return undefined;
  const wholeNumber = Uint32Array.from({ length: log.people.count }, (_, p) => p).filter((p) => conditions.every(({ codes, wanted }) => wanted.has(codes[p] ?? NONE)));
  if (wholeNumber.length === 0) return undefined;
  const numberOf = new Uint32Array(log.people.count).fill(NONE);
  wholeNumber.forEach((p, k) => {
    numberOf[p] = k;
  });
  return { log: { ...log, people: pickPeople(log.people, wholeNumber), messages: pickMessages(log.messages, numberOf) }, wholeNumber };
}

function pickPeople(people: People, chosen: Uint32Array): People {
  const pick = <T>(values: readonly T[]): T[] => Array.from(chosen, (p) => values[p]!);
  return {
    count: chosen.length,
    ids: pick(people.ids),
    names: pick(people.names),
    isOurs: Uint8Array.from(chosen, (p) => people.isOurs[p]!),
    isSilent: Uint8Array.from(chosen, (p) => people.isSilent[p]!),
    followers: people.followers === undefined ? undefined : Float64Array.from(chosen, (p) => people.followers![p]!),
    attributes: people.attributes.map((a) => ({ ...a, codes: Uint32Array.from(chosen, (p) => a.codes[p]!) })),
    ...(people.numbers === undefined ? {} : { numbers: people.numbers.map((a) => ({ ...a, values: Float64Array.from(chosen, (p) => a.values[p]!) })) }),
  };
}

function pickMessages(messages: Messages, numberOf: Uint32Array): Messages {
  const { recipientStart: start, recipientOf, topicStart: oldTopicStart, topicOf: oldTopicOf } = messages;
  // Both ends inside: what is addressed only to people outside the group is no message of the group; what names nobody is.
  const isInside = (m: number): boolean => {
    const end = startOf(start, m + 1);
    let i = startOf(start, m);
    if (i === end) return true;
    while (i < end && numberOf[recipientOf[i]!] === NONE) i++;
    return i < end;
  };
  const kept = Uint32Array.from(messages.author.keys()).filter((m) => numberOf[messages.author[m]!] !== NONE && isInside(m));
  const messageNumber = new Uint32Array(messages.count).fill(NONE);
  const recipientStart = new Uint32Array(kept.length + 1);
  const entries: number[] = [];
  kept.forEach((m, k) => {
    messageNumber[m] = k;
    for (let i = startOf(start, m); i < startOf(start, m + 1); i++) if (numberOf[recipientOf[i]!] !== NONE) entries.push(i);
    recipientStart[k + 1] = entries.length;
  });
  const numbers = <T extends Uint32Array | Float64Array | Uint8Array | Uint16Array>(values: T | undefined, make: { from(of: ArrayLike<number>): T }): T | undefined =>
    values === undefined ? undefined : make.from(Array.from(kept, (m) => values[m]!));
  const topicStart = oldTopicOf === undefined ? undefined : new Uint32Array(kept.length + 1);
  const topicOf: number[] = [];
  if (topicStart !== undefined) {
    kept.forEach((m, k) => {
      for (let i = startOf(oldTopicStart, m); i < startOf(oldTopicStart, m + 1); i++) topicOf.push(oldTopicOf![i]!);
      topicStart[k + 1] = topicOf.length;
    });
  }
  return {
    count: kept.length,
    author: Uint32Array.from(kept, (m) => numberOf[messages.author[m]!]!),
    at: messages.at === undefined ? undefined : plainTimes(Float64Array.from(kept, (m) => messages.at!.get(m))),
    weight: numbers(messages.weight, Float64Array),
    recipientStart: plainStarts(recipientStart),
    recipientOf: Uint32Array.from(entries, (i) => numberOf[recipientOf[i]!]!),
    recipientWeight: messages.recipientWeight === undefined ? undefined : Float64Array.from(entries, (i) => messages.recipientWeight![i]!),
    isCapped: numbers(messages.isCapped, Uint8Array),
    ...(messages.isRepost === undefined ? {} : { isRepost: numbers(messages.isRepost, Uint8Array)! }),
    ...(messages.isReversed === undefined ? {} : { isReversed: Uint8Array.from(entries, (i) => messages.isReversed![i]!) }),
    ...(messages.reach === undefined ? {} : { reach: numbers(messages.reach, Float64Array)! }),
    channel: numbers(messages.channel, Uint32Array),
    topicStart,
    topicOf: topicStart === undefined ? undefined : Uint32Array.from(topicOf),
    parent: messages.parent === undefined ? undefined : Uint32Array.from(kept, (m) => (messages.parent![m] === NONE ? NONE : messageNumber[messages.parent![m]!]!)),
    file: typeof messages.file === "number" ? messages.file : numbers(messages.file, Uint16Array)!,
    row: Uint32Array.from(kept, (m) => recordOf(messages, m)),
    // Evidence is looked up in the whole log, by message; a group's log carries no texts.
    text: undefined,
  };
}

/** Which file a message began in. */
export function fileOf({ file }: Messages, m: number): number {
  return typeof file === "number" ? file : file[m]!;
}

/** Which record of its file a message began with, from 1. */
export function recordOf({ row }: Messages, m: number): number {
  return row === undefined ? m + 1 : row[m]!;
}
