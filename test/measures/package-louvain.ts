import louvain from "graphology-communities-louvain";
import type { Network } from "../../src/core/network.ts";
import type { Random } from "../../src/core/random.ts";
import { viewAsGraph } from "../../src/network/graphology-view.ts";

/** One run of graphology-communities-louvain on the view of an undirected network: a group number per person. */
export function partitionByPackage(union: Network, random: Random): Uint32Array {
  const { weight } = union.outgoing;
  const mapping = louvain(viewAsGraph(union), {
    getEdgeWeight: (edge) => (weight === undefined ? 1 : weight[Number(edge)]!),
    rng: () => random.next(),
  });
  return Uint32Array.from({ length: union.personCount }, (_, p) => mapping[p]!);
}
