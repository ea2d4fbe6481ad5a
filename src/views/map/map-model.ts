import type { MapPicture } from "../../core/map-picture.ts";
import type { GlyphKind } from "../parts/role-words.ts";
import { type ColouredBy, coloursOf, dotColour, kindOf, type MapColours, type MapTheme } from "./map-colours.ts";

/** A picture with everything drawing needs, in units of its 1,200 × 750 drawing. Index k is the k-th drawn person. */
export interface MapModel {
  readonly picture: MapPicture;
  readonly colours: MapColours;
  readonly by: ColouredBy;
  readonly kind: readonly GlyphKind[];
  readonly colour: readonly string[];
  readonly radius: Float64Array;
  /** Order of drawing: neither first, then by value, ours last, so that the largest lie on top. */
  readonly paintOrder: Uint32Array;
  /** Width of each line in px. */
  readonly lineWidth: Float64Array;
  /** Opacity of each line, in few steps: the same for all up to 200 units, then less, so that long lines do not bury what they cross. */
  readonly lineOpacity: Float64Array;
  /** Lines of person k: `lineOf[lineStart[k] … lineStart[k+1])`. */
  readonly lineStart: Uint32Array;
  readonly lineOf: Uint32Array;
  /** Around everyone drawn. */
  readonly bounds: { readonly left: number; readonly right: number; readonly low: number; readonly high: number };
  /** Position of a person number among the drawn. */
  readonly positionOf: ReadonlyMap<number, number>;
}

const OURS_RADIUS = 7;
const WIDEST = 4;
/** Pale lines on a dark ground glow: they need less. */
const PALE_ON_DARK = 0.8;
/** Where lines are many, those longer than this (units of the drawing) fade, to this share of the opacity at most. */
const SHORT = 150;
const LEAST_OPACITY = 0.5;
/** With few lines even the weakest must be seen. */
const FEW_LINES = 500;

/** Works out sizes, widths, colours and neighbours of a picture. Cost O(n log n + m). */
export function createModel(picture: MapPicture, theme: MapTheme, by: ColouredBy): MapModel {
  const n = picture.person.length;
  const colours = coloursOf(theme);
  const kind = Array.from({ length: n }, (_, k) => kindOf(picture, k));
  const radius = Float64Array.from({ length: n }, (_, k) => Math.max(radiusOf(picture, picture.value[k]!), kind[k] === "ours" ? OURS_RADIUS : 0));
  const level = (k: number): number => (kind[k] === "ours" ? 2 : kind[k] === "neither" ? 0 : 1);
  return {
    picture, colours, by, kind, radius,
    colour: Array.from({ length: n }, (_, k) => dotColour(picture, k, by, colours)),
    paintOrder: Uint32Array.from({ length: n }, (_, k) => k).sort((a, b) => level(a) - level(b) || radius[a]! - radius[b]! || a - b),
    lineWidth: widthsOf(picture.weight),
    lineOpacity: opacitiesOf(picture, theme),
    ...linesByPerson(picture),
    bounds: boundsOf(picture, radius),
    positionOf: new Map(Array.from(picture.person, (p, k) => [p, k])),
  };
}

/** Radius of a value: area in proportion to it, between the smallest and the picture's largest. */
export function radiusOf(picture: Pick<MapPicture, "scaleEnd" | "largestRadius" | "smallestRadius">, value: number): number {
  if (!(value > 0) || !(picture.scaleEnd > 0)) return picture.smallestRadius;
  return Math.max(picture.smallestRadius, picture.largestRadius * Math.sqrt(Math.min(1, value / picture.scaleEnd)));
}

/** Opacity of lines: 0.35 up to 1,175 of them, thinner the more there are. */
export function opacityOf(lineCount: number): number {
  return Math.min(0.35, Math.max(0.05, 12 / Math.sqrt(Math.max(1, lineCount))));
}

function opacitiesOf(picture: MapPicture, theme: MapTheme): Float64Array {
  const most = opacityOf(picture.from.length) * (theme === "dark" ? PALE_ON_DARK : 1);
  return Float64Array.from(picture.from, (a, i) => {
    const b = picture.to[i]!;
    const [across, up] = [picture.x[a]! - picture.x[b]!, picture.y[a]! - picture.y[b]!];
    const length = Math.sqrt(across * across + up * up);
    if (picture.from.length <= FEW_LINES || length <= SHORT) return most;
    return most * Math.max(LEAST_OPACITY, Math.round((10 * SHORT) / length) / 10);
  });
}

/** 0.5 to 4 px by the root of the weight; the scale ends at the 99.5th percentile, at least 16 times the weakest. */
function widthsOf(weight: Float64Array): Float64Array {
  const thinnest = weight.length <= FEW_LINES ? 1 : 0.5;
  const sorted = weight.toSorted();
  const least = sorted[0] ?? 1;
  const most = Math.max(sorted[Math.ceil(0.995 * (sorted.length - 1))] ?? 1, 16 * least);
  const range = Math.sqrt(most) - Math.sqrt(least);
  return weight.map((w) => thinnest + (WIDEST - thinnest) * Math.min(1, (Math.sqrt(w) - Math.sqrt(least)) / range));
}

function linesByPerson(picture: MapPicture): { readonly lineStart: Uint32Array; readonly lineOf: Uint32Array } {
  const lineStart = new Uint32Array(picture.person.length + 1);
  for (const ends of [picture.from, picture.to]) for (const k of ends) lineStart[k + 1]!++;
  for (let k = 0; k < picture.person.length; k++) lineStart[k + 1]! += lineStart[k]!;
  const next = lineStart.slice();
  const lineOf = new Uint32Array(2 * picture.from.length);
  for (let i = 0; i < picture.from.length; i++) {
    lineOf[next[picture.from[i]!]!++] = i;
    lineOf[next[picture.to[i]!]!++] = i;
  }
  return { lineStart, lineOf };
}

function boundsOf(picture: MapPicture, radius: Float64Array): MapModel["bounds"] {
  if (picture.person.length === 0) return { left: -1, right: 1, low: -1, high: 1 };
  let [left, right, low, high] = [Infinity, -Infinity, Infinity, -Infinity];
  for (let k = 0; k < radius.length; k++) {
    left = Math.min(left, picture.x[k]! - radius[k]!);
    right = Math.max(right, picture.x[k]! + radius[k]!);
    low = Math.min(low, picture.y[k]! - radius[k]!);
    high = Math.max(high, picture.y[k]! + radius[k]!);
  }
  return { left, right, low, high };
}

/** The other end of a line. */
export function otherEnd(picture: MapPicture, line: number, k: number): number {
  return picture.from[line] === k ? picture.to[line]! : picture.from[line]!;
}
