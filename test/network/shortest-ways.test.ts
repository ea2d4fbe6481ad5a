import { expect, test } from "vitest";
import { unattended } from "../../src/core/task.ts";
import { shortestWays, weightBetween } from "../../src/network/shortest-ways.ts";
import { undirectedUnion } from "../../src/network/undirected-union.ts";
import { networkOf, randomTies, type Tie } from "./drawn-networks.ts";

const byStrength = (weight: number): number => 1 / weight;
const bySteps = (): number => 1;

function ways(n: number, ties: readonly Tie[], from: number, to: number, options: { most?: number; costOf?: (weight: number) => number; closed?: readonly number[] } = {}) {
  const union = undirectedUnion(networkOf(n, ties, true));
  const isClosed = Uint8Array.from({ length: n }, (_, p) => (options.closed?.includes(p) === true ? 1 : 0));
  return shortestWays({ ties: union.outgoing, from, to, most: options.most ?? 3, costOf: options.costOf ?? bySteps, isClosed }, unattended);
}

test("the fewest steps, then the next way; a weak short cut loses where strength counts", async () => {
  const ties: readonly Tie[] = [[0, 1, 8], [1, 2, 8], [0, 2, 1]];
  expect(await ways(3, ties, 0, 2)).toEqual([{ people: [0, 2], cost: 1 }, { people: [0, 1, 2], cost: 2 }]);
  expect(await ways(3, ties, 0, 2, { costOf: byStrength })).toEqual([{ people: [0, 1, 2], cost: 0.25 }, { people: [0, 2], cost: 1 }]);
});

test("no way, oneself, and people no way leads through", async () => {
  expect(await ways(4, [[0, 1, 1], [2, 3, 1]], 0, 3)).toEqual([]);
  expect(await ways(2, [[0, 1, 1]], 0, 0)).toEqual([]);
  expect(await ways(3, [[0, 1, 1], [1, 2, 1]], 0, 2, { closed: [1] })).toEqual([]);
  // The ends themselves may be closed.
  expect(await ways(3, [[0, 1, 1], [1, 2, 1]], 0, 2, { closed: [0, 2] })).toEqual([{ people: [0, 1, 2], cost: 2 }]);
});

test.each([1, 2, 3, 4, 5, 6])("as many ways as asked, the cheapest of all that there are (seed %i)", async (seed) => {
  for (const costOf of [bySteps, byStrength]) {
    const ties = randomTies(8, 0.25, seed);
    const union = undirectedUnion(networkOf(8, ties, true)).outgoing;
    for (let to = 1; to < 8; to++) {
      const all = everyWay(union, 0, to).map((people) => people.slice(1).reduce((cost, person, i) => cost + costOf(weightBetween(union, people[i]!, person)), 0)).sort((a, b) => a - b);
      const found = await ways(8, ties, 0, to, { most: 6, costOf });
      expect(found.length).toBe(Math.min(6, all.length));
      found.forEach(({ cost, people }, i) => {
        expect(cost).toBeCloseTo(all[i]!, 12);
        expect(new Set(people).size).toBe(people.length);
      });
      expect(new Set(found.map(({ people }) => people.join())).size).toBe(found.length);
    }
  }
});

/** All ways without a person twice, by brute force. */
function everyWay({ start, of }: Parameters<typeof weightBetween>[0], from: number, to: number): number[][] {
  const found: number[][] = [];
  const walk = (way: readonly number[]): void => {
    const last = way.at(-1)!;
    if (last === to) {
      found.push([...way]);
      return;
    }
    for (let i = start[last]!; i < start[last + 1]!; i++) if (!way.includes(of[i]!)) walk([...way, of[i]!]);
  };
  walk([from]);
  return found;
}
