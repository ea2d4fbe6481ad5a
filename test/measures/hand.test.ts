import { expect, test } from "vitest";
import type { Network } from "../../src/core/network.ts";
import { compute, computeResult, networkOf, type Tie } from "./compute.ts";

const path5 = networkOf(5, [[0, 1], [1, 2], [2, 3], [3, 4]], true);
const star5 = networkOf(5, [[0, 1], [0, 2], [0, 3], [0, 4]], true);
const cycle4 = networkOf(4, [[0, 1], [1, 2], [2, 3], [3, 0]], true);
const triangleWithTail = networkOf(5, [[0, 1], [1, 2], [2, 0], [2, 3]], true);

test("impressions and posts are the columns of the slice, unchanged", async () => {
  expect(await compute("impressions", cycle4)).toEqual([0, 3, 6, 9]);
  expect(await compute("posts", cycle4)).toEqual([0, 1, 2, 3]);
});

test("on a path the middle bridges most", async () => {
  expect(await compute("betweenness", path5)).toEqual([0, 3, 4, 3, 0]);
  expect(await compute("betweenness", path5, { normalized: true })).toEqual([0, 0.5, 4 / 6, 0.5, 0]);
});

test("in a star the centre bridges every pair and is one step from all", async () => {
  expect(await compute("betweenness", star5)).toEqual([6, 0, 0, 0, 0]);
  expect(await compute("closeness", star5)).toEqual([4, 2.5, 2.5, 2.5, 2.5]);
  expect(await compute("closenessClassic", star5)).toEqual([1, 4 / 7, 4 / 7, 4 / 7, 4 / 7]);
});

test("in a cycle of four, opposite corners share the two ways between the others", async () => {
  expect(await compute("betweenness", cycle4)).toEqual([0.5, 0.5, 0.5, 0.5]);
});

test("directed paths count in their direction only", async () => {
  const network = networkOf(3, [[0, 1], [1, 2]]);
  expect(await compute("betweenness", network)).toEqual([0, 1, 0]);
  expect(await compute("closeness", network)).toEqual([1.5, 1, 0]);
  expect(await compute("harmonicIn", network)).toEqual([0, 1, 1.5]);
  expect(await compute("closenessClassic", network)).toEqual([0, 0.5, 2 / 3]);
  expect(await compute("reach2", network)).toEqual([2, 1, 0]);
});

test("a two-way tie counts in and out, ties to oneself and doubles do not", async () => {
  const network = networkOf(3, [[0, 1, 2], [1, 0, 3], [0, 0, 9], [0, 1, 1], [2, 0]]);
  expect(await compute("degree", network)).toEqual([3, 2, 1]);
  expect(await compute("degree", network, { normalized: true })).toEqual([1.5, 1, 0.5]);
  expect(await compute("outDegree", network)).toEqual([1, 1, 1]);
  expect(await compute("inDegree", network)).toEqual([2, 1, 0]);
  expect(await compute("outStrength", network)).toEqual([3, 3, 1]);
  expect(await compute("inStrength", network)).toEqual([4, 3, 0]);
  expect(await compute("strength", network)).toEqual([7, 6, 1]);
});

test("weights: a detour over strong ties is shorter than a weak tie", async () => {
  const network = networkOf(3, [[0, 1, 4], [1, 2, 4], [0, 2, 1]]);
  expect(await compute("betweenness", network, { weights: "on" })).toEqual([0, 1, 0]);
  expect(await compute("betweenness", network)).toEqual([0, 0, 0]);
  expect(await compute("closeness", network, { weights: "on" })).toEqual([6, 4, 0]);
});

test("two ways of the same length are a tie, although their lengths differ in the last binary digit", async () => {
  const tenths: Tie[] = [[0, 1, 10], [1, 2, 5], [0, 3, 10 / 3]];
  // 0.1 + 0.2 is not 0.3 in binary; both ways from 0 to 4 are 1.3 long all the same.
  const network = networkOf(5, [...tenths, [2, 4, 1], [3, 4, 1]]);
  expect(await compute("betweenness", network, { weights: "on" })).toEqual([0, 1.5, 1.5, 0.5, 0]);
});

test("PageRank shares the idle time of people who write to nobody", async () => {
  const values = await compute("pagerank", networkOf(2, [[0, 1]]));
  expect(values[0]).toBeCloseTo(20 / 57, 12);
  expect(values[1]).toBeCloseTo(37 / 57, 12);
});

test("eigenvector: stars and cycles have values, importance comes from the senders", async () => {
  const star = await compute("eigenvector", star5);
  expect(star[0]).toBeCloseTo(Math.SQRT1_2, 12);
  expect(star[1]).toBeCloseTo(Math.SQRT1_2 / 2, 12);
  const heavy = await compute("eigenvector", networkOf(3, [[0, 1, 1e6], [0, 2, 1e6]], true));
  expect(heavy[0]).toBeCloseTo(Math.SQRT1_2, 12);
  const ring = await compute("eigenvector", networkOf(3, [[0, 1], [1, 2], [2, 0]]));
  for (const value of ring) expect(value).toBeCloseTo(1 / Math.sqrt(3), 12);
  const [a, b, listener, speaker] = await compute("eigenvector", networkOf(4, [[0, 1], [1, 0], [1, 2], [3, 0]]));
  expect(listener).toBeCloseTo(a!, 12);
  expect(b).toBeCloseTo(a!, 12);
  expect(speaker).toBe(0);
});

const noVector: readonly (readonly [string, Network, string])[] = [
  ["without a cycle", networkOf(3, [[0, 1], [1, 2]]), "eigenvector-acyclic"],
  ["without a tie", networkOf(3, []), "eigenvector-acyclic"],
  ["in which one balanced pair feeds another", networkOf(4, [[0, 1], [1, 0], [1, 2], [2, 3], [3, 2]]), "eigenvector-no-limit"],
];
for (const [what, network, code] of noVector) {
  test(`eigenvector: a directed network ${what} gives nothing for anyone, and says so`, async () => {
    const { values, notices } = await computeResult("eigenvector", network);
    expect(values.every(Number.isNaN)).toBe(true);
    expect(notices.map((notice) => notice.code)).toEqual([code]);
  });
}

test("eigenvector: separate parts give the limit from equal values, and say so", async () => {
  const { values, notices } = await computeResult("eigenvector", networkOf(6, [[0, 1], [1, 2], [2, 0], [3, 4]], true));
  expect(Array.from(values, (value) => Number(value.toFixed(12)))).toEqual([...Array<number>(3).fill(Number((1 / Math.sqrt(3)).toFixed(12))), 0, 0, 0]);
  expect(notices.map((notice) => notice.code)).toEqual(["eigenvector-disconnected"]);
  const twins = await compute("eigenvector", networkOf(4, [[0, 1], [2, 3]], true));
  for (const value of twins) expect(value).toBeCloseTo(0.5, 12);
});

test("hub and authority: who writes and who is written to; nothing without ties", async () => {
  const network = networkOf(4, [[0, 2], [0, 3], [1, 3]]);
  const hub = await compute("hub", network);
  const authority = await compute("authority", network);
  const golden = (1 + Math.sqrt(5)) / 2;
  expect(hub[0]! / hub[1]!).toBeCloseTo(golden, 9);
  expect(authority[3]! / authority[2]!).toBeCloseTo(golden, 9);
  expect([hub[2], hub[3], authority[0], authority[1]]).toEqual([0, 0, 0, 0]);
  expect(hub[0]! + hub[1]!).toBeCloseTo(1, 12);
  const { values, notices } = await computeResult("hub", networkOf(2, []));
  expect(values.every(Number.isNaN)).toBe(true);
  expect(notices.map((notice) => notice.code)).toEqual(["hits-no-ties"]);
});

test("core, clustering and two-step reach of a triangle with a tail", async () => {
  expect(await compute("core", triangleWithTail)).toEqual([2, 2, 2, 1, 0]);
  expect(await compute("clustering", triangleWithTail)).toEqual([1, 1, 1 / 3, 0, 0]);
  expect(await compute("reach2", triangleWithTail)).toEqual([3, 3, 3, 3, 0]);
});

test("constraint and effective size of a directed network, as NetworkX 3.6.1 and igraph 1.0.0 have them", async () => {
  // nx.constraint(G) = igraph Graph.constraint(); nx.effective_size(G, nodes=list(G)): person by person, as the formula is written.
  const network = networkOf(5, [[0, 1, 2], [0, 2, 1], [1, 2, 3], [2, 1, 1], [3, 0, 4]]);
  const close = async (id: string, weights: "on" | "off", expected: readonly number[]): Promise<void> => {
    const values = await compute(id, network, { weights });
    expected.forEach((value, p) => expect(values[p]).toBeCloseTo(value, 12));
    expect(values[4], "no ties, no value").toBeNaN();
  };
  await close("constraint", "off", [0.7283950617283952, 0.9135802469135801, 0.9135802469135801, 1]);
  await close("constraint", "on", [0.597641723356009, 0.7279818594104308, 0.9524716553287984, 1]);
  await close("effectiveSize", "off", [7 / 3, 7 / 6, 7 / 6, 1]);
  await close("effectiveSize", "on", [2.5714285714285716, 1.75, 1.5, 1]);
});

test("someone who only receives has a constraint", async () => {
  expect(await compute("constraint", networkOf(2, [[0, 1]]))).toEqual([1, 1]);
});

test("more shortest paths than numbers can count: betweenness is missing and says so", async () => {
  const ties: Tie[] = [];
  for (let i = 0; i < 1100; i++) ties.push([3 * i, 3 * i + 1], [3 * i, 3 * i + 2], [3 * i + 1, 3 * i + 3], [3 * i + 2, 3 * i + 3]);
  const { values, notices } = await computeResult("betweenness", networkOf(3301, ties));
  expect(values.every(Number.isNaN)).toBe(true);
  expect(notices.map((notice) => notice.code)).toEqual(["paths-overflow"]);
});

test("nobody and one person alone are no reason to fail", async () => {
  for (const n of [0, 1]) {
    const network = networkOf(n, []);
    for (const id of ["degree", "betweenness", "closeness", "closenessClassic", "pagerank", "core", "clustering", "reach2", "community"]) {
      const values = await compute(id, network, { normalized: true });
      expect(values.length).toBe(n);
      expect(values.every(Number.isFinite), id).toBe(true);
    }
  }
});
