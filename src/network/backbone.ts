import type { Csr, Network } from "../core/network.ts";

/**
 * How far each tie is from what chance would give one of its two people: the disparity filter of Serrano, Boguñá and Vespignani (2009).
 *
 * A person with k ties of total weight s who spreads it at random would give a tie of weight w or more with probability
 * (1 − w/s)^(k − 1). Outgoing and incoming ties count apart in a directed network. The smaller of the two ends' values counts: a tie
 * stands out where it does for either person. A person's only tie says nothing about that person (1).
 *
 * @returns a value in 0 … 1 per entry of `network.outgoing`, in its order; small = stands out. Ties of weight 1 throughout give equal
 * values to all ties of a person. Cost O(m log(max degree)).
 */
export function disparity(network: Network): Float64Array {
  const { outgoing, incoming, personCount } = network;
  const value = new Float64Array(outgoing.of.length).fill(1);
  const strength = { out: strengths(outgoing), into: network.directed ? strengths(incoming) : undefined };
  const into = strength.into ?? strength.out;
  const side = network.directed ? incoming : outgoing;
  for (let p = 0; p < personCount; p++) {
    const count = outgoing.start[p + 1]! - outgoing.start[p]!;
    for (let i = outgoing.start[p]!; i < outgoing.start[p + 1]!; i++) {
      const other = outgoing.of[i]!;
      const weight = outgoing.weight?.[i] ?? 1;
      const otherCount = side.start[other + 1]! - side.start[other]!;
      value[i] = Math.min(chanceOf(weight / strength.out[p]!, count), chanceOf(weight / into[other]!, otherCount));
    }
  }
  return value;
}

/** (1 − share)^(ties − 1); 1 where there is only one tie. */
function chanceOf(share: number, ties: number): number {
  if (ties < 2) return 1;
  // Whole powers by squaring: the same bits in every engine, unlike Math.pow.
  let result = 1;
  let base = Math.max(0, 1 - share);
  for (let power = ties - 1; power > 0; power = Math.floor(power / 2)) {
    if (power % 2 === 1) result *= base;
    base *= base;
  }
  return result;
}

function strengths({ start, weight }: Csr): Float64Array {
  const sums = new Float64Array(start.length - 1);
  for (let p = 0; p < sums.length; p++) for (let i = start[p]!; i < start[p + 1]!; i++) sums[p]! += weight?.[i] ?? 1;
  return sums;
}
