import { log } from "../core/exact-math.ts";

export interface Frame {
  readonly width: number;
  readonly height: number;
}

/** The drawing that radii refer to: a window of 1440 × 900 without its panels. */
export const FRAME: Frame = { width: 1200, height: 750 };

/** A frame is filled to here, so that dots at the edge and their names have room. */
const FILL = 0.94;

/** Beyond this share of people (by distance from the middle) distance grows only with its logarithm. */
const CORE = 0.8;
const STRAY = 0.3;
/** How far places move from where forces left them (0) towards an even use of the room (1). */
const EVEN = 0.5;
/** A window is wider than tall: the picture may be stretched sideways by this much to use it. */
const STRETCH = 1.3;

/**
 * Turns the people so that they lie widest from left to right, draws strays in, opens a crowded middle, and scales them into the frame
 * around 0, 0. Cost O(n log n).
 */
export function fitInto(frame: Frame, people: Uint32Array, x: Float64Array, y: Float64Array): void {
  if (people.length === 0) return;
  centreOnMedian(people, x, y);
  const [cos, sin] = mainAxis(people, x, y);
  for (const p of people) {
    const across = x[p]! * cos + y[p]! * sin;
    y[p] = y[p]! * cos - x[p]! * sin;
    x[p] = across;
  }
  spreadOut(people, x, y);
  const box = boxOf(people, x, y);
  const tall = (FILL * frame.height) / Math.max(box.height, 1e-9);
  const wide = (FILL * frame.width) / Math.max(box.width, 1e-9);
  const scaleY = Math.min(tall, wide);
  const scaleX = Math.min(wide, scaleY * STRETCH);
  for (const p of people) {
    x[p]! *= scaleX;
    y[p]! *= scaleY;
  }
  centreOn(people, x, y);
}

/** Turns the people so that they lie widest from left to right and scales them into the frame; nothing is drawn in or stretched. Cost O(n). */
export function scaleInto(frame: Frame, people: Uint32Array, x: Float64Array, y: Float64Array): void {
  const [cos, sin] = mainAxis(people, x, y);
  for (const p of people) {
    const across = x[p]! * cos + y[p]! * sin;
    y[p] = y[p]! * cos - x[p]! * sin;
    x[p] = across;
  }
  const box = boxOf(people, x, y);
  const scale = Math.min((FILL * frame.width) / Math.max(box.width, 1e-9), (FILL * frame.height) / Math.max(box.height, 1e-9));
  for (const p of people) {
    x[p]! *= scale;
    y[p]! *= scale;
  }
}

/**
 * A few people far out would shrink everyone else, and hubs draw the rest into a knot. Both ends of it are undone along rays from the
 * middle, the order of distance kept: beyond the core distance counts with its logarithm, and each distance moves half way to the
 * radius at which so many people would fill a disc evenly.
 */
function spreadOut(people: Uint32Array, x: Float64Array, y: Float64Array): void {
  const distance = Float64Array.from(people, (p) => Math.sqrt(x[p]! * x[p]! + y[p]! * y[p]!));
  const sorted = distance.toSorted();
  const n = people.length;
  const core = sorted[Math.floor(CORE * (n - 1))]!;
  if (core <= 0) return;
  const order = Uint32Array.from(people.keys()).sort((a, b) => distance[a]! - distance[b]! || a - b);
  order.forEach((i, rank) => {
    const d = distance[i]!;
    if (d <= 0) return;
    const near = d <= core ? d / core : 1 + STRAY * log(d / core);
    const even = Math.sqrt((rank + 0.5) / (CORE * n));
    const factor = ((1 - EVEN) * near + EVEN * even) / d;
    x[people[i]!]! *= factor;
    y[people[i]!]! *= factor;
  });
}

/** Moves the people's medians of x and y to 0, 0: strays do not shift them. */
function centreOnMedian(people: Uint32Array, x: Float64Array, y: Float64Array): void {
  const middle = Math.floor(people.length / 2);
  const midX = Float64Array.from(people, (p) => x[p]!).sort()[middle]!;
  const midY = Float64Array.from(people, (p) => y[p]!).sort()[middle]!;
  for (const p of people) {
    x[p]! -= midX;
    y[p]! -= midY;
  }
}

/** Moves the middle of the people's bounding box to 0, 0. */
export function centreOn(people: Uint32Array, x: Float64Array, y: Float64Array): void {
  const box = boxOf(people, x, y);
  for (const p of people) {
    x[p]! -= box.midX;
    y[p]! -= box.midY;
  }
}

/** Bounding box of the places; all 0 for nobody. */
export function boxOf(people: ArrayLike<number>, x: Float64Array, y: Float64Array): { readonly midX: number; readonly midY: number; readonly width: number; readonly height: number } {
  if (people.length === 0) return { midX: 0, midY: 0, width: 0, height: 0 };
  let left = Infinity;
  let right = -Infinity;
  let low = Infinity;
  let high = -Infinity;
  for (let i = 0; i < people.length; i++) {
    const p = people[i]!;
    left = Math.min(left, x[p]!);
    right = Math.max(right, x[p]!);
    low = Math.min(low, y[p]!);
    high = Math.max(high, y[p]!);
  }
  return { midX: (left + right) / 2, midY: (low + high) / 2, width: right - left, height: high - low };
}

/** Direction of the greatest spread, as a unit vector; (1, 0) where there is none. From the 2 × 2 covariance, with roots only. */
function mainAxis(people: Uint32Array, x: Float64Array, y: Float64Array): readonly [number, number] {
  let meanX = 0;
  let meanY = 0;
  for (const p of people) {
    meanX += x[p]! / people.length;
    meanY += y[p]! / people.length;
  }
  let xx = 0;
  let yy = 0;
  let xy = 0;
  for (const p of people) {
    xx += (x[p]! - meanX) * (x[p]! - meanX);
    yy += (y[p]! - meanY) * (y[p]! - meanY);
    xy += (x[p]! - meanX) * (y[p]! - meanY);
  }
  const spread = Math.sqrt((xx - yy) * (xx - yy) + 4 * xy * xy);
  const ax = xx - yy + spread;
  const ay = 2 * xy;
  const norm = Math.sqrt(ax * ax + ay * ay);
  if (norm > 1e-12 * (xx + yy) && norm > 0) return [ax / norm, ay / norm];
  return yy > xx ? [0, 1] : [1, 0];
}
