import type { Csr, Network } from "../core/network.ts";
import type { Task } from "../core/task.ts";

/** Ties of each person that are looked at first: they join nearly everyone of a large part. */
const FIRST_TIES = 2;
/** People who are asked which part is the largest; any answer gives the same count. */
const ASKED = 1024;
/** People, or ties, from one look at the clock to the next. */
const BREATH = 262_144;

/**
 * Number of parts that hang together when direction is ignored; people without ties are a part each.
 *
 * A few ties of everyone first; after that nobody of the largest part has to be looked at again: ties between it and others are seen from
 * the others. Cost O(n), nearly, where most are in one part, and nearly O(n + m) at worst.
 * Source: Sutton, Ben-Nun and Barak, Optimizing parallel graph connectivity computation via subgraph sampling (2018).
 */
export async function countComponents({ outgoing, incoming, personCount: n }: Network, task: Task): Promise<number> {
  const parent = new Uint32Array(n);
  for (let p = 0; p < n; p++) parent[p] = p;
  const rootOf = (person: number): number => {
    let p = person;
    while (parent[p] !== p) {
      parent[p] = parent[parent[p]!]!;
      p = parent[p]!;
    }
    return p;
  };
  let count = n;
  const join = ({ start, of }: Csr, person: number, most: number): void => {
    const end = Math.min(start[person]! + most, start[person + 1]!);
    for (let i = start[person]!; i < end; i++) {
      const a = rootOf(person);
      const b = rootOf(of[i]!);
      if (a === b) continue;
      parent[Math.max(a, b)] = Math.min(a, b);
      count--;
    }
  };
  for (let p = 0; p < n; p++) {
    join(outgoing, p, FIRST_TIES);
    if (p % BREATH === 0) await task.breathe();
  }
  const asked = Math.min(ASKED, n);
  const largest = mostFrequent(Array.from({ length: asked }, (_, i) => rootOf(Math.floor((i * n) / asked)))) ?? 0;
  for (let p = 0, ties = 0; p < n; p++) {
    if (rootOf(p) === rootOf(largest)) continue;
    join(outgoing, p, n);
    join(incoming, p, n);
    ties += outgoing.start[p + 1]! - outgoing.start[p]! + (incoming.start[p + 1]! - incoming.start[p]!);
    if (ties < BREATH) continue;
    ties = 0;
    await task.breathe();
  }
  return count;
}

function mostFrequent(values: readonly number[]): number | undefined {
  const counts = new Map<number, number>();
  let most: number | undefined;
  for (const value of values) {
    counts.set(value, (counts.get(value) ?? 0) + 1);
    if (most === undefined || counts.get(value)! > counts.get(most)!) most = value;
  }
  return most;
}

/** True when no one can be reached from themselves: people are taken away while nobody left talks to them. Cost O(n + m). */
export async function isAcyclic({ outgoing, incoming, personCount: n }: Network, task: Task): Promise<boolean> {
  const waiting = new Uint32Array(n);
  const queue = new Uint32Array(n);
  let end = 0;
  for (let p = 0; p < n; p++) {
    waiting[p] = incoming.start[p + 1]! - incoming.start[p]!;
    if (waiting[p] === 0) queue[end++] = p;
  }
  let ties = 0;
  for (let head = 0; head < end; head++) {
    const person = queue[head]!;
    const last = outgoing.start[person + 1]!;
    for (let i = outgoing.start[person]!; i < last; i++) {
      const other = outgoing.of[i]!;
      if (--waiting[other]! === 0) queue[end++] = other;
    }
    ties += 1 + last - outgoing.start[person]!;
    if (ties < BREATH) continue;
    ties = 0;
    await task.breathe();
  }
  return end === n;
}
