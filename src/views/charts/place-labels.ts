import type { Box } from "./geometry.ts";

export interface LabelWish {
  readonly x: number;
  readonly y: number;
  readonly text: string;
}

export interface PlacedLabel {
  /** Position in the wishes. */
  readonly index: number;
  readonly text: string;
  /** Start of the text and its baseline. */
  readonly x: number;
  readonly y: number;
}

export interface LabelRoom {
  readonly bounds: Box;
  /** Rectangles no label may touch. */
  readonly taken: readonly Box[];
  /** Dots no label may cover, as centres with `dotRadius`. */
  readonly dots: readonly (readonly [number, number])[];
  readonly dotRadius: number;
  readonly fontSize: number;
  readonly limit: number;
}

const LONGEST = 24;
/** Clear space around a label, in px. */
const PADDING = 2;

/**
 * Gives as many labels as there is room for a place beside their dot: right, left, above, below, in the order wished.
 *
 * A label that fits nowhere is left out; none overlaps another, a taken rectangle, another dot or the bounds. Widths are estimated,
 * rather too wide than too narrow, so that the result does not depend on fonts. Cost: wishes × (placed + dots).
 */
export function placeLabels(wishes: readonly LabelWish[], room: LabelRoom): readonly PlacedLabel[] {
  const placed: PlacedLabel[] = [];
  const taken = [...room.taken];
  for (const [index, wish] of wishes.entries()) {
    if (placed.length >= room.limit) break;
    const text = shorten(wish.text, LONGEST);
    const width = textWidth(text, room.fontSize);
    const height = room.fontSize + 2;
    const away = room.dotRadius + 3;
    const places: readonly Box[] = [
      { x: wish.x + away, y: wish.y - height / 2, width, height },
      { x: wish.x - away - width, y: wish.y - height / 2, width, height },
      { x: wish.x - width / 2, y: wish.y - away - height, width, height },
      { x: wish.x - width / 2, y: wish.y + away, width, height },
    ];
    const box = places.find((place) => isFree(place, taken, room, wish));
    if (box === undefined) continue;
    taken.push(box);
    placed.push({ index, text, x: box.x, y: box.y + room.fontSize - 1 });
  }
  return placed;
}

function isFree(box: Box, taken: readonly Box[], room: LabelRoom, own: LabelWish): boolean {
  const { bounds } = room;
  if (box.x < bounds.x || box.y < bounds.y || box.x + box.width > bounds.x + bounds.width || box.y + box.height > bounds.y + bounds.height) return false;
  for (const other of taken) if (overlaps(box, other)) return false;
  for (const [x, y] of room.dots) {
    if (x === own.x && y === own.y) continue;
    if (x > box.x - room.dotRadius && x < box.x + box.width + room.dotRadius && y > box.y - room.dotRadius && y < box.y + box.height + room.dotRadius) return false;
  }
  return true;
}

export function overlaps(a: Box, b: Box): boolean {
  return a.x < b.x + b.width + PADDING && b.x < a.x + a.width + PADDING && a.y < b.y + b.height + PADDING && b.y < a.y + a.height + PADDING;
}

/** Width of a text in a system font, in px, on the safe side: wide scripts take a full em, the rest 0.6. */
export function textWidth(text: string, fontSize: number): number {
  let ems = 0;
  for (const letter of text) ems += letter > "\u2e80" ? 1.05 : 0.6;
  return ems * fontSize;
}

/** At most `longest` characters (by code point), the last one an ellipsis. */
export function shorten(text: string, longest: number): string {
  const letters = Array.from(text);
  return letters.length <= longest ? text : `${letters.slice(0, longest - 1).join("").trimEnd()}…`;
}
