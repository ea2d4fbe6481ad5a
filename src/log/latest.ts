import { compareCodePoints } from "../core/order.ts";
import type { RawLog } from "./raw-log.ts";

/** Learns a follower count. The latest counts; of several at one time, or without times, the largest: the order of rows never matters. */
export function learnFollowers(raw: RawLog, author: number, at: number, count: number): void {
  const known = raw.followers.get(author);
  const isOlder = known !== undefined && (known.at > at || (Number.isNaN(at) && !Number.isNaN(known.at)));
  const isTied = known !== undefined && (known.at === at || (Number.isNaN(at) && Number.isNaN(known.at)));
  if (isOlder || (isTied && known.count >= count)) return;
  raw.followers.set(author, { at, count });
}

/** Learns a display name (its number in `raw.names`). The latest counts; of several at one time, or without times, the first by code point. */
export function learnName(raw: RawLog, author: number, at: number, name: number): void {
  const known = raw.displayNames.get(author);
  if (known !== undefined && !isLaterName(raw, at, name, known)) return;
  raw.displayNames.set(author, { at, name });
}

function isLaterName(raw: RawLog, at: number, name: number, known: { readonly at: number; readonly name: number }): boolean {
  if (at > known.at || (Number.isNaN(known.at) && !Number.isNaN(at))) return true;
  if (at < known.at || (Number.isNaN(at) && !Number.isNaN(known.at))) return false;
  return compareCodePoints(raw.names.text(name), raw.names.text(known.name)) < 0;
}
