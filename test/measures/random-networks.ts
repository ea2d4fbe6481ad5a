import type { Network } from "../../src/core/network.ts";
import { createRandom } from "../../src/core/random.ts";
import { networkOf, type Tie } from "./compute.ts";
import type { Matrix } from "./naive.ts";

export interface Sample {
  readonly name: string;
  readonly directed: boolean;
  readonly n: number;
  readonly ties: readonly Tie[];
  readonly network: Network;
  /** The same network, filled in from `ties` without any code of ours. */
  readonly matrix: Matrix;
}

/** Small random networks, half of them directed; weights from a few values, so that paths of equal length happen. */
export function sampleNetworks(count: number, largest = 8): Sample[] {
  return Array.from({ length: count }, (_, seed) => {
    const random = createRandom(1000 + seed);
    const directed = seed % 2 === 0;
    const n = 2 + random.below(largest - 1);
    const density = 0.15 + 0.6 * random.next();
    const values = [[1], [1, 2, 4], [1, 2, 3, 6], [0.1, 0.2, 0.3, 0.7]][random.below(4)]!;
    const ties: Tie[] = [];
    const matrix = Array.from({ length: n }, () => Array.from({ length: n }, () => 0));
    for (let i = 0; i < n; i++) {
      for (let j = 0; j < n; j++) {
        if (i === j || (!directed && i > j) || random.next() >= density) continue;
        const weight = values[random.below(values.length)]!;
        ties.push([i, j, weight]);
        matrix[i]![j]! += weight;
        if (!directed) matrix[j]![i]! += weight;
      }
    }
    return { name: `seed ${1000 + seed}`, directed, n, ties, network: networkOf(n, ties, !directed), matrix };
  });
}
