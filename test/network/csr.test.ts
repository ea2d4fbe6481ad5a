import { expect, test } from "vitest";
import type { Csr, Network } from "../../src/core/network.ts";
import { createRandom } from "../../src/core/random.ts";
import { buildNetwork, transpose } from "../../src/network/csr.ts";
import { simpleUnion, undirectedUnion, withoutWeights } from "../../src/network/undirected-union.ts";

type Entry = readonly [from: number, to: number, weight: number];

function build(n: number, entries: readonly Entry[], undirected = false): Network {
  return buildNetwork(
    n,
    Uint32Array.from(entries, (entry) => entry[0]),
    Uint32Array.from(entries, (entry) => entry[1]),
    Float64Array.from(entries, (entry) => entry[2]),
    { undirected },
  );
}

/** The ties written out, for comparing. */
function rows(ties: Csr): number[][] {
  return Array.from({ length: ties.start.length - 1 }, (_, p) => p).flatMap((p) =>
    Array.from(ties.of.subarray(ties.start[p]!, ties.start[p + 1]!), (other, i) => [p, other, ties.weight?.[ties.start[p]! + i] ?? 1]),
  );
}

test("ties are sorted, doubles summed, ties to oneself dropped", () => {
  const network = build(3, [[2, 0, 1], [0, 2, 1], [0, 1, 2], [1, 1, 7], [0, 2, 4]]);
  expect(rows(network.outgoing)).toEqual([[0, 1, 2], [0, 2, 5], [2, 0, 1]]);
  expect(rows(network.incoming)).toEqual([[0, 2, 1], [1, 0, 2], [2, 0, 5]]);
  expect([network.directed, network.personCount, network.tieCount]).toEqual([true, 3, 3]);
});

test("weights are left out where every tie weighs exactly 1", () => {
  expect(build(2, [[0, 1, 1]]).outgoing.weight).toBeUndefined();
  expect(build(2, [[0, 1, 0.5], [0, 1, 0.5]]).incoming.weight).toBeUndefined();
  expect(build(2, [[0, 1, 1], [0, 1, 1]]).outgoing.weight).toEqual(Float64Array.of(2));
  expect(buildNetwork(2, Uint32Array.of(0, 0), Uint32Array.of(1, 1), undefined, { undirected: false }).outgoing.weight).toEqual(Float64Array.of(2));
});

test("undirected: one tie per pair, w(a→b) + w(b→a), seen from both ends", () => {
  const network = build(3, [[1, 0, 2], [0, 1, 3], [2, 1, 1]], true);
  expect(rows(network.outgoing)).toEqual([[0, 1, 5], [1, 0, 5], [1, 2, 1], [2, 1, 1]]);
  expect(network.incoming).toBe(network.outgoing);
  expect([network.directed, network.tieCount]).toEqual([false, 2]);
});

test("no people, no ties, people without ties", () => {
  expect(build(0, []).outgoing.start).toEqual(Uint32Array.of(0));
  expect(build(3, []).outgoing.start).toEqual(Uint32Array.of(0, 0, 0, 0));
  expect(build(3, [[1, 1, 1]], true).tieCount).toBe(0);
});

test("fractional weights give the same bits in every order of the rows", () => {
  const parts = [0.1, 0.2, 0.3, 1e-9, 7.7, 1e5 / 3, 0.7];
  const random = createRandom(5);
  const first = build(2, parts.map((w): Entry => [0, 1, w])).outgoing.weight!;
  for (let k = 0; k < 200; k++) {
    const order = parts.map((w) => ({ w, key: random.next() })).sort((a, b) => a.key - b.key);
    expect(build(2, order.map(({ w }): Entry => [0, 1, w])).outgoing.weight).toEqual(first);
    const flipped = order.map(({ w }, i): Entry => (i % 2 === 0 ? [0, 1, w] : [1, 0, w]));
    expect(build(2, flipped, true).outgoing.weight![0]).toBe(build(2, parts.map((w): Entry => [0, 1, w]), true).outgoing.weight![0]);
  }
});

test("against a table of sums, on 300 seeded random lists of ties", () => {
  for (let seed = 0; seed < 300; seed++) {
    const random = createRandom(seed);
    const n = 1 + random.below(9);
    const entries = Array.from({ length: random.below(60) }, (): Entry => [random.below(n), random.below(n), 1 + random.below(3)]);
    for (const undirected of [false, true]) {
      const table = new Map<string, number>();
      for (const [a, b, w] of entries) {
        if (a === b) continue;
        for (const key of undirected ? [`${a} ${b}`, `${b} ${a}`] : [`${a} ${b}`]) table.set(key, (table.get(key) ?? 0) + w);
      }
      const expected = [...table].map(([key, w]) => [...key.split(" ").map(Number), w]).sort((x, y) => x[0]! - y[0]! || x[1]! - y[1]!);
      const network = build(n, entries, undirected);
      expect(rows(network.outgoing), `seed ${seed}`).toEqual(expected);
      expect(rows(transpose(network.outgoing))).toEqual(rows(network.incoming));
      expect(network.tieCount).toBe(undirected ? expected.length / 2 : expected.length);
    }
  }
});

test("the input columns are left as they were", () => {
  const weight = Float64Array.of(0.3, 0.1, 0.2);
  buildNetwork(2, Uint32Array.of(1, 1, 1), Uint32Array.of(0, 0, 0), weight, { undirected: true });
  expect(weight).toEqual(Float64Array.of(0.3, 0.1, 0.2));
});

test("what is no tie is refused: unknown people, weights that are not above 0, sums beyond all numbers", () => {
  expect(() => build(2, [[0, 2, 1]])).toThrow(expect.objectContaining({ code: "tie-out-of-range" }));
  for (const w of [0, -1, NaN]) expect(() => build(2, [[0, 1, w]])).toThrow(expect.objectContaining({ code: "tie-weight" }));
  expect(() => build(3, [[0, 1, 1e308], [1, 2, 1e308]])).toThrow(expect.objectContaining({ code: "weight-overflow", kind: "data" }));
  expect(() => buildNetwork(2, Uint32Array.of(0), Uint32Array.of(), undefined, { undirected: false })).toThrow(expect.objectContaining({ code: "tie-columns" }));
});

test("the union adds both directions; the simple union counts a pair once", () => {
  const network = build(4, [[0, 1, 2], [1, 0, 3], [2, 1, 1]]);
  expect(rows(undirectedUnion(network).outgoing)).toEqual([[0, 1, 5], [1, 0, 5], [1, 2, 1], [2, 1, 1]]);
  expect(undirectedUnion(network).tieCount).toBe(2);
  expect(rows(simpleUnion(network).outgoing)).toEqual([[0, 1, 1], [1, 0, 1], [1, 2, 1], [2, 1, 1]]);
  expect(simpleUnion(network).outgoing.weight).toBeUndefined();
  expect(rows(undirectedUnion(withoutWeights(network)).outgoing), "without weights a two-way tie weighs 2").toEqual([[0, 1, 2], [1, 0, 2], [1, 2, 1], [2, 1, 1]]);
});

test("an undirected network is its own union, and stays one object from both ends without weights", () => {
  const network = build(2, [[0, 1, 3]], true);
  expect(undirectedUnion(network)).toBe(network);
  const bare = withoutWeights(network);
  expect(bare.incoming).toBe(bare.outgoing);
});

test("a million ties in any order become one sorted network", () => {
  const random = createRandom(1);
  const n = 100_000;
  const from = Uint32Array.from({ length: 1_000_000 }, () => random.below(n));
  const to = Uint32Array.from({ length: 1_000_000 }, () => random.below(n));
  const network = buildNetwork(n, from, to, undefined, { undirected: false });
  for (let p = 0; p < n; p++) {
    for (let i = network.outgoing.start[p]! + 1; i < network.outgoing.start[p + 1]!; i++) if (network.outgoing.of[i - 1]! >= network.outgoing.of[i]!) expect.fail(`person ${p} is not sorted`);
  }
  expect(network.tieCount).toBeGreaterThan(990_000);
});
