import { expect, test } from "vitest";
import { addSpot, insideLasso, roundLasso } from "../../../src/views/map/lasso.ts";

const at = (people: readonly (readonly [number, number])[]) => (k: number) => ({ x: people[k]![0], y: people[k]![1] });

test("a lasso holds whoever stands inside, not those in a bay of its line", () => {
  const line = [[0, 0], [100, 0], [100, 100], [50, 20], [0, 100]].map(([x, y]) => ({ x: x!, y: y! }));
  expect(insideLasso(line, 3, at([[10, 10], [50, 60], [120, 10]]))).toEqual([0]);
});

test("fewer than three places hold nobody", () => {
  expect(insideLasso([{ x: 0, y: 0 }, { x: 9, y: 9 }], 1, at([[5, 5]]))).toEqual([]);
});

test("the keyboard's lasso is round", () => {
  expect(insideLasso(roundLasso({ x: 50, y: 50 }, 20), 3, at([[50, 50], [50, 68], [65, 65]]))).toEqual([0, 1]);
});

test("places that add nothing are dropped", () => {
  const line = addSpot(addSpot([], { x: 0, y: 0 }), { x: 1, y: 1 });
  expect(line).toEqual([{ x: 0, y: 0 }]);
  expect(addSpot(line, { x: 5, y: 0 })).toHaveLength(2);
});
