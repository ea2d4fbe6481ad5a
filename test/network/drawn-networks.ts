import { createRandom } from "../../src/core/random.ts";
import type { Csr, Network } from "../../src/core/network.ts";

/** A tie of a test network: from, to, weight. */
export type Tie = readonly [number, number, number];

/** A network from ties without repeats or loops; undirected pairs are given once. */
export function networkOf(personCount: number, ties: readonly Tie[], directed: boolean): Network {
  const flipped = ties.map(([a, b, w]): Tie => [b, a, w]);
  const outgoing = rowsOf(personCount, directed ? ties : [...ties, ...flipped]);
  return { directed, personCount, tieCount: ties.length, outgoing, incoming: directed ? rowsOf(personCount, flipped) : outgoing };
}

/** Random directed ties, every pair with the given chance, whole weights 1 … 5. */
export function randomTies(personCount: number, chance: number, seed: number): Tie[] {
  const random = createRandom(seed);
  const ties: Tie[] = [];
  for (let a = 0; a < personCount; a++) {
    for (let b = 0; b < personCount; b++) {
      if (a !== b && random.next() < chance) ties.push([a, b, 1 + random.below(5)]);
    }
  }
  return ties;
}

function rowsOf(personCount: number, ties: readonly Tie[]): Csr {
  const sorted = ties.toSorted((a, b) => a[0] - b[0] || a[1] - b[1]);
  const start = new Uint32Array(personCount + 1);
  for (const [a] of sorted) start[a + 1]!++;
  for (let p = 0; p < personCount; p++) start[p + 1]! += start[p]!;
  return { start, of: Uint32Array.from(sorted, (tie) => tie[1]), weight: Float64Array.from(sorted, (tie) => tie[2]) };
}
