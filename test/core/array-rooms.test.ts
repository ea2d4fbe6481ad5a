import { expect, test } from "vitest";
import { createArrayRooms, leaveRoom } from "../../src/core/array-rooms.ts";

test("arrays come out as they went in, of any kind and length, all in shared memory", () => {
  const value = { author: Uint32Array.of(1, 2, 3), none: undefined, text: new Uint8Array(5).fill(7), deep: { weight: Float64Array.of(0.5, NaN), empty: new Uint16Array(0) }, count: 3 };
  const { value: moved } = createArrayRooms().put(value);
  expect(moved).toEqual(value);
  for (const array of [moved.author, moved.text, moved.deep.weight, moved.deep.empty]) expect(array.buffer).toBeInstanceOf(SharedArrayBuffer);
});

test("a room is used again once it was left, and not before", () => {
  const rooms = createArrayRooms();
  const first = rooms.put({ a: Uint32Array.of(1, 2, 3, 4) });
  const second = rooms.put({ a: Uint32Array.of(5) });
  expect(second.value.a.buffer).not.toBe(first.value.a.buffer);
  expect([...first.value.a]).toEqual([1, 2, 3, 4]);
  leaveRoom(first.room);
  const third = rooms.put({ a: Uint32Array.of(6, 7) });
  expect(third.value.a.buffer).toBe(first.value.a.buffer);
  expect([...second.value.a, ...third.value.a]).toEqual([5, 6, 7]);
  leaveRoom(second.room);
  expect([...rooms.put({ a: new Uint32Array(100).fill(8) }).value.a]).toEqual(Array.from({ length: 100 }, () => 8));
});
