import fc from "fast-check";
import { expect, test } from "vitest";
import { coverGreedily } from "../../src/insights/coverage.ts";
import { buildNetwork } from "../../src/network/csr.ts";

const networkOf = (n: number, ties: readonly (readonly [number, number])[]) =>
  buildNetwork(n, Uint32Array.from(ties, (t) => t[0]), Uint32Array.from(ties, (t) => t[1]), undefined, { undirected: false });
const everyone = (n: number) => ({ share: 1, limit: n, isLeftOut: new Uint8Array(n), coversSelf: false });

test("the first pick reaches most, the next one most of the rest", () => {
  const network = networkOf(7, [[0, 1], [0, 2], [0, 3], [4, 2], [4, 3], [4, 5], [6, 5]]);
  const found = coverGreedily(network, everyone(7));
  expect([...found.chosen]).toEqual([0, 4]);
  expect([...found.covered]).toEqual([3, 4]);
  expect(found.reachable).toBe(4);
});

test("it stops at the share asked for", () => {
  const network = networkOf(6, [[0, 1], [0, 2], [0, 3], [0, 4], [1, 5]]);
  expect([...coverGreedily(network, { ...everyone(6), share: 0.8 }).chosen]).toEqual([0]);
});

test("who is left out is neither chosen nor needs to be reached", () => {
  const network = networkOf(4, [[0, 1], [0, 2], [3, 1], [1, 3]]);
  const found = coverGreedily(network, { ...everyone(4), isLeftOut: Uint8Array.from([1, 0, 0, 0]) });
  expect([...found.chosen]).toEqual([1, 3]);
  expect(found.reachable).toBe(3);
  expect(found.covered.at(-1)).toBe(2);
});

test("a network without ties gives nobody", () => {
  expect(coverGreedily(networkOf(3, []), everyone(3))).toMatchObject({ chosen: new Uint32Array(0), reachable: 0 });
});

test("every pick has the largest gain there is, ties by number, as plain greedy search finds it", () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.nat(11), fc.nat(11)), { maxLength: 40 }), fc.boolean(), (ties, coversSelf) => {
      const network = networkOf(12, ties);
      const found = coverGreedily(network, { ...everyone(12), coversSelf });
      const targets = new Set(coversSelf ? Array.from({ length: 12 }, (_, p) => p) : ties.filter(([a, b]) => a !== b).map(([, b]) => b));
      const left = new Set(targets);
      const reachedBy = (p: number): Set<number> => new Set([...ties.filter(([a, b]) => a === p && a !== b).map(([, b]) => b), ...(coversSelf ? [p] : [])]);
      for (const chosen of found.chosen) {
        const gains = Array.from({ length: 12 }, (_, p) => [...reachedBy(p)].filter((q) => left.has(q)).length);
        expect(chosen).toBe(gains.indexOf(Math.max(...gains)));
        for (const q of reachedBy(chosen)) left.delete(q);
      }
      expect(left.size).toBe(0);
    }),
    { seed: 9, numRuns: 200 },
  );
});
