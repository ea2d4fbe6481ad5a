import { isRepost, type RawLog } from "./raw-log.ts";
import type { TalkGroups } from "./talk-order.ts";

/** How far back a channel is looked at. */
const WINDOW = 50;

/** Takes one pair: a message and somebody who wrote before it. */
export type TakePair = (message: number, person: number) => void;

/** What a walk over the groups found. */
export interface CompanyCount {
  /** Pairs of a message and a person other than its author. */
  readonly ties: number;
  readonly messages: number;
}

/**
 * The pairs of the rule thread: each message with each distinct other author who wrote before it in its thread. What passes on
 * another's message makes no pairs, but its author was there.
 * @param take undefined: the pairs are only counted. Cost O(messages), and the pairs where they are taken.
 */
export function walkThreads(raw: RawLog, { start, of }: TalkGroups, take?: TakePair): CompanyCount {
  const seenIn = new Uint32Array(raw.people.count);
  let ties = 0;
  let messages = 0;
  for (let g = 0; g + 1 < start.length; g++) {
    const authors: number[] = [];
    for (let i = start[g]!; i < start[g + 1]!; i++) {
      const m = of[i]!;
      const author = raw.author.get(m);
      const isKnown = seenIn[author] === g + 1;
      const others = authors.length - (isKnown ? 1 : 0);
      if (others > 0 && !isRepost(raw, m)) {
        ties += others;
        messages++;
        if (take !== undefined) for (const other of authors) if (other !== author) take(m, other);
      }
      if (isKnown) continue;
      seenIn[author] = g + 1;
      authors.push(author);
    }
  }
  return { ties, messages };
}

/**
 * The pairs of the rule channel: each message with each distinct other author of the 50 messages before it in its channel.
 * @param take undefined: the pairs are only counted. Cost O(messages), and 50 steps a message where they are taken.
 */
export function walkChannels(raw: RawLog, { start, of }: TalkGroups, take?: TakePair): CompanyCount {
  const inWindow = new Uint8Array(raw.people.count);
  const takenFor = take === undefined ? undefined : new Uint32Array(raw.people.count);
  let ties = 0;
  let messages = 0;
  for (let g = 0; g + 1 < start.length; g++) {
    const first = start[g]!;
    const end = start[g + 1]!;
    let distinct = 0;
    const leave = (i: number): void => {
      if (--inWindow[raw.author.get(of[i]!)]! === 0) distinct--;
    };
    for (let i = first; i < end; i++) {
      const m = of[i]!;
      const author = raw.author.get(m);
      const others = distinct - (inWindow[author]! > 0 ? 1 : 0);
      if (others > 0 && !isRepost(raw, m)) {
        ties += others;
        messages++;
        if (take !== undefined && takenFor !== undefined) {
          for (let k = Math.max(first, i - WINDOW); k < i; k++) {
            const other = raw.author.get(of[k]!);
            if (other === author || takenFor[other] === i + 1) continue;
            takenFor[other] = i + 1;
            take(m, other);
          }
        }
      }
      if (i - first >= WINDOW) leave(i - WINDOW);
      if (++inWindow[author]! === 1) distinct++;
    }
    for (let i = Math.max(first, end - WINDOW); i < end; i++) leave(i);
  }
  return { ties, messages };
}
