import type { RankSnapshot } from "../../src/exports/snapshot.ts";

/** Three people, two ties, one measure more than the fixed ones; `change` replaces what a test is about. */
export function tinySnapshot(change: Partial<RankSnapshot> = {}): RankSnapshot {
  return {
    version: "1.2.3",
    recipe: "abc",
    options: { measure: "impressions", share: 0.8, topics: [], cutTop: null, undirected: false },
    input: { files: [{ name: "talk.csv", format: "csv", rowsRead: 4, rowsKept: 3, rowsSetAside: 1 }], rowsRead: 4, rowsKept: 3, rowsSetAside: 1 },
    network: { people: 3, silent: 1, ties: 2, messages: 3, selfMessages: 0, totalWeight: 3, reciprocity: 1 },
    communities: null,
    estimated: null,
    measure: "impressions",
    audience: "delivered",
    audienceWhy: "Messages name their recipients.",
    share: 0.8,
    topics: [],
    population: 3,
    connectors: { count: 1, share: 1 / 3, gini: Number.NaN, tiedIn: 1, tiedOut: 0 },
    mavens: null,
    both: 0,
    either: 1,
    people: tinyPeople(["ann", "bob", "cy"], ["Ann", "Bob", "Cy"]),
    ties: {
      isUndirected: false,
      from: Uint32Array.of(0, 1),
      to: Uint32Array.of(1, 0),
      messages: Uint32Array.of(2, 1),
      weight: Float64Array.of(2, 0.5),
      first: Float64Array.of(1082040961000, Number.NaN),
      last: Float64Array.of(1082040961250, Number.NaN),
      reciprocal: Uint8Array.of(1, 1),
    },
    privacy: null,
    setAside: [{ file: "talk.csv", row: 3, line: 4, column: "to", value: "", code: "to-empty", reason: "no recipient, so no tie" }],
    ...change,
  };
}

/** Ann before Bob; the third has no value. */
export function tinyPeople(ids: readonly string[], names: readonly string[]): RankSnapshot["people"] {
  return {
    order: Uint32Array.of(0, 1, 2),
    ids,
    names,
    roles: ["connector", "neither", "neither"],
    isOurs: Uint8Array.of(0, 0, 0),
    rank: Float64Array.of(1, 2, Number.NaN),
    value: Float64Array.of(2, 0.1 + 0.2, Number.NaN),
    impressions: Float64Array.of(2, 0.1 + 0.2, Number.NaN),
    posts: Float64Array.of(2, 1, 0),
    inDegree: Uint32Array.of(1, 1, 0),
    outDegree: Uint32Array.of(1, 1, 0),
    inStrength: Float64Array.of(0.5, 2, 0),
    outStrength: Float64Array.of(2, 0.5, 0),
    measures: [{ id: "closeness", values: Float64Array.of(1, Number.POSITIVE_INFINITY, 1e-320) }],
  };
}

export function textOf(bytes: Uint8Array): string {
  return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
}
