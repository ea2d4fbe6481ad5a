import { createDotGrid, type Dot } from "./dot-grid.ts";

/** A name that wants room beside its dot; coordinates are px on screen. Earlier wishes go first. */
export interface NameWish extends Dot {
  readonly text: string;
  /** Must be shown as long as it is inside at all: ours, selected, focused. */
  readonly isForced: boolean;
}

export interface PlacedName {
  readonly k: number;
  readonly text: string;
  readonly size: number;
  /** Left end and vertical middle of the text. */
  readonly x: number;
  readonly y: number;
  readonly width: number;
}

/** A circle's name; x and y are its middle, in px. */
export interface CircleName {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly size: number;
}

interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

export interface NameRoom {
  readonly width: number;
  readonly height: number;
  /** Width of a text at a font size, in px. */
  readonly measure: (text: string, size: number) => number;
  /** Boxes already taken, as [left, top, width, height]. */
  readonly taken: readonly (readonly [number, number, number, number])[];
  /** Everyone drawn: names beyond the first cover nobody. */
  readonly dots: readonly Dot[];
}

const MOST = 60;
const CELL = { width: 120, height: 36 };
const LONGEST = 24;
/** The people who matter most: no name covers their dots, and their own names may cover the dots of others. */
export const FIRST = 40;
/** Clear space around a name: its halo. */
const HALO = 3;

/**
 * Gives names room beside their dots: right, left, above, below, then at the corners. No two names overlap, no name lies on the dot of a named person or of the first 40, only theirs lie on the dots of others,
 * at most one starts in each 120 × 36 px cell, at most 60 in all, sizes 15 to 12 px by order. A name without room is left out; forced
 * ones only skip the rule of cells. Cost: wishes × placed.
 */
export function placeNames(wishes: readonly NameWish[], room: NameRoom): readonly PlacedName[] {
  const placed: PlacedName[] = [];
  const taken: Box[] = room.taken.map(([left, top, width, height]) => ({ left, top, right: left + width, bottom: top + height }));
  const nameBoxes: Box[] = [];
  const cells = new Set<number>();
  const first = wishes.slice(0, FIRST).map((wish) => ({ k: wish.k, box: dotBox(wish) }));
  const coversDot = createDotGrid(room.dots, room.width, room.height);
  for (const [rank, wish] of wishes.entries()) {
    if (placed.length >= MOST) break;
    if (wish.x < 0 || wish.y < 0 || wish.x > room.width || wish.y > room.height) continue;
    const cell = Math.floor(wish.x / CELL.width) * 10_000 + Math.floor(wish.y / CELL.height);
    if (!wish.isForced && (cells.has(cell) || nameBoxes.some((name) => touches(name, dotBox(wish), 0)))) continue;
    const size = sizeAt(placed.length);
    const text = shortenName(wish.text);
    const width = room.measure(text, size);
    const box = placesFor(wish, width, size).find(
      (place) => isFree(place, taken, room) &&
        !first.some((dot) => dot.k !== wish.k && touches(place, dot.box, 0)) &&
        (rank < FIRST || !coversDot(place.left, place.top, place.right, place.bottom, wish.k)),
    );
    if (box === undefined) continue;
    cells.add(cell);
    taken.push(box, dotBox(wish));
    nameBoxes.push(box);
    placed.push({ k: wish.k, text, size, x: box.left, y: (box.top + box.bottom) / 2, width });
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

function placesFor(wish: NameWish, width: number, size: number): readonly Box[] {
  const tall = size + 3;
  const away = wish.radius + 4;
  const at = (left: number, top: number): Box => ({ left, top, right: left + width, bottom: top + tall });
  return [
    at(wish.x + away, wish.y - tall / 2),
    at(wish.x - away - width, wish.y - tall / 2),
    at(wish.x - width / 2, wish.y - away - tall),
    at(wish.x - width / 2, wish.y + away),
    at(wish.x + wish.radius * 0.7 + 2, wish.y - wish.radius * 0.7 - tall),
    at(wish.x + wish.radius * 0.7 + 2, wish.y + wish.radius * 0.7),
    at(wish.x - wish.radius * 0.7 - 2 - width, wish.y - wish.radius * 0.7 - tall),
    at(wish.x - wish.radius * 0.7 - 2 - width, wish.y + wish.radius * 0.7),
  ];
}

function isFree(box: Box, taken: readonly Box[], room: NameRoom): boolean {
  if (box.left < 2 || box.top < 2 || box.right > room.width - 2 || box.bottom > room.height - 2) return false;
  return !taken.some((other) => touches(box, other, HALO));
}

function touches(a: Box, b: Box, gap: number): boolean {
  return a.left < b.right + gap && b.left < a.right + gap && a.top < b.bottom && b.top < a.bottom;
}

function dotBox(wish: NameWish): Box {
  return { left: wish.x - wish.radius, top: wish.y - wish.radius, right: wish.x + wish.radius, bottom: wish.y + wish.radius };
}
