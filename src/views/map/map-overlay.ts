import { placeCircleNames } from "./circle-names.ts";
import { drawCircleNames, drawDot, drawNames, drawNeighbourhood, drawOutline, drawWay, MAP_FONT, type Pen, type Projection } from "./draw-map.ts";
import type { Dot, DotField } from "./dot-grid.ts";
import type { MapPicture } from "../../core/map-picture.ts";
import { formatCount } from "../parts/format.ts";
import { type CircleName, type NameTier, type NameWish, placeNames, shortenName } from "./map-labels.ts";
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
  /** Positions of the people of a way from one to another, in order; empty where none is shown. */
  readonly way: readonly number[];
}

export type Taken = readonly [number, number, number, number];

export interface Surface {
  readonly width: number;
  readonly height: number;
  readonly at: Projection;
  /** Screen height of a height in the picture. */
  readonly screenY: (y: number) => number;
  readonly screenX: (x: number) => number;
  /** True while the whole map is in view: circles are named then. */
  readonly isZoomedOut: boolean;
  /** Widths of names measured so far (see measureWith). */
  readonly widths: Map<string, number>;
  /** Everyone's dots on this surface. */
  readonly field: DotField;
  /** What lies over the map and covers names, in px. */
  readonly covered: readonly Taken[];
}

/** Names tried for room; more cannot fit. */
const WISHES = 600;
/** So many selected people are named whatever is in the way; of more, those who matter. */
const MOST_CHOSEN = 12;

/** Draws everything that is not a plain dot or line: ours, highlights, outlines, circle names, names. Cost: a few ms. */
export function drawOverlay(pen: Pen, model: MapModel, surface: Surface, state: OverlayState): void {
  const { at, width, height } = surface;
  pen.clearRect(0, 0, width, height);
  const { focus } = state;
  drawOurs(pen, model, at);
  if (focus !== undefined) drawNeighbourhood(pen, model, at, focus);
  if (state.way.length > 0) drawWay(pen, model, at, state.way);
  const outlined = new Set([...state.selection, ...state.way, ...[state.ego, state.isKeyboard ? focus : undefined].filter((k) => k !== undefined)]);
  for (const k of outlined) {
    const [x, y, radius] = [at.x(k), at.y(k), model.radius[k]! * at.scale];
    // Whoever is named is not dimmed.
    if (focus !== undefined || state.way.length > 0) drawDot(pen, model.kind[k]!, x, y, radius, model.colour[k]!, model.colours.ground);
    drawOutline(pen, model.kind[k]!, x, y, radius, model.colours.ink);
  }
  const taken = [...surface.covered, ...(focus === undefined ? drawSmallGroups(pen, model, surface) : [])];
  // Whoever is pointed at has a card with the name.
  const wishes = wishesOf(model, at, state).filter(({ k }) => k !== focus);
  const room = { width, height, taken, dots: surface.field.dots, field: surface.field, measure: measureWith(pen, surface.widths) };
  if (focus !== undefined || state.way.length > 0 || !surface.isZoomedOut) return drawNames(pen, placeNames(wishes, room), model);
  // The first names keep the room they would have without circles; the others make way.
  const circles = placeCircleNames(model, { ...surface, ...room, size: width < 600 ? 14 : 20, names: placeNames(wishes.filter(mustBeNamed), room) });
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
  return [[left, y - 18, width, 18], [left, y - 3, right - left, 6]];
}

/**
 * Who wants a name, in order: those pointed at or selected, then by the picture's order, of many selected those after whoever always
 * has a name. With somebody pointed at only that person's contacts, and ours.
 */
export function wishesOf(model: MapModel, at: Projection, state: Pick<OverlayState, "focus" | "ego" | "selection"> & Partial<Pick<OverlayState, "way">>): readonly NameWish[] {
  const { picture } = model;
  const { focus, ego, selection, way = [] } = state;
  const isMany = selection.size > MOST_CHOSEN;
  const chosen = new Set([focus, ego, ...way, ...(isMany ? [] : selection)].filter((k) => k !== undefined));
  const first = new Set(picture.labelOrder.subarray(0, picture.labelFirst));
  const order = [...chosen, ...first, ...(isMany ? selection : []), ...(focus === undefined ? labelOrderOf(model) : picture.labelOrder)];
  const near = focus !== undefined ? neighboursOf(model, focus) : way.length > 0 ? new Set<number>() : undefined;
  const tierOf = (k: number): NameTier => (chosen.has(k) ? "chosen" : first.has(k) ? "first" : picture.role[k] === "neither" && !selection.has(k) ? "rest" : "role");
  return Array.from(new Set(order))
    .filter((k) => near === undefined || chosen.has(k) || near.has(k) || model.kind[k] === "ours")
    .map((k) => ({ k, text: nameOf(picture, k), x: at.x(k), y: at.y(k), radius: model.radius[k]! * at.scale + 1, tier: tierOf(k) }));
}

/** A group's name is followed by how many people it has, however long it is. */
function nameOf({ names, groups }: MapPicture, k: number): string {
  const group = groups?.[k];
  return group === undefined ? shortenName(names[k]!) : `${shortenName(group.label)} (${formatCount(group.people)})`;
}

/** Whether a name is there in any case: such names keep the room they have without names of circles. */
export function mustBeNamed({ tier }: NameWish): boolean {
  return tier === "chosen" || tier === "first";
}

/** Names in order; of the small groups below the line only those who matter. */
function labelOrderOf(model: MapModel): readonly number[] {
  const { labelOrder, labelFirst, lineY, y } = model.picture;
  return Array.from(labelOrder.subarray(0, WISHES)).filter((k, rank) => rank < labelFirst || Number.isNaN(lineY) || y[k]! > lineY);
}

function neighboursOf(model: MapModel, k: number): ReadonlySet<number> {
  return new Set(Array.from(model.lineOf.subarray(model.lineStart[k]!, model.lineStart[k + 1]!), (line) => otherEnd(model.picture, line, k)));
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
