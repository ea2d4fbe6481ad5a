import type { Csr, Network } from "../core/network.ts";
import type { Task } from "../core/task.ts";

/** Ties gone through before messages are let in. */
const AT_ONCE = 1 << 18;

/** Distinct people on either end of each person's ties. Lets messages in. Cost O(n + m). */
export async function countNeighbours({ directed, outgoing, incoming, personCount }: Network, task: Task): Promise<Uint32Array> {
  const counts = new Uint32Array(personCount);
  let next = AT_ONCE;
  for (let p = 0; p < personCount; p++) {
    if (outgoing.start[p]! >= next) {
      next = outgoing.start[p]! + AT_ONCE;
      await task.breathe();
    }
    let i = outgoing.start[p]!;
    const iEnd = outgoing.start[p + 1]!;
    if (!directed) {
      counts[p] = iEnd - i;
      continue;
    }
    let j = incoming.start[p]!;
    const jEnd = incoming.start[p + 1]!;
    let count = 0;
    while (i < iEnd && j < jEnd) {
      const difference = outgoing.of[i]! - incoming.of[j]!;
      if (difference <= 0) i++;
      if (difference >= 0) j++;
      count++;
    }
    counts[p] = count + iEnd - i + jEnd - j;
  }
  return counts;
}

/**
 * People with neighbours, those with most first, by number where they have as many: what is used most then lies together.
 * Cost O(n).
 */
export function orderByNeighbours(neighbours: Uint32Array): Uint32Array {
  const n = neighbours.length;
  let most = 0;
  for (let p = 0; p < n; p++) if (neighbours[p]! > most) most = neighbours[p]!;
  const first = new Uint32Array(most + 1);
  for (let p = 0; p < n; p++) first[most - neighbours[p]!]!++;
  let before = 0;
  for (let rank = 0; rank <= most; rank++) {
    const size = first[rank]!;
    first[rank] = before;
    before += size;
  }
  const order = new Uint32Array(n);
  let left = 0;
  for (let p = 0; p < n; p++) {
    if (neighbours[p] === 0) continue;
    order[first[most - neighbours[p]!]!++] = p;
    left++;
  }
  return order.slice(0, left);
}

/** As `orderByNeighbours`, by the ties of each person from both ends. Cost O(n + m). */
export function orderByTies({ start, of }: Csr): Uint32Array {
  const counts = new Uint32Array(start.length - 1);
  for (let p = 0; p < counts.length; p++) counts[p] = start[p + 1]! - start[p]!;
  for (let i = 0; i < of.length; i++) counts[of[i]!]!++;
  return orderByNeighbours(counts);
}

/**
 * The ties among some people, numbered anew by their place in `personOf`; rows ascend, weights are left out. Lets messages in.
 * Cost O(n + m log m).
 */
export async function renumberTies(ties: Csr, personOf: Uint32Array, task: Task): Promise<Csr> {
  const numberOf = new Uint32Array(ties.start.length - 1).fill(LEFT_OUT);
  for (let number = 0; number < personOf.length; number++) numberOf[personOf[number]!] = number;
  const start = new Uint32Array(personOf.length + 1);
  const of = new Uint32Array(ties.of.length);
  let used = 0;
  let next = AT_ONCE;
  for (let number = 0; number < personOf.length; number++) {
    if (used >= next) {
      next = used + AT_ONCE;
      await task.breathe();
    }
    const from = used;
    const person = personOf[number]!;
    const end = ties.start[person + 1]!;
    for (let i = ties.start[person]!; i < end; i++) {
      const other = numberOf[ties.of[i]!]!;
      if (other !== LEFT_OUT) of[used++] = other;
    }
    of.subarray(from, used).sort();
    start[number + 1] = used;
  }
  return { start, of: of.slice(0, used), weight: undefined };
}

const LEFT_OUT = 0xffffffff;
