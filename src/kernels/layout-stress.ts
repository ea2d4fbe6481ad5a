import { wasm } from "virtual:kernels/layout-stress";
import type { Csr } from "../core/network.ts";
import type { JobKind, JobRunner } from "../core/pool.ts";
import { instantiate } from "./compiled.ts";
import { type Moved, PIVOTS_AT_ONCE, type StressData, type StressInput } from "./layout-stress-data.ts";
import { openPlainPivotSteps, openPlainStressMoves } from "./plain-layout-stress.ts";

/** Steps from up to 64 different people to everyone: 64 bytes a person (FAR in those not used and where there is no way). Ties are undirected. */
export const pivotSteps: JobKind<Csr, Uint32Array, Uint8Array> = {
  id: "pivot-steps",
  open: (ties) => openCompiledPivotSteps(ties) ?? openPlainPivotSteps(ties),
};

/**
 * One move of a range of people to where the stress towards the pivots is least, seen from where all are now (Gansner et al. 2004), with a
 * little pull towards those they are tied to. The same bits whoever does it. Cost O(people · pivots + their ties).
 */
export const stressMoves: JobKind<StressData, StressInput, Moved> = {
  id: "stress-moves",
  open: (data) => openCompiledStressMoves(data) ?? openPlainStressMoves(data),
};

interface Exports {
  measureSteps(n: number, start: number, of: number, pivots: number, count: number, seen: number, reached: number, next: number, steps: number): void;
  move(
    n: number, start: number, of: number, x: number, y: number, pivotX: number, pivotY: number, pivotCount: number, terms: number, blocks: number,
    from: number, to: number, beyond: number, movedX: number, movedY: number,
  ): void;
}

/** Kernels count their memory in 32 bits. */
const LARGEST_MEMORY = 0xffff_0000;

/** undefined where there is no WebAssembly, or no memory for it. */
export function openCompiledPivotSteps(ties: Csr): JobRunner<Uint32Array, Uint8Array> | undefined {
  const n = ties.start.length - 1;
  const room = openRoom();
  if (room === undefined) return undefined;
  const [start, of, pivots] = [room.take(4 * (n + 1)), room.take(4 * ties.of.length), room.take(4 * PIVOTS_AT_ONCE)];
  const [seen, reached, next, steps] = [room.take(8 * n), room.take(8 * n), room.take(8 * n), room.take(PIVOTS_AT_ONCE * n)];
  const kernel = room.open();
  if (kernel === undefined) return undefined;
  const { buffer } = kernel.memory;
  new Uint32Array(buffer, start, n + 1).set(ties.start);
  new Uint32Array(buffer, of, ties.of.length).set(ties.of);
  return (group) => {
    new Uint32Array(buffer, pivots, group.length).set(group);
    kernel.exports.measureSteps(n, start, of, pivots, group.length, seen, reached, next, steps);
    return new Uint8Array(buffer, steps, PIVOTS_AT_ONCE * n);
  };
}

/** undefined where there is no WebAssembly, or no memory for it. */
export function openCompiledStressMoves(data: StressData): JobRunner<StressInput, Moved> | undefined {
  const { ties } = data;
  const n = ties.start.length - 1;
  const k = data.pivots.length;
  const room = openRoom();
  if (room === undefined) return undefined;
  const [start, of, x, y] = [room.take(4 * (n + 1)), room.take(4 * ties.of.length), room.take(8 * n), room.take(8 * n)];
  const [pivotX, pivotY, terms] = [room.take(8 * k), room.take(8 * k), room.take(16 * 256)];
  const [movedX, movedY, blocks] = [room.take(8 * n), room.take(8 * n), room.take(n * PIVOTS_AT_ONCE * data.blocks.length)];
  const kernel = room.open();
  if (kernel === undefined) return undefined;
  const { buffer } = kernel.memory;
  const f64 = (at: number, length: number): Float64Array => new Float64Array(buffer, at, length);
  new Uint32Array(buffer, start, n + 1).set(ties.start);
  new Uint32Array(buffer, of, ties.of.length).set(ties.of);
  f64(terms, 512).set(Float64Array.from({ length: 512 }, (_, i) => (i % 2 === 0 ? data.weight : data.pull)[i >> 1]!));
  data.blocks.forEach((block, i) => new Uint8Array(buffer, blocks + i * n * PIVOTS_AT_ONCE, block.length).set(block));
  return (input) => {
    f64(x, n).set(input.x);
    f64(y, n).set(input.y);
    f64(pivotX, k).set(Float64Array.from(data.pivots, (p) => input.x[p]!));
    f64(pivotY, k).set(Float64Array.from(data.pivots, (p) => input.y[p]!));
    kernel.exports.move(n, start, of, x, y, pivotX, pivotY, k, terms, blocks, input.from, input.to, input.beyond, movedX, movedY);
    return { x: f64(movedX, input.to - input.from), y: f64(movedY, input.to - input.from) };
  };
}

/** Room behind what the compiler keeps, taken piece by piece and then opened. */
function openRoom(): { readonly take: (bytes: number) => number; readonly open: () => ReturnType<typeof instantiate<Exports>> } | undefined {
  const kernel = instantiate<Exports>(wasm);
  if (kernel === undefined) return undefined;
  let end = 4096;
  return {
    take: (bytes) => {
      const at = end;
      end = Math.ceil((end + bytes) / 64) * 64;
      return at;
    },
    open: () => {
      if (end > LARGEST_MEMORY) return undefined;
      try {
        kernel.reserve(end);
      } catch {
        return undefined;
      }
      return kernel;
    },
  };
}
