import { afterEach, expect, vi } from "vitest";
import { measures } from "../../src/measures/registry.ts";
import { rankPeople } from "../../src/core/ranking.ts";
import { compute, difference, networkOf, type ComputeOptions } from "./compute.ts";
import { dataTest } from "./real-data.ts";

interface OracleGraph {
  readonly name: string;
  readonly directed: boolean;
  readonly n: number;
  readonly edges: readonly (readonly [number, number, number])[];
  readonly measures: Readonly<Record<string, readonly (number | null)[]>>;
}

// 1,373 graphs, twice: a busy machine takes its time.
vi.setConfig({ testTimeout: 300_000 });
afterEach(() => {
  vi.unstubAllGlobals();
});

/** Measure of the oracle → ours with its options. */
const columns: Readonly<Record<string, readonly [string, ComputeOptions]>> = {
  in_degree: ["inDegree", {}],
  out_degree: ["outDegree", {}],
  degree: ["degree", {}],
  in_strength: ["inStrength", {}],
  out_strength: ["outStrength", {}],
  strength: ["strength", {}],
  betweenness: ["betweenness", {}],
  betweenness_w: ["betweenness", { weights: "on" }],
  closeness: ["closenessClassic", {}],
  closeness_w: ["closenessClassic", { weights: "on" }],
  harmonic_in: ["harmonicIn", {}],
  harmonic_in_w: ["harmonicIn", { weights: "on" }],
  harmonic_out: ["closeness", {}],
  harmonic_out_w: ["closeness", { weights: "on" }],
  pagerank: ["pagerank", { weights: "off" }],
  pagerank_w: ["pagerank", {}],
  core: ["core", {}],
  clustering: ["clustering", {}],
  eigenvector_w: ["eigenvector", {}],
  constraint_w: ["constraint", { weights: "on" }],
};

/** Figures of a whole network, not of people: nothing here answers to them. */
const wholeNetwork = new Set(["wcc", "scc", "reciprocity"]);

/** igraph 1.0.0, Graph.betweenness(directed=False, weights=[1/w, …]) on this very graph; the oracle holds NetworkX's exact comparison. */
const karateWeightedBetweenness = [
  209, 36, 177, 32, 0, 16.5, 15.5, 0, 72, 0, 0.5, 0, 0, 29, 0, 0, 0, 0, 0, 0, 0, 0, 0, 6, 0, 9, 0, 17.5, 0, 6, 0, 47.5, 83.5, 174,
];

for (const path of ["compiled", "plain"] as const) {
  dataTest("corpora/centrality-oracle/oracle.json.gz", `${path}: every measure of every oracle graph agrees within 1e-9 of its value, and so do the ranks`, async (text) => {
    if (path === "plain") vi.stubGlobal("WebAssembly", undefined);
    const { graphs } = JSON.parse(text) as { graphs: readonly OracleGraph[] };
    expect(graphs.length).toBe(1373);
    const faults: string[] = [];
    let compared = 0;
    for (const graph of graphs) {
      const network = networkOf(graph.n, graph.edges, !graph.directed);
      for (const [name, expected] of Object.entries(graph.measures)) {
        if (wholeNetwork.has(name)) continue;
        const [id, options] = columns[name]!;
        const wanted = graph.name === "karate" && name === "betweenness_w" ? karateWeightedBetweenness : expected.map((value) => value ?? Number.NaN);
        const found = await compute(id, network, options);
        found.forEach((value, p) => {
          compared++;
          if (difference(value, wanted[p]!) > 1e-9) faults.push(`${graph.name} ${name} ${p}: ${value} instead of ${wanted[p]}`);
        });
        const better = measures.find((measure) => measure.id === id)!.better;
        const ours = rankPeople(Float64Array.from(found), better);
        const theirs = rankPeople(Float64Array.from(wanted), better);
        if (ours.order.join() !== theirs.order.join() || ours.rank.join() !== theirs.rank.join()) faults.push(`${graph.name} ${name}: ranks`);
      }
    }
    expect(faults.slice(0, 20)).toEqual([]);
    expect(compared).toBeGreaterThan(180_000);
  });
}
