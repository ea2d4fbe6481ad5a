import { rankPeople, type Ranking } from "../core/ranking.ts";
import type { Cut } from "../core/roles.ts";
import { startOf } from "../core/starts.ts";
import type { TalkLog } from "../core/talk-log.ts";
import { addInfluence, type AudienceModel, type Reach } from "../network/influence.ts";
import { smallestShare } from "../roles/cut.ts";

/** What the people of a few messages wrote and whom they reached: one entry for each who has posts or impressions, everyone else has 0. */
export interface SparseTalk {
  /** Person numbers, ascending. */
  readonly people: Uint32Array;
  /** By position in `people`. */
  readonly posts: Float64Array;
  readonly impressions: Float64Array;
  /** How many people take part, as authors or recipients, and how many wrote. */
  readonly taking: number;
  readonly authors: number;
}

/** Counts the talk of any messages in the time these take; what it needs for everyone it makes once. */
export type TalkCounter = (messages: Uint32Array) => SparseTalk;

/**
 * A counter over one log: the sums of `computeInfluence` for the messages listed (ascending), to the bit.
 * Cost O(n) once, then O(messages + recipients) each.
 */
export function createTalkCounter(log: TalkLog, audience: AudienceModel, reach: Reach): TalkCounter {
  const n = log.people.count;
  const posts = new Float64Array(n);
  const impressions = new Float64Array(n);
  /** 1: takes part, 2: wrote. */
  const mark = new Uint8Array(n);
  const taking = new Uint32Array(n);
  const { author, recipientStart, recipientOf } = log.messages;
  return (messages) => {
    let found = 0;
    let authors = 0;
    for (const m of messages) {
      const by = author[m]!;
      if (mark[by] === 0) taking[found++] = by;
      if (mark[by] !== 2) authors++;
      mark[by] = 2;
      for (let i = startOf(recipientStart, m); i < startOf(recipientStart, m + 1); i++) {
        const other = recipientOf[i]!;
        if (mark[other] !== 0) continue;
        mark[other] = 1;
        taking[found++] = other;
      }
    }
    addInfluence(log, { only: messages }, audience, reach, { posts, impressions });
    // Whoever is only written to has 0 of both, and need not be ranked.
    let counted = 0;
    for (let k = 0; k < found; k++) {
      const p = taking[k]!;
      mark[p] = posts[p]! > 0 || impressions[p]! > 0 ? 1 : 0;
      if (mark[p] === 1) taking[counted++] = p;
    }
    const people = inOrder(taking.subarray(0, counted), mark);
    const own: SparseTalk = { people, posts: new Float64Array(counted), impressions: new Float64Array(counted), taking: found, authors };
    for (let k = 0; k < counted; k++) {
      const p = people[k]!;
      own.posts[k] = posts[p]!;
      own.impressions[k] = impressions[p]!;
      mark[p] = 0;
      posts[p] = 0;
      impressions[p] = 0;
    }
    return own;
  };
}

/** Who takes part in the messages of a mask (undefined: all), as author or recipient, and who wrote them. Cost O(n + messages + recipients). */
export function countTaking({ people, messages: { count, author, recipientStart, recipientOf } }: TalkLog, mask: Uint8Array | undefined): { readonly taking: number; readonly authors: number } {
  const mark = new Uint8Array(people.count);
  for (let m = 0; m < count; m++) {
    if (mask !== undefined && mask[m] === 0) continue;
    mark[author[m]!] = 2;
    for (let i = startOf(recipientStart, m); i < startOf(recipientStart, m + 1); i++) mark[recipientOf[i]!] ||= 1;
  }
  return { taking: mark.reduce((sum, one) => sum + (one > 0 ? 1 : 0), 0), authors: mark.reduce((sum, one) => sum + (one === 2 ? 1 : 0), 0) };
}

/** The people found, ascending: a few are sorted, many are read off the marks of everyone. */
function inOrder(found: Uint32Array, mark: Uint8Array): Uint32Array {
  if (found.length * 16 < mark.length) return found.toSorted();
  const people = new Uint32Array(found.length);
  let k = 0;
  for (let p = 0; p < mark.length; p++) if (mark[p] !== 0) people[k++] = p;
  return people;
}

/** A ranking of those who have something; people are given by their number, and ranks are those among everyone. */
export interface SparseRanking {
  readonly ranking: Ranking;
  /** NaN for accounts of ours. By position in `people`, as the ranking. */
  readonly listed: Float64Array;
  readonly cut: Cut;
}

/**
 * Ranks and cuts as for everyone, from those alone who have something: whoever is left out has 0 and stands behind them.
 *
 * @param others.listedCount how many people are listed in all: everyone but accounts of ours
 * Cost O(people who have something).
 */
export function rankSparse({ people }: SparseTalk, values: Float64Array, isOurs: Uint8Array, others: { readonly share: number; readonly population: number; readonly listedCount: number }): SparseRanking {
  let ours = 0;
  const listed = values.map((value, k) => {
    if (isOurs[people[k]!] === 0) return value;
    ours++;
    return Number.NaN;
  });
  const ranking = rankPeople(listed, "high");
  const cut = smallestShare(listed, ranking, others.share, others.population, { zeros: others.listedCount - (people.length - ours) });
  return { ranking, listed, cut: { ...cut, members: cut.members.map((k) => people[k]!) } };
}

/** How many numbers are in both lists, which ascend. Cost O(a + b). */
export function countShared(first: Uint32Array, second: Uint32Array): number {
  let shared = 0;
  for (let i = 0, k = 0; i < first.length && k < second.length; ) {
    if (first[i] === second[k]) {
      shared++;
      i++;
      k++;
    } else if (first[i]! < second[k]!) i++;
    else k++;
  }
  return shared;
}
