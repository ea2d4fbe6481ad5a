/** A row or column that is on the page, or room for several that are not. */
export type Piece = { readonly kind: "line"; readonly index: number } | { readonly kind: "gap"; readonly from: number; readonly count: number };

/** From the first to before the end. */
export interface Span {
  readonly first: number;
  readonly end: number;
}

/** What is put on the page of so many lines: those of the span and the one kept besides, with gaps in the place of all others. */
export function piecesOf(count: number, { first, end }: Span, kept: number): readonly Piece[] {
  const pieces: Piece[] = [];
  let next = 0;
  const add = (index: number): void => {
    if (index < next || index >= count) return;
    if (index > next) pieces.push({ kind: "gap", from: next, count: index - next });
    pieces.push({ kind: "line", index });
    next = index + 1;
  };
  if (kept >= 0 && kept < first) add(kept);
  for (let index = Math.max(0, first); index < Math.min(count, end); index++) add(index);
  if (kept >= end) add(kept);
  if (next < count) pieces.push({ kind: "gap", from: next, count: count - next });
  return pieces;
}

/**
 * Lines in view, with a few on either side. Its bounds move in steps, so that a little scrolling changes nothing.
 * @param offset how far it is scrolled, and `room` what is seen of it, in px; `pitch` from one line to the next
 */
export function spanOf(offset: number, room: number, pitch: number, count: number): Span {
  const first = Math.floor((Math.floor(offset / pitch) - BESIDE) / STEP) * STEP;
  const end = Math.ceil((Math.ceil((offset + room) / pitch) + BESIDE) / STEP) * STEP;
  return { first: Math.min(Math.max(0, first), Math.max(0, count - 1)), end: Math.min(count, Math.max(end, 1)) };
}

/** Lines beyond what is seen: the keyboard finds the next one there. */
const BESIDE = 2;
const STEP = 4;
