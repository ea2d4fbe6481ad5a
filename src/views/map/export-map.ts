import type { MapPicture } from "../../core/map-picture.ts";
import { placeCircleNames } from "./circle-names.ts";
import { drawCircleNames, drawDots, drawLines, drawNames, MAP_FONT, type Pen, type Projection } from "./draw-map.ts";
import { createDotField } from "./dot-grid.ts";
import { drawLegend, legendTop } from "./export-legend.ts";
import type { MapTheme } from "./map-colours.ts";
import { placeNames } from "./map-labels.ts";
import { fadeOthers } from "./fade-others.ts";
import { createModel, type MapModel } from "./map-model.ts";
import { hideWeak, placePinned } from "./map-lines.ts";
import type { MapState } from "./map-state.ts";
import { dotsOf, measureWith, mustBeNamed, takenBy, wishesOf } from "./map-overlay.ts";
import { describePicture, smallGroupsLine } from "./map-words.ts";
import { pngInBands } from "./png-bands.ts";
import { stretchFor } from "./stretch.ts";
import { createSvgPen } from "./svg-pen.ts";

/** What a picture says and how it looks; its size comes with the sheet. */
export interface ExportOptions {
  /** The finding, not "Map". */
  readonly title: string;
  /** Data, period, how many messages and people it rests on. */
  readonly subtitle: string;
  readonly theme: MapTheme;
  readonly sizeLabel: string;
  readonly colourLabel?: string | undefined;
  /** Numbers of the people selected: they are named. */
  readonly selection: readonly number[];
  /** Last line: date made, what was left out. */
  readonly footer?: string | undefined;
  /** Who is not pale; everyone where left out or null. */
  readonly shown?: ReadonlySet<number> | null;
  /** Weak connections hidden and people pinned, as on screen. */
  readonly map: Pick<MapState, "leastWeight" | "pinned">;
}

export interface MapSheet {
  readonly format: "png" | "svg";
  /** px before `scale`: 1920 × 1080, or 1123 × 794 for A4. */
  readonly width: number;
  readonly height: number;
  /** Pixels of the file per px. */
  readonly scale: number;
}

interface SheetOptions extends ExportOptions, Pick<MapSheet, "width" | "height"> {
  readonly hidden: number;
}

const MARGIN = 48;
/** A small network is not blown up beyond this. */
const LARGEST_FACTOR = 1.8;

/** Larger pictures than this many pixels are drawn in bands: some browsers have no such canvas. */
const ONE_CANVAS = 16_000_000;

/** The map as a picture file: same places, signs and names as on screen, with title, legend and what was left out. */
export async function exportMap(picture: MapPicture, sheet: MapSheet, options: ExportOptions): Promise<Blob> {
  const { picture: shown, hidden } = hideWeak(placePinned(picture, options.map.pinned), options.map.leastWeight);
  const model = fadeOthers(createModel(shown, options.theme, shown.groups !== null ? "circle" : options.colourLabel === undefined ? "role" : shown.number !== null ? "number" : "circle"), options.shown ?? null);
  const { width, height, scale } = sheet;
  const sheetOptions: SheetOptions = { ...options, width, height, hidden };
  if (sheet.format === "svg") return svgOf(model, sheetOptions);
  const [wide, tall] = [Math.round(width * scale), Math.round(height * scale)];
  if (wide * tall > ONE_CANVAS) {
    return pngInBands(wide, tall, (pen, top) => {
      pen.setTransform(scale, 0, 0, scale, 0, -top);
      drawSheet(pen, model, sheetOptions);
    });
  }
  const canvas = document.createElement("canvas");
  canvas.width = wide;
  canvas.height = tall;
  const pen = canvas.getContext("2d");
  if (pen === null) throw new Error("The browser gives no canvas to draw the picture on.");
  pen.setTransform(scale, 0, 0, scale, 0, 0);
  drawSheet(pen, model, sheetOptions);
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => (blob === null ? reject(new Error(`A picture of ${wide} × ${tall} px is too large for this browser.`)) : resolve(blob)), "image/png");
  });
}

function svgOf(model: MapModel, options: SheetOptions): Blob {
  const ruler = document.createElement("canvas").getContext("2d");
  if (ruler === null) throw new Error("The browser gives no canvas to measure names on.");
  const drawing = createSvgPen(options.width, options.height, (text, font) => {
    ruler.font = font;
    return ruler.measureText(text);
  });
  drawSheet(drawing.pen, model, options);
  return new Blob([drawing.finish(options.title, `${options.subtitle}. ${describePicture(model.picture, options.sizeLabel)}`)], { type: "image/svg+xml" });
}

function drawSheet(pen: Pen, model: MapModel, options: SheetOptions): void {
  const { width, height } = options;
  pen.fillStyle = model.colours.ground;
  pen.fillRect(0, 0, width, height);
  const top = drawHead(pen, model, options);
  const legend = { ...options, left: MARGIN, right: width - MARGIN, bottom: height - 28 };
  const bottom = legendTop(pen, model, { ...legend, dotScale: LARGEST_FACTOR });
  const dotScale = drawPicture(pen, model, { left: MARGIN, top, width: width - 2 * MARGIN, height: bottom - top }, options.selection);
  drawLegend(pen, model, { ...legend, dotScale });
}

/** Title and subtitle. @returns where the map may start. */
function drawHead(pen: Pen, model: MapModel, options: SheetOptions): number {
  pen.textAlign = "left";
  pen.textBaseline = "top";
  pen.fillStyle = model.colours.ink;
  let y = 36;
  pen.font = `600 32px ${MAP_FONT}`;
  for (const line of wrap(pen, options.title, options.width - 2 * MARGIN)) {
    pen.fillText(line, MARGIN, y);
    y += 38;
  }
  pen.fillStyle = model.colours.ink2;
  pen.font = `400 18px ${MAP_FONT}`;
  for (const line of wrap(pen, options.subtitle, options.width - 2 * MARGIN)) {
    pen.fillText(line, MARGIN, y);
    y += 26;
  }
  return y + 12;
}

interface Area {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** @returns px per unit of the picture. */
function drawPicture(pen: Pen, model: MapModel, area: Area, selected: readonly number[]): number {
  const { picture, bounds, colours } = model;
  const stretch = stretchFor(bounds, area.width - 96, area.height - 48);
  const factor = Math.min((area.width - 96) / (stretch.x * (bounds.right - bounds.left)), (area.height - 48) / (stretch.y * (bounds.high - bounds.low)), LARGEST_FACTOR);
  const midX = (bounds.left + bounds.right) / 2;
  const midY = (bounds.low + bounds.high) / 2;
  const screenX = (x: number): number => area.width / 2 + (x - midX) * factor * stretch.x;
  const screenY = (y: number): number => area.height / 2 - (y - midY) * factor * stretch.y;
  const at: Projection = { x: (k) => screenX(picture.x[k]!), y: (k) => screenY(picture.y[k]!), scale: factor };
  pen.save();
  pen.translate(area.left, area.top);
  drawLines(pen, model, at);
  drawDots(pen, model, at);
  const taken: [number, number, number, number][] = [];
  if (!Number.isNaN(picture.lineY)) {
    const y = screenY(picture.lineY);
    pen.strokeStyle = colours.grid;
    pen.lineWidth = 1;
    pen.strokeRect(screenX(bounds.left), y, screenX(bounds.right) - screenX(bounds.left), 0);
    pen.fillStyle = colours.ink2;
    pen.font = `400 14px ${MAP_FONT}`;
    pen.textBaseline = "bottom";
    pen.fillText(smallGroupsLine(picture), screenX(bounds.left), y - 4);
    taken.push([screenX(bounds.left), y - 22, 160, 22], [screenX(bounds.left), y - 3, screenX(bounds.right) - screenX(bounds.left), 6]);
  }
  const selection = new Set(selected.flatMap((p) => model.positionOf.get(p) ?? []));
  const wishes = wishesOf(model, at, { focus: undefined, ego: picture.circle?.position, selection });
  const dots = dotsOf(model, at);
  const room = { width: area.width, height: area.height, taken, dots, field: createDotField(dots, area.width, area.height), measure: measureWith(pen, new Map()) };
  const circles = placeCircleNames(model, { ...room, at, screenX, screenY, size: 22, names: placeNames(wishes.filter(mustBeNamed), room) });
  drawCircleNames(pen, circles, model);
  drawNames(pen, placeNames(wishes, { ...room, taken: [...taken, ...circles.map(takenBy)] }), model);
  pen.restore();
  return factor;
}

/** Breaks a text into lines no wider than given, at spaces. */
function wrap(pen: Pick<Pen, "measureText">, text: string, width: number): readonly string[] {
  const lines: string[] = [];
  for (const word of text.split(" ").filter((part) => part !== "")) {
    const last = lines.at(-1);
    if (last !== undefined && pen.measureText(`${last} ${word}`).width <= width) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}
