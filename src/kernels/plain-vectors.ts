import type { Csr } from "../core/network.ts";
import { cutRows } from "./stretches.ts";

/** Vectors of a number per person, and what ties do to them. Only vectors made by `vector` and `between` may be handed in. */
export interface TieVectors {
  /** Zeros, padded with zeros to a multiple of 4; at most as many as were announced. */
  vector(): Float64Array;
  /** One vector for what the last ties' rows gather, where there are more or fewer of them: only for `gather`. */
  between(): Float64Array;
  /** into[p] = Σ weight · from[other] over the ties of p in ties[side]; the padding stays. Waits for `breathe` after each stretch of ties. */
  gather(side: number, from: Float64Array, into: Float64Array, breathe: Breathe): Promise<void>;
  dot(a: Float64Array, b: Float64Array): number;
  /** a ÷= by. */
  divide(a: Float64Array, by: number): void;
  /** a −= factor · b. */
  subtract(a: Float64Array, factor: number, b: Float64Array): void;
}

/** Lets messages in: Task.breathe with the progress of whoever asks. */
export type Breathe = () => Promise<void>;

/** The plain twin of assembly/vectors.ts: the reference, and what runs where nothing may be compiled. Same order of every sum. */
export function openPlainVectors(ties: readonly Csr[], length: number): TieVectors {
  const borders = ties.map(({ start }) => cutRows(start));
  return {
    vector: () => new Float64Array(length),
    between: () => new Float64Array(ties.at(-1)!.start.length - 1),
    async gather(side, from, into, breathe) {
      const { start, of, weight } = ties[side]!;
      for (let i = 1; i < borders[side]!.length; i++) {
        for (let p = borders[side]![i - 1]!; p < borders[side]![i]!; p++) {
          const end = start[p + 1]!;
          into[p] = everyOther(start[p]!, end, of, weight, from) + everyOther(start[p]! + 1, end, of, weight, from);
        }
        await breathe();
      }
    },
    divide(a, by) {
      for (let i = 0; i < length; i++) a[i] = a[i]! / by;
    },
    dot(a, b) {
      let [s, t, u, v] = [0, 0, 0, 0];
      for (let i = 0; i < length; i += 4) {
        s += a[i]! * b[i]!;
        t += a[i + 1]! * b[i + 1]!;
        u += a[i + 2]! * b[i + 2]!;
        v += a[i + 3]! * b[i + 3]!;
      }
      return s + t + (u + v);
    },
    subtract(a, factor, b) {
      for (let i = 0; i < length; i++) a[i] = a[i]! - factor * b[i]!;
    },
  };
}

function everyOther(first: number, end: number, of: Uint32Array, weight: Float64Array | undefined, from: Float64Array): number {
  let sum = 0;
  if (weight === undefined) for (let i = first; i < end; i += 2) sum += from[of[i]!]!;
  else for (let i = first; i < end; i += 2) sum += weight[i]! * from[of[i]!]!;
  return sum;
}
