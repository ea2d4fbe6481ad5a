import { createRandom } from "../core/random.ts";
import type { MainPart } from "./layout-parts.ts";

/** The seed of the picture that everybody sees first: people by number, the largest circle first. */
export const FIRST_SEED = 1;

/** Cosine and sine of the golden angle, 137.508°: steps of it fill a disc evenly. */
const GOLDEN_COS = -0.7373688780783197;
const GOLDEN_SIN = 0.6754902942615238;

/**
 * Starting places: circles as discs on a ring, neighbours on the ring being circles with many lines between them; inside a disc
 * people by number on a sunflower. One circle: one disc in the middle. Another seed than 1 deals the places inside each disc anew and
 * begins the ring elsewhere. Writes x and y of `main.people`. Cost O(n + m + circles²).
 */
export function startOnRing(main: MainPart, x: Float64Array, y: Float64Array, seed = FIRST_SEED): void {
  const { circle, circleCount, people } = main;
  const n = people.length;
  const size = new Uint32Array(circleCount);
  for (const c of circle) size[c]!++;
  const centreX = new Float64Array(circleCount);
  const centreY = new Float64Array(circleCount);
  const ring = circleCount < 2 ? 0 : Math.sqrt(n) * 2;
  const order = seed === FIRST_SEED ? undefined : dealAnew(n, seed);
  let before = order === undefined ? 0 : order[0]!;
  for (const c of ringOrder(main)) {
    const [cos, sin] = pointOnCircle(((before + size[c]! / 2) / n) % 1);
    centreX[c] = ring * cos;
    centreY[c] = ring * sin;
    before += size[c]!;
  }
  const seen = new Uint32Array(circleCount);
  const cos = new Float64Array(circleCount).fill(1);
  const sin = new Float64Array(circleCount);
  for (let k = 0; k < n; k++) {
    const i = order?.[k] ?? k;
    const c = circle[i]!;
    const r = Math.sqrt(seen[c]! + 0.5);
    x[people[i]!] = centreX[c]! + r * cos[c]!;
    y[people[i]!] = centreY[c]! + r * sin[c]!;
    seen[c]!++;
    const turned = cos[c]! * GOLDEN_COS - sin[c]! * GOLDEN_SIN;
    sin[c] = cos[c]! * GOLDEN_SIN + sin[c]! * GOLDEN_COS;
    cos[c] = turned;
  }
}

/** The numbers 0 … n−1 in a seeded order (Fisher–Yates). */
function dealAnew(n: number, seed: number): Uint32Array {
  const random = createRandom(seed);
  const order = Uint32Array.from({ length: n }, (_, i) => i);
  for (let i = n - 1; i > 0; i--) {
    const j = random.below(i + 1);
    [order[i], order[j]] = [order[j]!, order[i]!];
  }
  return order;
}

/** A point of the unit circle for a fraction of a turn, in rational steps of a quarter: no sine, so the same bits everywhere. */
function pointOnCircle(turn: number): readonly [number, number] {
  const quarters = turn * 4;
  const quarter = Math.floor(quarters) % 4;
  const u = quarters - Math.floor(quarters);
  const a = (1 - u * u) / (1 + u * u);
  const b = (2 * u) / (1 + u * u);
  if (quarter === 0) return [a, b];
  if (quarter === 1) return [-b, a];
  return quarter === 2 ? [-a, -b] : [b, -a];
}

/** Circles in ring order: the largest first, then always the one with most pull per person to the last. */
function ringOrder(main: MainPart): readonly number[] {
  const count = main.circleCount;
  if (count < 3) return Array.from({ length: count }, (_, c) => c);
  const between = new Map<number, number>();
  for (let i = 0; i < main.from.length; i++) {
    const a = main.circle[main.from[i]!]!;
    const b = main.circle[main.to[i]!]!;
    const key = Math.min(a, b) * count + Math.max(a, b);
    if (a !== b) between.set(key, (between.get(key) ?? 0) + main.pull[i]!);
  }
  const order = [0];
  const left = Array.from({ length: count - 1 }, (_, c) => c + 1);
  while (left.length > 0) {
    const last = order.at(-1)!;
    let best = 0;
    let most = -1;
    for (let i = 0; i < left.length; i++) {
      const c = left[i]!;
      const pull = between.get(Math.min(c, last) * count + Math.max(c, last)) ?? 0;
      if (pull <= most) continue;
      most = pull;
      best = i;
    }
    order.push(...left.splice(best, 1));
  }
  return order;
}
