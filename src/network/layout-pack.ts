import { boxOf } from "./layout-frame.ts";
import type { Parts } from "./layout-parts.ts";
import { FRAME } from "./layout-frame.ts";

const GAP = 6;
/** Of so many groups the gaps would take more room than everyone else. */
const MANY = 1000;
const NARROW = 2;
/** Room above and below the line that divides the small groups from the rest. */
const MARGIN = 28;

/**
 * Packs groups of fewer than 4 people in rows below everything placed so far. Pairs stand side by side, threes as a triangle.
 * @returns the height of the dividing line, NaN where there are no small groups. Writes x and y. Cost O(n).
 */
export function packBelow(parts: Parts, radius: ArrayLike<number>, x: Float64Array, y: Float64Array): number {
  if (parts.small.length === 0) return Number.NaN;
  const above = [...parts.main.people, ...parts.ours.flatMap((account) => [account.person, ...account.satellites.flat()])];
  const box = boxOf(above, x, y);
  const isAlone = above.length === 0;
  const lineY = isAlone ? Number.NaN : box.midY - box.height / 2 - MARGIN;
  const width = isAlone ? FRAME.width : Math.max(FRAME.width / 2, box.width);
  const left = box.midX - width / 2;
  const gap = parts.small.length > MANY ? NARROW : GAP;
  let atX = left;
  let top = isAlone ? 0 : lineY - MARGIN / 2;
  let tall = 0;
  for (const group of parts.small) {
    const size = sizeOf(group, radius);
    if (atX + size.width > left + width && atX > left) {
      top -= tall + gap;
      atX = left;
      tall = 0;
    }
    placeGroup(group, atX, top, size.step, radius, x, y);
    atX += size.width + gap * (group.length > 1 ? 2 : 1);
    tall = Math.max(tall, size.height);
  }
  return lineY;
}

function sizeOf(group: readonly number[], radius: ArrayLike<number>): { readonly step: number; readonly width: number; readonly height: number } {
  const r = group.reduce((most, p) => Math.max(most, radius[p]!), 0);
  const step = 2 * r + GAP;
  if (group.length === 1) return { step, width: 2 * r, height: 2 * r };
  return { step, width: 2 * r + step, height: group.length === 3 ? 2 * r + step * 0.8660254037844386 : 2 * r };
}

function placeGroup(group: readonly number[], left: number, top: number, step: number, radius: ArrayLike<number>, x: Float64Array, y: Float64Array): void {
  const r = group.reduce((most, p) => Math.max(most, radius[p]!), 0);
  group.forEach((p, i) => {
    x[p] = left + r + (i === 2 ? step / 2 : i * step);
    y[p] = top - r - (i === 2 ? step * 0.8660254037844386 : 0);
  });
}
