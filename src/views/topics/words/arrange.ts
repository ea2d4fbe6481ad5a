/** The first in the middle, the others by turns before and behind it. */
export function arrange<T>(surestFirst: readonly T[]): readonly T[] {
  const before: T[] = [];
  const behind: T[] = [];
  surestFirst.forEach((one, k) => (k % 2 === 0 ? behind : before).push(one));
  return [...before.toReversed(), ...behind];
}

const SMALLEST = 13;
const LARGEST = 44;

/** Size of a word's letters in pixels: in proportion to z, from 13 to 44. */
export function sizeOf(z: number, most: number): number {
  const part = most <= 0 ? 0 : Math.min(1, Math.max(0, z / most));
  return Math.round(SMALLEST + (LARGEST - SMALLEST) * part);
}
