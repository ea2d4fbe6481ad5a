import { boxOf } from "./layout-frame.ts";
import type { Parts } from "./layout-parts.ts";

const GAP = 1.5;
/** Room between the rim and an account of ours with its people. */
const MARGIN = 24;

/**
 * Places accounts of ours beyond the rim, in the direction of the mean of their contacts, with the people who talk to nobody else in
 * rings around them. Accounts that would land on each other stand side by side along the rim. Writes x and y. Cost O(n + ours²).
 */
export function placeOurs(parts: Parts, radius: ArrayLike<number>, x: Float64Array, y: Float64Array): void {
  const inMain = new Set(parts.main.people);
  const box = boxOf(parts.main.people, x, y);
  const placed: { readonly x: number; readonly y: number; readonly r: number }[] = [];
  for (const account of parts.ours) {
    const offsets = ringOffsets(account.satellites, radius, radius[account.person]!);
    const r = offsets.reach;
    const [ux, uy] = direction(account.contacts.filter((p) => inMain.has(p)), x, y);
    let away = rimAt(ux, uy, box.width / 2, box.height / 2) + r + MARGIN;
    if (parts.main.people.length === 0 && placed.length === 0) away = 0;
    let at = { x: box.midX + ux * away, y: box.midY + uy * away };
    for (let tries = 0; tries < 64 && placed.some((other) => isOver(at, r, other)); tries++) {
      away += MARGIN;
      at = { x: box.midX + ux * away - (uy * MARGIN * (tries % 5)), y: box.midY + uy * away + (ux * MARGIN * (tries % 5)) };
    }
    placed.push({ ...at, r });
    x[account.person] = at.x;
    y[account.person] = at.y;
    account.satellites.forEach((p, i) => {
      x[p] = at.x + offsets.x[i]!;
      y[p] = at.y + offsets.y[i]!;
    });
  }
}

function isOver(at: { readonly x: number; readonly y: number }, r: number, other: { readonly x: number; readonly y: number; readonly r: number }): boolean {
  const dx = at.x - other.x;
  const dy = at.y - other.y;
  const wanted = r + other.r + MARGIN;
  return dx * dx + dy * dy < wanted * wanted;
}

/** Unit vector from 0, 0 to the mean place; to the right where there is none. */
function direction(people: readonly number[], x: Float64Array, y: Float64Array): readonly [number, number] {
  let sumX = 0;
  let sumY = 0;
  for (const p of people) {
    sumX += x[p]!;
    sumY += y[p]!;
  }
  const norm = Math.sqrt(sumX * sumX + sumY * sumY);
  return norm < 1e-9 ? [1, 0] : [sumX / norm, sumY / norm];
}

/** Distance from the middle of a box (half sides a, b) to its inner ellipse in a direction. */
function rimAt(ux: number, uy: number, a: number, b: number): number {
  if (a === 0 || b === 0) return Math.max(a, b);
  return 1 / Math.sqrt((ux * ux) / (a * a) + (uy * uy) / (b * b));
}

/** A hexagonal field of cells around a free middle, nearest first: places for satellites, and how far they reach. */
function ringOffsets(satellites: readonly number[], radius: ArrayLike<number>, middle: number): { readonly x: number[]; readonly y: number[]; readonly reach: number } {
  const widest = satellites.reduce((most, p) => Math.max(most, radius[p]!), 0);
  const step = 2 * widest + GAP;
  const free = middle + widest + 4 * GAP;
  const x: number[] = [];
  const y: number[] = [];
  const rings = Math.ceil(Math.sqrt(satellites.length)) + Math.ceil(free / Math.max(step, 1)) + 1;
  const cells: { readonly x: number; readonly y: number; readonly d: number }[] = [];
  const tall = step * 0.8660254037844386;
  for (let row = -rings * 2; satellites.length > 0 && row <= rings * 2; row++) {
    for (let column = -rings * 2; column <= rings * 2; column++) {
      const cx = step * (column + (row % 2 === 0 ? 0 : 0.5));
      const cy = tall * row;
      const d = Math.sqrt(cx * cx + cy * cy);
      if (d >= free) cells.push({ x: cx, y: cy, d });
    }
  }
  cells.sort((a, b) => a.d - b.d || a.y - b.y || a.x - b.x);
  let reach = middle;
  satellites.forEach((_, i) => {
    x.push(cells[i]!.x);
    y.push(cells[i]!.y);
    reach = Math.max(reach, cells[i]!.d + widest);
  });
  return { x, y, reach };
}
