import { compareCodePoints } from "../core/order.ts";
import { NONE } from "../core/talk-log.ts";
import type { RawLog } from "./raw-log.ts";

/** Messages that belong together, in the order in which they were written: those of group g are `of[start[g] … start[g+1])`. */
export interface TalkGroups {
  readonly start: Uint32Array;
  readonly of: Uint32Array;
}

/** The threads of the log. A message whose id is the name of a thread of its files belongs to it: it began it. */
export function groupByThread(raw: RawLog): TalkGroups {
  return groupInOrder(raw, (m) => {
    const thread = raw.thread.get(m);
    if (thread !== NONE) return thread;
    const id = raw.messageId.get(m);
    return id === NONE ? NONE : raw.threads.find(raw.messageIds.text(id));
  });
}

/** The channels of the log. */
export function groupByChannel(raw: RawLog): TalkGroups {
  return groupInOrder(raw, (m) => raw.channel.get(m));
}

/**
 * Groups messages by a value within their file group, each group in the order of talk; NONE belongs to no group.
 *
 * The order of talk: by time, messages without one last; of equal times by message id (the shorter first, then by code point: whole
 * numbers by size), then by the author's id. Where the data have neither times nor ids, the order of the rows is all there is.
 * Cost O(messages), and O(m log m) in groups that are not in order yet.
 */
function groupInOrder(raw: RawLog, valueOf: (message: number) => number): TalkGroups {
  const count = raw.author.length;
  const numbers = new Map<number, number>();
  const group = new Uint32Array(count).fill(NONE);
  for (let m = 0; m < count; m++) {
    const value = valueOf(m);
    if (value === NONE) continue;
    const key = value * 65_536 + raw.fileGroup.get(m);
    let number = numbers.get(key);
    if (number === undefined) {
      number = numbers.size;
      numbers.set(key, number);
    }
    group[m] = number;
  }
  const start = new Uint32Array(numbers.size + 1);
  for (const g of group) if (g !== NONE) start[g + 1]!++;
  for (let g = 0; g < numbers.size; g++) start[g + 1]! += start[g]!;
  const of = new Uint32Array(start[numbers.size]!);
  const next = start.slice(0, numbers.size);
  for (let m = 0; m < count; m++) if (group[m] !== NONE) of[next[group[m]!]!++] = m;
  if (!hasOrder(raw)) return { start, of };
  const compare = createTalkOrder(raw);
  for (let g = 0; g < numbers.size; g++) {
    const members = of.subarray(start[g]!, start[g + 1]!);
    let isSorted = true;
    for (let i = 1; i < members.length && isSorted; i++) isSorted = compare(members[i - 1]!, members[i]!) < 0;
    if (!isSorted) members.sort(compare);
  }
  return { start, of };
}

/** False where the data have neither times nor message ids. */
export function hasOrder(raw: RawLog): boolean {
  return raw.messageIds.count > 0 || raw.at.isUsed;
}

function createTalkOrder(raw: RawLog): (a: number, b: number) => number {
  const idOf = (m: number): string => {
    const id = raw.messageId.get(m);
    return id === NONE ? "" : raw.messageIds.text(id);
  };
  return (a, b) => {
    const atA = raw.at.get(a);
    const atB = raw.at.get(b);
    if (atA < atB) return -1;
    if (atA > atB) return 1;
    if (Number.isNaN(atA) !== Number.isNaN(atB)) return Number.isNaN(atA) ? 1 : -1;
    const idA = idOf(a);
    const idB = idOf(b);
    return idA.length - idB.length || compareCodePoints(idA, idB) || compareCodePoints(raw.people.text(raw.author.get(a)), raw.people.text(raw.author.get(b))) || a - b;
  };
}
