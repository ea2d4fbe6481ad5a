/** A rectangle in px, y downwards. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export type Point = readonly [number, number];

/** A path through points of the unit square (y upwards), drawn into a box. Empty for fewer than two points. */
export function curvePath(points: readonly Point[], box: Box): string {
  if (points.length < 2) return "";
  return points.map(([x, y], index) => `${index === 0 ? "M" : "L"}${round(box.x + x * box.width)} ${round(box.y + (1 - y) * box.height)}`).join("");
}

/** The same path closed along the bottom up to x = `end`: the part of the total the set makes. */
export function areaPath(points: readonly Point[], end: number, box: Box): string {
  const inside = points.filter(([x]) => x < end);
  const path = curvePath([...inside, [end, valueAt(points, end)]], box);
  if (path === "") return "";
  return `${path}L${round(box.x + end * box.width)} ${round(box.y + box.height)}L${round(box.x)} ${round(box.y + box.height)}Z`;
}

/** y of a rising curve at x, straight between its points. 0 without points. */
export function valueAt(points: readonly Point[], x: number): number {
  return interpolate(points, x, 0, 1);
}

/** x at which a rising curve first reaches y, straight between its points. 0 without points. */
export function whereReaches(points: readonly Point[], y: number): number {
  return interpolate(points, y, 1, 0);
}

function interpolate(points: readonly Point[], at: number, from: 0 | 1, to: 0 | 1): number {
  let before: Point | undefined;
  for (const point of points) {
    if (point[from] >= at) {
      if (before === undefined || point[from] === before[from]) return point[to];
      return before[to] + ((at - before[from]) / (point[from] - before[from])) * (point[to] - before[to]);
    }
    before = point;
  }
  return before === undefined ? 0 : before[to];
}

/**
 * Square-root scale from [0, max] to [start, end]: spreads the many small values and keeps zero, which a logarithm cannot.
 * A max of 0 puts everything at the start.
 */
export function rootScale(max: number, start: number, end: number): (value: number) => number {
  if (!(max > 0)) return () => start;
  const root = Math.sqrt(max);
  return (value) => start + (Math.sqrt(Math.max(0, value)) / root) * (end - start);
}

/** Round numbers (1, 2, 5 times a power of ten) for a root axis, at least `gap` px apart, always with 0. */
export function rootTicks(max: number, length: number, gap: number): readonly number[] {
  const scale = rootScale(max, 0, length);
  const ticks = [0];
  if (!(max > 0)) return ticks;
  let last = 0;
  // Whole powers first would look tidier, but 1-2-5 steps are what a root axis has room for.
  for (let power = 1; power <= max; power *= 10) {
    for (const step of [1, 2, 5]) {
      const tick = step * power;
      if (tick <= max && scale(tick) - last >= gap) {
        ticks.push(tick);
        last = scale(tick);
      }
    }
  }
  return ticks;
}

/** Circles as one path: thousands of dots cost one element. */
export function dotsPath(centres: readonly Point[], radius: number): string {
  const r = round(radius);
  const d = round(2 * radius);
  return centres.map(([x, y]) => `M${round(x - radius)} ${round(y)}a${r} ${r} 0 1 0 ${d} 0a${r} ${r} 0 1 0 ${-d} 0`).join("");
}

/** Index of the centre nearest to a place, within `reach` px; -1 where there is none. The later one wins a tie: it is drawn on top. */
export function nearest(centres: readonly Point[], x: number, y: number, reach: number): number {
  let found = -1;
  let best = reach * reach;
  centres.forEach(([cx, cy], index) => {
    const distance = (cx - x) * (cx - x) + (cy - y) * (cy - y);
    if (distance <= best) {
      best = distance;
      found = index;
    }
  });
  return found;
}

/** Two decimals are finer than any screen; more only make the page heavier. */
function round(value: number): number {
  return Math.round(value * 100) / 100;
}
