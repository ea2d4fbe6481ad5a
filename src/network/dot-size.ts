import { FRAME } from "./layout-frame.ts";

export interface DotSizes {
  /** Value at which the size scale ends: the 99.5th percentile of the positive values (all of them up to 200 people). */
  readonly scaleEnd: number;
  /** How many people lie beyond it and are drawn at the full size. */
  readonly clipped: number;
  /** Radius at scaleEnd, in units of the drawing: 20, less in a crowd. */
  readonly largestRadius: number;
  /** Radius by person drawn. */
  readonly radius: Float64Array;
}

const SMALLEST = 2.5;
const LARGEST = 20;
/** In a crowd dots cover at most this share of the drawing, so that circles keep some air between them. */
const COVER = 0.13;
/** Room that goes with every dot. */
const GAP = 1.5;

/**
 * Sizes of dots: area in proportion to the value, from radius 2.5 up to 20; where that would fill the drawing, up to less.
 * NaN, 0 and negative values get the smallest dot. Without a positive value scaleEnd is NaN. Cost O(n log n).
 */
export function sizeDots(value: Float64Array): DotSizes {
  const sorted = value.filter((v) => v > 0).sort();
  const last = sorted.length - 1;
  const scaleEnd = sorted[sorted.length <= 200 ? last : Math.ceil(0.995 * last)] ?? Number.NaN;
  const clipped = sorted.filter((v) => v > scaleEnd).length;
  let largestRadius = LARGEST;
  while (largestRadius > 2 * SMALLEST && coverOf(value, scaleEnd, largestRadius) > COVER * FRAME.width * FRAME.height) largestRadius -= 0.5;
  return { scaleEnd, clipped, largestRadius, radius: Float64Array.from(value, (v) => radiusOf(v, scaleEnd, largestRadius)) };
}

function radiusOf(value: number, scaleEnd: number, largest: number): number {
  if (!(value > 0)) return SMALLEST;
  return Math.max(SMALLEST, largest * Math.sqrt(Math.min(1, value / scaleEnd)));
}

function coverOf(value: Float64Array, scaleEnd: number, largest: number): number {
  let sum = 0;
  for (const v of value) {
    const r = radiusOf(v, scaleEnd, largest) + GAP / 2;
    sum += 3.141592653589793 * r * r;
  }
  return sum;
}
