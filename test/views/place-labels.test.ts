import { expect, test } from "vitest";
import { createRandom } from "../../src/core/random.ts";
import { overlaps, placeLabels, shorten, textWidth, type LabelRoom } from "../../src/views/charts/place-labels.ts";

const room: LabelRoom = { bounds: { x: 0, y: 0, width: 400, height: 300 }, taken: [], dots: [], dotRadius: 4, fontSize: 12, limit: 20 };

test("a label stands right of its dot, left of it where the right edge is near", () => {
  const [first, second] = placeLabels([{ x: 100, y: 100, text: "Maya" }, { x: 390, y: 200, text: "Jonas" }], room);
  expect(first!.x).toBeGreaterThan(100);
  expect(second!.x + textWidth("Jonas", 12)).toBeLessThan(390);
});

test("two dots in one place get two labels that do not touch", () => {
  const placed = placeLabels([{ x: 100, y: 100, text: "Maya" }, { x: 100, y: 100, text: "Jonas" }], room);
  expect(placed.map((label) => label.index)).toEqual([0, 1]);
  expect(placed[0]!.x).not.toBe(placed[1]!.x);
});

test("the limit goes to those wished first", () => {
  const wishes = Array.from({ length: 5 }, (_, i) => ({ x: 20, y: 20 + 40 * i, text: `P${i}` }));
  expect(placeLabels(wishes, { ...room, limit: 2 }).map((label) => label.index)).toEqual([0, 1]);
});

test("a label that fits nowhere is left out", () => {
  expect(placeLabels([{ x: 10, y: 10, text: "far too long for the room" }], { ...room, bounds: { x: 0, y: 0, width: 40, height: 40 } })).toEqual([]);
});

test.each([1, 2, 3])("no label overlaps another, a taken rectangle or a foreign dot (seed %i)", (seed) => {
  const random = createRandom(seed);
  const wishes = Array.from({ length: 60 }, (_, i) => ({ x: random.next() * 400, y: random.next() * 300, text: `Person ${i}` }));
  const taken = [{ x: 200, y: 100, width: 80, height: 40 }];
  const dots = wishes.map(({ x, y }) => [x, y] as const);
  const placed = placeLabels(wishes, { ...room, taken, dots, limit: 60 });
  expect(placed.length).toBeGreaterThan(3);
  const boxes = placed.map((label) => ({ x: label.x, y: label.y - 11, width: textWidth(label.text, 12), height: 14 }));
  for (const [i, box] of boxes.entries()) {
    for (const other of boxes.slice(i + 1)) expect(overlaps(box, other)).toBe(false);
    expect(overlaps(box, taken[0]!)).toBe(false);
    for (const [k, [x, y]] of dots.entries()) if (k !== placed[i]!.index) expect(x > box.x && x < box.x + box.width && y > box.y && y < box.y + box.height).toBe(false);
  }
});

test("long names are cut by character, not by byte, with an ellipsis", () => {
  expect(shorten("Maya", 24)).toBe("Maya");
  expect(shorten("👩‍🚀".repeat(2), 3)).toBe("👩‍…");
  expect(Array.from(shorten("x".repeat(40), 24))).toHaveLength(24);
});
