import { expect, test } from "vitest";
import { chooseDrawn, type Drawn } from "../../src/network/drawn-ties.ts";
import { networkOf, randomTies, type Tie } from "./drawn-networks.ts";

function choose(n: number, ties: readonly Tie[], options: { directed?: boolean; ours?: number[]; roles?: number[]; value?: number[]; ego?: { person: number; steps: number }; maxPeople?: number; maxLines?: number } = {}): Drawn {
  const { directed = true, ours = [], roles = [], value, ego, ...limits } = options;
  const mark = (people: readonly number[]): Uint8Array => Uint8Array.from({ length: n }, (_, p) => (people.includes(p) ? 1 : 0));
  return chooseDrawn({
    network: networkOf(n, ties, directed), value: Float64Array.from(value ?? Array.from({ length: n }, () => 1)), inRole: mark(roles), isOurs: mark(ours), ego, ...limits,
  });
}

/** "a-b" by person number, the lower first. */
function pairs(drawn: Drawn): string[] {
  return Array.from(drawn.from, (a, i) => {
    const ends = [drawn.person[a]!, drawn.person[drawn.to[i]!]!].sort((x, y) => x - y);
    return ends.join("-");
  });
}

function pairWeights(ties: readonly Tie[]): Map<string, number> {
  const weights = new Map<string, number>();
  for (const [a, b, w] of ties) {
    const key = `${Math.min(a, b)}-${Math.max(a, b)}`;
    weights.set(key, (weights.get(key) ?? 0) + w);
  }
  return weights;
}

function groupsOf(n: number, joined: Iterable<string>): number[] {
  const group = Array.from({ length: n }, (_, i) => i);
  for (const key of joined) {
    const [a, b] = key.split("-").map(Number);
    const [old, now] = [group[a!]!, group[b!]!];
    for (let p = 0; p < n; p++) if (group[p] === old) group[p] = now;
  }
  return group.map((g) => group.indexOf(g));
}

test("one tie: two people, one line in the direction of the tie", () => {
  const drawn = choose(3, [[2, 0, 4]]);
  expect([...drawn.person]).toEqual([0, 2]);
  expect([drawn.from[0], drawn.to[0], drawn.weight[0], drawn.isTwoWay[0]]).toEqual([1, 0, 4, 0]);
  expect([drawn.tieCount, drawn.tiesDrawn, drawn.peopleCount]).toEqual([1, 1, 2]);
});

test("a two-way pair is one line that stands for two ties; weights add", () => {
  const drawn = choose(2, [[0, 1, 2], [1, 0, 3]]);
  expect([drawn.from[0], drawn.to[0], drawn.weight[0], drawn.isTwoWay[0]]).toEqual([0, 1, 5, 1]);
  expect([drawn.tieCount, drawn.tiesDrawn]).toEqual([2, 2]);
});

test("an undirected pair is one line, one tie, never two-way", () => {
  const drawn = choose(2, [[0, 1, 2]], { directed: false });
  expect([drawn.weight[0], drawn.isTwoWay[0], drawn.tieCount, drawn.tiesDrawn]).toEqual([2, 0, 1, 1]);
});

test("nobody talks: nothing is drawn", () => {
  const drawn = choose(3, []);
  expect([drawn.person.length, drawn.from.length, drawn.tieCount, drawn.peopleCount]).toEqual([0, 0, 0, 0]);
});

test("lines come weakest first", () => {
  const drawn = choose(4, [[0, 1, 5], [1, 2, 1], [2, 3, 3]]);
  expect([...drawn.weight]).toEqual([1, 3, 5]);
});

for (const seed of [1, 2, 3, 4]) {
  test(`each person's 3 strongest lines are drawn and nothing falls apart (seed ${seed})`, () => {
    const n = 60;
    const ties = randomTies(n, seed % 2 === 0 ? 0.3 : 0.35, seed);
    const weights = pairWeights(ties);
    expect(weights.size).toBeGreaterThan(500);
    const drawn = choose(n, ties);
    const shown = new Set(pairs(drawn));
    expect(shown.size).toBeLessThan(weights.size);
    expect(shown.size).toBe(drawn.from.length);
    for (let p = 0; p < n; p++) {
      const mine = [...weights].filter(([key]) => key.split("-").includes(String(p))).map(([key, w]) => ({ key, w })).sort((a, b) => b.w - a.w);
      const third = mine[Math.min(2, mine.length - 1)]!.w;
      const stronger = mine.filter((line) => line.w > third);
      expect(stronger.filter((line) => !shown.has(line.key))).toEqual([]);
      expect(mine.filter((line) => line.w >= third && shown.has(line.key)).length).toBeGreaterThanOrEqual(Math.min(3, mine.length));
    }
    expect(groupsOf(n, shown)).toEqual(groupsOf(n, weights.keys()));
    for (const [i, key] of pairs(drawn).entries()) expect(drawn.weight[i]).toBe(weights.get(key));
  });

  test(`the forest is a maximum one: the weakest bridge stays at a cap of n − 1 lines (seed ${seed})`, () => {
    const n = 40;
    const ties = randomTies(n, 0.2, seed);
    const weights = pairWeights(ties);
    const drawn = choose(n, ties, { maxLines: n - 1 });
    expect(drawn.from.length).toBe(n - 1);
    expect(new Set(groupsOf(n, pairs(drawn))).size).toBe(1);
    const total = drawn.weight.reduce((sum, w) => sum + w, 0);
    expect(total).toBe(forestWeight(n, weights));
  });
}

/** Kruskal by brute force. */
function forestWeight(n: number, weights: Map<string, number>): number {
  const taken: string[] = [];
  let total = 0;
  for (const [key, w] of [...weights].sort((a, b) => b[1] - a[1])) {
    const [a, b] = key.split("-").map(Number);
    const group = groupsOf(n, taken);
    if (group[a!] === group[b!]) continue;
    taken.push(key);
    total += w;
  }
  return total;
}

test("up to 500 lines nothing is left out", () => {
  const ties = randomTies(25, 0.9, 5);
  expect(choose(25, ties).from.length).toBe(pairWeights(ties).size);
});

test("too many people: those in a role first, then by value; every line has both ends and everyone a line", () => {
  const ties = randomTies(50, 0.1, 9);
  const value = Array.from({ length: 50 }, (_, p) => p);
  const drawn = choose(50, ties, { maxPeople: 20, roles: [0, 1, 2], value });
  expect(drawn.person.length).toBe(20);
  expect([...drawn.person]).toEqual(expect.arrayContaining([0, 1, 2, 49, 48, 47]));
  const withLine = new Set([...drawn.from, ...drawn.to]);
  expect(withLine.size).toBe(20);
  expect(Math.max(...withLine)).toBe(19);
  expect(drawn.tieCount).toBe(ties.length);
});

test("a person without drawn contacts brings the strongest one along", () => {
  const drawn = choose(6, [[0, 1, 1], [2, 3, 1], [2, 4, 7], [5, 0, 1]], { maxPeople: 4, value: [9, 8, 7, 0, 0, 6] });
  expect([...drawn.person]).toEqual([0, 1, 2, 4]);
});

test("equally strong lines: those inside a circle come before those that leave it", () => {
  const clique: Tie[] = [];
  for (let a = 0; a < 40; a++) for (let b = a + 1; b < 40; b++) if (Math.floor(a / 20) === Math.floor(b / 20)) clique.push([a, b, 1]);
  const bridges: Tie[] = Array.from({ length: 20 }, (_, i) => [i, 20 + ((i * 7) % 20), 1]);
  const drawn = choose(40, [...clique, ...bridges], { directed: false, maxLines: 300 });
  const across = pairs(drawn).filter((key) => key.split("-").map(Number).some((p) => p < 20) && key.split("-").map(Number).some((p) => p >= 20));
  expect(across.length).toBe(1);
});

test("the order of ties in the source does not matter", () => {
  const ties = randomTies(60, 0.3, 3);
  expect(choose(60, ties.toReversed())).toEqual(choose(60, ties));
});

test("accounts of ours do not become a star: their 3 strongest, and the only line of people without another", () => {
  const ties = randomTies(40, 0.5, 4);
  const ours: Tie[] = Array.from({ length: 40 }, (_, p) => [p, 40, 1 + p]);
  const lonely: Tie[] = [[41, 40, 1], [42, 40, 1]];
  const drawn = choose(43, [...ties, ...ours, ...lonely], { ours: [40] });
  const star = pairs(drawn).filter((key) => key.split("-").includes("40"));
  expect(star.toSorted()).toEqual(["37-40", "38-40", "39-40", "40-41", "40-42"]);
});

test("a circle: one step, two steps, and never through an account of ours", () => {
  const ties: Tie[] = [[0, 1, 1], [2, 1, 1], [2, 3, 1], [0, 4, 1], [5, 4, 1]];
  expect([...choose(6, ties, { ego: { person: 0, steps: 1 }, ours: [4] }).person]).toEqual([0, 1, 4]);
  expect([...choose(6, ties, { ego: { person: 0, steps: 2 }, ours: [4] }).person]).toEqual([0, 1, 2, 4]);
  expect([...choose(6, ties, { ego: { person: 4, steps: 1 }, ours: [4] }).person]).toEqual([0, 4, 5]);
  const circle = choose(6, ties, { ego: { person: 1, steps: 1 } });
  expect([circle.tieCount, circle.tiesDrawn, circle.peopleCount]).toEqual([2, 2, 3]);
});

test("the circle of a person without ties is that person alone", () => {
  const drawn = choose(3, [[0, 1, 1]], { ego: { person: 2, steps: 2 } });
  expect([[...drawn.person], drawn.from.length, drawn.tieCount]).toEqual([[2], 0, 0]);
});
