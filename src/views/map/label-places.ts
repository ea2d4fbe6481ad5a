import type { Dot } from "./dot-grid.ts";

export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** How far from its dot a name may stand, in px, nearest first. */
const AWAY = [14, 26, 40, 56, 74, 94];
/** Directions tried at each distance: twelve on a circle, sideways first. */
const DIRECTIONS = [[1, 0], [-1, 0], [0.87, -0.5], [-0.87, -0.5], [0.87, 0.5], [-0.87, 0.5], [0.5, -0.87], [-0.5, -0.87], [0.5, 0.87], [-0.5, 0.87], [0, -1], [0, 1]] as const;

/** Right, left, above, below a dot, then at its corners. */
export function placesNear(dot: Dot, width: number, size: number): readonly Box[] {
  const tall = size + 3;
  const away = dot.radius + 4;
  const corner = dot.radius * 0.7;
  const at = (left: number, top: number): Box => boxAt(left, top, width, tall);
  return [
    at(dot.x + away, dot.y - tall / 2),
    at(dot.x - away - width, dot.y - tall / 2),
    at(dot.x - width / 2, dot.y - away - tall),
    at(dot.x - width / 2, dot.y + away),
    at(dot.x + corner + 2, dot.y - corner - tall),
    at(dot.x + corner + 2, dot.y + corner),
    at(dot.x - corner - 2 - width, dot.y - corner - tall),
    at(dot.x - corner - 2 - width, dot.y + corner),
  ];
}

/** Around a dot in growing distance: places that need a line to tell whose name stands there. */
export function placesFar(dot: Dot, width: number, size: number): readonly Box[] {
  const tall = size + 3;
  return AWAY.flatMap((away) => DIRECTIONS.map(([right, down]) => {
    // The nearest end or edge of the name lies at the distance wanted.
    const x = dot.x + right * (dot.radius + away) + (right * width) / 2;
    const y = dot.y + down * (dot.radius + away) + (down * tall) / 2;
    return boxAt(x - width / 2, y - tall / 2, width, tall);
  }));
}

/** From the rim of a dot to the nearest point of a name. */
export function leaderTo(dot: Dot, box: Box): readonly [number, number, number, number] {
  const x = Math.max(box.left - 1, Math.min(dot.x, box.right + 1));
  const y = Math.max(box.top + 2, Math.min(dot.y, box.bottom - 2));
  const length = Math.hypot(x - dot.x, y - dot.y) || 1;
  const share = Math.min(1, dot.radius / length);
  return [dot.x + (x - dot.x) * share, dot.y + (y - dot.y) * share, x, y];
}

export function boxAt(left: number, top: number, width: number, height: number): Box {
  return { left, top, right: left + width, bottom: top + height };
}

/** Whether two boxes overlap, or come nearer sideways than `gap` px. */
export function touches(a: Box, b: Box, gap: number): boolean {
  return a.left < b.right + gap && b.left < a.right + gap && a.top < b.bottom && b.top < a.bottom;
}
