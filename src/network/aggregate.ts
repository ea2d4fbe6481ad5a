import { WhotalksError } from "../core/errors.ts";
import type { Network } from "../core/network.ts";
import type { Pool } from "../core/pool.ts";
import { startOf } from "../core/starts.ts";
import type { TalkLog } from "../core/talk-log.ts";
import type { Task } from "../core/task.ts";
import { buildNetwork, buildNetworkTogether } from "./csr.ts";

/** The ties of a slice before they are summed: one entry per message and recipient other than the author. */
export interface TieEntries {
  readonly from: Uint32Array;
  readonly to: Uint32Array;
  /** undefined = 1 each. */
  readonly weight: Float64Array | undefined;
  /** The message each entry comes from. */
  readonly message: Uint32Array;
}

/**
 * Lists who addressed whom in the messages of a slice.
 *
 * @param mask 1 where a message counts; undefined = all. Messages to more recipients than the cap, and the author among the
 * recipients, make no entry; an entry that is reversed goes from the person to the author. With `split: "shared"` a message's weight is divided by the number of its other recipients.
 * Cost O(messages + recipients).
 */
export function listTieEntries(log: TalkLog, mask: Uint8Array | undefined): TieEntries {
  const message = new Uint32Array(log.messages.recipientOf.length);
  const { from, to, weight } = copyEnds(log, mask, message);
  return { from, to, weight, message: message.subarray(0, from.length) };
}

/** The ends and weights of `listTieEntries`. @param message where each entry's message goes, if it is wanted */
function copyEnds(log: TalkLog, mask: Uint8Array | undefined, message?: Uint32Array): Omit<TieEntries, "message"> {
  const { author, recipientStart, recipientOf, recipientWeight, isReversed, isCapped, count } = log.messages;
  const isShared = log.split === "shared";
  const capacity = mask === undefined ? recipientOf.length : countRecipients(log, mask);
  const from = new Uint32Array(capacity);
  const to = new Uint32Array(capacity);
  const weight = recipientWeight !== undefined || isShared ? new Float64Array(capacity) : undefined;
  let used = 0;
  for (let m = 0; m < count; m++) {
    if ((mask !== undefined && mask[m] === 0) || isCapped?.[m] === 1) continue;
    const by = author[m]!;
    const first = used;
    const end = startOf(recipientStart, m + 1);
    for (let i = startOf(recipientStart, m); i < end; i++) {
      const other = recipientOf[i]!;
      if (other === by) continue;
      const goesBack = isReversed?.[i] === 1;
      from[used] = goesBack ? other : by;
      to[used] = goesBack ? by : other;
      if (message !== undefined) message[used] = m;
      if (weight !== undefined) weight[used] = recipientWeight?.[i] ?? 1;
      used++;
    }
    if (isShared && weight !== undefined) for (let i = first; i < used; i++) weight[i]! /= used - first;
  }
  return { from: from.subarray(0, used), to: to.subarray(0, used), weight: weight?.subarray(0, used) };
}

function countRecipients({ messages: { recipientStart, count } }: TalkLog, mask: Uint8Array): number {
  let recipients = 0;
  for (let m = 0; m < count; m++) if (mask[m] === 1) recipients += startOf(recipientStart, m + 1) - startOf(recipientStart, m);
  return recipients;
}

/**
 * Who addressed whom in the messages of a slice, as `listTieEntries` but without the messages, and with entries from somebody to the same
 * person, which make no tie. Where every message has one recipient these are the columns of the log, not copies. Cost as there, or none.
 */
export function listEnds(log: TalkLog, mask: Uint8Array | undefined): Omit<TieEntries, "message"> {
  const { author, recipientStart, recipientOf, recipientWeight, isReversed, isCapped } = log.messages;
  const isPlain = mask === undefined && recipientStart === undefined && isReversed === undefined && isCapped === undefined && (log.split === "full" || recipientWeight === undefined);
  return isPlain ? { from: author, to: recipientOf, weight: recipientWeight } : copyEnds(log, mask);
}

/**
 * The network of a slice: simple, weighted, without loops. People outside the slice stay as isolates.
 *
 * Checked in production: the tie weights sum to the weight of all entries (twice seen from both ends when undirected).
 * @throws WhotalksError `accounting` if they do not, which would be a fault of ours.
 */
export function aggregate(log: TalkLog, mask: Uint8Array | undefined): Network {
  const { from, to, weight } = listEnds(log, mask);
  return checked(buildNetwork(log.people.count, from, to, weight, { undirected: log.isUndirected }), from, to, weight);
}

/** The network of all messages, the same as `aggregate`, made by all workers where they share the log's memory; it lets messages in. Throws `cancelled` besides. */
export async function aggregateAll(log: TalkLog, { pool, task }: { readonly pool: Pool; readonly task: Task }): Promise<Network> {
  const { from, to, weight } = listEnds(log, undefined);
  await task.breathe();
  const network = await buildNetworkTogether(log.people.count, from, to, weight, { undirected: log.isUndirected, pool, task });
  await task.breathe();
  return checked(network, from, to, weight);
}

function checked(network: Network, from: Uint32Array, to: Uint32Array, weight: Float64Array | undefined): Network {
  let expected = 0;
  for (let i = 0; i < from.length; i++) if (from[i] !== to[i]) expected += weight === undefined ? 1 : weight[i]!;
  const found = totalWeight(network);
  if (Math.abs(found - expected) > 1e-9 * Math.max(1, expected)) {
    throw new WhotalksError("accounting", `Tie weights sum to ${found}, messages to ${expected}.`, { kind: "internal" });
  }
  return network;
}

/** Sum of tie weights; a pair of an undirected network counts once. */
export function totalWeight(network: Network): number {
  const { weight, of } = network.outgoing;
  let sum = weight === undefined ? of.length : 0;
  if (weight !== undefined) for (let i = 0; i < weight.length; i++) sum += weight[i]!;
  return network.directed ? sum : sum / 2;
}

/** Share of directed ties whose reverse exists: NaN without ties, 1 when undirected. Cost O(ties). */
export function reciprocity(network: Network): number {
  if (network.tieCount === 0) return Number.NaN;
  if (!network.directed) return 1;
  const { outgoing, incoming } = network;
  const { of: targets } = outgoing;
  const { of: sources } = incoming;
  let returned = 0;
  for (let p = 0; p < network.personCount; p++) {
    let i = outgoing.start[p]!;
    let j = incoming.start[p]!;
    const endI = outgoing.start[p + 1]!;
    const endJ = incoming.start[p + 1]!;
    while (i < endI && j < endJ) {
      const difference = targets[i]! - sources[j]!;
      if (difference === 0) returned++;
      if (difference <= 0) i++;
      if (difference >= 0) j++;
    }
  }
  return returned / network.tieCount;
}
