import { expect, test } from "vitest";
import { enlarged, growFloat64, growRare, growUint32, keepView } from "../../src/core/grow.ts";

test("a column whose values are nearly always the same gives them back, before and after another comes", () => {
  const column = growRare(growUint32(), 7, (length) => new Uint32Array(length));
  for (let i = 0; i < 3; i++) column.push(7);
  expect([column.isUsed, column.length, [...column.view()], column.get(2)]).toEqual([false, 3, [7, 7, 7], 7]);
  column.set(1, 7);
  expect(column.isUsed).toBe(false);
  column.set(1, 9);
  column.push(7);
  column.push(8);
  expect([column.isUsed, column.length, [...column.view()]]).toEqual([true, 5, [7, 9, 7, 7, 8]]);
});

test("a full column grows by the factor foretold: an eighth at least, and not boldly beyond 512 MB", () => {
  expect(enlarged(1000, 1001, 8, { factor: 10 })).toBe(10_000);
  expect(enlarged(1000, 1001, 8, { factor: 0.5 })).toBe(1125);
  expect(enlarged(1000, 5000, 8, { factor: 2 })).toBe(5000);
  expect(enlarged(2 ** 27, 2 ** 27 + 1, 8, { factor: 100 })).toBe(2 ** 28);
});

test("a view is kept where little of its memory is idle, else copied", () => {
  const values = growFloat64({ factor: 4 });
  for (let i = 0; i < 1024; i++) values.push(i);
  expect(keepView(values.view()).buffer).toBe(values.view().buffer);
  values.push(1024);
  const kept = keepView(values.view());
  expect([kept.buffer.byteLength, kept.length, kept[1024]]).toEqual([8200, 1025, 1024]);
});
