import { compareCodePoints } from "../core/order.ts";
import { NONE } from "../core/talk-log.ts";
import type { RawLog } from "./raw-log.ts";

/**
 * Breaks circles of replies: in each circle (a message that answers itself included) the link of its first message is dropped, for
 * what was written first answers nothing. First is the earliest time, before all messages without one; among equals the smallest message id in
 * code-point order, so that the order of the rows does not matter.
 *
 * @param parent by message, changed in place: NONE where a link was dropped.
 * @returns the messages whose links were dropped. Cost O(messages), no recursion.
 */
export function dropReplyCycles(raw: RawLog, parent: Uint32Array): number[] {
  const dropped: number[] = [];
  // 0: not seen; otherwise the walk that saw the message, counted from 1.
  const seenBy = new Uint32Array(parent.length);
  for (let m = 0; m < parent.length; m++) {
    if (seenBy[m] !== 0) continue;
    let at = m;
    while (at !== NONE && seenBy[at] === 0) {
      seenBy[at] = m + 1;
      at = parent[at]!;
    }
    // Met on this very walk: a circle begins and ends here.
    if (at !== NONE && seenBy[at] === m + 1) {
      const first = firstOfCycle(raw, parent, at);
      parent[first] = NONE;
      dropped.push(first);
    }
  }
  return dropped;
}

function firstOfCycle(raw: RawLog, parent: Uint32Array, start: number): number {
  let first = start;
  for (let m = parent[start]!; m !== start; m = parent[m]!) if (isBefore(raw, m, first)) first = m;
  return first;
}

function isBefore(raw: RawLog, a: number, b: number): boolean {
  const [atA, atB] = [raw.at.get(a), raw.at.get(b)];
  if (atA !== atB && !(Number.isNaN(atA) && Number.isNaN(atB))) return Number.isNaN(atB) || atA < atB;
  return compareCodePoints(raw.messageIds.text(raw.messageId.get(a)), raw.messageIds.text(raw.messageId.get(b))) < 0;
}
