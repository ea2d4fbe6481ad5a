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
  const { personCount: n } = network;
  const { isLeftOut, coversSelf } = options;
  const { start, of } = network.outgoing;
  const { start: heardStart } = network.incoming;
  // 1 as long as a person is to be reached and is not yet.
  const isOpen = new Uint8Array(n);
  let reachable = 0;
  for (let p = 0; p < n; p++) {
    if (isLeftOut[p] === 1 || (!coversSelf && heardStart[p + 1] === heardStart[p])) continue;
    isOpen[p] = 1;
    reachable++;
  }
  const gainOf = (p: number): number => {
    let gain = coversSelf ? isOpen[p]! : 0;
    const end = start[p + 1]!;
    for (let i = start[p]!; i < end; i++) gain += isOpen[of[i]!]!;
    return gain;
  };
  const queue = new GainQueue(n);
  for (let p = n - 1; p >= 0; p--) {
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
    total += gainOf(best);
    if (coversSelf) isOpen[best] = 0;
    for (let i = start[best]!; i < start[best + 1]!; i++) isOpen[of[i]!] = 0;
    chosen.push(best);
    covered.push(total);
  }
  return { chosen: Uint32Array.from(chosen), covered: Uint32Array.from(covered), reachable };
}

/**
 * People by gain, in one list for each gain: largest gain first, then smallest person number; gains are checked again when they are due.
 * They only fall, so nobody comes into the list at work or above it.
 */
class GainQueue {
  /** The first person of each gain and the next one after each person, both from 1; 0 = none. */
  private first = new Uint32Array(64);
  private readonly next: Uint32Array;
  /** People of the present gain, by number, and how many are done. */
  private due = new Uint32Array(0);
  private done = 0;
  private gain = 0;

  constructor(personCount: number) {
    this.next = new Uint32Array(personCount);
  }

  push(gain: number, person: number): void {
    if (gain >= this.first.length) {
      const larger = new Uint32Array(gain * 2);
      larger.set(this.first);
      this.first = larger;
    }
    if (gain > this.gain) this.gain = gain;
    this.next[person] = this.first[gain]!;
    this.first[gain] = person + 1;
  }

  /** The person whose present gain is largest, or undefined when nobody gains anything. */
  popBest(gainOf: (person: number) => number): number | undefined {
    for (;;) {
      while (this.done < this.due.length) {
        const person = this.due[this.done++]!;
        const gain = gainOf(person);
        if (gain === this.gain) return person;
        if (gain > 0) this.push(gain, person);
      }
      while (this.gain > 0 && this.first[this.gain] === 0) this.gain--;
      if (this.gain === 0) return undefined;
      this.takeList();
    }
  }

  private takeList(): void {
    let count = 0;
    for (let p = this.first[this.gain]!; p > 0; p = this.next[p - 1]!) count++;
    this.due = new Uint32Array(count);
    this.done = 0;
    for (let p = this.first[this.gain]!; p > 0; p = this.next[p - 1]!) this.due[this.done++] = p - 1;
    this.first[this.gain] = 0;
    this.done = 0;
    this.due.sort();
  }
}
