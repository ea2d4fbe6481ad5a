/** One axis of a scatter, in px. */
export interface Scale {
  readonly at: (value: number) => number;
  readonly ticks: readonly number[];
}

/** Room for 0 before the first power of ten, in px. */
const ZERO = 20;

/**
 * An even scale from `low` to `high`, both ends with a little air; from 0 where nothing is negative and the lowest is under half of the
 * highest. Ticks at round numbers (1, 2, 5 times a power of ten), at least `gap` px apart.
 * @param isWhole nothing lies between whole numbers: no tick does
 */
export function evenScale(low: number, high: number, start: number, end: number, gap: number, isWhole = false): Scale {
  const from = low >= 0 && low < 0.5 * high ? 0 : low;
  const span = high > from ? high - from : Math.abs(high) || 1;
  const first = high > from ? (from === 0 ? 0 : from - 0.05 * span) : from - 0.5 * span;
  const last = high > from ? high + 0.05 * span : high + 0.5 * span;
  const at = (value: number): number => start + ((value - first) / (last - first)) * (end - start);
  const step = Math.max(isWhole ? 1 : 0, roundStep((last - first) / Math.max(1, Math.floor(Math.abs(end - start) / gap))));
  const ticks: number[] = [];
  // Multiples are made anew each time: sums of steps such as 0.1 drift.
  for (let k = Math.ceil(first / step); k * step <= last; k++) ticks.push(Number((k * step).toPrecision(12)));
  return { at, ticks };
}

/** The least of 1, 2, 5 times a power of ten that is not less. */
function roundStep(least: number): number {
  const power = 10 ** Math.floor(Math.log10(least));
  return [1, 2, 5, 10].map((step) => step * power).find((step) => step >= least * (1 - 1e-9)) ?? 10 * power;
}

/**
 * A scale by tens, each power as long as the next; nothing negative has a place on it. Zeros stand apart at its start, and what is under
 * the lowest value (a mean of mostly zeros) evenly between both.
 * @param least the lowest value above 0
 */
export function tensScale(least: number, high: number, hasZero: boolean, start: number, end: number, gap: number): Scale {
  const direction = Math.sign(end - start);
  const from = start + (hasZero ? direction * ZERO : 0);
  const first = Math.log10(least) - 0.05;
  const last = Math.max(Math.log10(high) + 0.05, first + 0.3);
  const at = (value: number): number => {
    const part = value > 0 ? (Math.log10(value) - first) / (last - first) : -1;
    return part >= 0 ? from + part * (end - from) : start + (Math.max(0, value) / 10 ** first) * (from - start);
  };
  const perPower = Math.abs(end - from) / (last - first);
  const steps = perPower > 4 * gap ? [1, 2, 5] : [1];
  const each = Math.max(1, Math.ceil(gap / perPower));
  const ticks: number[] = hasZero ? [0] : [];
  for (let power = Math.floor(first); power <= last; power++) {
    if (power % each !== 0) continue;
    for (const step of steps) {
      const tick = Number(`${step}e${power}`);
      if (Math.log10(tick) >= first && Math.log10(tick) <= last) ticks.push(tick);
    }
  }
  return { at, ticks };
}

/** The nearest dot in a direction: what lies more aside than ahead counts as farther. −1 without one. */
export function nextDot(centres: readonly (readonly [number, number])[], from: number, key: string): number {
  const way = ways[key];
  const own = centres[from];
  if (way === undefined || own === undefined) return -1;
  let found = -1;
  let best = Infinity;
  centres.forEach(([x, y], i) => {
    const ahead = (x - own[0]) * way[0] + (y - own[1]) * way[1];
    const aside = Math.abs((x - own[0]) * way[1]) + Math.abs((y - own[1]) * way[0]);
    const far = ahead + 2 * aside;
    if (i !== from && ahead > 0 && far < best) {
      best = far;
      found = i;
    }
  });
  return found;
}

const ways: Readonly<Record<string, readonly [number, number]>> = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
