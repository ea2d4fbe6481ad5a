import { wasm } from "virtual:kernels/step-sums";
import type { Csr } from "../core/network.ts";
import type { JobKind, JobRunner } from "../core/pool.ts";
import { instantiate } from "./compiled.ts";
import { openPlainStepSums, type StepSums } from "./plain-step-sums.ts";

/** Sources that the compiled kernel follows at once: a bit each in 64 bytes. */
export const SOURCES_AT_ONCE = 512;

/** Ties that are followed, and the same ties from the other end (the same object where the network is undirected). */
export interface FollowedTies {
  readonly ties: Csr;
  readonly back: Csr;
}

/** Steps to everyone from up to 512 different people; the same bits whoever does it. */
export const stepSums: JobKind<FollowedTies, Uint32Array, StepSums> = {
  id: "step-sums",
  open: (followed) => openCompiledStepSums(followed) ?? openPlainStepSums(followed.ties),
};

interface Exports {
  layOut(personCount: number, outStart: number, outOf: number, inStart: number, inOf: number, work: number): number;
  begin(sources: number, count: number): void;
  goOn(): number;
}

/** Kernels count their memory in 32 bits. */
const LARGEST_MEMORY = 0xffff_0000;
/** More than the kernel takes for each person. */
const BYTES_A_PERSON = 220;

/** undefined where there is no WebAssembly, or no memory for it: the plain twin does with a tenth. */
export function openCompiledStepSums({ ties, back }: FollowedTies): JobRunner<Uint32Array, StepSums> | undefined {
  const n = ties.start.length - 1;
  if (n * BYTES_A_PERSON + 4 * (ties.of.length + back.of.length) > LARGEST_MEMORY) return undefined;
  const kernel = instantiate<Exports>(wasm);
  if (kernel === undefined) return undefined;
  let end = 1024;
  const place = ({ byteLength }: { readonly byteLength: number }): number => {
    const at = end;
    end = Math.ceil((end + byteLength) / 64) * 64;
    return at;
  };
  const sources = place({ byteLength: 4 * SOURCES_AT_ONCE });
  const out = [place(ties.start), place(ties.of)] as const;
  const into = back === ties ? out : ([place(back.start), place(back.of)] as const);
  const work = end;
  try {
    kernel.reserve(kernel.exports.layOut(n, ...out, ...into, work));
  } catch {
    return undefined;
  }
  const { buffer } = kernel.memory;
  [ties.start, ties.of].forEach((array, i) => new Uint32Array(buffer, out[i], array.length).set(array));
  if (back !== ties) [back.start, back.of].forEach((array, i) => new Uint32Array(buffer, into[i], array.length).set(array));
  const column = (number: number): Float64Array => new Float64Array(buffer, work + 8 * SOURCES_AT_ONCE * number, SOURCES_AT_ONCE);
  const [reached, distance, inverse] = [column(0), column(1), column(2)];
  return async (group, job) => {
    const count = group.length;
    new Uint32Array(buffer, sources, count).set(group);
    kernel.exports.begin(sources, count);
    while (kernel.exports.goOn() !== 0) await job.breathe();
    return { reached: reached.subarray(0, count), distance: distance.subarray(0, count), inverse: inverse.subarray(0, count) };
  };
}
