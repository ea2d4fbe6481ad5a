import { keepView } from "./grow.ts";

/** Moments by position, in epoch milliseconds; NaN where one is missing. */
export interface Times {
  readonly length: number;
  get(position: number): number;
}

const MISSING = 0xffffffff;

/**
 * Moments in 4 bytes each where all are whole seconds (or milliseconds) of a span of less than 2^32 of them, else in 8; the same numbers
 * come out. Cost O(n).
 * @returns undefined where all are missing
 */
export function packTimes(at: Float64Array): Times | undefined {
  let first = Infinity;
  let last = -Infinity;
  let isWhole = true;
  let isSeconds = true;
  for (let i = 0; i < at.length; i++) {
    const time = at[i]!;
    if (Number.isNaN(time)) continue;
    if (time < first) first = time;
    if (time > last) last = time;
    if (time % 1000 !== 0) isSeconds = false;
    if (!Number.isSafeInteger(time)) isWhole = false;
  }
  if (first > last) return undefined;
  const unit = isSeconds ? 1000 : 1;
  if (!isWhole || (last - first) / unit >= MISSING) return plainTimes(keepView(at));
  const steps = new Uint32Array(at.length);
  for (let i = 0; i < at.length; i++) steps[i] = Number.isNaN(at[i]!) ? MISSING : (at[i]! - first) / unit;
  return new Steps(steps, first, unit);
}

/** The moments as they are. */
export function plainTimes(at: Float64Array): Times {
  return new Plain(at);
}

/** Moments as numbers of units from the first one. */
class Steps implements Times {
  readonly steps: Uint32Array;
  readonly first: number;
  readonly unit: number;

  constructor(steps: Uint32Array, first: number, unit: number) {
    this.steps = steps;
    this.first = first;
    this.unit = unit;
  }

  get length(): number {
    return this.steps.length;
  }

  get(position: number): number {
    const step = this.steps[position]!;
    return step === MISSING ? Number.NaN : this.first + step * this.unit;
  }
}

class Plain implements Times {
  readonly at: Float64Array;

  constructor(at: Float64Array) {
    this.at = at;
  }

  get length(): number {
    return this.at.length;
  }

  get(position: number): number {
    return this.at[position]!;
  }
}
