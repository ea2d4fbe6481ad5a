import { NONE } from "../../core/talk-log.ts";
import { formatCount, formatValue } from "../parts/format.ts";
import { ROLE_WORDS } from "../parts/role-words.ts";
import { drawDot, MAP_FONT, type Pen } from "./draw-map.ts";
import { kindsIn } from "./legend-kinds.ts";
import { type MapModel, radiusOf } from "./map-model.ts";
import { clippedLine, connectionsLine, leftOutLines, legendValues, peopleLine } from "./map-words.ts";

export interface LegendArea {
  readonly left: number;
  readonly right: number;
  readonly bottom: number;
  readonly sizeLabel: string;
  readonly colourLabel?: string | undefined;
  readonly footer?: string | undefined;
  /** px per unit of radius on this sheet. */
  readonly dotScale: number;
  /** Ties not drawn because they are weak. */
  readonly hidden: number;
}

const ROW = 30;
const FONT = `400 16px ${MAP_FONT}`;

/** Something in the legend: a sign of some width, then words. */
interface Item {
  readonly text: string;
  readonly signWidth: number;
  readonly tall: number;
  readonly draw: (pen: Pen, x: number, y: number) => void;
}

interface LegendPlan {
  readonly top: number;
  readonly rows: readonly (readonly Item[])[];
  readonly last: readonly string[];
}

/** Height at which the legend starts when it ends at `area.bottom`. */
export function legendTop(pen: Pen, model: MapModel, area: LegendArea): number {
  return plan(pen, model, area).top - 8;
}

/** Draws the legend: signs and sizes, counts, footer. */
export function drawLegend(pen: Pen, model: MapModel, area: LegendArea): void {
  const { colours } = model;
  const { top, rows, last } = plan(pen, model, area);
  pen.strokeStyle = colours.grid;
  pen.lineWidth = 1;
  pen.beginPath();
  pen.moveTo(area.left, top + 0.5);
  pen.lineTo(area.right, top + 0.5);
  pen.stroke();
  let y = top + 12;
  for (const row of rows) {
    const middle = y + heightOf(row) / 2;
    let x = area.left;
    for (const item of row) {
      item.draw(pen, x, middle);
      text(pen, item.text, x + item.signWidth + (item.signWidth > 0 ? 8 : 0), middle, colours.ink);
      x += widthOf(pen, item);
    }
    y += heightOf(row);
  }
  last.forEach((line, i) => text(pen, line, area.left, y + 8 + 24 * (i + 0.5), colours.ink2));
}

function plan(pen: Pen, model: MapModel, area: LegendArea): LegendPlan {
  const { picture } = model;
  const isPlain = area.colourLabel !== undefined;
  const isNumber = picture.number !== null;
  const items = [...(picture.groups === null ? signs(model, isPlain) : []), ...(isNumber ? ramp(model, area) : isPlain && picture.groups === null ? circles(model) : []), ...sizes(model, area)];
  pen.font = FONT;
  const rows = breakRows(pen, items, area.right - area.left);
  const words = [peopleLine(picture), ...leftOutLines(picture), connectionsLine(picture, area.hidden), "thicker: more messages", ...(picture.isTwoWay.includes(1) ? ["curved: both ways"] : [])];
  const last = [words, area.footer?.split(" · ") ?? []].flatMap((parts) => joinParts(pen, parts, area.right - area.left));
  return { top: area.bottom - last.length * 24 - 20 - rows.reduce((sum, row) => sum + heightOf(row), 0), rows, last };
}

/** Joins parts by middle dots into lines no wider than given. */
function joinParts(pen: Pen, parts: readonly string[], width: number): readonly string[] {
  const lines: string[] = [];
  for (const part of parts) {
    const joined = `${lines.at(-1) ?? ""} · ${part}`;
    if (lines.length > 0 && pen.measureText(joined).width <= width) lines[lines.length - 1] = joined;
    else lines.push(part);
  }
  return lines;
}

function heightOf(row: readonly Item[]): number {
  return row.reduce((most, item) => Math.max(most, item.tall + 6), ROW);
}

function text(pen: Pen, words: string, x: number, y: number, colour: string): void {
  pen.font = FONT;
  pen.textAlign = "left";
  pen.textBaseline = "middle";
  pen.fillStyle = colour;
  pen.fillText(words, x, y);
}

function widthOf(pen: Pen, item: Item): number {
  return item.signWidth + 8 + pen.measureText(item.text).width + 24;
}

function breakRows(pen: Pen, items: readonly Item[], width: number): readonly (readonly Item[])[] {
  const rows: Item[][] = [[]];
  let used = 0;
  for (const item of items) {
    const wide = widthOf(pen, item);
    if (used + wide > width && used > 0) {
      rows.push([]);
      used = 0;
    }
    rows.at(-1)!.push(item);
    used += wide;
  }
  return rows;
}

function signs(model: MapModel, isPlain: boolean): readonly Item[] {
  const { colours } = model;
  return kindsIn(model).map((kind) => ({
    text: ROLE_WORDS[kind], signWidth: 16, tall: 16,
    draw: (pen, x, y) => drawDot(pen, kind, x + 8, y, kind === "neither" ? 4 : 8, isPlain ? colours.ink : colours.roles[kind], colours.ground),
  }));
}

/** The classes of a number, lowest first, between its least and greatest value. */
function ramp({ picture: { number }, colours }: MapModel, { colourLabel }: LegendArea): readonly Item[] {
  if (number === null) return [];
  const wide = 18 * colours.numbers.length;
  return [{
    text: `${colourLabel ?? ""} ${formatValue(number.low)} to ${formatValue(number.high)}`, signWidth: wide, tall: 14,
    draw: (pen, x, y) => {
      for (const [i, colour] of colours.numbers.entries()) {
        pen.fillStyle = colour;
        pen.fillRect(x + 18 * i, y - 7, 18, 14);
      }
    },
  }];
}

function circles(model: MapModel): readonly Item[] {
  const { picture, colours } = model;
  const named = picture.colours.flatMap((circle, i): readonly Item[] => picture.colourOf.includes(i) ? [{
    text: picture.circle === null ? `${circle.label} (${formatCount(circle.people)})` : circle.label, signWidth: 14, tall: 14,
    draw: (pen, x, y) => drawDot(pen, "connector", x + 7, y, 7, colours.circles[i] ?? colours.roles.neither, colours.ground),
  }] : []);
  const other: Item = { text: "other", signWidth: 14, tall: 14, draw: (pen, x, y) => drawDot(pen, "connector", x + 7, y, 7, colours.roles.neither, colours.ground) };
  return picture.colourOf.includes(NONE) ? [...named, other] : named;
}

function sizes(model: MapModel, area: LegendArea): readonly Item[] {
  const values = legendValues(model.picture.scaleEnd);
  if (values.length === 0) return [];
  const head: Item = { text: `${area.sizeLabel}:`, signWidth: 0, tall: 0, draw: () => {} };
  const larger: Item = { text: clippedLine(model.picture), signWidth: 0, tall: 0, draw: () => {} };
  const sizes = values.map((value): Item => {
    const r = radiusOf(model.picture, value) * area.dotScale;
    return {
      text: formatValue(value), signWidth: 2 * r, tall: 2 * r,
      draw: (pen, x, y) => {
        pen.strokeStyle = model.colours.ink2;
        pen.lineWidth = 1.5;
        pen.beginPath();
        pen.arc(x + r, y, r, 0, 2 * Math.PI);
        pen.stroke();
      },
    };
  });
  return [head, ...sizes, ...(larger.text === "" ? [] : [larger])];
}
