import modularity from "graphology-metrics/graph/modularity.js";
import type { Network } from "../core/network.ts";
import { viewAsGraph } from "../network/graphology-view.ts";

/**
 * Modularity (Newman 2006, resolution 1) of a partition of an undirected network, with its weights: how much more of the talk stays
 * inside the groups than chance would have it. `labels[p]` is the group of person p. NaN without ties. Cost O(n + m).
 */
export function measureModularity(union: Network, labels: ArrayLike<number>): number {
  if (union.tieCount === 0) return Number.NaN;
  const { weight } = union.outgoing;
  return modularity(viewAsGraph(union), {
    getNodeCommunity: (node) => labels[Number(node)]!,
    getEdgeWeight: (edge) => (weight === undefined ? 1 : weight[Number(edge)]!),
  });
}
