/** A place on screen, in px. */
export interface Spot {
  readonly x: number;
  readonly y: number;
}

/** Who stands inside a line drawn around them, its ends joined (even–odd rule). Fewer than three places hold nobody. Cost O(people × places). */
export function insideLasso(line: readonly Spot[], count: number, at: (k: number) => Spot): readonly number[] {
  if (line.length < 3) return [];
  const inside: number[] = [];
  for (let k = 0; k < count; k++) {
    const { x, y } = at(k);
    let isIn = false;
    for (let i = 0, j = line.length - 1; i < line.length; j = i++) {
      const [a, b] = [line[i]!, line[j]!];
      if (a.y > y !== b.y > y && x < ((b.x - a.x) * (y - a.y)) / (b.y - a.y) + a.x) isIn = !isIn;
    }
    if (isIn) inside.push(k);
  }
  return inside;
}

/** The round lasso of the keyboard: 32 places around a middle. */
export function roundLasso({ x, y }: Spot, radius: number): readonly Spot[] {
  return Array.from({ length: 32 }, (_, i) => ({ x: x + radius * Math.cos((i * Math.PI) / 16), y: y + radius * Math.sin((i * Math.PI) / 16) }));
}

/** Places that add nothing are dropped, so that a slow hand does not make thousands. */
export function addSpot(line: readonly Spot[], spot: Spot): readonly Spot[] {
  const last = line.at(-1);
  return last !== undefined && Math.hypot(last.x - spot.x, last.y - spot.y) < 3 ? line : [...line, spot];
}
