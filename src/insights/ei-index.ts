import type { Network } from "../core/network.ts";
import { NONE } from "../core/talk-log.ts";
import { simpleUnion } from "../network/undirected-union.ts";

/** Inside or outside the group: how far connections lead out. */
export interface EiIndex {
  /** (external − internal) ÷ (external + internal) over all pairs: −1 all inside, +1 all outside; NaN without a pair. */
  readonly overall: number;
  readonly internal: number;
  readonly external: number;
  /** Pairs with an end in no group: they are left out. */
  readonly unknown: number;
  /** By group: of the pairs with an end in it. */
  readonly byGroup: Float64Array;
}

/**
 * E-I index (Krackhardt and Stern 1988) on the simple undirected union, weight 1: a pair counts once, whether one or both of them write.
 * `groupOf[p]` is NONE for people in no group. Cost O(n + m).
 */
export function measureEi(network: Network, groupOf: Uint32Array, groupCount: number): EiIndex {
  const { start, of } = simpleUnion(network).outgoing;
  const inside = new Float64Array(groupCount);
  const outside = new Float64Array(groupCount);
  let internal = 0;
  let external = 0;
  let unknown = 0;
  for (let p = 0; p < network.personCount; p++) {
    for (let i = start[p]!; i < start[p + 1]!; i++) {
      const other = of[i]!;
      if (other < p) continue;
      const [a, b] = [groupOf[p]!, groupOf[other]!];
      if (a === NONE || b === NONE) unknown++;
      else if (a === b) {
        internal++;
        inside[a]!++;
      } else {
        external++;
        outside[a]!++;
        outside[b]!++;
      }
    }
  }
  return { overall: indexOf(external, internal), internal, external, unknown, byGroup: inside.map((count, group) => indexOf(outside[group]!, count)) };
}

function indexOf(external: number, internal: number): number {
  return external + internal === 0 ? Number.NaN : (external - internal) / (external + internal);
}
