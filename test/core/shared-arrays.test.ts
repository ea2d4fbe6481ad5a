import { expect, test } from "vitest";
import { buffersOf, mapArrays, ownArrays, shareArrays } from "../../src/core/shared-arrays.ts";

test("arrays anywhere in plain objects and lists are replaced, everything else stays", () => {
  const map = new Map([["a", Uint8Array.of(1)]]);
  const names = ["ann", "bob"];
  const value = { a: Uint8Array.of(1, 2), deep: [{ b: Float64Array.of(0.5) }], names, map, n: 3, none: undefined, nothing: null };
  const found = mapArrays(value, (array) => (array instanceof Uint8Array ? array.map((x) => x * 2) : array));
  expect(found).toEqual({ ...value, a: Uint8Array.of(2, 4) });
  expect(found.names).toBe(names);
  expect(found.map).toBe(map);
  expect(value.a[0]).toBe(1);
});

test("shared arrays keep kind and values, and what stands there twice is copied once", () => {
  const a = Uint16Array.of(7, 8, 9).subarray(1);
  const found = shareArrays({ a, again: a, b: new Float64Array(0) });
  expect(found).toEqual({ a: Uint16Array.of(8, 9), again: Uint16Array.of(8, 9), b: new Float64Array(0) });
  expect(found.a.buffer).toBeInstanceOf(SharedArrayBuffer);
  expect(found.again).toBe(found.a);
  expect(shareArrays(found).a).toBe(found.a);
});

test("arrays that are part of larger memory get their own, those in shared memory stay there", () => {
  const whole = Uint8Array.of(1, 2, 3);
  const shared = shareArrays(Uint32Array.of(5, 6)).subarray(0, 1);
  const found = ownArrays({ whole, part: whole.subarray(1, 2), shared });
  expect(found.whole).toBe(whole);
  expect(found.shared).toBe(shared);
  expect(found).toEqual({ whole, part: Uint8Array.of(2), shared: Uint32Array.of(5) });
  expect(found.part.buffer.byteLength).toBe(1);
  expect(buffersOf({ found, again: whole })).toEqual([whole.buffer, found.part.buffer]);
});
