import { placeCircleNames } from "./circle-names.ts";
import { drawCircleNames, drawDot, drawNames, drawNeighbourhood, drawOutline, MAP_FONT, type Pen, type Projection } from "./draw-map.ts";
import type { Dot } from "./dot-grid.ts";
import { type CircleName, FIRST, type NameWish, placeNames } from "./map-labels.ts";
import { type MapModel, otherEnd } from "./map-model.ts";
import { smallGroupsLine } from "./map-words.ts";

export interface OverlayState {
  /** Position of the person pointed at or holding the keyboard. */
  readonly focus: number | undefined;
  /** The keyboard is on the map: the focus gets an outline. */
  readonly isKeyboard: boolean;
  readonly selection: ReadonlySet<number>;
  /** The person whose circle is shown. */
  readonly ego: number | undefined;
}

export type Taken = readonly [number, number, number, number];

export interface Surface {
  readonly width: number;
  readonly height: number;
  readonly at: Projection;
  /** Screen height of a height in the picture. */
  readonly screenY: (y: number) => number;
  readonly screenX: (x: number) => number;
  /** Boxes of controls that lie over the map, as [left, top, width, height]: no name goes there. */
  readonly controls: readonly Taken[];
  /** True while the whole map is in view: circles are named then. */
  readonly isZoomedOut: boolean;
  /** Widths of names measured so far (see measureWith). */
  readonly widths: Map<string, number>;
}

/** Names tried for room; more cannot fit. */
const WISHES = 600;

/** Draws everything that is not a plain dot or line: ours, highlights, outlines, circle names, names. Cost: a few ms. */
export function drawOverlay(pen: Pen, model: MapModel, surface: Surface, state: OverlayState): void {
  const { at, width, height } = surface;
  pen.clearRect(0, 0, width, height);
  const { focus } = state;
  if (focus === undefined) drawOurs(pen, model, at);
  else drawNeighbourhood(pen, model, at, focus);
  for (const k of new Set([...state.selection, ...(state.ego === undefined ? [] : [state.ego])])) drawOutline(pen, at.x(k), at.y(k), model.radius[k]! * at.scale, model.colours.ink);
  if (focus !== undefined && state.isKeyboard) drawOutline(pen, at.x(focus), at.y(focus), model.radius[focus]! * at.scale, model.colours.ink);
  const taken = [...surface.controls, ...(focus === undefined ? drawSmallGroups(pen, model, surface) : [])];
  const wishes = wishesOf(model, surface, state);
  const room = { width, height, taken, dots: dotsOf(model, at), measure: measureWith(pen, surface.widths) };
  if (focus !== undefined || !surface.isZoomedOut) return drawNames(pen, placeNames(wishes, room), model);
  // The first names keep the room they would have without circles; the others make way.
  const circles = placeCircleNames(model, { ...surface, ...room, size: width < 600 ? 14 : 20, names: placeNames(wishes.slice(0, FIRST), room) });
  drawCircleNames(pen, circles, model);
  drawNames(pen, placeNames(wishes, { ...room, taken: [...taken, ...circles.map(takenBy)] }), model);
}

/** The box of a circle's name, with its halo. */
export function takenBy({ x, y, width, size }: CircleName): Taken {
  return [x - width / 2 - 3, y - size / 2 - 3, width + 6, size + 6];
}

function drawOurs(pen: Pen, model: MapModel, at: Projection): void {
  model.kind.forEach((kind, k) => {
    if (kind === "ours") drawDot(pen, kind, at.x(k), at.y(k), model.radius[k]! * at.scale, model.colour[k]!, model.colours.ground);
  });
}

/** The line above the small groups and its caption. */
function drawSmallGroups(pen: Pen, model: MapModel, surface: Surface): readonly Taken[] {
  const { picture, colours, bounds } = model;
  if (Number.isNaN(picture.lineY)) return [];
  const y = Math.round(surface.screenY(picture.lineY)) + 0.5;
  const [left, right] = [surface.screenX(bounds.left), surface.screenX(bounds.right)];
  const text = smallGroupsLine(picture);
  pen.font = `400 12px ${MAP_FONT}`;
  const width = pen.measureText(text).width;
  pen.strokeStyle = colours.grid;
  pen.lineWidth = 1;
  pen.beginPath();
  pen.moveTo(left, y);
  pen.lineTo(right, y);
  pen.stroke();
  pen.fillStyle = colours.ink2;
  pen.textAlign = "left";
  pen.textBaseline = "bottom";
  pen.fillText(text, left, y - 3);
  return [[left, y - 18, width, 18]];
}

function wishesOf(model: MapModel, surface: Surface, state: OverlayState): readonly NameWish[] {
  const { picture } = model;
  const { focus, selection } = state;
  const own = [focus, state.ego].filter((k) => k !== undefined);
  const first = [...own, ...selection, ...model.kind.flatMap((kind, k) => (kind === "ours" ? [k] : []))];
  const order = focus === undefined ? [...first, ...labelOrderOf(model)] : [...first, ...neighboursByLabel(model, focus)];
  return Array.from(new Set(order), (k, i) => ({
    k, text: picture.names[k]!, x: surface.at.x(k), y: surface.at.y(k), radius: model.radius[k]! * surface.at.scale + 1, isForced: i < first.length,
  }));
}

/** Names in order; of the small groups below the line only those who matter. */
export function labelOrderOf(model: MapModel): readonly number[] {
  const { labelOrder, lineY, y } = model.picture;
  return Array.from(labelOrder.subarray(0, WISHES)).filter((k, rank) => rank < FIRST || Number.isNaN(lineY) || y[k]! > lineY);
}

function neighboursByLabel(model: MapModel, k: number): readonly number[] {
  const near = new Set(Array.from(model.lineOf.subarray(model.lineStart[k]!, model.lineStart[k + 1]!), (line) => otherEnd(model.picture, line, k)));
  return Array.from(model.picture.labelOrder).filter((p) => near.has(p));
}

/** Everyone drawn, on the surface. */
export function dotsOf(model: MapModel, at: Projection): readonly Dot[] {
  return Array.from(model.radius, (radius, k) => ({ k, x: at.x(k), y: at.y(k), radius: radius * at.scale }));
}

/** Measures text on a canvas, each text once: setting a font costs more than placing a name. */
export function measureWith(pen: Pen, known: Map<string, number>): (text: string, size: number) => number {
  return (text, size) => {
    let width = known.get(text);
    if (width === undefined) {
      pen.font = `600 100px ${MAP_FONT}`;
      width = pen.measureText(text).width / 100;
      known.set(text, width);
    }
    return width * size;
  };
}
