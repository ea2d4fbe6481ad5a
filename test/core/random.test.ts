import { expect, test } from "vitest";
import { uniformAt } from "../../src/core/random.ts";

/** What two 32-bit words make of a number in [0, 1). */
function ofWords(a: number, b: number): number {
  return (a >>> 5) / 2 ** 27 + (b >>> 6) / 2 ** 53;
}

test.each([
  // Known answers of Random123 for threefry2x32 with 20 rounds: key, counter, result.
  [0, 0, 0, 0, 0x6b200159, 0x99ba4efe],
  [0xffffffff, 0xffffffff, 0xffffffff, 0xffffffff, 0x1cb996fc, 0xbb002be7],
  [0x13198a2e, 0x03707344, 0x243f6a88, 0x85a308d3, 0xc4923a9c, 0x483df7a0],
])("the published words for key %i %i at %i %i", (key0, key1, row, column, a, b) => {
  expect(uniformAt(key0, key1, row, column)).toBe(ofWords(a, b));
});

test("numbers are spread evenly over rows and columns", () => {
  const cells = Array.from({ length: 20 }, () => 0);
  for (let row = 0; row < 1000; row++) for (let column = 0; column < 20; column++) cells[Math.floor(20 * uniformAt(1, 0, row, column))]!++;
  for (const count of cells) expect(Math.abs(count - 1000)).toBeLessThan(5 * Math.sqrt(1000));
});
