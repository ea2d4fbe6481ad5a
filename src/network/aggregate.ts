import { WhotalksError } from "../core/errors.ts";
import type { Network } from "../core/network.ts";
import type { TalkLog } from "../core/talk-log.ts";
import { buildNetwork } from "./csr.ts";

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
  const { author, recipientStart, recipientOf, recipientWeight, isReversed, isCapped, count } = log.messages;
  const isShared = log.split === "shared";
  const capacity = recipientOf.length;
  const from = new Uint32Array(capacity);
  const to = new Uint32Array(capacity);
  const message = new Uint32Array(capacity);
  const weight = recipientWeight !== undefined || isShared ? new Float64Array(capacity) : undefined;
  let used = 0;
  for (let m = 0; m < count; m++) {
    if ((mask !== undefined && mask[m] === 0) || isCapped?.[m] === 1) continue;
    const by = author[m]!;
    const first = used;
    for (let i = recipientStart[m]!; i < recipientStart[m + 1]!; i++) {
      if (recipientOf[i] === by) continue;
      const goesBack = isReversed?.[i] === 1;
      from[used] = goesBack ? recipientOf[i]! : by;
      to[used] = goesBack ? by : recipientOf[i]!;
      message[used] = m;
      if (weight !== undefined) weight[used] = recipientWeight?.[i] ?? 1;
      used++;
    }
    if (isShared && weight !== undefined) for (let i = first; i < used; i++) weight[i]! /= used - first;
  }
  return {
    from: from.subarray(0, used),
    to: to.subarray(0, used),
    message: message.subarray(0, used),
    weight: weight?.subarray(0, used),
  };
}

/**
 * The network of a slice: simple, weighted, without loops. People outside the slice stay as isolates.
 *
 * Checked in production: the tie weights sum to the weight of all entries (twice seen from both ends when undirected).
 * @throws WhotalksError `accounting` if they do not, which would be a fault of ours.
 */
export function aggregate(log: TalkLog, mask: Uint8Array | undefined): Network {
  const entries = listTieEntries(log, mask);
  const network = buildNetwork(log.people.count, entries.from, entries.to, entries.weight, { undirected: log.isUndirected });
  const expected = entries.weight === undefined ? entries.from.length : entries.weight.reduce((sum, w) => sum + w, 0);
  const found = totalWeight(network);
  if (Math.abs(found - expected) > 1e-9 * Math.max(1, expected)) {
    throw new WhotalksError("accounting", `Tie weights sum to ${found}, messages to ${expected}.`, { kind: "internal" });
  }
  return network;
}

/** Sum of tie weights; a pair of an undirected network counts once. */
export function totalWeight(network: Network): number {
  const { weight, of } = network.outgoing;
  const sum = weight === undefined ? of.length : weight.reduce((total, w) => total + w, 0);
  return network.directed ? sum : sum / 2;
}

/** Share of directed ties whose reverse exists: NaN without ties, 1 when undirected. Cost O(ties). */
export function reciprocity(network: Network): number {
  if (network.tieCount === 0) return Number.NaN;
  if (!network.directed) return 1;
  const { outgoing, incoming } = network;
  let returned = 0;
  for (let p = 0; p < network.personCount; p++) {
    let i = outgoing.start[p]!;
    let j = incoming.start[p]!;
    while (i < outgoing.start[p + 1]! && j < incoming.start[p + 1]!) {
      const difference = outgoing.of[i]! - incoming.of[j]!;
      if (difference === 0) returned++;
      if (difference <= 0) i++;
      if (difference >= 0) j++;
    }
  }
  return returned / network.tieCount;
}
