import type { Projection } from "./draw-map.ts";
import type { CircleName, PlacedName } from "./map-labels.ts";
import type { MapModel } from "./map-model.ts";

export interface CircleRoom {
  readonly width: number;
  readonly height: number;
  readonly at: Projection;
  readonly screenX: (x: number) => number;
  readonly screenY: (y: number) => number;
  readonly size: number;
  readonly measure: (text: string, size: number) => number;
  /** Names of people that come first, and other boxes taken as [left, top, width, height]. */
  readonly names: readonly PlacedName[];
  readonly taken: readonly (readonly [number, number, number, number])[];
}

/** Above this many people a circle's name says more than its members'. */
const NAMED_FROM = 300;
/** A dot of this radius in px, or an account of ours, is never covered. */
const LARGE_DOT = 5;
/** Each small dot covered counts like this many px of distance. */
const DOT_COST = 16;
/** Farther than this from its circle a name would seem to belong to something else. */
const REACH = { least: 40, most: 160 };
const STEP = { x: 16, y: 8 };
const GAP = 4;

interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/**
 * Room for the names of circles or groups, at most one each: as near to the circle as can be without covering a large dot, a name that
 * comes first or another circle's name, over as few small dots as possible, and nearer to its own circle than to any other. A name
 * without room is left out. Empty where fewer than two circles have colours, or roles are coloured among up to 300 people.
 * Cost: about 300 spots per circle times the dots near it.
 */
export function placeCircleNames(model: MapModel, room: CircleRoom): readonly CircleName[] {
  const { picture } = model;
  if (picture.colours.length < 2 || (model.by === "role" && picture.person.length <= NAMED_FROM)) return [];
  const centres = picture.colours.map(({ x, y }) => ({ x: room.screenX(x), y: room.screenY(y) }));
  const taken: Box[] = [
    ...room.taken.map(([left, top, width, height]) => ({ left, top, right: left + width, bottom: top + height })),
    ...room.names.map((name) => ({ left: name.x, top: name.y - name.size / 2, right: name.x + name.width, bottom: name.y + name.size / 2 })),
  ];
  const placed: CircleName[] = [];
  for (const [circle, { label }] of picture.colours.entries()) {
    const width = room.measure(label, room.size);
    const spot = bestSpot(model, room, circle, centres, width, taken);
    if (spot === undefined) continue;
    taken.push(boxAround(spot.x, spot.y, width, room.size));
    placed.push({ text: label, ...spot, width, size: room.size });
  }
  return placed;
}

interface Spot {
  readonly x: number;
  readonly y: number;
}

function bestSpot(model: MapModel, room: CircleRoom, circle: number, centres: readonly Spot[], width: number, taken: readonly Box[]): Spot | undefined {
  const centre = centres[circle]!;
  const reach = reachOf(model, room.at, circle, centre);
  const [wide, tall] = [reach + width / 2 + GAP, reach + room.size + GAP];
  const near = dotsWithin(model, room.at, { left: centre.x - wide - width / 2, right: centre.x + wide + width / 2, top: centre.y - tall - room.size, bottom: centre.y + tall + room.size });
  let best: Spot | undefined;
  let least = Infinity;
  for (let dy = 0; dy <= tall; dy += STEP.y) {
    for (let dx = 0; dx <= wide; dx += STEP.x) {
      const away = Math.sqrt(dx * dx + dy * dy);
      if (away >= least) break;
      for (const [right, down] of [[1, -1], [-1, -1], [1, 1], [-1, 1]] as const) {
        const spot = { x: centre.x + right * dx, y: centre.y + down * dy };
        const box = boxAround(spot.x, spot.y, width, room.size);
        if (box.left < GAP || box.top < GAP || box.right > room.width - GAP || box.bottom > room.height - GAP) continue;
        if (taken.some((other) => touches(box, other)) || !isNearest(spot, circle, centres)) continue;
        const covered = coveredBy(box, near);
        if (covered === undefined || away + DOT_COST * covered >= least) continue;
        least = away + DOT_COST * covered;
        best = spot;
      }
    }
  }
  return best;
}

/** How far three quarters of the circle's people stand from its middle, in px. */
function reachOf(model: MapModel, at: Projection, circle: number, centre: Spot): number {
  const distances: number[] = [];
  model.picture.colourOf.forEach((colour, k) => {
    if (colour === circle) distances.push(Math.hypot(at.x(k) - centre.x, at.y(k) - centre.y));
  });
  distances.sort((a, b) => a - b);
  return Math.min(REACH.most, Math.max(REACH.least, distances[Math.floor(0.75 * (distances.length - 1))] ?? 0));
}

interface NearDot extends Box {
  readonly isLarge: boolean;
}

function dotsWithin(model: MapModel, at: Projection, zone: Box): readonly NearDot[] {
  const dots: NearDot[] = [];
  for (let k = 0; k < model.radius.length; k++) {
    const [x, y, r] = [at.x(k), at.y(k), model.radius[k]! * at.scale + 1];
    const dot = { left: x - r, right: x + r, top: y - r, bottom: y + r, isLarge: r > LARGE_DOT || model.kind[k] === "ours" };
    if (touches(dot, zone)) dots.push(dot);
  }
  return dots;
}

/** How many small dots a box covers; undefined where it covers a large one. */
function coveredBy(box: Box, dots: readonly NearDot[]): number | undefined {
  let covered = 0;
  for (const dot of dots) {
    if (!touches(box, dot)) continue;
    if (dot.isLarge) return undefined;
    covered++;
  }
  return covered;
}

function isNearest(spot: Spot, circle: number, centres: readonly Spot[]): boolean {
  const away = (centre: Spot): number => (spot.x - centre.x) ** 2 + (spot.y - centre.y) ** 2;
  const own = away(centres[circle]!);
  return centres.every((centre) => away(centre) >= own);
}

function boxAround(x: number, y: number, width: number, size: number): Box {
  return { left: x - width / 2 - GAP, top: y - size / 2 - GAP, right: x + width / 2 + GAP, bottom: y + size / 2 + GAP };
}

function touches(a: Box, b: Box): boolean {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}
