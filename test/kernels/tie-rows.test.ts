import { expect, test } from "vitest";
import { createRandom } from "../../src/core/random.ts";
import { createRowSorter, type RowRange, type TieRows, type UnsortedTies } from "../../src/kernels/tie-rows.ts";

type Entry = readonly [from: number, to: number, weight: number];

function unsorted(n: number, entries: readonly Entry[], isWeighted: boolean): UnsortedTies {
  const start = new Uint32Array(n + 1);
  for (const [from, to] of entries) if (from !== to) start[from + 1]!++;
  for (let p = 0; p < n; p++) start[p + 1]! += start[p]!;
  return { from: Uint32Array.from(entries, ([from]) => from), to: Uint32Array.from(entries, ([, to]) => to), weight: isWeighted ? Float64Array.from(entries, ([, , weight]) => weight) : undefined, start };
}

function sort(ties: UnsortedTies, range: RowRange, groupEntries?: number): TieRows {
  const sorter = createRowSorter(ties, range, groupEntries === undefined ? {} : { groupEntries });
  while (sorter.step());
  return sorter.take();
}

test("rows are sorted, what is repeated is counted, ties to oneself are left out", () => {
  const rows = sort(unsorted(3, [[2, 0, 1], [0, 2, 1], [0, 1, 1], [1, 1, 1], [0, 2, 1]], false), { first: 0, end: 3 });
  expect(rows).toEqual({ start: Uint32Array.of(0, 2, 2, 3), of: Uint32Array.of(1, 2, 0), count: Uint32Array.of(1, 2, 1), weight: undefined });
});

test("nothing is counted where nothing is repeated; weights are summed where there are any", () => {
  expect(sort(unsorted(2, [[0, 1, 1]], false), { first: 0, end: 2 }).count).toBeUndefined();
  expect(sort(unsorted(2, [[0, 1, 0.5], [0, 1, 2]], true), { first: 0, end: 2 }).weight).toEqual(Float64Array.of(2.5));
  expect(sort(unsorted(2, [], false), { first: 1, end: 1 })).toEqual({ start: Uint32Array.of(0), of: new Uint32Array(0), count: undefined, weight: undefined });
});

test("the rows of a range are those of the whole, however large the groups, on 200 seeded random lists", () => {
  for (let seed = 0; seed < 200; seed++) {
    const random = createRandom(seed);
    const n = 1 + random.below(12);
    const entries = Array.from({ length: random.below(80) }, (): Entry => [random.below(n), random.below(n), (1 + random.below(9)) / 7]);
    for (const isWeighted of [false, true]) {
      const ties = unsorted(n, entries, isWeighted);
      const whole = sort(ties, { first: 0, end: n });
      const cut = random.below(n + 1);
      for (const groupEntries of [1, 5]) {
        const parts = [sort(ties, { first: 0, end: cut }, groupEntries), sort(ties, { first: cut, end: n }, groupEntries)];
        expect(parts.flatMap(({ of }) => [...of]), `seed ${seed}`).toEqual([...whole.of]);
        expect(parts.flatMap(({ of, count, weight }) => [...(weight ?? count ?? of.map(() => 1))])).toEqual([...(whole.weight ?? whole.count ?? whole.of.map(() => 1))]);
        expect(parts.flatMap(({ start }, k) => [...start.subarray(1)].map((end) => end + (k === 0 ? 0 : parts[0]!.of.length)))).toEqual([...whole.start.subarray(1)]);
      }
    }
  }
});
