import type { CompiledKernel } from "./compiled.ts";

/** Blocks in the memory of a kernel. Places stay; views of the memory must be made anew after each `take`, which may let it grow. */
export interface KernelHeap {
  /** A block of at least so many bytes, at a multiple of 16; what it holds is anything. Throws RangeError where there is no more. */
  take(bytes: number): number;
  /** Gives a block back; `bytes` as it was taken. */
  give(at: number, bytes: number): void;
  /** The whole memory as it is now. */
  readonly bytes: Uint8Array;
  readonly words: Uint32Array;
  readonly numbers: Float64Array;
}

/** Below it the kernel keeps what it likes. */
const FIRST = 1024;
const SMALLEST = 1024;

/** An empty heap over the memory of a kernel. Blocks are powers of two, so that what one table leaves another can use. */
export function createKernelHeap(kernel: CompiledKernel<unknown>): KernelHeap {
  const { memory } = kernel;
  let top = FIRST;
  const free = new Map<number, number[]>();
  const sizeOf = (bytes: number): number => {
    let size = SMALLEST;
    while (size < bytes) size *= 2;
    return size;
  };
  let bytes = new Uint8Array(memory.buffer);
  let words = new Uint32Array(memory.buffer);
  let numbers = new Float64Array(memory.buffer);
  return {
    take(wanted) {
      const size = sizeOf(wanted);
      const known = free.get(size)?.pop();
      if (known !== undefined) return known;
      const at = top;
      // A quarter more at once: each growth makes another buffer, and memory that nobody has written to costs nothing.
      if (at + size > memory.buffer.byteLength) kernel.reserve(Math.max(at + size, memory.buffer.byteLength * 1.25));
      top = at + size;
      if (bytes.buffer !== memory.buffer) {
        bytes = new Uint8Array(memory.buffer);
        words = new Uint32Array(memory.buffer);
        numbers = new Float64Array(memory.buffer);
      }
      return at;
    },
    give(at, given) {
      const size = sizeOf(given);
      const list = free.get(size);
      if (list === undefined) free.set(size, [at]);
      else list.push(at);
    },
    get bytes() {
      return bytes;
    },
    get words() {
      return words;
    },
    get numbers() {
      return numbers;
    },
  };
}
