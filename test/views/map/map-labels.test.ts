import { expect, test } from "vitest";
import { createRandom } from "../../../src/core/random.ts";
import { type NameWish, placeNames, shortenName } from "../../../src/views/map/map-labels.ts";

const measure = (text: string, size: number): number => text.length * size * 0.6;

function wish(k: number, x: number, y: number, more: Partial<NameWish> = {}): NameWish {
  return { k, text: `name ${k}`, x, y, radius: 5, isForced: false, ...more };
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

test("one name per cell of 120 × 36 px, the first wish; a forced one comes in all the same", () => {
  expect(place([wish(0, 130, 40), wish(1, 200, 60)]).map((name) => name.k)).toEqual([0]);
  expect(place([wish(0, 130, 40), wish(1, 200, 66, { isForced: true })]).map((name) => name.k)).toEqual([0, 1]);
});

test("a taken box is left free", () => {
  const [name] = place([wish(0, 100, 100)], [[105, 80, 400, 40]]);
  expect(name!.x + name!.width).toBeLessThan(100);
});

test("names beyond the first 40 cover nobody's dot", () => {
  const first = Array.from({ length: 40 }, (_, k) => wish(k, 20, -50));
  const fence = Array.from({ length: 8 }, (_, i) => wish(100 + i, 300 + 40 * (i % 3) - 40, 280 + 20 * Math.floor(i / 3) - 20, { radius: 12 }));
  const dots = [...fence, wish(50, 300, 280)];
  const names = placeNames([...first, wish(50, 300, 280)], { width: 1000, height: 600, measure, taken: [], dots });
  expect(names).toEqual([]);
  expect(placeNames([wish(50, 300, 280)], { width: 1000, height: 600, measure, taken: [], dots }).length).toBe(1);
});

for (const seed of [1, 2, 3]) {
  test(`500 people: at most 60 names, none over another, none over the dot of a named person (seed ${seed})`, () => {
    const random = createRandom(seed);
    const wishes = Array.from({ length: 500 }, (_, k) => wish(k, random.next() * 1000, random.next() * 600, { radius: 3 + random.next() * 15, text: "x".repeat(3 + random.below(30)) }));
    const names = place(wishes);
    expect(names.length).toBeGreaterThan(20);
    expect(names.length).toBeLessThanOrEqual(60);
    const boxes = names.map((name) => ({ k: name.k, left: name.x, right: name.x + name.width, top: name.y - name.size / 2, bottom: name.y + name.size / 2 }));
    for (const a of boxes) {
      for (const b of boxes) {
        if (a.k < b.k) expect(a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom).toBe(false);
        const dot = wishes[b.k]!;
        if (a.k !== b.k) expect(a.left < dot.x + dot.radius && dot.x - dot.radius < a.right && a.top < dot.y + dot.radius && dot.y - dot.radius < a.bottom).toBe(false);
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
