import { createDotField, type Dot, type DotField, LARGE } from "./dot-grid.ts";
import { type Box, boxAt, leaderTo, placesFar, placesNear, touches } from "./label-places.ts";

/** Who a name belongs to: selected or pointed at; of the board's lists or ours; in a role; neither. */
export type NameTier = "chosen" | "first" | "role" | "rest";

/** A name that wants room beside its dot; coordinates are px on screen. Wishes come by tier, in the order of `NameTier`. */
export interface NameWish extends Dot {
  /** As it is to be drawn: long names are shortened before (shortenName). */
  readonly text: string;
  readonly tier: NameTier;
}

export interface PlacedName {
  readonly k: number;
  readonly text: string;
  readonly size: number;
  /** Left end and vertical middle of the text. */
  readonly x: number;
  readonly y: number;
  readonly width: number;
  /** Where a name stands away from its dot: a line between the two, [x, y, x, y]. */
  readonly leader?: readonly [number, number, number, number];
}

/** A circle's name; x and y are its middle, in px. */
export interface CircleName {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly size: number;
}

export interface NameRoom {
  readonly width: number;
  readonly height: number;
  /** Width of a text at a font size, in px. */
  readonly measure: (text: string, size: number) => number;
  /** Boxes already taken, as [left, top, width, height]. */
  readonly taken: readonly (readonly [number, number, number, number])[];
  /** Everyone drawn. */
  readonly dots: readonly Dot[];
  /** The same, where it was worked out before. */
  readonly field?: DotField;
}

/** So many names at most, but for those that must be there. */
const MOST = 60;
const CELL = { width: 120, height: 36 };
const LONGEST = 24;
/** Of those who must be named one for each so many px² of the window (but at least ten) may stand away from their dot: more lines would be a net of their own. */
const AREA_OF_AWAY = 4 * CELL.width * CELL.height;
const LEAST_AWAY = 10;
/** Clear space around a name: its halo. */
const HALO = 3;

/**
 * Gives names room beside their dots: right, left, above, below, then at the corners. No two names overlap and no name lies on the dot
 * of somebody who is chosen or first. Sizes 15 to 12 px by order.
 *
 * Chosen and the first of the first: always named inside the window. Without clear room they cover the small dots of others, then stand
 * away from their dot with a line to it, then cover others' large dots; somebody chosen, in the end, whatever is there. More of the first
 * than the window has room for have a name only beside their dot. In a role: covering only
 * small dots where the own dot is large, nobody else; small dots of theirs and the rest take room that nobody needs, one per
 * 120 × 36 px. The rest are named only where everyone in a role with a large dot in the window is. Cost: wishes × places × placed.
 */
export function placeNames(wishes: readonly NameWish[], room: NameRoom): readonly PlacedName[] {
  const placed: PlacedName[] = [];
  const taken: Box[] = room.taken.map(([left, top, width, height]) => ({ left, top, right: left + width, bottom: top + height }));
  const nameBoxes: Box[] = [];
  const cells = new Set<number>();
  const kept = wishes.filter(({ tier }) => tier === "chosen" || tier === "first").map((wish) => ({ k: wish.k, box: dotBox(wish) }));
  const { covers, coversLarge } = room.field ?? createDotField(room.dots, room.width, room.height);
  let isRoleUnnamed = false;
  let away = Math.max(LEAST_AWAY, Math.floor((room.width * room.height) / AREA_OF_AWAY));
  for (const wish of wishes) {
    const mustBe = wish.tier === "chosen" || wish.tier === "first";
    if (!mustBe && placed.length >= MOST) break;
    if (wish.tier === "rest" && isRoleUnnamed) break;
    if (wish.x < 0 || wish.y < 0 || wish.x > room.width || wish.y > room.height) continue;
    const isLarge = mustBe || (wish.tier === "role" && wish.radius >= LARGE);
    const cell = Math.floor(wish.x / CELL.width) * 10_000 + Math.floor(wish.y / CELL.height);
    if (!isLarge && (cells.has(cell) || nameBoxes.some((name) => touches(name, dotBox(wish), 0)))) continue;
    const size = sizeAt(placed.length);
    const { text } = wish;
    const width = room.measure(text, size);
    const isFree = (box: Box): boolean =>
      isInside(box, room) && !taken.some((other) => touches(box, other, HALO)) && !kept.some((dot) => dot.k !== wish.k && touches(box, dot.box, 0));
    const clear = (box: Box): boolean => isFree(box) && !covers(box.left, box.top, box.right, box.bottom, wish.k);
    const overSmall = (box: Box): boolean => isFree(box) && !coversLarge(box.left, box.top, box.right, box.bottom, wish.k);
    const near = placesNear(wish, width, size);
    let box = near.find(clear) ?? (isLarge ? near.find(overSmall) : undefined);
    if (box === undefined && mustBe && (wish.tier === "chosen" || away-- > 0)) {
      const far = placesFar(wish, width, size);
      box = far.find(overSmall) ?? near.find(isFree) ?? far.find(isFree);
      if (box === undefined && wish.tier === "chosen") box = pushInside(near[0]!, room);
    }
    if (box === undefined) {
      if (isLarge) isRoleUnnamed = true;
      continue;
    }
    cells.add(cell);
    taken.push(box, dotBox(wish));
    nameBoxes.push(box);
    const leader = near.includes(box) ? undefined : leaderTo(wish, box);
    placed.push({ k: wish.k, text, size, x: box.left, y: (box.top + box.bottom) / 2, width, ...(leader === undefined ? {} : { leader }) });
  }
  return placed;
}

/** At most 24 characters (by code point), the last one an ellipsis. */
export function shortenName(name: string): string {
  const letters = Array.from(name);
  return letters.length <= LONGEST ? name : `${letters.slice(0, LONGEST - 1).join("").trimEnd()}…`;
}

function sizeAt(rank: number): number {
  return rank < 6 ? 15 : rank < 16 ? 14 : rank < 32 ? 13 : 12;
}

function isInside(box: Box, room: NameRoom): boolean {
  return box.left >= 2 && box.top >= 2 && box.right <= room.width - 2 && box.bottom <= room.height - 2;
}

function pushInside(box: Box, room: NameRoom): Box {
  const [wide, tall] = [box.right - box.left, box.bottom - box.top];
  return boxAt(Math.max(2, Math.min(box.left, room.width - 2 - wide)), Math.max(2, Math.min(box.top, room.height - 2 - tall)), wide, tall);
}

function dotBox(wish: NameWish): Box {
  return { left: wish.x - wish.radius, top: wish.y - wish.radius, right: wish.x + wish.radius, bottom: wish.y + wish.radius };
}
