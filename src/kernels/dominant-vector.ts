import type { Task } from "../core/task.ts";
import type { Breathe, TieVectors } from "./plain-vectors.ts";

/** Steps from one start to the next, and the vectors that this takes. */
const STEPS = 16;
export const DOMINANT_VECTORS = STEPS + 3;
const MOST_CYCLES = 60;
/** Plain steps at the end: most, and how much of what rounding left in a value each of them leaves. */
const LAST_STEPS = 14;
const LEFT_BY_STEP = 5;
/** The space holds the limit where one more vector would add no more than this part of it. */
const ENOUGH = 2e-16;
/** Looked at after so many steps each, not before the first start anew. */
const LOOKS = 4;
/** Settled: one more step changes all values together by no more than this. */
const TOLERANCE = 1e-12;
/** Changes of these shares of the sum of values are as good as none; the larger one where changes shrink a thousandfold from start to start. */
const NOTHING = 2e-15;
const NEXT_TO_NOTHING = 2e-14;
/** Part of the growth factor added to the diagonal, as in plain iteration: two-sided networks settle. */
const SHIFT = 0.25;
/** The small matrix is squared so often: as many steps as plain iteration may take, 2^16. */
const SQUARINGS = 16;

/** Values of length 1, and those one step before. */
export interface DominantVector {
  readonly values: Float64Array;
  readonly before: Float64Array;
}

/**
 * The limit of repeated multiplication of the uniform vector (or `start`: n numbers, none negative) by a matrix without negative entries, found in fewer steps.
 *
 * Restarted Arnoldi: sixteen steps span a space; the limit inside it is that of a 16 × 16 matrix; from there it starts again, until one
 * plain step changes nothing more. Every vector is a polynomial of the matrix times the first one, so where several limits
 * balance each other it is the same one that plain iteration finds. Undefined where it does not settle: plain iteration must decide.
 * `apply` writes matrix · from to `into`. Cost: the steps, and 16 vector
 * products a step (symmetric: 6).
 * Source: Saad, Numerical methods for large eigenvalue problems (2011), chapter 6.
 */
export async function findDominantVector(
  space: TieVectors,
  n: number,
  apply: (from: Float64Array, into: Float64Array, breathe: Breathe) => Promise<void>,
  options: { readonly stage: string; readonly isSymmetric: boolean; readonly start?: Float64Array; readonly task: Task },
): Promise<DominantVector | undefined> {
  const { stage, isSymmetric, start, task } = options;
  const basis = Array.from({ length: STEPS + 1 }, () => space.vector());
  let value = space.vector();
  let next = space.vector();
  if (start === undefined) value.fill(1 / Math.sqrt(n), 0, n);
  else value.set(start);
  if (start !== undefined && !scaleToLength1(space, value)) return undefined;
  let last = Number.POSITIVE_INFINITY;
  let stuck = 0;
  let done = 0;
  const breathe = (): Promise<void> => task.breathe({ stage, done, total: Number.NaN, unit: "iterations" });
  for (let cycle = 0; cycle < MOST_CYCLES; cycle++) {
    const small: number[][] = [];
    basis[0]!.set(value);
    let limit: readonly number[] = [1];
    while (small.length < STEPS) {
      const column = await extend(space, basis, small.length, (from, into) => apply(from, into, breathe), { isSymmetric, breathe });
      small.push(column);
      done++;
      const added = column.at(-1)!;
      const isNew = added > 1e-14 * Math.abs(column[0]!) + 1e-300;
      if (isNew && small.length < STEPS && (cycle === 0 || small.length % LOOKS !== 0)) continue;
      limit = limitOfSmall(small);
      // Nothing new, or next to nothing in the limit's direction: the space holds it.
      if (!isNew || added * Math.abs(limit.at(-1)!) <= ENOUGH * lengthOfMatrix(small, limit)) break;
    }
    next.fill(0);
    for (const [i, share] of limit.entries()) {
      space.subtract(next, -share, basis[i]!);
      await breathe();
    }
    cleanSigns(next);
    if (!scaleToLength1(space, next)) return undefined;
    [value, next] = [next, value];
    await apply(value, next, breathe);
    const change = await plainStep(space, value, next, breathe);
    [value, next] = [next, value];
    if (Number.isNaN(change)) return undefined;
    stuck = change >= last / 2 ? stuck + 1 : 0;
    const sum = sumOf(value);
    const isStill = change <= NOTHING * sum || (change <= NEXT_TO_NOTHING * sum && change <= last / 1000);
    // Stuck below the tolerance: rounding makes the changes.
    const isRounding = stuck === 2 && (change <= TOLERANCE || change <= NEXT_TO_NOTHING * sum);
    if (isStill || isRounding) {
      // Tiny values still hold the rounding of large ones; a plain step takes four fifths of it away.
      const steps = lastStepsFor(value);
      for (let i = 0; i < steps; i++) {
        await apply(value, next, breathe);
        await plainStep(space, value, next, breathe);
        [value, next] = [next, value];
        done++;
      }
      return { values: value.slice(0, n), before: next.slice(0, n) };
    }
    last = change;
    if (stuck === 4) return undefined;
  }
  return undefined;
}

/** One more vector of the basis: matrix times the last one, less its parts along all before. Answers those parts and what was left. */
async function extend(
  space: TieVectors, basis: readonly Float64Array[], at: number, apply: (from: Float64Array, into: Float64Array) => Promise<void>,
  { isSymmetric, breathe }: { readonly isSymmetric: boolean; readonly breathe: Breathe },
): Promise<number[]> {
  const added = basis[at + 1]!;
  await apply(basis[at]!, added);
  const parts: number[] = [];
  for (let i = 0; i <= at; i++) {
    // Of a symmetric matrix nothing is left along those in between; the first one is looked at because it is nearly the limit.
    if (isSymmetric && i > 0 && i < at - 1) {
      parts.push(0);
      continue;
    }
    const part = space.dot(added, basis[i]!);
    space.subtract(added, part, basis[i]!);
    parts.push(part);
    await breathe();
  }
  const left = Math.sqrt(space.dot(added, added));
  parts.push(left);
  if (left > 0) space.divide(added, left);
  return parts;
}

/** First column of (H + shift)^(2^16), H given by columns: what 65,536 steps make of the start. */
function limitOfSmall(columns: readonly (readonly number[])[]): number[] {
  const k = columns.length;
  const shift = SHIFT * Math.sqrt(columns[0]![0]! ** 2 + columns[0]![1]! ** 2);
  let power = new Float64Array(k * k);
  for (let row = 0; row < k; row++) for (let column = 0; column < k; column++) power[row * k + column] = (columns[column]![row] ?? 0) + (row === column ? shift : 0);
  for (let i = 0; i < SQUARINGS; i++) power = squared(power, k);
  return Array.from({ length: k }, (_, row) => power[row * k]!);
}

/** Length of matrix · vector, the matrix given by columns, its last row left out: how much a step lets the vector grow, times its length. */
function lengthOfMatrix(columns: readonly (readonly number[])[], vector: readonly number[]): number {
  let square = 0;
  for (let row = 0; row < columns.length; row++) {
    let sum = 0;
    for (let column = 0; column < columns.length; column++) sum += (columns[column]![row] ?? 0) * vector[column]!;
    square += sum * sum;
  }
  return Math.sqrt(square);
}

/** Enough for the rounding in the smallest value to become as small, beside it, as that in the largest. Where values vanish, as many as may be. */
function lastStepsFor(values: Float64Array): number {
  let largest = 0;
  let smallest = Number.POSITIVE_INFINITY;
  for (const value of values) {
    if (value > largest) largest = value;
    if (value > 0 && value < smallest) smallest = value;
  }
  let steps = 1;
  for (let reached = LEFT_BY_STEP * smallest; reached < largest && steps < LAST_STEPS; reached *= LEFT_BY_STEP) steps++;
  return steps;
}

/** matrix · matrix, scaled so that its largest entry is 1. */
function squared(matrix: Float64Array<ArrayBuffer>, k: number): Float64Array<ArrayBuffer> {
  const product = new Float64Array(k * k);
  let largest = 0;
  for (let i = 0; i < k; i++) {
    for (let j = 0; j < k; j++) {
      let sum = 0;
      for (let l = 0; l < k; l++) sum += matrix[i * k + l]! * matrix[l * k + j]!;
      largest = Math.max(largest, Math.abs(sum));
      product[i * k + j] = sum;
    }
  }
  for (let i = 0; i < product.length; i++) product[i] = product[i]! / largest;
  return product;
}

/** The limit has no negative values: turns it around where needed, and drops what rounding left below 0. */
function cleanSigns(values: Float64Array): void {
  const sign = sumOf(values) < 0 ? -1 : 1;
  for (let p = 0; p < values.length; p++) values[p] = Math.max(0, sign * values[p]!);
}

function scaleToLength1(space: TieVectors, values: Float64Array): boolean {
  const length = Math.sqrt(space.dot(values, values));
  if (!(length > 0 && Number.isFinite(length))) return false;
  space.divide(values, length);
  return true;
}

/** One step of plain iteration: `next` holds matrix · value and becomes the next value. Answers the sum of absolute changes. */
async function plainStep(space: TieVectors, value: Float64Array, next: Float64Array, breathe: Breathe): Promise<number> {
  space.subtract(next, -SHIFT * Math.sqrt(space.dot(next, next)), value);
  await breathe();
  if (!scaleToLength1(space, next)) return Number.NaN;
  let change = 0;
  for (let p = 0; p < value.length; p++) change += Math.abs(next[p]! - value[p]!);
  return change;
}

function sumOf(values: Float64Array): number {
  let sum = 0;
  for (let p = 0; p < values.length; p++) sum += values[p]!;
  return sum;
}
