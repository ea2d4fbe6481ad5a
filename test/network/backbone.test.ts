import { expect, test } from "vitest";
import { disparity } from "../../src/network/backbone.ts";
import { networkOf, randomTies, type Tie } from "./drawn-networks.ts";

test("a person's only tie says nothing, of two equal ones each is a coin flip", () => {
  // 0 → 1 alone; 2 → 3 and 2 → 4 with half each: (1 − 1/2)^(2 − 1).
  const network = networkOf(5, [[0, 1, 7], [2, 3, 4], [2, 4, 4]], true);
  expect([...disparity(network)]).toEqual([1, 0.5, 0.5]);
});

test("a tie stands out where it does for either end", () => {
  // For 0 the tie to 3 is one of three equal ones: (2/3)² = 4/9. For 3 it is 10 of 11: (1/11)¹.
  const network = networkOf(5, [[0, 1, 10], [0, 2, 10], [0, 3, 10], [4, 3, 1]], true);
  const [toOne, toTwo, toThree, weak] = disparity(network);
  expect(toOne).toBeCloseTo(4 / 9, 14);
  expect(toTwo).toBeCloseTo(4 / 9, 14);
  expect(toThree).toBeCloseTo(1 / 11, 14);
  expect(weak).toBeCloseTo(10 / 11, 14);
});

test.each([1, 2, 3])("values are one minus the integral of the paper, integrated by number (seed %i)", (seed) => {
  for (const directed of [true, false]) {
    const ties: readonly Tie[] = randomTies(12, 0.3, seed).filter(([a, b]) => directed || a < b);
    const network = networkOf(12, ties, directed);
    const value = disparity(network);
    for (let p = 0; p < 12; p++) {
      for (let i = network.outgoing.start[p]!; i < network.outgoing.start[p + 1]!; i++) {
        const q = network.outgoing.of[i]!;
        const weight = network.outgoing.weight?.[i] ?? 1;
        const mine = integrated(weight / sum(network.outgoing, p), degree(network.outgoing, p));
        const theirs = integrated(weight / sum(network.incoming, q), degree(network.incoming, q));
        expect(value[i]).toBeCloseTo(Math.min(mine, theirs), 6);
      }
    }
  }
});

type Rows = Parameters<typeof disparity>[0]["outgoing"];

function degree(rows: Rows, p: number): number {
  return rows.start[p + 1]! - rows.start[p]!;
}

function sum(rows: Rows, p: number): number {
  let total = 0;
  for (let i = rows.start[p]!; i < rows.start[p + 1]!; i++) total += rows.weight?.[i] ?? 1;
  return total;
}

/** 1 − (k − 1) ∫₀^p (1 − x)^(k − 2) dx, equation 2 of Serrano et al. 2009, by Simpson's rule. */
function integrated(share: number, k: number): number {
  if (k < 2) return 1;
  const steps = 2000;
  let area = 0;
  for (let i = 0; i <= steps; i++) area += (1 - (share * i) / steps) ** (k - 2) * (i === 0 || i === steps ? 1 : i % 2 === 1 ? 4 : 2);
  return 1 - (k - 1) * ((area * share) / (3 * steps));
}
