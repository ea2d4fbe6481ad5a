import { expect, test } from "vitest";
import { plainStarts, startOf } from "../../src/core/starts.ts";

test("starts that say no more than one entry a row are left out, and read as if they stood there", () => {
  const plain = plainStarts(Uint32Array.of(0, 1, 2, 3));
  expect(plain).toBeUndefined();
  expect([0, 1, 2, 3].map((m) => startOf(plain, m))).toEqual([0, 1, 2, 3]);
});

test("starts of rows with none or several entries stay", () => {
  for (const start of [Uint32Array.of(0, 2, 2), Uint32Array.of(0, 0), Uint32Array.of(0, 1, 3)]) {
    expect(plainStarts(start)).toBe(start);
    expect(startOf(start, 1)).toBe(start[1]);
  }
});
