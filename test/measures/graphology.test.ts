import louvain from "graphology-communities-louvain";
import { DirectedGraph, UndirectedGraph } from "graphology";
import betweenness from "graphology-metrics/centrality/betweenness.js";
import closeness from "graphology-metrics/centrality/closeness.js";
import hits from "graphology-metrics/centrality/hits.js";
import pagerank from "graphology-metrics/centrality/pagerank.js";
import modularity from "graphology-metrics/graph/modularity.js";
import { expect, test } from "vitest";
import { createRandom } from "../../src/core/random.ts";
import { viewAsGraph } from "../../src/network/graphology-view.ts";
import { compute, largestDifference } from "./compute.ts";
import { sampleNetworks, type Sample } from "./random-networks.ts";

const samples = sampleNetworks(100, 30).filter((sample) => sample.network.tieCount > 0);

/** The same network as a real graphology graph. */
function graphOf({ n, matrix, directed }: Sample): DirectedGraph | UndirectedGraph {
  const graph = directed ? new DirectedGraph() : new UndirectedGraph();
  for (let p = 0; p < n; p++) graph.addNode(p);
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < n; j++) if (matrix[i]![j]! > 0 && (directed || i < j)) graph.addEdge(i, j, { weight: matrix[i]![j]! });
  }
  return graph;
}

const inOrder = (mapping: Record<string, number>): number[] => Object.keys(mapping).map((_, p) => mapping[p]!);

test("graphology's own measures agree, on its graphs and through the view", async () => {
  for (const sample of samples) {
    const ours = await compute("betweenness", sample.network);
    const classic = await compute("closenessClassic", sample.network);
    const rank = await compute("pagerank", sample.network);
    for (const graph of [graphOf(sample), viewAsGraph(sample.network)]) {
      expect(largestDifference(inOrder(betweenness(graph, { getEdgeWeight: null, normalized: false })), ours), sample.name).toBeLessThan(1e-9);
      expect(largestDifference(inOrder(closeness(graph, { wassermanFaust: true })), classic), sample.name).toBeLessThan(1e-9);
      const theirs = inOrder(pagerank(graph, { getEdgeWeight: "weight", tolerance: 1e-15, maxIterations: 5000 }));
      expect(largestDifference(theirs, rank), sample.name).toBeLessThan(1e-9);
    }
  }
});

test("graphology's hubs agree where its iteration is fine enough to tell", async () => {
  for (const sample of samples.filter(({ directed }) => directed).slice(0, 20)) {
    const theirs = hits(viewAsGraph(sample.network), { getEdgeWeight: "weight", tolerance: 1e-13, maxIterations: 20_000, normalize: true });
    const ours = await compute("hub", sample.network);
    inOrder(theirs.hubs).forEach((value, p) => expect(value, sample.name).toBeCloseTo(ours[p]!, 9));
  }
});

test("Louvain and modularity give the same bits through the view as on a graph", () => {
  for (const sample of samples.filter(({ directed }) => !directed)) {
    const options = (): { rng: () => number } => {
      const random = createRandom(7);
      return { rng: () => random.next() };
    };
    const view = viewAsGraph(sample.network);
    const graph = graphOf(sample);
    const labels = louvain(view, options());
    expect(labels).toEqual(louvain(graph, options()));
    const partition = { getNodeCommunity: (node: string) => labels[node]! };
    expect(modularity(view, partition)).toBe(modularity(graph, partition));
    expect(modularity.dense(view, partition)).toBeCloseTo(modularity(view, partition), 12);
  }
});

test("the view refuses to be written to", () => {
  const view = viewAsGraph(samples[0]!.network);
  expect(() => view.dropNode("0")).toThrow("cannot be changed");
  expect(() => view.addUndirectedEdgeWithKey("a", "0", "1")).toThrow("cannot be changed");
});
