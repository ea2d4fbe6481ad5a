import { expect, test } from "vitest";
import { createModel, opacityOf, otherEnd, radiusOf } from "../../../src/views/map/map-model.ts";
import { turnUpright } from "../../../src/views/map/upright.ts";
import { tinyPicture } from "./tiny-picture.ts";

test("area is in proportion to the value; without a value the smallest dot; ours are never too small to see", () => {
  expect([...createModel(tinyPicture(), "light", "role").radius]).toEqual([20, 10, 2.5, 7]);
  expect(radiusOf({ scaleEnd: 100, largestRadius: 20, smallestRadius: 2.5 }, 1e9)).toBe(20);
  expect(radiusOf({ scaleEnd: Number.NaN, largestRadius: 20, smallestRadius: 2.5 }, 5)).toBe(2.5);
});

test("neither lies beneath, then by size, ours on top", () => {
  expect([...createModel(tinyPicture(), "light", "role").paintOrder]).toEqual([2, 1, 0, 3]);
});

test("opacity of lines: 0.35 while few, 0.22 at 3,000, 0.13 at 8,000, never under 0.05", () => {
  expect([1, 1175].map(opacityOf)).toEqual([0.35, 0.35]);
  expect(opacityOf(3000)).toBeCloseTo(0.22, 2);
  expect(opacityOf(8000)).toBeCloseTo(0.13, 2);
  expect(opacityOf(1e6)).toBe(0.05);
});

test("width of lines grows with the root of the weight; equal weights are equally thin", () => {
  const { lineWidth } = createModel(tinyPicture(), "light", "role");
  expect([lineWidth[0], lineWidth[1], lineWidth[2]]).toEqual([1, 2, 4]);
  expect([...createModel(tinyPicture({ weight: Float64Array.from([7, 7, 7]) }), "light", "role").lineWidth]).toEqual([1, 1, 1]);
});

test("each person's lines and the people at their other ends", () => {
  const model = createModel(tinyPicture(), "light", "role");
  const near = (k: number) => Array.from(model.lineOf.subarray(model.lineStart[k]!, model.lineStart[k + 1]!), (line) => otherEnd(model.picture, line, k)).toSorted((a, b) => a - b);
  expect([near(0), near(1), near(2), near(3)]).toEqual([[1, 3], [0, 2], [1], [0]]);
});

test("colours: by role, or by circle with grey for those without one; ours stay ink", () => {
  expect(createModel(tinyPicture(), "light", "role").colour).toEqual(["#064eb8", "#be500d", "#7f8894", "#1b1f24"]);
  const byCircle = createModel(tinyPicture(), "dark", "circle");
  expect(byCircle.colour).toEqual([byCircle.colours.circles[0], byCircle.colours.circles[0], "#6c717a", "#e9ecf0"]);
});

test("nobody drawn: no bounds to divide by", () => {
  const empty = tinyPicture({ person: new Uint32Array(), names: [], x: new Float32Array(), y: new Float32Array(), value: new Float64Array(), role: [], from: new Uint32Array(), to: new Uint32Array(), weight: new Float64Array() });
  const { bounds, radius } = createModel(empty, "light", "role");
  expect([radius.length, bounds.right > bounds.left, bounds.high > bounds.low]).toEqual([0, true, true]);
});

test("upright, the picture is turned by a quarter and distances stay; with small groups it is left alone", () => {
  const picture = tinyPicture();
  const turned = turnUpright(picture);
  expect([...turned.x]).toEqual([...picture.y]);
  expect([turned.y[3], turned.colours[0]!.x, turned.colours[0]!.y]).toEqual([-300, 0, -50]);
  const withGroups = tinyPicture({ lineY: -10, smallGroups: 2 });
  expect(turnUpright(withGroups)).toBe(withGroups);
});

test("among many lines the long ones fade to half; among few all are equal", () => {
  const many = { from: new Uint32Array(600), to: Uint32Array.from({ length: 600 }, (_, i) => 1 + (i % 3)), weight: new Float64Array(600).fill(1), isTwoWay: new Uint8Array(600), x: Float32Array.from([0, 100, 200, 900]), y: new Float32Array(4) };
  const [short, longer, longest] = createModel(tinyPicture(many), "light", "role").lineOpacity;
  expect(short).toBeCloseTo(0.35, 12);
  expect(longer).toBeCloseTo(0.28, 12);
  expect(longest).toBeCloseTo(0.175, 12);
  expect([...createModel(tinyPicture(), "light", "role").lineOpacity]).toEqual([0.35, 0.35, 0.35]);
});
