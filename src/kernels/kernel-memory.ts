import type { Task } from "../core/task.ts";
import { type CompiledKernel, instantiate } from "./compiled.ts";

/** Nothing of ours lies below: the compiler may keep a little there. */
const FIRST = 4096;

/**
 * Lays out the arrays of a compiled kernel in its memory, one behind the other, each at a multiple of 16.
 *
 * First `take` room for all of them, then `open`, then look at them through `u32` and `f64`: views are lost when memory grows.
 */
export class KernelMemory<Exports> {
  readonly #kernel: CompiledKernel<Exports>;
  #end = FIRST;

  constructor(kernel: CompiledKernel<Exports>) {
    this.#kernel = kernel;
  }

  /** Room for `count` numbers of `bytes` bytes each; answers with its address. */
  take(count: number, bytes: 4 | 8): number {
    const at = this.#end;
    this.#end += Math.ceil((count * bytes) / 16) * 16;
    return at;
  }

  /** Makes the room that was taken real; new memory is 0. */
  open(): Exports {
    this.#kernel.reserve(this.#end);
    return this.#kernel.exports;
  }

  u32(at: number, length: number): Uint32Array {
    return new Uint32Array(this.#kernel.memory.buffer, at, length);
  }

  f64(at: number, length: number): Float64Array {
    return new Float64Array(this.#kernel.memory.buffer, at, length);
  }
}

/** Memory of a fresh instance of a kernel, or undefined where nothing may be compiled. */
export function kernelMemory<Exports>(wasm: string): KernelMemory<Exports> | undefined {
  const kernel = instantiate<Exports>(wasm);
  return kernel === undefined ? undefined : new KernelMemory(kernel);
}

/** Numbers copied from one look at the clock to the next: memory that is touched for the first time takes longest, some milliseconds. */
const BREATH = 4_000_000;

/** `to.set(from)` in stretches that let messages in. */
export async function copySlowly<A extends Uint32Array | Float64Array>(from: A, to: A, task: Task): Promise<void> {
  for (let at = 0; at < from.length; at += BREATH) {
    to.set(from.subarray(at, at + BREATH), at);
    await task.breathe();
  }
}
