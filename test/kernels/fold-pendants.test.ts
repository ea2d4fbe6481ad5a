import { expect, test } from "vitest";
import { createRandom } from "../../src/core/random.ts";
import { unattended } from "../../src/core/task.ts";
import { computeBetweenness } from "../../src/kernels/betweenness.ts";
import { foldPendants } from "../../src/kernels/fold-pendants.ts";
import { difference, networkOf, type Tie } from "../measures/compute.ts";
import * as naive from "../measures/naive.ts";

const betweenness = async (n: number, ties: readonly Tie[], undirected = false): Promise<number[]> => Array.from(await computeBetweenness(networkOf(n, ties, undirected), unattended));

test("a star is folded away whole: its middle is passed by every pair of others", async () => {
  const ties: Tie[] = [[0, 1], [0, 2], [0, 3], [0, 4]];
  const folded = await foldPendants(networkOf(5, ties, true));
  expect(folded.personOf.length).toBe(0);
  expect(folded.folds.person.length).toBe(4);
  expect(await betweenness(5, ties, true)).toEqual([12, 0, 0, 0, 0]);
});

test("two triangles side by side with a tail keep the triangles, whoever has most neighbours left first", async () => {
  // 1 and 3 are in both triangles; 4 and 5 hang from 0.
  const folded = await foldPendants(networkOf(6, [[0, 1], [1, 3], [3, 0], [1, 2], [2, 3], [0, 4], [4, 5]], true));
  expect([...folded.personOf]).toEqual([1, 3, 0, 2]);
  expect([...folded.sourceWeight]).toEqual([1, 1, 3, 1]);
  expect([...folded.targetWeight]).toEqual([1, 1, 3, 1]);
  expect([...folded.outgoing.start]).toEqual([0, 3, 6, 8, 10]);
  expect([...folded.outgoing.of]).toEqual([1, 2, 3, 0, 2, 3, 0, 1, 0, 1]);
});

test("one way only: who can be reached counts as a target, who can reach as a source", async () => {
  // A circle of three; 3 writes to 0, 0 writes to 4, 5 writes to 4.
  const folded = await foldPendants(networkOf(6, [[0, 1], [1, 2], [2, 0], [3, 0], [0, 4], [5, 4]]));
  expect([...folded.personOf]).toEqual([0, 1, 2]);
  expect([...folded.sourceWeight]).toEqual([2, 1, 1]);
  // 5 cannot be reached from 4.
  expect([...folded.targetWeight]).toEqual([2, 1, 1]);
});

test("two people, a path, people without ties", async () => {
  expect(await betweenness(3, [[0, 1]], true)).toEqual([0, 0, 0]);
  expect(await betweenness(4, [[0, 1], [1, 2], [2, 3]], true)).toEqual([0, 4, 4, 0]);
  expect(await betweenness(4, [[0, 1], [1, 2], [2, 3]])).toEqual([0, 2, 2, 0]);
  expect(await betweenness(4, [[0, 1], [2, 1], [2, 3]])).toEqual([0, 0, 0, 0]);
});

test("trees and networks with trees hanging from them equal the formula, ties one way, the other or both", async () => {
  let folded = 0;
  for (let seed = 0; seed < 300; seed++) {
    const random = createRandom(seed);
    const n = 3 + random.below(14);
    const core = random.below(5);
    const undirected = seed % 3 === 0;
    const matrix = Array.from({ length: n }, () => Array.from({ length: n }, () => 0));
    const ties: Tie[] = [];
    const tie = (from: number, to: number): void => {
      if (matrix[from]![to] === 1) return;
      ties.push([from, to]);
      matrix[from]![to] = 1;
      if (undirected) matrix[to]![from] = 1;
    };
    for (let p = 1; p < n; p++) {
      const other = random.below(p);
      const way = random.below(3);
      if (way !== 0) tie(p, other);
      if (way !== 1) tie(other, p);
    }
    for (let i = 0; i < core; i++) {
      const a = random.below(n);
      const b = random.below(n);
      if (a !== b) tie(a, b);
    }
    const network = networkOf(n, ties, undirected);
    folded += n - (await foldPendants(network)).personOf.length;
    const expected = naive.betweenness(matrix, true);
    const found = await computeBetweenness(network, unattended);
    found.forEach((value, p) => expect(difference(value, expected[p]!), `seed ${seed}, person ${p}`).toBeLessThan(1e-9));
  }
  expect(folded).toBeGreaterThan(1000);
});
