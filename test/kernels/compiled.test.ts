import { expect, test } from "vitest";
import { wasm } from "virtual:kernels/probe";
import { instantiate } from "../../src/kernels/compiled.ts";

test("a kernel", () => {
  const k = instantiate<{ sum(at: number, n: number): number; simd(at:number):number }>(wasm)!;
  k.reserve(1 << 20);
  new Float64Array(k.memory.buffer, 1024, 3).set([1, 2, 3]);
  expect(k.exports.sum(1024, 3)).toBe(6);
  new Uint8Array(k.memory.buffer, 64, 3).set([128, 2, 255]);
  expect(k.exports.simd(64)).toBe(5);
});
