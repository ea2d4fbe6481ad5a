import { expect, test } from "vitest";
import { createRandom } from "../../../src/core/random.ts";
import { type NameWish, placeNames, shortenName } from "../../../src/views/map/map-labels.ts";

const measure = (text: string, size: number): number => text.length * size * 0.6;

function wish(k: number, x: number, y: number, more: Partial<NameWish> = {}): NameWish {
  return { k, text: `name ${k}`, x, y, radius: 5, tier: "rest", ...more };
}

function place(wishes: readonly NameWish[], taken: readonly (readonly [number, number, number, number])[] = []) {
  return placeNames(wishes, { width: 1000, height: 600, measure, taken, dots: wishes });
}

test("a name stands to the right of its dot, to the left where the right is taken by the rim", () => {
  expect(place([wish(0, 100, 100)])[0]!.x).toBe(109);
  const [left] = place([wish(0, 990, 100)]);
  expect(left!.x + left!.width).toBe(981);
});

test("outside the window nothing is named", () => {
  expect(place([wish(0, -1, 100), wish(1, 100, 601)])).toEqual([]);
});

test("one name per cell of 120 × 36 px, the first wish; somebody in a role with a large dot comes in all the same", () => {
  expect(place([wish(0, 130, 40), wish(1, 200, 60)]).map((name) => name.k)).toEqual([0]);
  expect(place([wish(0, 130, 40), wish(1, 200, 66, { tier: "role" })]).map((name) => name.k)).toEqual([0, 1]);
});

test("a taken box is left free", () => {
  const [name] = place([wish(0, 100, 100)], [[105, 80, 400, 40]]);
  expect(name!.x + name!.width).toBeLessThan(100);
});

/** Dots of 12 px on all sides of 300, 280. */
const fence = Array.from({ length: 8 }, (_, i) => i + (i > 3 ? 1 : 0)).map((cell, i) => wish(100 + i, 260 + 40 * (cell % 3), 256 + 24 * Math.floor(cell / 3), { radius: 12 }));

test("somebody who does not matter covers nobody's dot; somebody who does stands away from it with a line, selected ones wherever they can", () => {
  const inside = (tier: NameWish["tier"], others: readonly NameWish[] = []) => {
    const own = wish(50, 300, 280, { tier });
    return placeNames([...others, own], { width: 1000, height: 600, measure, taken: [], dots: [...fence, own] }).filter((name) => name.k === 50);
  };
  expect([inside("rest").length, inside("role").length]).toEqual([0, 0]);
  const [name] = inside("first");
  for (const dot of fence) expect(Math.abs(dot.x - name!.x - name!.width / 2) < name!.width / 2 + 12 && Math.abs(dot.y - name!.y) < name!.size / 2 + 12).toBe(false);
  const [fromX, fromY, toX, toY] = name!.leader!;
  expect(Math.hypot(fromX - 300, fromY - 280)).toBeCloseTo(5, 9);
  expect(toX >= name!.x - 2 && toX <= name!.x + name!.width + 2 && Math.abs(toY - name!.y) <= name!.size).toBe(true);
  const crowd = Array.from({ length: 400 }, (_, k) => wish(200 + k, 150 + 15 * (k % 20), 130 + 15 * Math.floor(k / 20), { tier: "first", radius: 7 }));
  expect([inside("first", crowd).length, inside("chosen", crowd).length]).toEqual([0, 1]);
});

test("small dots give way to somebody in a role with a large one, large ones do not", () => {
  const small = fence.map((dot) => ({ ...dot, radius: 4 }));
  const named = (dots: readonly NameWish[], radius: number) => placeNames([wish(50, 300, 280, { tier: "role", radius })], { width: 1000, height: 600, measure, taken: [], dots }).length;
  expect([named(small, 5), named(small, 4), named(fence, 5)]).toEqual([1, 0, 0]);
});

test("nobody outside the roles is named while somebody in a role with a large dot in the window is not", () => {
  const far = wish(1, 700, 500);
  const inRole = wish(50, 300, 280, { tier: "role" });
  const names = (wishes: readonly NameWish[], dots: readonly NameWish[]) => placeNames(wishes, { width: 1000, height: 600, measure, taken: [], dots }).map((name) => name.k);
  expect(names([inRole, far], [inRole, far])).toEqual([50, 1]);
  expect(names([inRole, far], [...fence, inRole, far])).toEqual([]);
  expect(names([{ ...inRole, radius: 3 }, far], [...fence, far])).toEqual([1]);
  expect(names([{ ...inRole, x: -20 }, far], [...fence, far])).toEqual([1]);
});

test("whoever must be named is, also beyond 60", () => {
  const all = Array.from({ length: 90 }, (_, k) => wish(k, 60 + 110 * (k % 9), 30 + 55 * Math.floor(k / 9), { tier: k < 70 ? "first" : "rest" }));
  expect(place(all).length).toBe(70);
});

test("of very many who must be named those without room beside their dot stand away only while the window has room for lines", () => {
  // Each dot is walled in by large dots of others: no name fits beside it.
  const crowded = Array.from({ length: 60 }, (_, k) => wish(k, 50 + 60 * (k % 10), 60 + 90 * Math.floor(k / 10), { tier: "first", text: "somebody" }));
  const wall = crowded.flatMap(({ x, y }, i) => [[-22, 0], [22, 0], [0, -22], [0, 22], [-20, -20], [20, -20], [-20, 20], [20, 20]].map(([dx, dy], j) => wish(100 + 8 * i + j, x + dx!, y + dy!, { radius: 9 })));
  const away = (width: number, height: number): number => placeNames(crowded, { width, height, measure, taken: [], dots: [...crowded, ...wall] }).filter((name) => name.leader !== undefined).length;
  expect(away(660, 600)).toBeLessThanOrEqual(22);
  expect(away(660, 600)).toBeGreaterThan(10);
  expect(away(300, 300)).toBeLessThanOrEqual(10);
});

for (const seed of [1, 2, 3]) {
  test(`500 people: at most 60 names, none over another, none over the dot of whoever matters (seed ${seed})`, () => {
    const random = createRandom(seed);
    const wishes = Array.from({ length: 500 }, (_, k) => wish(k, random.next() * 1000, random.next() * 600, { radius: 3 + random.next() * 15, tier: k < 20 ? "first" : "role", text: "x".repeat(3 + random.below(30)) }));
    const names = place(wishes);
    expect(names.length).toBeGreaterThan(20);
    expect(names.length).toBeLessThanOrEqual(60);
    const boxes = names.map((name) => ({ k: name.k, left: name.x, right: name.x + name.width, top: name.y - name.size / 2, bottom: name.y + name.size / 2 }));
    for (const a of boxes) {
      for (const b of boxes) {
        if (a.k < b.k) expect(a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom).toBe(false);
        const dot = wishes[b.k]!;
        if (a.k !== b.k && b.k < 20) expect(a.left < dot.x + dot.radius && dot.x - dot.radius < a.right && a.top < dot.y + dot.radius && dot.y - dot.radius < a.bottom).toBe(false);
      }
    }
    expect(names.map((name) => name.size)).toEqual(names.map((name) => name.size).toSorted((a, b) => b - a));
  });
}

test("long names are cut at 24 characters, counted as people count them", () => {
  expect(shortenName("a".repeat(24))).toBe("a".repeat(24));
  expect(shortenName("a".repeat(25))).toBe(`${"a".repeat(23)}…`);
  expect(shortenName("🙂".repeat(30))).toBe(`${"🙂".repeat(23)}…`);
});
