import type { Csr } from "../core/network.ts";

/** People in groups that reach each other both ways. */
export interface StrongGroups {
  /** Group after group, a group after all those its people hear from; inside by ties sent, most first, on a draw ascending. */
  readonly order: Uint32Array;
  /** Where each group begins in `order`, and its end. */
  readonly start: Uint32Array;
}

/** Strongly connected groups, senders first. Cost O(n + m). Source: Tarjan, Depth-first search and linear graph algorithms (1972). */
export function orderStrongGroups(incoming: Csr): StrongGroups {
  const { groupOf, count } = findStrongGroups(incoming);
  const start = new Uint32Array(count + 1);
  for (const g of groupOf) start[g + 1]!++;
  for (let g = 0; g < count; g++) start[g + 1]! += start[g]!;
  const next = start.slice();
  const order = new Uint32Array(groupOf.length);
  for (const p of orderByTiesSent(incoming)) order[next[groupOf[p]!]!++] = p;
  return { order, start };
}

function orderByTiesSent({ start, of }: Csr): Uint32Array {
  const n = start.length - 1;
  const sent = new Uint32Array(n);
  for (const p of of) sent[p]!++;
  const bin = new Uint32Array(n + 1);
  for (const d of sent) bin[n - d]!++;
  for (let d = 0; d < n; d++) bin[d + 1]! += bin[d]!;
  const order = new Uint32Array(n);
  for (let p = 0; p < n; p++) order[bin[n - 1 - sent[p]!]!++] = p;
  return order;
}

const CLOSED = 0xffffffff;

/** Follows ties from receivers to senders with a stack of its own, so that groups close senders first. */
function findStrongGroups({ start, of }: Csr): { groupOf: Uint32Array; count: number } {
  const n = start.length - 1;
  const groupOf = new Uint32Array(n);
  // 0 = not seen yet, then the time it was seen, CLOSED once its group is known.
  const index = new Uint32Array(n);
  const low = new Uint32Array(n);
  const next = start.slice(0, n);
  const path = new Uint32Array(n);
  const open = new Uint32Array(n);
  let clock = 0;
  let opened = 0;
  let count = 0;
  for (let root = 0; root < n; root++) {
    if (index[root] !== 0) continue;
    let depth = 0;
    let entering = root;
    do {
      if (entering !== CLOSED) {
        path[depth++] = entering;
        open[opened++] = entering;
        index[entering] = ++clock;
        low[entering] = clock;
        entering = CLOSED;
      }
      const p = path[depth - 1]!;
      while (next[p]! < start[p + 1]! && entering === CLOSED) {
        const other = of[next[p]!++]!;
        if (index[other] === 0) entering = other;
        else if (index[other]! < low[p]!) low[p] = index[other]!;
      }
      if (entering !== CLOSED) continue;
      depth--;
      let lowest = low[p]!;
      if (lowest === index[p]) {
        let member: number;
        do {
          member = open[--opened]!;
          index[member] = CLOSED;
          groupOf[member] = count;
        } while (member !== p);
        count++;
        lowest = CLOSED;
      }
      if (depth > 0 && lowest < low[path[depth - 1]!]!) low[path[depth - 1]!] = lowest;
    } while (depth > 0);
  }
  return { groupOf, count };
}
