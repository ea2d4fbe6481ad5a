import type { GlyphKind } from "../parts/role-words.ts";
import type { CircleName, PlacedName } from "./map-labels.ts";
import { type MapModel, otherEnd } from "./map-model.ts";

export const MAP_FONT = 'system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", "Noto Sans", Arial, sans-serif';

/** What the drawing functions use of a 2D canvas. */
export type Pen = Pick<
  CanvasRenderingContext2D,
  | "fillStyle" | "strokeStyle" | "lineWidth" | "lineJoin" | "globalAlpha" | "font" | "textAlign" | "textBaseline"
  | "beginPath" | "moveTo" | "lineTo" | "quadraticCurveTo" | "arc" | "fill" | "stroke" | "fillRect" | "strokeRect" | "clearRect"
  | "fillText" | "strokeText" | "measureText" | "save" | "restore" | "translate"
>;

/** Where the people stand on the surface drawn on, in px. */
export interface Projection {
  readonly x: (k: number) => number;
  readonly y: (k: number) => number;
  /** Factor on radii and line widths. */
  readonly scale: number;
}

/** A person's sign: disc, ring (35 % of the radius), disc in a ring, open square; a px of ground around it keeps neighbours apart. */
export function drawDot(pen: Pen, kind: GlyphKind, x: number, y: number, radius: number, colour: string, ground: string): void {
  if (kind === "ours") {
    const side = radius * 1.7;
    pen.fillStyle = ground;
    pen.fillRect(x - side / 2 - 1, y - side / 2 - 1, side + 2, side + 2);
    pen.strokeStyle = colour;
    pen.lineWidth = Math.max(1.5, radius * 0.25);
    pen.strokeRect(x - side / 2, y - side / 2, side, side);
    return;
  }
  disc(pen, x, y, radius + 1, ground);
  disc(pen, x, y, radius, colour);
  if (kind === "maven") disc(pen, x, y, radius * 0.65, ground);
  if (kind === "both") {
    disc(pen, x, y, radius * 0.78, ground);
    disc(pen, x, y, radius * 0.52, colour);
  }
}

function disc(pen: Pen, x: number, y: number, radius: number, colour: string): void {
  pen.fillStyle = colour;
  pen.beginPath();
  pen.arc(x, y, radius, 0, 2 * Math.PI);
  pen.fill();
}

/** Sideways bend of a line that goes both ways, as a share of its length: what makes the two-way ones tell. */
export const CURVATURE = 0.15;

/** Draws the path of one line; the caller sets colour, width and opacity. */
function drawLine(pen: Pen, model: MapModel, at: Projection, line: number): void {
  const { from, to, isTwoWay } = model.picture;
  const [ax, ay, bx, by] = [at.x(from[line]!), at.y(from[line]!), at.x(to[line]!), at.y(to[line]!)];
  pen.beginPath();
  pen.moveTo(ax, ay);
  if (isTwoWay[line] === 1) pen.quadraticCurveTo((ax + bx) / 2 - (by - ay) * CURVATURE, (ay + by) / 2 + (bx - ax) * CURVATURE, bx, by);
  else pen.lineTo(bx, by);
  pen.stroke();
}

/** All lines, weakest first. */
export function drawLines(pen: Pen, model: MapModel, at: Projection): void {
  pen.strokeStyle = model.colours.line;
  for (let line = 0; line < model.picture.from.length; line++) {
    pen.globalAlpha = model.lineOpacity[line]!;
    pen.lineWidth = model.lineWidth[line]! * at.scale;
    drawLine(pen, model, at, line);
  }
  pen.globalAlpha = 1;
}

/** All people, the largest on top. */
export function drawDots(pen: Pen, model: MapModel, at: Projection): void {
  for (const k of model.paintOrder) drawDot(pen, model.kind[k]!, at.x(k), at.y(k), model.radius[k]! * at.scale, model.colour[k]!, model.colours.ground);
}

/** One person with their lines, in their colour, and the people at the other ends. */
export function drawNeighbourhood(pen: Pen, model: MapModel, at: Projection, k: number): void {
  const { picture } = model;
  const lines = model.lineOf.subarray(model.lineStart[k]!, model.lineStart[k + 1]!);
  pen.strokeStyle = model.colour[k]!;
  pen.globalAlpha = lines.length > 150 ? 0.35 : 0.6;
  for (const line of lines) {
    pen.lineWidth = Math.max(1, model.lineWidth[line]! * at.scale);
    drawLine(pen, model, at, line);
  }
  pen.globalAlpha = 1;
  const people = new Set(Array.from(lines, (line) => otherEnd(picture, line, k))).add(k);
  for (const p of model.paintOrder) {
    if (people.has(p)) drawDot(pen, model.kind[p]!, at.x(p), at.y(p), model.radius[p]! * at.scale, model.colour[p]!, model.colours.ground);
  }
}

/** A way from one person to another: its connections in ink, drawn or not among the strongest, and its people. */
export function drawWay(pen: Pen, model: MapModel, at: Projection, way: readonly number[]): void {
  pen.strokeStyle = model.colours.ink;
  pen.lineWidth = 3;
  pen.lineJoin = "round";
  pen.beginPath();
  way.forEach((k, i) => (i === 0 ? pen.moveTo(at.x(k), at.y(k)) : pen.lineTo(at.x(k), at.y(k))));
  pen.stroke();
  for (const k of way) drawDot(pen, model.kind[k]!, at.x(k), at.y(k), Math.max(4, model.radius[k]! * at.scale), model.colour[k]!, model.colours.ground);
}

/** A 2 px outline with a 2 px gap around someone who is selected or has the keyboard, in the shape of their sign. */
export function drawOutline(pen: Pen, kind: GlyphKind, x: number, y: number, radius: number, colour: string): void {
  pen.strokeStyle = colour;
  pen.lineWidth = 2;
  if (kind === "ours") {
    const side = radius * 1.7 + Math.max(1.5, radius * 0.25) + 6;
    pen.strokeRect(x - side / 2, y - side / 2, side, side);
    return;
  }
  pen.beginPath();
  pen.arc(x, y, radius + 3, 0, 2 * Math.PI);
  pen.stroke();
}

/** Names with a halo of ground, so that they read over lines and dots. */
export function drawNames(pen: Pen, names: readonly PlacedName[], model: MapModel): void {
  pen.textBaseline = "middle";
  pen.textAlign = "left";
  pen.lineJoin = "round";
  pen.strokeStyle = model.colours.ground;
  pen.fillStyle = model.colours.ink;
  drawLeaders(pen, names, model);
  pen.lineWidth = 6;
  pen.strokeStyle = model.colours.ground;
  for (const name of names) {
    pen.font = `600 ${name.size}px ${MAP_FONT}`;
    pen.strokeText(name.text, name.x, name.y);
    pen.fillText(name.text, name.x, name.y);
  }
}

/** The lines to names that stand away from their dots, with a halo too. */
function drawLeaders(pen: Pen, names: readonly PlacedName[], model: MapModel): void {
  for (const [width, colour] of [[3, model.colours.ground], [1, model.colours.ink]] as const) {
    pen.lineWidth = width;
    pen.strokeStyle = colour;
    for (const { leader } of names) {
      if (leader === undefined) continue;
      pen.beginPath();
      pen.moveTo(leader[0], leader[1]);
      pen.lineTo(leader[2], leader[3]);
      pen.stroke();
    }
  }
}

/** Share of ink in a circle's name: as pale as 3:1 on the ground allows, in light and dark. */
export const CIRCLE_NAME_INK = 0.5;

/** Large pale names of circles. */
export function drawCircleNames(pen: Pen, names: readonly CircleName[], model: MapModel): void {
  pen.textBaseline = "middle";
  pen.textAlign = "center";
  pen.lineJoin = "round";
  pen.lineWidth = 6;
  for (const { text, x, y, size } of names) {
    pen.font = `600 ${size}px ${MAP_FONT}`;
    pen.globalAlpha = 0.85;
    pen.strokeStyle = model.colours.ground;
    pen.strokeText(text, x, y);
    pen.globalAlpha = CIRCLE_NAME_INK;
    pen.fillStyle = model.colours.ink;
    pen.fillText(text, x, y);
  }
  pen.globalAlpha = 1;
}
