import { expect, test } from "vitest";
import { NONE } from "../../../src/core/talk-log.ts";
import { type CircleRoom, placeCircleNames } from "../../../src/views/map/circle-names.ts";
import { CIRCLE_NAME_INK } from "../../../src/views/map/draw-map.ts";
import { coloursOf } from "../../../src/views/map/map-colours.ts";
import { createModel, type MapModel } from "../../../src/views/map/map-model.ts";
import { contrast } from "./colour-distance.ts";
import { tinyPicture } from "./tiny-picture.ts";

/** Two circles of two people each, at 200 and 800, 300; all dots of the given value. */
function twoCircles(value: number, by: "role" | "circle" = "circle"): MapModel {
  return createModel(tinyPicture({
    x: Float32Array.from([190, 210, 790, 810]), y: Float32Array.from([300, 300, 300, 300]), value: new Float64Array(4).fill(value), isOurs: new Uint8Array(4),
    colourOf: Uint32Array.from([0, 0, 1, 1]), colours: [{ label: "Sales", people: 2, x: 200, y: 300, hub: NONE }, { label: "Legal", people: 2, x: 800, y: 300, hub: NONE }],
  }), "light", by);
}

function room(model: MapModel, more: Partial<CircleRoom> = {}): CircleRoom {
  const { x, y } = model.picture;
  return {
    width: 1000, height: 600, at: { x: (k) => x[k]!, y: (k) => y[k]!, scale: 1 }, screenX: (px) => px, screenY: (py) => py, size: 20,
    measure: (text, size) => text.length * size * 0.6, names: [], taken: [], ...more,
  };
}

function coversDot(model: MapModel, name: { x: number; y: number; width: number; size: number }): boolean {
  return Array.from(model.radius.keys()).some((k) => Math.abs(model.picture.x[k]! - name.x) < name.width / 2 + model.radius[k]! && Math.abs(model.picture.y[k]! - name.y) < name.size / 2 + model.radius[k]!);
}

test("each name stands close to its circle and covers no large dot", () => {
  const model = twoCircles(100);
  const names = placeCircleNames(model, room(model));
  expect(names.map((name) => name.text)).toEqual(["Sales", "Legal"]);
  for (const name of names) expect(coversDot(model, name)).toBe(false);
  expect(names.map((name) => Math.abs(name.y - 300) < 60 && Math.abs(name.x - (name.text === "Sales" ? 200 : 800)) < 60)).toEqual([true, true]);
});

test("small dots are covered only where nothing better is near", () => {
  const model = twoCircles(0.1);
  for (const name of placeCircleNames(model, room(model))) expect(coversDot(model, name)).toBe(false);
  const walled = placeCircleNames(model, room(model, { taken: [[0, 0, 1000, 288], [0, 312, 1000, 288], [0, 0, 165, 600], [235, 0, 765, 600]] }));
  expect(walled.map((name) => name.text)).toEqual([]);
  const open = placeCircleNames(model, room(model, { taken: [[0, 0, 1000, 284], [0, 316, 1000, 284], [0, 0, 160, 600], [240, 0, 760, 600]] }));
  expect(open.map((name) => [name.text, name.x, name.y])).toEqual([["Sales", 200, 300]]);
});

test("a name of a person or another box is never covered; without room a circle stays unnamed", () => {
  const model = twoCircles(100);
  const names = [{ k: 0, text: "Ann", size: 15, x: 150, y: 270, width: 100 }, { k: 1, text: "Ben", size: 15, x: 150, y: 330, width: 100 }];
  const [sales] = placeCircleNames(model, room(model, { names }));
  for (const name of names) expect(Math.abs(name.y - sales!.y) < (name.size + sales!.size) / 2 && sales!.x - sales!.width / 2 < name.x + name.width && name.x < sales!.x + sales!.width / 2).toBe(false);
  expect(placeCircleNames(model, room(model, { taken: [[0, 0, 500, 600]] })).map((name) => name.text)).toEqual(["Legal"]);
});

test("names of two circles never stand so close side by side that they read as one line", () => {
  const model = twoCircles(0.1);
  const strip = [[0, 0, 1000, 286], [0, 314, 1000, 286]] as const;
  const closest = [440, 460, 480, 500].map((left) => {
    const names = placeCircleNames(model, room(model, { screenX: (x) => (x < 500 ? left : left + 80), taken: strip }));
    return names.length < 2 ? Infinity : names[1]!.x - names[1]!.width / 2 - names[0]!.x - names[0]!.width / 2;
  });
  expect(Math.min(...closest)).toBeGreaterThanOrEqual(32);
  expect(closest).not.toEqual(closest.map(() => Infinity));
});

test("a name stays inside the window and nearer to its own circle than to the other", () => {
  const model = twoCircles(100);
  const near = placeCircleNames(model, room(model, { screenX: (x) => (x < 500 ? 480 : 520) }));
  for (const name of near) expect(name.text === "Sales" ? name.x <= 500 : name.x >= 500).toBe(true);
  const low = placeCircleNames(model, room(model, { height: 330 }));
  for (const name of low) expect(name.y + name.size / 2).toBeLessThanOrEqual(330);
});

test("a circle named after somebody is not named beside that person or their own name; one with hardly anybody here is not named", () => {
  const model = twoCircles(100);
  const after = (hub: number, x: number) => createModel({ ...model.picture, names: ["Ann", "Ben", "Cas", "Dora"], colours: [{ label: "around Ann", people: 2, x, y: 300, hub }, model.picture.colours[1]!] }, "light", "circle");
  const free = placeCircleNames(after(NONE, 200), room(model))[0]!;
  const named = after(0, 200);
  const own = { k: 0, text: "Ann", size: 15, x: 120, y: 270, width: 40 };
  const [name] = placeCircleNames(named, room(named, { names: [own] }));
  expect(Math.abs(free.y - 300)).toBeLessThan(44);
  expect(name!.text).toBe("around Ann");
  expect(Math.abs(name!.x - 190) > name!.width / 2 + 40 || Math.abs(name!.y - 300) >= 54).toBe(true);
  expect(Math.abs(name!.y - own.y) >= 30 || name!.x - name!.width / 2 > 184 || name!.x + name!.width / 2 < 96).toBe(true);
  const alone = createModel({ ...model.picture, colourOf: Uint32Array.from([NONE, NONE, 1, 1]) }, "light", "circle");
  expect(placeCircleNames(alone, room(alone)).map(({ text }) => text)).toEqual(["Legal"]);
  const five = { x: Float32Array.from([200, 790, 800, 810, 820, 830]), y: new Float32Array(6).fill(300), person: new Uint32Array(6), value: new Float64Array(6), role: Array<"neither">(6).fill("neither"), isOurs: new Uint8Array(6), colourOf: Uint32Array.from([0, 1, 1, 1, 1, 1]) };
  const inCircle = createModel({ ...model.picture, ...five, circle: { position: 0, name: "Ann", steps: 1 } }, "light", "circle");
  expect(placeCircleNames(inCircle, room(inCircle)).map(({ text }) => text)).toEqual(["Legal"]);
});

test("coloured by role, circles of few people are not named; nor is a single circle", () => {
  const model = twoCircles(100, "role");
  expect(placeCircleNames(model, room(model))).toEqual([]);
  const single = createModel(tinyPicture({ colourOf: Uint32Array.from([0, 0, NONE, NONE]) }), "light", "circle");
  expect(placeCircleNames(single, room(single))).toEqual([]);
});

for (const theme of ["light", "dark"] as const) {
  test(`a circle's name has 3:1 on the ground (${theme})`, () => {
    const { ink, ground } = coloursOf(theme);
    const mixed = [1, 3, 5].map((at) => {
      const [a, b] = [Number.parseInt(ink.slice(at, at + 2), 16), Number.parseInt(ground.slice(at, at + 2), 16)];
      return Math.round(a * CIRCLE_NAME_INK + b * (1 - CIRCLE_NAME_INK)).toString(16).padStart(2, "0");
    });
    expect(contrast(`#${mixed.join("")}`, ground)).toBeGreaterThanOrEqual(3);
  });
}
