import type { Csr } from "../core/network.ts";
import type { Task } from "../core/task.ts";
import type { Documents } from "./discover-documents.ts";
import { makeTable } from "./discover-join.ts";

/** Terms that stand together more often than chance, with the strength of that. Rows ascend; each pair stands from both ends. */
export interface TermNetwork {
  readonly ties: Csr;
  /** Documents it was counted in. */
  readonly countedIn: number;
}

/** Documents that are counted at most, evenly spaced: more change the associations little. */
const MOST_COUNTED = 100_000;
/** Two terms are tied from this G² on: less comes by chance once in a hundred pairs. */
const LEAST_G2 = 6.6349;
const LEAST_TOGETHER = 3;
/** Ties a term keeps of its own, the strongest; others may keep more to it. Widely used words hold no groups together that way. */
const OWN_TIES = 15;

/**
 * The co-occurrence network of the terms. Its weights say how surely the rarer term brings the commoner one with it: (p − P) ÷ (1 − P) with p
 * the share of the documents of the rarer that have the commoner, P its share of all; in (0, 1], 1 where it always does. So the name of a
 * thing draws to itself the words that are used of it alone, however common it is. Pairs of G² below 6.63 or of fewer than 3 documents are
 * left out, and of the others all that are not among the 15 strongest of one end.
 *
 * @param which the documents that count
 * Cost: O(documents · terms of a document² + terms²); memory 4 bytes per pair of terms, at most 34 MB.
 * Sources: Shortliffe and Buchanan 1975 (the measure: certainty factor), Sanderson and Croft 1999 (which word contains which), Dunning 1993 (G²).
 */
export async function associate(documents: Documents, which: Uint32Array, task: Task): Promise<TermNetwork> {
  const { start, of, terms } = documents;
  const count = which.length;
  const V = terms.length;
  const step = Math.max(1, Math.ceil(count / MOST_COUNTED));
  const together = new Uint32Array((V * (V - 1)) / 2);
  const alone = new Uint32Array(V);
  let N = 0;
  for (let place = 0; place < count; place += step) {
    const d = which[place]!;
    N++;
    countPairs(of, start[d]!, start[d + 1]!, alone, together);
    if ((N & 1023) === 0) await task.breathe({ stage: "Counting words together", done: place, total: count, unit: "conversations" });
  }
  const nearest = new Nearest(V);
  const xlx = makeTable(N);
  for (let a = 1; a < V; a++) {
    addTies(a, together, alone, N, xlx, nearest);
    if ((a & 63) === 0) await task.breathe({ stage: "Counting words together", done: a, total: V, unit: "words" });
  }
  return { ties: nearest.toCsr(), countedIn: N };
}

/** Counts the terms of a document, and each pair of them at the row of the later one. */
function countPairs(of: Uint32Array, from: number, to: number, alone: Uint32Array, together: Uint32Array): void {
  for (let i = from; i < to; i++) {
    const later = of[i]!;
    alone[later]!++;
    const row = (later * (later - 1)) / 2;
    for (let k = from; k < i; k++) together[row + of[k]!]!++;
  }
}

/** The ties of a term to those before it. */
function addTies(a: number, together: Uint32Array, alone: Uint32Array, N: number, xlx: (x: number) => number, nearest: Nearest): void {
  const row = (a * (a - 1)) / 2;
  for (let b = 0; b < a; b++) {
    const both = together[row + b]!;
    if (both < LEAST_TOGETHER) continue;
    const expected = (alone[a]! * alone[b]!) / N;
    if (both <= expected) continue;
    const g2 = 2 * (xlx(both) + xlx(alone[a]! - both) + xlx(alone[b]! - both) + xlx(N - alone[a]! - alone[b]! + both) + xlx(N)
      - xlx(alone[a]!) - xlx(alone[b]!) - xlx(N - alone[a]!) - xlx(N - alone[b]!));
    if (g2 < LEAST_G2) continue;
    const most = Math.max(alone[a]!, alone[b]!) / N;
    const strength = (both / Math.min(alone[a]!, alone[b]!) - most) / (1 - most);
    nearest.add(a, b, strength);
    nearest.add(b, a, strength);
  }
}

/** The strongest ties of each term; of equals those to the commoner term. */
class Nearest {
  private readonly count: Uint8Array;
  private readonly to: Uint32Array;
  private readonly strength: Float64Array;

  constructor(terms: number) {
    this.count = new Uint8Array(terms);
    this.to = new Uint32Array(terms * OWN_TIES);
    this.strength = new Float64Array(terms * OWN_TIES);
  }

  add(from: number, to: number, strength: number): void {
    const first = from * OWN_TIES;
    let at = this.count[from]!;
    if (at === OWN_TIES) {
      if (!isBefore(strength, to, this.strength[first + at - 1]!, this.to[first + at - 1]!)) return;
      at--;
    } else this.count[from] = at + 1;
    for (; at > 0 && isBefore(strength, to, this.strength[first + at - 1]!, this.to[first + at - 1]!); at--) {
      this.to[first + at] = this.to[first + at - 1]!;
      this.strength[first + at] = this.strength[first + at - 1]!;
    }
    this.to[first + at] = to;
    this.strength[first + at] = strength;
  }

  /** Every tie that one of its ends keeps, from both ends. */
  toCsr(): Csr {
    const rows: Map<number, number>[] = Array.from(this.count, () => new Map<number, number>());
    this.count.forEach((count, from) => {
      for (let i = from * OWN_TIES; i < from * OWN_TIES + count; i++) {
        rows[from]!.set(this.to[i]!, this.strength[i]!);
        rows[this.to[i]!]!.set(from, this.strength[i]!);
      }
    });
    const start = new Uint32Array(rows.length + 1);
    rows.forEach((row, from) => (start[from + 1] = start[from]! + row.size));
    const of = new Uint32Array(start[rows.length]!);
    const weight = new Float64Array(of.length);
    rows.forEach((row, from) => {
      of.set(Uint32Array.from(row.keys()).sort(), start[from]!);
      for (let i = start[from]!; i < start[from + 1]!; i++) weight[i] = row.get(of[i]!)!;
    });
    return { start, of, weight };
  }
}

function isBefore(strength: number, to: number, other: number, otherTo: number): boolean {
  return strength > other || (strength === other && to < otherTo);
}
