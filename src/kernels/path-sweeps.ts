import { wasm } from "virtual:kernels/betweenness";
import type { Csr } from "../core/network.ts";
import type { JobKind } from "../core/pool.ts";
import { type CompiledKernel, instantiate } from "./compiled.ts";
import { createPlainSweeper, type Sweeper, type SweptNetwork } from "./plain-sweeps.ts";
import type { SourceRange } from "./sources.ts";

/** Sources that are followed at once. The sums of each place in such a group are kept apart: they are part of the definition of the bits. */
export const LANES = 8;

/** Sums over some of the sources. Arrays are by person unless said otherwise. */
export interface Swept {
  /** For pairs of one of the sources and a target, both left out: the share of shortest paths through a person, × both weights. */
  readonly score: Float64Array;
  /** Source weights of those of the sources who reach the person, the person left out. */
  readonly reachedBy: Float64Array;
  /** By position among these sources: target weights of everyone reached, the source left out. */
  readonly reached: Float64Array;
}

/** Shortest paths from some of the sources; what comes out does not depend on how the sums are cut among workers, only on the ranges. */
export const pathSweeps: JobKind<SweptNetwork, SourceRange, Swept> = {
  id: "path-sweeps",
  open: (swept) => {
    const sweeper = createSweeper(swept);
    const n = swept.targetWeight.length;
    return async ({ from, to }, job) => {
      const reached = new Float64Array(to - from);
      sweeper.clear();
      for (let at = from; at < to; at += LANES) {
        const count = Math.min(LANES, to - at);
        reached.set(sweeper.sweep(at, count).subarray(0, count), at - from);
        await job.breathe(at + count - from);
      }
      return { score: sumLanes(sweeper.lanes, n), reachedBy: sweeper.reachedBy.slice(), reached };
    };
  },
};

/** The compiled sweeper where there is WebAssembly and memory for it, otherwise its plain twin: the same bits. */
function createSweeper(swept: SweptNetwork): Sweeper {
  return createCompiledSweeper(swept) ?? createPlainSweeper(swept);
}

function sumLanes(lanes: Float64Array, n: number): Float64Array {
  const sums = new Float64Array(n);
  for (let p = 0, i = 0; p < n; p++, i += LANES) {
    sums[p] =
      lanes[i]! + lanes[i + 1]! + (lanes[i + 2]! + lanes[i + 3]!) + (lanes[i + 4]! + lanes[i + 5]! + (lanes[i + 6]! + lanes[i + 7]!));
  }
  return sums;
}

interface Exports {
  layOut(personCount: number, outStart: number, outOf: number, inStart: number, inOf: number, targetWeight: number, work: number): number;
  clear(): void;
  clearSums(): void;
  sweep(sources: number, weights: number, reached: number, count: number): void;
}

/** Kernels count their memory in 32 bits. */
const LARGEST_MEMORY = 0xffff_0000;
/** More than the kernel takes for each person. */
const BYTES_A_PERSON = 400;

/** undefined where there is no WebAssembly, or no memory for it: the plain sweeper does with a third. */
export function createCompiledSweeper(swept: SweptNetwork): Sweeper | undefined {
  const { outgoing, incoming, sourceWeight, targetWeight, sources } = swept;
  const n = targetWeight.length;
  if (n * BYTES_A_PERSON + 4 * (outgoing.of.length + incoming.of.length) > LARGEST_MEMORY) return undefined;
  const kernel = instantiate<Exports>(wasm);
  if (kernel === undefined) return undefined;
  let end = 1024;
  const place = (bytes: number): number => {
    const at = end;
    end = Math.ceil((end + bytes) / 64) * 64;
    return at;
  };
  const group = place(4 * LANES);
  const weights = place(8 * LANES);
  const reached = place(8 * LANES);
  const targets = place(8 * n);
  const out = placeTies(outgoing, place);
  const into = incoming === outgoing ? out : placeTies(incoming, place);
  const work = end;
  if (!hasRoom(kernel, kernel.exports.layOut(n, out.start, out.of, into.start, into.of, targets, work))) return undefined;
  const { buffer } = kernel.memory;
  new Float64Array(buffer, targets, n).set(targetWeight);
  copyTies(outgoing, out, buffer);
  if (into !== out) copyTies(incoming, into, buffer);
  kernel.exports.clear();
  const groupView = new Uint32Array(buffer, group, LANES);
  const weightView = new Float64Array(buffer, weights, LANES);
  const reachedView = new Float64Array(buffer, reached, LANES);
  return {
    sweep(from, count) {
      weightView.fill(0);
      for (let lane = 0; lane < count; lane++) {
        const source = sources[from + lane]!;
        groupView[lane] = source;
        weightView[lane] = sourceWeight[source]!;
      }
      kernel.exports.sweep(group, weights, reached, count);
      return reachedView;
    },
    lanes: new Float64Array(buffer, work, LANES * n),
    reachedBy: new Float64Array(buffer, work + 8 * LANES * n, n),
    clear: () => kernel.exports.clearSums(),
  };
}

interface PlacedTies {
  readonly start: number;
  readonly of: number;
}

function placeTies(ties: Csr, place: (bytes: number) => number): PlacedTies {
  return { start: place(ties.start.byteLength), of: place(ties.of.byteLength) };
}

function copyTies(ties: Csr, at: PlacedTies, buffer: ArrayBuffer): void {
  new Uint32Array(buffer, at.start, ties.start.length).set(ties.start);
  new Uint32Array(buffer, at.of, ties.of.length).set(ties.of);
}

function hasRoom(kernel: CompiledKernel<Exports>, bytes: number): boolean {
  try {
    kernel.reserve(bytes);
    return true;
  } catch {
    return false;
  }
}
