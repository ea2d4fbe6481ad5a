import fc from "fast-check";
import { expect, test } from "vitest";
import { compareCodePoints } from "../../src/core/order.ts";
import { sortedOrder, sortedTextOrder } from "../../src/core/sort-order.ts";

test("values ascend, equal ones by position, NaN last", () => {
  expect([...sortedOrder(Float64Array.from([2, 1, Number.NaN, 2, -1, 0]))]).toEqual([4, 5, 1, 0, 3, 2]);
});

test("descending keeps equal ones by position and NaN last", () => {
  expect([...sortedOrder(Float64Array.from([2, 1, Number.NaN, 2, -1, 0]), { isDescending: true })]).toEqual([0, 3, 1, 5, 4, 2]);
});

test("infinities stand at the ends, −0 with 0", () => {
  expect([...sortedOrder(Float64Array.from([0, -0, 0, Infinity, -Infinity, Number.NaN]))]).toEqual([4, 0, 1, 2, 3, 5]);
  expect([...sortedOrder(Float64Array.from([-0, 0, Infinity, -Infinity, Number.NaN]), { isDescending: true })]).toEqual([2, 0, 1, 3, 4]);
  expect([...sortedOrder(new Float64Array(0))]).toEqual([]);
});

test("it is the order of a comparison, for all numbers", () => {
  const number = fc.oneof(fc.double(), fc.integer({ min: -3, max: 3 }), fc.integer(), fc.constantFrom(5e-324, -5e-324, Number.MAX_VALUE, 2 ** 53));
  fc.assert(
    fc.property(fc.array(number, { maxLength: 200 }), fc.boolean(), (values, isDescending) => {
      const sign = isDescending ? -1 : 1;
      const isMissing = (i: number): number => (Number.isNaN(values[i]!) ? 1 : 0);
      const expected = Array.from(values, (_, i) => i).sort((a, b) => isMissing(a) - isMissing(b) || (isMissing(a) === 1 || values[a] === values[b] ? a - b : sign * (values[a]! < values[b]! ? -1 : 1)));
      expect([...sortedOrder(Float64Array.from(values), { isDescending })]).toEqual(expected);
    }),
    { seed: 11, numRuns: 2000 },
  );
});

test("texts stand in code-point order, equal ones by position", () => {
  const texts = ["b", "a", "", "ab", "a", "😀", "\uffff", "é", "Z", "10", "9"];
  expect(Array.from(sortedTextOrder(texts), (i) => texts[i])).toEqual(["", "10", "9", "Z", "a", "a", "ab", "b", "é", "\uffff", "😀"]);
  expect([...sortedTextOrder(["x", "x", "x"])]).toEqual([0, 1, 2]);
});

test("it is the order of compareCodePoints, for all texts, long common beginnings included", () => {
  const letter = fc.constantFrom("a", "b", "0", "\0", "\u007f", "\u0080", "é", "\ue000", "\uffff", "😀", "\ud800");
  const text = fc.tuple(fc.constantFrom("", "customer-", "customer-é", "seven77", "fourteen-chars"), fc.array(letter, { maxLength: 9 })).map(([head, tail]) => head + tail.join(""));
  fc.assert(
    fc.property(fc.array(text, { maxLength: 120 }), (texts) => {
      const expected = Array.from(texts, (_, i) => i).sort((a, b) => compareCodePoints(texts[a]!, texts[b]!) || a - b);
      expect([...sortedTextOrder(texts)]).toEqual(expected);
    }),
    { seed: 12, numRuns: 1500 },
  );
});
