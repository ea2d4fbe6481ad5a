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
    if (isSeconds && time % 1000 !== 0) {
      isSeconds = false;
      isWhole = Number.isSafeInteger(time);
    } else if (!isSeconds && isWhole) isWhole = Number.isSafeInteger(time);
  }
  if (first > last) return undefined;
  const unit = isSeconds ? 1000 : 1;
  if (!isWhole || (last - first) / unit >= MISSING || !Number.isSafeInteger(first) || !Number.isSafeInteger(last)) return plainTimes(at);
  const steps = new Uint32Array(at.length);
  for (let i = 0; i < at.length; i++) steps[i] = Number.isNaN(at[i]!) ? MISSING : (at[i]! - first) / unit;
  return { length: at.length, get: (i) => (steps[i] === MISSING ? Number.NaN : first + steps[i]! * unit) };
}

/** The moments as they are. */
export function plainTimes(at: Float64Array): Times {
  return { length: at.length, get: (i) => at[i]! };
}
