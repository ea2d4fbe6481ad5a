import { NONE } from "../../core/talk-log.ts";
import type { Projection } from "./draw-map.ts";
import { type CountCovered, countCovered } from "./dot-count.ts";
import { type Box, touches } from "./label-places.ts";
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
/** Fewer people of a circle are no place to name: in somebody's circle there may be a few of another. */
const LEAST_PEOPLE = 5;
/** A dot of more than this radius in px, or an account of ours, is never covered. */
const LARGE_DOT = 3;
/** A circle named after somebody is named this far from that person and their own name, in px, or it would say the same twice. */
const FROM_HUB = { x: 24, y: 20 };
/** Room of a person's own name beside their dot, whichever side it takes, in px. */
const OWN_NAME = { wide: 120, tall: 24 };
/** Each small dot covered counts like this many px of distance. */
const DOT_COST = 16;
/** Farther than this from its circle a name would seem to belong to something else. */
const REACH = { least: 40, most: 160 };
const STEP = { x: 16, y: 8 };
const GAP = 4;
/** Names of two circles side by side are this far apart, in px, or they would read as one line. */
const ASIDE = 32;

/**
 * Room for the names of circles or groups, at most one each: as near to the circle as can be without covering a large dot, a name that
 * comes first or another circle's name, not beside the person it is named after, over as few small dots as possible, and nearer to its own circle than to any other. A name
 * without room is left out. Empty where fewer than two circles have colours, or roles are coloured among up to 300 people.
 * Cost: about 300 spots per circle times the dots under a name.
 */
export function placeCircleNames(model: MapModel, room: CircleRoom): readonly CircleName[] {
  const { picture } = model;
  // A group’s dot has its name beside it.
  if (picture.groups !== null || picture.colours.length < 2 || (model.by === "role" && picture.person.length <= NAMED_FROM)) return [];
  const centres = picture.colours.map(({ x, y }) => ({ x: room.screenX(x), y: room.screenY(y) }));
  const taken: Box[] = [
    ...room.taken.map(([left, top, width, height]) => ({ left, top, right: left + width, bottom: top + height })),
    ...room.names.map((name) => ({ left: name.x, top: name.y - name.size / 2, right: name.x + name.width, bottom: name.y + name.size / 2 })),
  ];
  const placed: CircleName[] = [];
  const people = picture.colours.map((_, circle) => picture.colourOf.reduce((count, colour) => count + (colour === circle ? 1 : 0), 0));
  const coveredBy = countCovered(Array.from(model.radius, (radius, k) => {
    const [x, y, r] = [room.at.x(k), room.at.y(k), radius * room.at.scale + 1];
    return { left: x - r, right: x + r, top: y - r, bottom: y + r, isLarge: r > LARGE_DOT + 1 || model.kind[k] === "ours" };
  }), room);
  for (const [circle, { label, hub }] of picture.colours.entries()) {
    // Coloured by role the names are of found circles: after somebody who is not in this picture they would only puzzle.
    if (people[circle]! < (picture.circle === null ? 1 : LEAST_PEOPLE) || (model.by === "role" && hub === NONE)) continue;
    const width = room.measure(label, room.size);
    const spot = bestSpot(model, room, circle, { centres, coveredBy, taken: [...taken, ...(hub === NONE ? [] : aroundHub(room, hub, picture.names[hub]!))] }, width);
    if (spot === undefined) continue;
    const box = boxAround(spot.x, spot.y, width, room.size);
    taken.push({ ...box, left: box.left - ASIDE, right: box.right + ASIDE });
    placed.push({ text: label, ...spot, width, size: room.size });
  }
  return placed;
}

/** Where the name of a circle would stand beside the person it is named after. */
function aroundHub(room: CircleRoom, hub: number, name: string): readonly Box[] {
  const [x, y] = [room.at.x(hub), room.at.y(hub)];
  const wide = Math.min(OWN_NAME.wide, room.measure(name, 15)) + FROM_HUB.x;
  const beside = { left: x - wide, right: x + wide, top: y - OWN_NAME.tall - FROM_HUB.y, bottom: y + OWN_NAME.tall + FROM_HUB.y };
  const own = room.names.filter((placed) => placed.k === hub).map((placed) => ({
    left: placed.x - FROM_HUB.x, right: placed.x + placed.width + FROM_HUB.x, top: placed.y - placed.size / 2 - FROM_HUB.y, bottom: placed.y + placed.size / 2 + FROM_HUB.y,
  }));
  return [beside, ...own];
}

interface Spot {
  readonly x: number;
  readonly y: number;
}

function bestSpot(model: MapModel, room: CircleRoom, circle: number, among: { readonly centres: readonly Spot[]; readonly taken: readonly Box[]; readonly coveredBy: CountCovered }, width: number): Spot | undefined {
  const { centres, taken, coveredBy } = among;
  const centre = centres[circle]!;
  const reach = reachOf(model, room.at, circle, centre);
  const [wide, tall] = [reach + width / 2 + GAP, reach + room.size + GAP];
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
        if (taken.some((other) => touches(box, other, 0)) || !isNearest(spot, circle, centres)) continue;
        const covered = coveredBy(box);
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

function isNearest(spot: Spot, circle: number, centres: readonly Spot[]): boolean {
  const away = (centre: Spot): number => (spot.x - centre.x) ** 2 + (spot.y - centre.y) ** 2;
  const own = away(centres[circle]!);
  return centres.every((centre) => !(away(centre) < own));
}

function boxAround(x: number, y: number, width: number, size: number): Box {
  return { left: x - width / 2 - GAP, top: y - size / 2 - GAP, right: x + width / 2 + GAP, bottom: y + size / 2 + GAP };
}
