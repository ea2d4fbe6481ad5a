import { expect, test } from "vitest";
import { hideWeak, placePinned, weakSteps } from "../../../src/views/map/map-lines.ts";
import { tinyPicture } from "./tiny-picture.ts";

test("weak lines are hidden and counted as the ties they stand for; people and places stay", () => {
  const picture = tinyPicture();
  expect(hideWeak(picture, 0)).toEqual({ picture, hidden: 0 });
  const { picture: shown, hidden } = hideWeak(picture, 5);
  expect(hidden).toBe(2);
  expect([[...shown.weight], shown.tiesDrawn, shown.tieCount]).toEqual([[16], 2, 4]);
  expect(shown.person).toBe(picture.person);
  // The strongest stands for both ways.
  expect(hideWeak(picture, 17).hidden).toBe(4);
});

test("a slider has a step for each weight, at most 40, the first of which hides nothing", () => {
  expect(weakSteps(Float64Array.from([1, 1, 4, 16]))).toEqual([1, 4, 16]);
  const many = Float64Array.from({ length: 500 }, (_, i) => i + 1);
  const steps = weakSteps(many);
  expect([steps.length, steps[0], steps.at(-1)]).toEqual([40, 1, 500]);
  expect(weakSteps(new Float64Array(0))).toEqual([]);
});

test("pinned people stand where they were put, whoever else is drawn", () => {
  const picture = placePinned(tinyPicture(), [{ person: 5, x: -7, y: 9 }, { person: 4711, x: 0, y: 0 }]);
  expect([...picture.x]).toEqual([0, -7, 200, 300]);
  expect([...picture.y]).toEqual([0, 9, 50, 50]);
});
