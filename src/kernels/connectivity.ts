import type { Csr } from "../core/network.ts";

/** Number of parts that hang together when direction is ignored; people without ties are a part each. Cost nearly O(n + m). */
export function countComponents(ties: Csr): number {
  const n = ties.start.length - 1;
  const parent = Uint32Array.from({ length: n }, (_, p) => p);
  const rootOf = (person: number): number => {
    let p = person;
    while (parent[p] !== p) {
      parent[p] = parent[parent[p]!]!;
      p = parent[p]!;
    }
    return p;
  };
  let count = n;
  for (let p = 0; p < n; p++) {
    for (let i = ties.start[p]!; i < ties.start[p + 1]!; i++) {
      const a = rootOf(p);
      const b = rootOf(ties.of[i]!);
      if (a === b) continue;
      parent[Math.max(a, b)] = Math.min(a, b);
      count--;
    }
  }
  return count;
}

/** True when no one can be reached from themselves: people are taken away while nobody left talks to them. Cost O(n + m). */
export function isAcyclic(outgoing: Csr, incoming: Csr): boolean {
  const n = outgoing.start.length - 1;
  const waiting = new Uint32Array(n);
  const queue = new Uint32Array(n);
  let end = 0;
  for (let p = 0; p < n; p++) {
    waiting[p] = incoming.start[p + 1]! - incoming.start[p]!;
    if (waiting[p] === 0) queue[end++] = p;
  }
  for (let head = 0; head < end; head++) {
    const person = queue[head]!;
    for (let i = outgoing.start[person]!; i < outgoing.start[person + 1]!; i++) {
      const other = outgoing.of[i]!;
      if (--waiting[other]! === 0) queue[end++] = other;
    }
  }
  return end === n;
}
