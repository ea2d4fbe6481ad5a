import { wasm } from "virtual:kernels/lengths";
import type { Csr } from "../core/network.ts";
import type { JobKind } from "../core/pool.ts";
import { instantiate } from "./compiled.ts";
import { sizeDrawers } from "./distance-drawers.ts";
import { type LengthSearch, type LongTies, openPlainLengths } from "./plain-lengths.ts";
import { orderByTies } from "./renumber.ts";
import type { SourceRange } from "./sources.ts";

/** Ties to follow, and everyone from whom. */
export interface FollowedLengths extends LongTies {
  readonly sources: Uint32Array;
}

/** Shares of shortest paths from some of the sources, by person: the bits depend on the range, not on the worker. */
export const weightedPaths: JobKind<FollowedLengths, SourceRange, Float64Array> = {
  id: "weighted-paths",
  open: (followed) => {
    const search = openLengths(followed);
    return async ({ from, to }, job) => {
      search.clearScore();
      for (let at = from; at < to; at++) {
        search.addPathsFrom(followed.sources[at]!);
        await job.breathe(at + 1 - from);
      }
      return search.score.slice();
    };
  },
};

/** Three numbers for each of the sources: people within reach, the sum of the distances to them, that of 1 ÷ distance. */
export const lengthSums: JobKind<FollowedLengths, SourceRange, Float64Array> = {
  id: "length-sums",
  open: (followed) => {
    const search = openLengths(followed);
    return async ({ from, to }, job) => {
      const sums = new Float64Array(3 * (to - from));
      for (let at = from; at < to; at++) {
        sums.set(search.sumFrom(followed.sources[at]!), 3 * (at - from));
        await job.breathe(at + 1 - from);
      }
      return sums;
    };
  },
};

/**
 * The ties of a network with their lengths, people numbered anew, those with most ties first.
 * @returns also the number in the network of each person; people without ties are left out. Cost O(n + m).
 */
export function prepareLengths(ties: Csr, length: Float64Array): { readonly followed: FollowedLengths; readonly personOf: Uint32Array } {
  const personOf = orderByTies(ties);
  const n = personOf.length;
  const numberOf = new Uint32Array(ties.start.length - 1);
  for (let number = 0; number < n; number++) numberOf[personOf[number]!] = number;
  const start = new Uint32Array(n + 1);
  const of = new Uint32Array(ties.of.length);
  const moved = new Float64Array(of.length);
  const sources = new Uint32Array(n);
  let sourceCount = 0;
  let used = 0;
  for (let number = 0; number < n; number++) {
    const person = personOf[number]!;
    const end = ties.start[person + 1]!;
    if (ties.start[person] !== end) sources[sourceCount++] = number;
    for (let i = ties.start[person]!; i < end; i++) {
      of[used] = numberOf[ties.of[i]!]!;
      moved[used++] = length[i]!;
    }
    start[number + 1] = used;
  }
  return { followed: { start, of, length: moved, sources: sources.slice(0, sourceCount) }, personOf };
}

/** The compiled search where there is WebAssembly and memory for it, otherwise its plain twin: the same bits. */
function openLengths(ties: LongTies): LengthSearch {
  return openCompiledLengths(ties) ?? openPlainLengths(ties);
}

interface Exports {
  layOut(personCount: number, starts: number, ties: number, lengths: number, tieCount: number, drawerCount: number, perLength: number, work: number): number;
  clear(): void;
  clearScore(): void;
  addPathsFrom(source: number): void;
  sumFrom(source: number, sums: number): void;
}

/** Kernels count their memory in 32 bits. */
const LARGEST_MEMORY = 0xffff_0000;
/** More than the kernel takes for each person, and for each tie. */
const BYTES_A_PERSON = 72;
const BYTES_A_TIE = 20;

/** undefined where there is no WebAssembly, or no memory for it. */
export function openCompiledLengths({ start, of, length }: LongTies): LengthSearch | undefined {
  const n = start.length - 1;
  const { count, perLength } = sizeDrawers(length);
  if (n * BYTES_A_PERSON + of.length * BYTES_A_TIE + 4 * count > LARGEST_MEMORY) return undefined;
  const kernel = instantiate<Exports>(wasm);
  if (kernel === undefined) return undefined;
  let end = 1024;
  const place = (bytes: number): number => {
    const at = end;
    end = Math.ceil((end + bytes) / 64) * 64;
    return at;
  };
  const sums = place(24);
  const starts = place(start.byteLength);
  const ties = place(of.byteLength);
  const lengths = place(length.byteLength);
  const work = end;
  try {
    kernel.reserve(kernel.exports.layOut(n, starts, ties, lengths, of.length, count, perLength, work));
  } catch {
    return undefined;
  }
  const { buffer } = kernel.memory;
  new Uint32Array(buffer, starts, n + 1).set(start);
  new Uint32Array(buffer, ties, of.length).set(of);
  new Float64Array(buffer, lengths, of.length).set(length);
  kernel.exports.clear();
  const sumView = new Float64Array(buffer, sums, 3);
  return {
    addPathsFrom: (source) => kernel.exports.addPathsFrom(source),
    score: new Float64Array(buffer, work, n),
    clearScore: () => kernel.exports.clearScore(),
    sumFrom(source) {
      kernel.exports.sumFrom(source, sums);
      return sumView;
    },
  };
}
