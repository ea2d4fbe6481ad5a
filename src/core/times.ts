import { createGrowth, growFloat64, type Growing, type Growth, growUint32, keepView } from "./grow.ts";

/** Moments by position, in epoch milliseconds; NaN where one is missing. */
export interface Times {
  readonly length: number;
  get(position: number): number;
  /** The first and the last moment; undefined where all are missing. Cost O(n). */
  range(): readonly [number, number] | undefined;
  /**
   * Adds to `counts` how many moments lie in each bin of `width` milliseconds from `start` on; each must lie in one.
   * @param mask 0 for positions left out; absent: all count. @returns how many that count are missing. Cost O(n).
   */
  tally(counts: Float64Array, start: number, width: number, mask?: Uint8Array): number;
}

/** Moments as they cross to another thread: milliseconds, or whole seconds from `EARLIEST` on with MISSING where there is none. */
export type PlainMoments = Float64Array | Uint32Array;

/** A column of moments that grows while rows are read. */
export interface GrowingTimes {
  readonly length: number;
  /** False as long as all are missing. */
  readonly isUsed: boolean;
  /** Epoch milliseconds, NaN = missing. */
  push(time: number): void;
  pushAll(times: PlainMoments): void;
  pushMissing(count: number): void;
  get(position: number): number;
  /** The moments so far: valid until the next push. */
  view(): PlainMoments;
  /** Empty again, its memory kept. */
  clear(): void;
  /** The moments, undefined where all are missing; the column is not used any more. */
  take(): Times | undefined;
}

const MISSING = 0xffffffff;
/** Midnight of 1 January 1930 UTC: 2^32 seconds from there end in 2066. */
export const EARLIEST = -1_262_304_000_000;

/** Seconds from `EARLIEST` on, or `undefined` where that is not the same moment in 4 bytes. */
function stepOf(time: number): number | undefined {
  const step = (time - EARLIEST) / 1000;
  return step >>> 0 === step && step !== MISSING ? step : undefined;
}

/** An empty column: 4 bytes a moment as long as all are whole seconds from 1930 to 2066, 8 from the first one that is not. */
export function growTimes(growth: Growth = createGrowth()): GrowingTimes {
  const steps = growUint32(growth);
  let wide: Growing<Float64Array> | undefined;
  // Emptied, for the next time that wide ones are needed.
  let spare: Growing<Float64Array> | undefined;
  let scratch = new Uint32Array(0);
  let isUsed = false;
  const widen = (): Growing<Float64Array> => {
    if (wide !== undefined) return wide;
    wide = spare ?? growFloat64(growth);
    wide.pushAll(millisecondsOf(steps.view()));
    if (spare === undefined) steps.release();
    else steps.clear();
    return wide;
  };
  const push = (time: number): void => {
    if (Number.isNaN(time)) return wide === undefined ? steps.push(MISSING) : wide.push(time);
    isUsed = true;
    const step = wide === undefined ? stepOf(time) : undefined;
    if (step === undefined) widen().push(time);
    else steps.push(step);
  };
  return {
    get length() {
      return wide?.length ?? steps.length;
    },
    get isUsed() {
      return isUsed;
    },
    push,
    pushAll(times) {
      if (times instanceof Uint32Array) {
        if (!isUsed) isUsed = times.some((step) => step !== MISSING);
        if (wide === undefined) steps.pushAll(times);
        else wide.pushAll(millisecondsOf(times));
        return;
      }
      // A call for each costs more than all else here.
      if (wide === undefined && scratch.length < times.length) scratch = new Uint32Array(times.length);
      let taken = 0;
      for (; wide === undefined && taken < times.length; taken++) {
        const time = times[taken]!;
        const step = (time - EARLIEST) / 1000;
        if (step >>> 0 === step && step !== MISSING) isUsed = true;
        else if (!Number.isNaN(time)) break;
        scratch[taken] = Number.isNaN(time) ? MISSING : step;
      }
      steps.pushAll(scratch.subarray(0, taken));
      for (; taken < times.length; taken++) push(times[taken]!);
    },
    pushMissing(count) {
      if (wide === undefined) steps.pushSame(MISSING, count);
      else wide.pushSame(Number.NaN, count);
    },
    get: (position) => (wide === undefined ? momentOf(steps.get(position)) : wide.get(position)),
    view: () => wide?.view() ?? steps.view(),
    clear() {
      spare = wide ?? spare;
      spare?.clear();
      steps.clear();
      wide = undefined;
      isUsed = false;
    },
    take() {
      const times = !isUsed ? undefined : wide === undefined ? new Steps(keepView(steps.view()), EARLIEST, 1000) : packTimes(wide.view());
      wide?.release();
      steps.release();
      return times;
    },
  };
}

function momentOf(step: number): number {
  return step === MISSING ? Number.NaN : EARLIEST + step * 1000;
}

function millisecondsOf(steps: Uint32Array): Float64Array {
  return Float64Array.from(steps, momentOf);
}

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

  range(): readonly [number, number] | undefined {
    const { steps } = this;
    let first = MISSING;
    let last = -1;
    for (let i = 0; i < steps.length; i++) {
      const step = steps[i]!;
      if (step === MISSING) continue;
      if (step < first) first = step;
      if (step > last) last = step;
    }
    return last < 0 ? undefined : [this.first + first * this.unit, this.first + last * this.unit];
  }

  tally(counts: Float64Array, start: number, width: number, mask?: Uint8Array): number {
    const { steps, unit } = this;
    const offset = this.first - start;
    let missing = 0;
    for (let i = 0; i < steps.length; i++) {
      if (mask !== undefined && mask[i] === 0) continue;
      const step = steps[i]!;
      if (step === MISSING) missing++;
      else counts[Math.floor((offset + step * unit) / width)]!++;
    }
    return missing;
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

  range(): readonly [number, number] | undefined {
    let first = Infinity;
    let last = -Infinity;
    for (const time of this.at) {
      if (time < first) first = time;
      if (time > last) last = time;
    }
    return first <= last ? [first, last] : undefined;
  }

  tally(counts: Float64Array, start: number, width: number, mask?: Uint8Array): number {
    const { at } = this;
    let missing = 0;
    for (let i = 0; i < at.length; i++) {
      if (mask !== undefined && mask[i] === 0) continue;
      const time = at[i]!;
      if (Number.isNaN(time)) missing++;
      else counts[Math.floor((time - start) / width)]!++;
    }
    return missing;
  }
}
