import { type Disc, fillDisc } from "./layout-disc.ts";
import { boxOf, FRAME } from "./layout-frame.ts";
import type { OursPart, Parts } from "./layout-parts.ts";

/** Room around a disc. */
const MARGIN = 24;
/** Where the people of accounts of ours are most of the drawing, their discs and everyone else take this share of the frame … */
const FILL = 0.6;
/** … by standing so many times farther apart than they need, the most that has room. */
const SPREADS = [3, 2.5, 2, 1.6, 1.3];
/** From this share of people on whoever does not depend on ours has the frame alone. */
const MOST = 0.6;
const SHAPE = FRAME.width / FRAME.height;
/** How much nearness to the middle counts beside nearness to those it talks to. */
const MIDDLE = 0.3;
/** Places tried, over all accounts, and how near each other they are at the nearest. */
const TRIED = 3_000_000;
const NEAREST = 6;

interface Place {
  readonly x: number;
  readonly y: number;
}

interface Placed extends Place {
  readonly r: number;
}

/**
 * How large the main part is drawn: 1, less where most people talk to accounts of ours alone, so that it takes the room of its people
 * and no more. 0.25 at least.
 */
export function shareOfMain(parts: Parts): number {
  let satellites = 0;
  for (const account of parts.ours) for (const group of account.satellites) satellites += group.length;
  const people = parts.main.people.length;
  if (people === 0 || people >= MOST * (people + satellites)) return 1;
  return Math.max(0.25, Math.sqrt(people / (MOST * (people + satellites))));
}

/**
 * Places accounts of ours beyond the rim of the main part, each in the middle of the people who talk to nobody else: near those it talks
 * to where there are any, else near the middle, the largest first, in the shape of a window. No discs overlap. Writes x and y.
 * Cost O(3 million) at most, less for few accounts.
 */
export function placeOurs(parts: Parts, radius: ArrayLike<number>, x: Float64Array, y: Float64Array): void {
  if (parts.ours.length === 0) return;
  const box = boxOf(parts.main.people, x, y);
  const rim = { a: box.width / 2, b: box.height / 2, x: box.midX, y: box.midY };
  const discs = spreadDiscs(parts, radius, rim);
  const order = discs.toSorted((one, other) => other.disc.reach - one.disc.reach || one.account.person - other.account.person);
  const isPlaced = new Set(parts.main.people);
  const placed: Placed[] = [];
  const places = fieldOfPlaces(rim, order.map(({ disc }) => disc.reach));
  for (const { account, disc } of order) {
    const near = account.contacts.filter((p) => isPlaced.has(p));
    const at = bestPlace(places, disc.reach, { rim, placed, wish: near.length === 0 ? rim : meanOf(near, x, y) });
    placed.push({ ...at, r: disc.reach });
    x[account.person] = at.x;
    y[account.person] = at.y;
    isPlaced.add(account.person);
    disc.people.forEach((p, i) => {
      x[p] = at.x + disc.x[i]!;
      y[p] = at.y + disc.y[i]!;
      isPlaced.add(p);
    });
  }
}

/** Half sides and middle of the main part's box. */
interface Rim extends Place {
  readonly a: number;
  readonly b: number;
}

/** The discs as dense as they must be; where they are most of the drawing, as wide as the frame has room. */
function spreadDiscs(parts: Parts, radius: ArrayLike<number>, rim: Rim): readonly { readonly account: OursPart; readonly disc: Disc }[] {
  const fillAll = (spread: number): { readonly account: OursPart; readonly disc: Disc }[] =>
    parts.ours.map((account) => ({ account, disc: fillDisc(account.satellites, radius, radius[account.person]!, spread) }));
  const dense = fillAll(1);
  if (parts.main.people.length > 0 && shareOfMain(parts) === 1) return dense;
  const room = FILL * FRAME.width * FRAME.height - 4 * rim.a * rim.b;
  for (const spread of SPREADS) {
    const wide = fillAll(spread);
    if (wide.reduce((sum, { disc }) => sum + 4 * (disc.reach + MARGIN / 2) * (disc.reach + MARGIN / 2), 0) <= room) return wide;
  }
  return dense;
}

/** Places in the shape of a window, large enough for all discs around the rim; nearer each other the fewer discs there are. */
function fieldOfPlaces(rim: Rim, reaches: readonly number[]): readonly Place[] {
  const largest = reaches[0]!;
  const area = reaches.reduce((sum, r) => sum + (2 * r + MARGIN) * (2 * r + MARGIN), 0);
  const tall = Math.max(rim.b, rim.a / SHAPE) + Math.sqrt(area / SHAPE) + 2 * largest + 2 * MARGIN;
  const step = Math.max(NEAREST, Math.sqrt((4 * SHAPE * tall * tall * reaches.length) / TRIED));
  const places: Place[] = [];
  const rows = Math.ceil(tall / step);
  const columns = Math.ceil((SHAPE * tall) / step);
  for (let row = -rows; row <= rows; row++) {
    for (let column = -columns; column <= columns; column++) {
      places.push({ x: rim.x + step * (column + (row % 2 === 0 ? 0 : 0.5)), y: rim.y + step * row });
    }
  }
  return places;
}

/** The free place for a disc that is nearest to the wish and to the middle; the first of equally good ones. */
function bestPlace(places: readonly Place[], r: number, among: { readonly rim: Rim; readonly placed: readonly Placed[]; readonly wish: Place }): Place {
  const { rim, placed, wish } = among;
  const [a, b] = rim.a === 0 || rim.b === 0 ? [0, 0] : [rim.a + r + MARGIN, rim.b + r + MARGIN];
  let best: Place | undefined;
  let least = Infinity;
  for (const place of places) {
    const cost = farFrom(place, wish) + MIDDLE * farFrom(place, rim);
    if (cost >= least) continue;
    const dx = place.x - rim.x;
    const dy = place.y - rim.y;
    if (a > 0 && (dx * dx) / (a * a) + (dy * dy) / (b * b) < 1) continue;
    if (placed.some((other) => isOver(place, r, other))) continue;
    least = cost;
    best = place;
  }
  return best ?? { x: placed.reduce((most, other) => Math.max(most, other.x + other.r), rim.x + rim.a) + r + MARGIN, y: rim.y };
}

/** Squared distance, upwards counted more: a window is wider than tall. */
function farFrom(place: Place, from: Place): number {
  const dx = (place.x - from.x) / SHAPE;
  const dy = place.y - from.y;
  return dx * dx + dy * dy;
}

function isOver(at: Place, r: number, other: Placed): boolean {
  const dx = at.x - other.x;
  const dy = at.y - other.y;
  const wanted = r + other.r + MARGIN;
  return dx * dx + dy * dy < wanted * wanted;
}

function meanOf(people: readonly number[], x: Float64Array, y: Float64Array): Place {
  let sumX = 0;
  let sumY = 0;
  for (const p of people) {
    sumX += x[p]!;
    sumY += y[p]!;
  }
  return { x: sumX / people.length, y: sumY / people.length };
}
