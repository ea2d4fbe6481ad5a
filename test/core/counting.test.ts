import { expect, test } from "vitest";
import { growCounting, growUint32 } from "../../src/core/grow.ts";

test("a column that counts keeps nothing, and reads as if it did", () => {
  const column = growCounting(growUint32(), 1);
  for (let i = 1; i <= 5; i++) column.push(i);
  column.pushRun(6, 3);
  expect(column.isUsed).toBe(false);
  expect(column.length).toBe(8);
  expect(column.get(7)).toBe(8);
  expect([...column.view()]).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
});

test("it is kept from the first value that is another, by whichever way that comes", () => {
  const ways: ((column: ReturnType<typeof growCounting>) => void)[] = [
    (column) => column.push(9),
    (column) => column.pushRun(9, 1),
    (column) => column.pushAll(Uint32Array.of(9)),
    (column) => column.pushSame(9, 1),
  ];
  for (const way of ways) {
    const column = growCounting(growUint32(), 0);
    column.pushAll(Uint32Array.of(0, 1));
    expect(column.isUsed).toBe(false);
    way(column);
    column.push(3);
    expect(column.isUsed).toBe(true);
    expect([...column.view()]).toEqual([0, 1, 9, 3]);
  }
  const changed = growCounting(growUint32(), 0);
  changed.push(0);
  changed.set(0, 4);
  expect([...changed.view()]).toEqual([4]);
});

test("a column that was let go is empty", () => {
  const column = growUint32();
  column.push(7);
  column.release();
  expect(column.length).toBe(0);
  expect(column.view().length).toBe(0);
});
