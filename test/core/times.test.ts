import { expect, test } from "vitest";
import { growTimes, packTimes, plainTimes } from "../../src/core/times.ts";

const back = (times: readonly number[]): number[] | undefined => {
  const packed = packTimes(Float64Array.from(times));
  return packed === undefined ? undefined : times.map((_, i) => packed.get(i));
};

test("whole seconds, missing ones among them, come back as they were", () => {
  const times = [1_700_000_000_000, Number.NaN, -86_400_000, 0, 1_700_000_001_000];
  expect(back(times)).toEqual(times);
});

test("milliseconds, fractions, far moments and long spans come back as they were", () => {
  for (const times of [[5, 1, 3], [0.5, 2], [0, 1000 * 2 ** 32], [1, 2 ** 33], [8.64e15, 8.64e15 - 1], [Infinity, 1]]) expect(back(times)).toEqual(times);
});

test("the longest span of steps of four bytes does not run into what stands for missing", () => {
  for (const steps of [2 ** 32 - 2, 2 ** 32 - 1, 2 ** 32]) expect(back([0, steps * 1000, Number.NaN])).toEqual([0, steps * 1000, Number.NaN]);
});

test("none at all", () => {
  expect(packTimes(new Float64Array(0))).toBeUndefined();
  expect(packTimes(Float64Array.of(Number.NaN))).toBeUndefined();
  expect(plainTimes(Float64Array.of(7)).get(0)).toBe(7);
});

const grown = (times: readonly number[]): { readonly back: number[]; readonly bytes: number } => {
  const column = growTimes();
  column.push(times[0]!);
  column.pushAll(Float64Array.from(times.slice(1)));
  const bytes = column.view().BYTES_PER_ELEMENT;
  const held = times.map((_, i) => column.get(i));
  const taken = column.take();
  expect(held).toEqual(times.map((_, i) => taken?.get(i) ?? Number.NaN));
  return { back: held, bytes };
};

test("a growing column holds whole seconds from 1930 to 2066 in 4 bytes, and anything else from the first such moment on in 8", () => {
  const earliest = Date.UTC(1930, 0, 1);
  for (const times of [[Number.NaN, 0, 1_700_000_000_000, -86_400_000], [earliest, earliest + (2 ** 32 - 2) * 1000, Number.NaN]]) expect(grown(times)).toEqual({ back: times, bytes: 4 });
  for (const times of [[0, 1000, 1, Number.NaN], [earliest - 1000, 0], [0, earliest + (2 ** 32 - 1) * 1000], [1000, Infinity], [Number.NaN, 0.5]]) expect(grown(times)).toEqual({ back: times, bytes: 8 });
});

test("columns of another thread are taken in whatever their width", () => {
  const narrow = [1000, Number.NaN, 5000];
  const wide = [1.5, Number.NaN];
  for (const order of [[narrow, wide, narrow], [wide, narrow], [narrow, narrow]]) {
    const column = growTimes();
    for (const times of order) {
      const part = growTimes();
      part.pushAll(Float64Array.from(times));
      column.pushAll(part.view());
      column.pushMissing(1);
    }
    const all = order.flatMap((times) => [...times, Number.NaN]);
    expect(all.map((_, i) => column.get(i))).toEqual(all);
    expect([column.length, column.isUsed]).toEqual([all.length, true]);
  }
});

test("a column without a moment is none", () => {
  const column = growTimes();
  column.pushMissing(3);
  column.pushAll(Uint32Array.of(0xffffffff));
  expect([column.length, column.isUsed, column.get(3), column.take()]).toEqual([4, false, Number.NaN, undefined]);
});

test("the range is that of the moments there are", () => {
  for (const times of [[Number.NaN, 3000, -1000], [0.5, Number.NaN, -3]]) expect(packTimes(Float64Array.from(times))?.range()).toEqual([Math.min(...times.filter((t) => !Number.isNaN(t))), Math.max(...times.filter((t) => !Number.isNaN(t)))]);
  expect(plainTimes(Float64Array.of(Number.NaN)).range()).toBeUndefined();
});

test.each([
  ["whole seconds", [0, 999_000, 1_000_000, Number.NaN, 2_500_000, 1_999_000]],
  ["moments of any kind", [0, 999_000.5, 1_000_000, Number.NaN, 2_500_000.25, 1_999_999.75]],
])("moments are counted by bin, missing ones apart, left-out ones not at all: %s", (_, moments) => {
  const times = packTimes(Float64Array.from(moments))!;
  const counts = new Float64Array(3);
  expect(times.tally(counts, 0, 1_000_000)).toBe(1);
  expect([...counts]).toEqual([2, 2, 1]);
  expect(times.tally(counts, 0, 1_000_000, Uint8Array.of(1, 0, 0, 1, 1, 0))).toBe(1);
  expect([...counts]).toEqual([3, 2, 2]);
  const masked = new Float64Array(3);
  expect(times.tally(masked, 0, 1_000_000, Uint8Array.of(0, 0, 0, 0, 1, 0))).toBe(0);
  expect([...masked]).toEqual([0, 0, 1]);
});
