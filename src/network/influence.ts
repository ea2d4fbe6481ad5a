import { count as format, plural } from "../core/words.ts";
import type { Network } from "../core/network.ts";
import { startOf } from "../core/starts.ts";
import type { TalkLog } from "../core/talk-log.ts";

export type AudienceModel = "delivered" | "modelled" | "reported";

/** Which model counts the audience by default, and why: said in every result. */
export interface AudienceChoice {
  readonly audience: AudienceModel;
  readonly why: string;
}

/**
 * Modelled when no message has two or more recipients, or at least half have none; otherwise delivered. What passes on another's
 * message decides nothing. Decided on the whole log, so that a filter never changes the model. Cost O(messages + recipients).
 */
export function chooseAudience(log: TalkLog): AudienceChoice {
  const { isRepost, recipientStart } = log.messages;
  const onlyPosts: AudienceChoice = { audience: "modelled", why: "No message has two or more recipients, so counting recipients would only count posts." };
  if (recipientStart === undefined) return onlyPosts;
  let count = 0;
  let several = 0;
  let without = 0;
  for (let m = 0; m < log.messages.count; m++) {
    if (isRepost?.[m] === 1) continue;
    count++;
    const size = audienceSize(log, m);
    if (size >= 2) several++;
    if (size === 0) without++;
  }
  if (several === 0) return onlyPosts;
  if (without * 2 >= count) {
    return { audience: "modelled", why: `${plural(without, "message", "messages")} of ${format(count)} reach nobody by name, so recipients say little about who was reached.` };
  }
  return { audience: "delivered", why: `${plural(several, "message", "messages")} of ${format(count)} have two or more recipients.` };
}

/**
 * How the audience can be counted, in the order in which it is offered: what the source reports first, where it reports anything, then
 * the default of the data, then the other.
 */
export function offeredAudiences(log: TalkLog): readonly AudienceModel[] {
  const { audience } = chooseAudience(log);
  const counted: readonly AudienceModel[] = audience === "modelled" ? ["modelled", "delivered"] : ["delivered", "modelled"];
  return log.messages.reach === undefined ? counted : ["reported", ...counted];
}

/** Recipients of message m other than its author. */
function audienceSize(log: TalkLog, m: number): number {
  const { author, recipientStart, recipientOf, isReversed } = log.messages;
  let size = 0;
  for (let i = startOf(recipientStart, m); i < startOf(recipientStart, m + 1); i++) if (recipientOf[i] !== author[m] && isReversed?.[i] !== 1) size++;
  return size;
}

/** So many pairs of a person and a channel are counted in a table, however few messages there are. */
const MOST_PAIRS_PLAIN = 1 << 20;

/** How many distinct people each author ever addressed on each channel, over the whole log. */
export interface Reach {
  /** `channel` is an index into the log's channels, NONE or 0 where a message has none. */
  readonly of: (person: number, channel: number) => number;
}

/**
 * Reach per author and channel: distinct people other than the author, over the whole log, before any filter. A known follower count
 * replaces it. Undirected logs count both ends of a message. Without channels whom an author ever addressed are the ties of the whole
 * network: cost O(1). Else cost O(messages + recipients).
 * @param wholeNetwork the network of all messages, made when it is needed
 */
export function computeReach(log: TalkLog, wholeNetwork: () => Network): Reach {
  const { followers, count: personCount } = log.people;
  const { author, recipientStart, recipientOf, isReversed, channel, isCapped, count } = log.messages;
  if (channel === undefined) {
    const { start } = wholeNetwork().outgoing;
    return {
      of(person) {
        const known = followers === undefined ? Number.NaN : followers[person]!;
        return Number.isNaN(known) ? start[person + 1]! - start[person]! : known;
      },
    };
  }
  const channelCount = log.channels.length + 1;
  // (person, channel) pairs get a number of their own, in a table where there is room for one; their contacts are then counted pair by pair.
  const isDense = personCount * channelCount <= Math.max(MOST_PAIRS_PLAIN, 2 * count);
  const pairs = new Map<number, number>();
  const pairOf = (person: number, inChannel: number): number => {
    const key = person * channelCount + (inChannel < channelCount ? inChannel : channelCount - 1);
    if (isDense) return key;
    let pair = pairs.get(key);
    if (pair === undefined) {
      pair = pairs.size;
      pairs.set(key, pair);
    }
    return pair;
  };
  const visit = (each: (pair: number, contact: number) => void): void => {
    for (let m = 0; m < count; m++) {
      if (isCapped?.[m] === 1) continue;
      const by = author[m]!;
      for (let i = startOf(recipientStart, m); i < startOf(recipientStart, m + 1); i++) {
        const other = recipientOf[i]!;
        if (other === by) continue;
        const goesBack = isReversed?.[i] === 1;
        if (!goesBack || log.isUndirected) each(pairOf(by, channel[m]!), other);
        if (goesBack || log.isUndirected) each(pairOf(other, channel[m]!), by);
      }
    }
  };
  let entryCount = 0;
  let pairCount = isDense ? personCount * channelCount : 0;
  visit((pair) => {
    entryCount++;
    if (pair >= pairCount) pairCount = pair + 1;
  });
  const start = new Uint32Array(pairCount + 1);
  visit((pair) => {
    start[pair + 1]!++;
  });
  for (let p = 0; p < pairCount; p++) start[p + 1]! += start[p]!;
  const contacts = new Uint32Array(entryCount);
  const next = start.slice(0, pairCount);
  visit((pair, contact) => {
    contacts[next[pair]!++] = contact;
  });
  const seenFor = new Uint32Array(personCount);
  const reach = new Uint32Array(pairCount);
  for (let pair = 0; pair < pairCount; pair++) {
    for (let i = start[pair]!; i < start[pair + 1]!; i++) {
      if (seenFor[contacts[i]!] === pair + 1) continue;
      seenFor[contacts[i]!] = pair + 1;
      reach[pair]!++;
    }
  }
  return {
    of(person, inChannel) {
      const known = followers?.[person] ?? Number.NaN;
      if (!Number.isNaN(known)) return known;
      const pair = pairOf(person, inChannel);
      return pair < pairCount ? reach[pair]! : 0;
    },
  };
}

/** False for what passes on another's message, and for messages on channels that count for reach alone. */
export function countsAsPost({ messages, channelKinds }: TalkLog, m: number): boolean {
  return messages.isRepost?.[m] !== 1 && (channelKinds === undefined || channelKinds[messages.channel?.[m] ?? -1] !== "reach");
}

/** Posts and impressions of every person in a slice. */
export interface Influence {
  /** NaN for all where the data hold no talk. */
  readonly posts: Float64Array;
  readonly impressions: Float64Array;
}

/**
 * Counts posts and impressions in the messages of a slice.
 *
 * Delivered: Σ weight × recipients other than the author. Modelled: Σ weight × reach of the author on the message's channel, per
 * message, never per recipient. Reported: Σ weight × the reach that the source reports, nothing where it reports none. A message over
 * the recipient cap is a post and makes no impression unless it is reported. Undirected: each message is also a post and an impression
 * of the other end.
 *
 * What passes on another's message is no post. Delivered and modelled, it is one impression of the first author, whoever passes it on;
 * reported, its reach is the first author's. Where channels have kinds, those of reach make no posts and those of posts no impressions.
 * Cost O(messages + recipients).
 */
export function computeInfluence(log: TalkLog, mask: Uint8Array | undefined, audience: AudienceModel, reach: Reach): Influence {
  const plain = countPlain(log, mask, audience, reach);
  if (plain !== undefined) return plain;
  const n = log.people.count;
  const posts = new Float64Array(n);
  const impressions = new Float64Array(n);
  addInfluence(log, { mask }, audience, reach, { posts, impressions });
  if (!log.hasTalk) posts.fill(Number.NaN);
  return { posts, impressions };
}

/**
 * The sums of `computeInfluence`, added to what is there, in the order of the messages: those of a mask, or only those listed (ascending),
 * so that a few messages cost no more than they are. Posts are counted even where the data hold no talk.
 */
export function addInfluence(log: TalkLog, of: { readonly mask?: Uint8Array | undefined; readonly only?: Uint32Array }, audience: AudienceModel, reach: Reach, { posts, impressions }: Influence): void {
  const { author, weight, recipientStart, recipientOf, recipientWeight, isReversed, isRepost, isCapped, channel } = log.messages;
  const { channelKinds } = log;
  const { mask, only } = of;
  const count = only?.length ?? log.messages.count;
  for (let k = 0; k < count; k++) {
    const m = only === undefined ? k : only[k]!;
    if (mask !== undefined && mask[m] === 0) continue;
    const by = author[m]!;
    const w = weight?.[m] ?? 1;
    const isPost = isRepost?.[m] !== 1;
    const kind = channelKinds === undefined ? "both" : channelKinds[channel?.[m] ?? -1];
    const isCounted = kind !== "reach";
    if (isPost && isCounted) posts[by]! += w;
    if (kind === "posts") {
      if (log.isUndirected && isCapped?.[m] !== 1) countOtherEnds(log, m, posts);
      continue;
    }
    const reported = audience === "reported" ? w * (log.messages.reach?.[m] ?? Number.NaN) : Number.NaN;
    if (isPost && reported > 0) impressions[by]! += reported;
    if (isCapped?.[m] === 1) continue;
    if (isPost && audience === "modelled") impressions[by]! += w * reach.of(by, channel?.[m] ?? 0);
    for (let i = startOf(recipientStart, m); i < startOf(recipientStart, m + 1); i++) {
      const other = recipientOf[i]!;
      if (other === by) continue;
      const each = recipientWeight?.[i] ?? 1;
      if (isReversed?.[i] === 1) {
        if (audience !== "reported") impressions[other]! += each;
        else if (!isPost && reported > 0) impressions[other]! += reported;
        continue;
      }
      if (audience === "delivered") impressions[by]! += each;
      if (!log.isUndirected) continue;
      if (isCounted) posts[other]! += each;
      if (audience !== "reported") impressions[other]! += audience === "modelled" ? each * reach.of(other, channel?.[m] ?? 0) : each;
      else if (reported > 0) impressions[other]! += reported;
    }
  }
}

/**
 * Messages of one weight and one kind are counted, not summed: how many each person wrote, and delivered to how many; modelled, that many
 * times the reach. Whole numbers below 2^53 make the same bits as sums. undefined: they must be summed.
 */
function countPlain(log: TalkLog, mask: Uint8Array | undefined, audience: AudienceModel, reach: Reach): Influence | undefined {
  const { author, weight, recipientStart, recipientOf, recipientWeight, isReversed, isRepost, isCapped, channel, count } = log.messages;
  const isPlain = weight === undefined && recipientWeight === undefined && isReversed === undefined && isRepost === undefined && isCapped === undefined && log.channelKinds === undefined;
  if (!isPlain || log.isUndirected || audience === "reported" || (audience === "modelled" && channel !== undefined)) return undefined;
  const n = log.people.count;
  const written = new Uint32Array(n);
  for (let m = 0; m < count; m++) if (mask === undefined || mask[m] === 1) written[author[m]!]!++;
  const impressions = new Float64Array(n);
  if (audience === "modelled") {
    for (let p = 0; p < n; p++) {
      if (written[p] === 0) continue;
      impressions[p] = written[p]! * reach.of(p, 0);
      if (!Number.isInteger(reach.of(p, 0)) || impressions[p]! > Number.MAX_SAFE_INTEGER) return undefined;
    }
  } else {
    for (let m = 0; m < count; m++) {
      if (mask !== undefined && mask[m] === 0) continue;
      const by = author[m]!;
      const end = startOf(recipientStart, m + 1);
      for (let i = startOf(recipientStart, m); i < end; i++) if (recipientOf[i] !== by) impressions[by]!++;
    }
  }
  const posts = log.hasTalk ? Float64Array.from(written) : new Float64Array(n).fill(Number.NaN);
  return { posts, impressions };
}

/** Undirected: a message is a post of the other ends too. */
function countOtherEnds({ messages }: TalkLog, m: number, posts: Float64Array): void {
  const { author, recipientStart, recipientOf, recipientWeight, isReversed } = messages;
  for (let i = startOf(recipientStart, m); i < startOf(recipientStart, m + 1); i++) {
    if (recipientOf[i] !== author[m] && isReversed?.[i] !== 1) posts[recipientOf[i]!]! += recipientWeight?.[i] ?? 1;
  }
}
