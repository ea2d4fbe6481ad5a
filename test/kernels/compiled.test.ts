import { expect, test } from "vitest";
import { wasm } from "virtual:kernels/betweenness";
import { instantiate } from "../../src/kernels/compiled.ts";

interface Exports {
  layOut(personCount: number, outStart: number, outOf: number, inStart: number, inOf: number, targetWeight: number, work: number): number;
  clear(): void;
  sweep(sources: number, weights: number, reached: number, count: number): void;
}

test("a kernel works on what lies in its memory, and each instance has memory of its own", () => {
  const first = instantiate<Exports>(wasm)!;
  const second = instantiate<Exports>(wasm)!;
  first.reserve(1 << 20);
  expect(first.memory.buffer.byteLength).toBe(1 << 20);
  expect(second.memory.buffer.byteLength).toBe(1 << 16);
  const u32 = (at: number, ...values: number[]): number => (new Uint32Array(first.memory.buffer, at, values.length).set(values), at);
  const f64 = (at: number, ...values: number[]): number => (new Float64Array(first.memory.buffer, at, values.length).set(values), at);
  // 0 → 1 → 2
  const end = first.exports.layOut(3, u32(1024, 0, 1, 2, 2), u32(1088, 1, 2), u32(1152, 0, 0, 1, 2), u32(1216, 0, 1), f64(1280, 1, 1, 1), 4096);
  expect(end).toBeGreaterThan(4096);
  expect(end).toBeLessThan(1 << 16);
  first.exports.clear();
  first.exports.sweep(u32(1344, 0), f64(1408, 1, 0, 0, 0, 0, 0, 0, 0), 1536, 1);
  expect(new Float64Array(first.memory.buffer, 1536, 1)[0]).toBe(2);
  expect([0, 1, 2].map((person) => new Float64Array(first.memory.buffer, 4096, 24)[8 * person])).toEqual([0, 1, 0]);
});

test("room that is there already is kept, and what lies in it", () => {
  const kernel = instantiate<Exports>(wasm)!;
  kernel.reserve(200_000);
  new Uint8Array(kernel.memory.buffer)[150_000] = 7;
  kernel.reserve(1000);
  expect(kernel.memory.buffer.byteLength).toBe(262_144);
  kernel.reserve(300_000);
  expect(new Uint8Array(kernel.memory.buffer)[150_000]).toBe(7);
});

test("bytes that are no module are a fault of the build and told", () => {
  expect(() => instantiate(btoa("no module"))).toThrow(WebAssembly.CompileError);
});
