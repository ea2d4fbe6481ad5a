import { FRAME } from "./layout-frame.ts";

export interface DotSizes {
  /** Value at which the size scale ends: the 99.5th percentile of the positive values (all of them up to 200 people). */
  readonly scaleEnd: number;
  /** How many people lie beyond it and are drawn at the full size. */
  readonly clipped: number;
  /** Radius at scaleEnd, in units of the drawing: 20, less in a crowd. */
  readonly largestRadius: number;
  /** Radius of no value at all: 2.5, 4 among up to 300 people, less where more than 3,000 are drawn. */
  readonly smallestRadius: number;
  /** Radius by person drawn. */
  readonly radius: Float64Array;
}

const SMALLEST = 2.5;
/** Of so few people the smallest are larger: a window of 1,440 px shows two thirds of a px for each unit. */
const FEW = 300;
const SMALLEST_OF_FEW = 4;
/** More people get smaller dots, down to a radius of 1: they would cover each other. */
const MANY = 3000;
const TINY = 1;
const LARGEST = 20;
/** In a crowd dots cover at most this share of the drawing, so that circles keep some air between them. */
const COVER = 0.13;
/** Room that goes with every dot. */
const GAP = 1.5;

/**
 * Sizes of dots: area in proportion to the value, from radius 2.5 (of few people 4) up to 20; where that would fill the drawing, up to less, and with
 * more than 3,000 people from less.
 * NaN, 0 and negative values get the smallest dot. Without a positive value scaleEnd is NaN. Cost O(n log n).
 */
export function sizeDots(value: Float64Array): DotSizes {
  const sorted = value.filter((v) => v > 0).sort();
  const last = sorted.length - 1;
  const scaleEnd = sorted[sorted.length <= 200 ? last : Math.ceil(0.995 * last)] ?? Number.NaN;
  const clipped = sorted.filter((v) => v > scaleEnd).length;
  const smallestRadius = value.length <= FEW ? SMALLEST_OF_FEW : value.length <= MANY ? SMALLEST : Math.max(TINY, SMALLEST * Math.sqrt(MANY / value.length));
  const radiusFor = (v: number, largest: number): number => radiusOf(v, scaleEnd, { largest, smallest: smallestRadius });
  let largestRadius = LARGEST;
  while (largestRadius > 2 * SMALLEST && coverOf(value, (v) => radiusFor(v, largestRadius)) > COVER * FRAME.width * FRAME.height) largestRadius -= 0.5;
  return { scaleEnd, clipped, largestRadius, smallestRadius, radius: Float64Array.from(value, (v) => radiusFor(v, largestRadius)) };
}

function radiusOf(value: number, scaleEnd: number, { largest, smallest }: { readonly largest: number; readonly smallest: number }): number {
  if (!(value > 0)) return smallest;
  return Math.max(smallest, largest * Math.sqrt(Math.min(1, value / scaleEnd)));
}

function coverOf(value: Float64Array, radiusFor: (v: number) => number): number {
  let sum = 0;
  for (const v of value) {
    const r = radiusFor(v) + GAP / 2;
    sum += 3.141592653589793 * r * r;
  }
  return sum;
}
