import type { Network } from "../core/network.ts";

/** People in the order chosen, and how many they reach between them. */
export interface Coverage {
  readonly chosen: Uint32Array;
  /** covered[k]: people reached by the first k+1 chosen. */
  readonly covered: Uint32Array;
  /** How many could be reached at all. */
  readonly reachable: number;
}

export interface CoverageOptions {
  /** Stop when this share of the reachable people is covered; 1 = everyone. */
  readonly share: number;
  /** Stop after this many people. */
  readonly limit: number;
  /** 1 where a person may not be chosen and need not be reached (our own accounts). */
  readonly isLeftOut: Uint8Array;
  /** True: who is chosen counts as covered, and everyone can be. False: only who has got a message counts ("Start with these"). */
  readonly coversSelf: boolean;
}

/**
 * Greedy maximum coverage at one outward step: whom to start with, to reach most people with fewest.
 *
 * Each pick has the largest gain, ties by id order. Lazy evaluation over buckets of gains (gains only fall), so the cost is
 * O(n + ties) and a little more. The result is within 1−1/e of the best group of its size (Nemhauser, Wolsey, Fisher 1978).
 * Empty network: nobody.
 */
export function coverGreedily(network: Network, options: CoverageOptions): Coverage {
  const { outgoing, incoming, personCount: n } = network;
  const { isLeftOut, coversSelf } = options;
  const isTarget = (p: number): boolean => isLeftOut[p] !== 1 && (coversSelf || incoming.start[p + 1]! > incoming.start[p]!);
  const isCovered = new Uint8Array(n);
  let reachable = 0;
  for (let p = 0; p < n; p++) if (isTarget(p)) reachable++;

  const gainOf = (p: number): number => {
    let gain = coversSelf && isCovered[p] === 0 && isTarget(p) ? 1 : 0;
    for (let i = outgoing.start[p]!; i < outgoing.start[p + 1]!; i++) {
      const other = outgoing.of[i]!;
      if (isCovered[other] === 0 && isTarget(other)) gain++;
    }
    return gain;
  };
  const queue = new GainQueue();
  for (let p = 0; p < n; p++) {
    if (isLeftOut[p] === 1) continue;
    const gain = gainOf(p);
    if (gain > 0) queue.push(gain, p);
  }
  const goal = options.share * reachable;
  const chosen: number[] = [];
  const covered: number[] = [];
  let total = 0;
  while (total < goal && chosen.length < options.limit) {
    const best = queue.popBest(gainOf);
    if (best === undefined) break;
    if (coversSelf && isCovered[best] === 0) {
      isCovered[best] = 1;
      total++;
    }
    for (let i = outgoing.start[best]!; i < outgoing.start[best + 1]!; i++) {
      const other = outgoing.of[i]!;
      if (isCovered[other] === 1 || !isTarget(other)) continue;
      isCovered[other] = 1;
      total++;
    }
    chosen.push(best);
    covered.push(total);
  }
  return { chosen: Uint32Array.from(chosen), covered: Uint32Array.from(covered), reachable };
}

/** A binary heap of (gain, person): largest gain first, then smallest person number; gains are checked again when popped. */
class GainQueue {
  private readonly gains: number[] = [];
  private readonly people: number[] = [];

  push(gain: number, person: number): void {
    let i = this.gains.push(gain) - 1;
    this.people.push(person);
    while (i > 0) {
      const parent = (i - 1) >> 1;
      if (!this.isBefore(i, parent)) break;
      this.swap(i, parent);
      i = parent;
    }
  }

  /** The person whose present gain is largest, or undefined when nobody gains anything. */
  popBest(gainOf: (person: number) => number): number | undefined {
    while (this.gains.length > 0) {
      const person = this.people[0]!;
      const gain = gainOf(person);
      if (gain === this.gains[0]) {
        this.removeFirst();
        return gain > 0 ? person : undefined;
      }
      this.gains[0] = gain;
      if (gain === 0) this.removeFirst();
      else this.sink();
    }
    return undefined;
  }

  private removeFirst(): void {
    const gain = this.gains.pop()!;
    const person = this.people.pop()!;
    if (this.gains.length === 0) return;
    this.gains[0] = gain;
    this.people[0] = person;
    this.sink();
  }

  private sink(): void {
    let i = 0;
    for (;;) {
      let best = i;
      for (const child of [2 * i + 1, 2 * i + 2]) if (child < this.gains.length && this.isBefore(child, best)) best = child;
      if (best === i) return;
      this.swap(i, best);
      i = best;
    }
  }

  private isBefore(a: number, b: number): boolean {
    return this.gains[a]! > this.gains[b]! || (this.gains[a] === this.gains[b] && this.people[a]! < this.people[b]!);
  }

  private swap(a: number, b: number): void {
    [this.gains[a], this.gains[b]] = [this.gains[b]!, this.gains[a]!];
    [this.people[a], this.people[b]] = [this.people[b]!, this.people[a]!];
  }
}
