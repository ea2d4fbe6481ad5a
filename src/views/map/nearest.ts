export type Arrow = "left" | "right" | "up" | "down";

/**
 * The next person in a direction: of those within 60° of it, the one with the least distance, counting sideways steps double.
 * Screen coordinates, y downwards. undefined where there is nobody. Cost O(n).
 */
export function nextPerson(from: number, arrow: Arrow, x: (k: number) => number, y: (k: number) => number, count: number): number | undefined {
  const [ux, uy] = arrow === "left" ? [-1, 0] : arrow === "right" ? [1, 0] : arrow === "up" ? [0, -1] : [0, 1];
  let best: number | undefined;
  let least = Infinity;
  for (let k = 0; k < count; k++) {
    if (k === from) continue;
    const dx = x(k) - x(from);
    const dy = y(k) - y(from);
    const along = dx * ux + dy * uy;
    const aside = Math.abs(dx * uy - dy * ux);
    if (along <= 0 || aside > 1.75 * along) continue;
    const cost = along + 2 * aside;
    if (cost >= least) continue;
    least = cost;
    best = k;
  }
  return best;
}
