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
const CORE = 0.9;
const STRAY = 0.35;
/** A window is wider than tall: the picture may be stretched sideways by this much to use it. */
const STRETCH = 1.3;

/** Turns the people so that they lie widest from left to right, draws strays in, and scales them into the frame around 0, 0. Cost O(n log n). */
export function fitInto(frame: Frame, people: Uint32Array, x: Float64Array, y: Float64Array): void {
  if (people.length === 0) return;
  centreOn(people, x, y);
  const [cos, sin] = mainAxis(people, x, y);
  for (const p of people) {
    const across = x[p]! * cos + y[p]! * sin;
    y[p] = y[p]! * cos - x[p]! * sin;
    x[p] = across;
  }
  drawStraysIn(people, x, y);
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

/** A few people far out would shrink everyone else: the outer tenth is moved towards the middle, order of distance kept. */
function drawStraysIn(people: Uint32Array, x: Float64Array, y: Float64Array): void {
  const distance = Float64Array.from(people, (p) => Math.sqrt(x[p]! * x[p]! + y[p]! * y[p]!));
  const core = distance.toSorted()[Math.floor(CORE * (people.length - 1))]!;
  if (core <= 0) return;
  people.forEach((p, i) => {
    if (distance[i]! <= core) return;
    const factor = (core / distance[i]!) * (1 + STRAY * log(distance[i]! / core));
    x[p]! *= factor;
    y[p]! *= factor;
  });
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
