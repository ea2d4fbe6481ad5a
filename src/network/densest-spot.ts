/** Reach of a neighbourhood, in units of the drawing (1,200 × 750). */
const NEAR = 110;
/** Of more members only every so-manieth is tried as the centre. */
const CENTRES = 3000;

/**
 * Where a group of the drawing is at home: the mean place of the people around the member with most other members within 110 units.
 * A group in one piece is named near its mean; one in several pieces in its densest piece, not in the empty middle between them.
 *
 * @param members positions in the drawing, at least one; the first of equally surrounded members counts.
 * @param x,y places of everyone drawn.
 * Cost O(3,000 · members) at most: a few ms for 3,000.
 */
export function densestSpot(members: readonly number[], x: ArrayLike<number>, y: ArrayLike<number>): { readonly x: number; readonly y: number } {
  let most = 0;
  let best = { x: Number.NaN, y: Number.NaN };
  const step = Math.ceil(members.length / CENTRES);
  for (let i = 0; i < members.length; i += step) {
    const a = members[i]!;
    let near = 0;
    let sumX = 0;
    let sumY = 0;
    for (const b of members) {
      const dx = x[b]! - x[a]!;
      const dy = y[b]! - y[a]!;
      if (dx * dx + dy * dy > NEAR * NEAR) continue;
      near++;
      sumX += x[b]!;
      sumY += y[b]!;
    }
    if (near <= most) continue;
    most = near;
    best = { x: sumX / near, y: sumY / near };
  }
  return best;
}
