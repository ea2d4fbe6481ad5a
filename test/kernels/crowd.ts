import type { Network } from "../../src/core/network.ts";
import { createRandom } from "../../src/core/random.ts";
import { buildNetwork } from "../../src/network/csr.ts";

/** A made-up directed network: a few talk far more than the others, circles of 20 people, fractional weights, people without ties. */
export function crowd(people: number, ties: number, seed: number, weights: readonly number[] = [0.1, 0.7, 1, 2, 3.3]): Network {
  const random = createRandom(seed);
  const someone = (): number => Math.floor(people * random.next() * random.next());
  const from = Uint32Array.from({ length: ties }, someone);
  const to = from.map((person) => (random.next() < 0.6 ? Math.min(people - 1, person - (person % 20) + random.below(20)) : someone()));
  const weight = Float64Array.from({ length: ties }, () => weights[random.below(weights.length)]!);
  return buildNetwork(people, from, to, weight, { undirected: false });
}
