import { expect, test } from "vitest";
import { createRandom } from "../../src/core/random.ts";
import { createForces } from "../../src/network/layout-forces.ts";
import type { MainPart } from "../../src/network/layout-parts.ts";

function part(people: number, lines: number, seed: number): MainPart {
  const random = createRandom(seed);
  return {
    people: Uint32Array.from({ length: people }, (_, i) => 2 * i),
    from: Uint32Array.from({ length: lines }, () => random.below(people)),
    to: Uint32Array.from({ length: lines }, () => random.below(people)),
    pull: Float64Array.from({ length: lines }, () => 0.3 + 2.7 * random.next()),
    circle: new Uint32Array(people),
    circleCount: 1,
  };
}

function places(people: number, seed: number): { readonly x: Float64Array; readonly y: Float64Array } {
  const random = createRandom(seed);
  const column = (): Float64Array => Float64Array.from({ length: 2 * people }, () => 100 * random.next() - 50);
  return { x: column(), y: column() };
}

function run(main: MainPart, choice: "compiled" | "plain", steps: number, start: { readonly x: Float64Array; readonly y: Float64Array }): Float64Array {
  const x = start.x.slice();
  const y = start.y.slice();
  const forces = createForces(main, x, y, choice);
  for (let i = 0; i < steps; i++) forces.step();
  forces.finish();
  return Float64Array.of(...x, ...y);
}

const bytes = (values: Float64Array): Buffer => Buffer.from(values.buffer);

test.each([[1, 0, 3], [2, 1, 50], [7, 9, 200], [500, 900, 300], [4000, 9000, 60]])("compiled and plain forces move %i people with %i lines to the same bits in %i steps", (people, lines, steps) => {
  const main = part(people, lines, people);
  const start = places(people, lines + 1);
  const plain = run(main, "plain", steps, start);
  expect(plain.every(Number.isFinite)).toBe(true);
  if (lines > 0) expect(plain).not.toEqual(Float64Array.of(...start.x, ...start.y));
  expect(bytes(run(main, "compiled", steps, start)).equals(bytes(plain))).toBe(true);
});

test("people in one place and on one line are moved to the same bits, compiled and plain", () => {
  const main = part(300, 250, 3);
  const start = places(300, 4);
  for (let i = 0; i < 600; i++) {
    if (i < 200) start.x[i] = 7;
    if (i < 100) start.y[i] = -2;
  }
  expect(bytes(run(main, "compiled", 100, start)).equals(bytes(run(main, "plain", 100, start)))).toBe(true);
});
