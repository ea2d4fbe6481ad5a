import { expect, test } from "vitest";
import { enlarged, growCodes, growCounting, growFloat64, growRare, growUint32, keepView } from "../../src/core/grow.ts";

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

test("codes are as narrow as the largest so far", () => {
  const codes = growCodes();
  const widths: number[] = [];
  for (const value of [255, 256, 65_535, 65_536, 3]) {
    codes.push(value);
    widths.push(codes.view().BYTES_PER_ELEMENT);
  }
  codes.pushAll(Uint16Array.of(7, 8));
  expect([widths, [...codes.view()], codes.length]).toEqual([[1, 2, 2, 4, 4], [255, 256, 65_535, 65_536, 3, 7, 8], 7]);
  const mapped = growCodes();
  mapped.pushMapped(Uint8Array.of(1, 0, 1), Uint32Array.of(9, 300));
  expect([...mapped.view()]).toEqual([300, 9, 300]);
  const wide = growCodes();
  wide.pushAll(Uint32Array.of(70_000));
  expect([wide.view().BYTES_PER_ELEMENT, ...wide.view()]).toEqual([4, 70_000]);
});

test("values are pushed by the numbers that stand for them, whatever the column", () => {
  const numbers = Uint32Array.of(5, 7, 0);
  for (const column of [growUint32(), growRare(growUint32(), 7, (length) => new Uint32Array(length)), growCounting(growUint32(), 0)]) {
    column.pushMapped(Uint8Array.of(1, 1, 2), numbers);
    expect([...column.view()]).toEqual([7, 7, 0]);
  }
});
