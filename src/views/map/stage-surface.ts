import type Sigma from "sigma";
import { createDotField } from "./dot-grid.ts";
import type { Projection } from "./draw-map.ts";
import type { MapModel } from "./map-model.ts";
import { dotsOf, type Surface } from "./map-overlay.ts";
import { roomOf } from "./mini-map.ts";
import { type Stretch, stretchFor } from "./stretch.ts";

/** Room around the drawing for names at its rim. */
export const PADDING = 32;
/** Width and height of the drawing radii refer to, without its margin (network/layout-frame). */
const DRAWING = { width: 1128, height: 705 };

export function stretchIn(container: HTMLElement, model: MapModel): Stretch {
  return stretchFor(roomOf(model), container.clientWidth - 2 * PADDING, container.clientHeight - 2 * PADDING);
}

/** px on screen per unit of the drawing with everything in view: dots shrink on small screens, and grow a little on large ones. */
export function fitScale(container: HTMLElement, model: MapModel, stretch: Stretch): number {
  const room = roomOf(model);
  const wide = (container.clientWidth - 2 * PADDING) / Math.max((room.right - room.left) * stretch.x, DRAWING.width / 2);
  const tall = (container.clientHeight - 2 * PADDING) / Math.max((room.high - room.low) * stretch.y, DRAWING.height / 2);
  return Math.min(1.25, Math.max(0.35, Math.min(wide, tall)));
}

/** How far apart, in units of the drawing, the points are that tell where the others are on screen. */
export const FAR = 1000;

/** Where everyone stands on screen. */
export function surfaceOf(sigma: Sigma, container: HTMLElement, model: MapModel, widths: Map<string, number>, stretch: Stretch, covered: Surface["covered"]): Surface {
  const { x, y } = model.picture;
  // The camera moves, scales and turns: three points say where all the others are.
  const origin = sigma.graphToViewport({ x: 0, y: 0 });
  const right = sigma.graphToViewport({ x: FAR, y: 0 });
  const up = sigma.graphToViewport({ x: 0, y: FAR });
  const [xx, xy] = [((right.x - origin.x) / FAR) * stretch.x, ((up.x - origin.x) / FAR) * stretch.y];
  const [yx, yy] = [((right.y - origin.y) / FAR) * stretch.x, ((up.y - origin.y) / FAR) * stretch.y];
  const { width, height } = sigma.getDimensions();
  const at: Projection = { x: (k) => origin.x + xx * x[k]! + xy * y[k]!, y: (k) => origin.y + yx * x[k]! + yy * y[k]!, scale: sigma.scaleSize(fitScale(container, model, stretch)) };
  return {
    width, height, widths, at, covered, field: createDotField(dotsOf(model, at), width, height),
    screenX: (px) => origin.x + xx * px,
    screenY: (py) => origin.y + yy * py,
    isZoomedOut: sigma.getCamera().ratio > 0.7,
  };
}

/** A pen for the canvas above the map, as large as the map is. */
export function sizeOverlay(overlay: HTMLCanvasElement, container: HTMLElement): CanvasRenderingContext2D | null {
  const ratio = window.devicePixelRatio || 1;
  const [width, height] = [Math.round(container.clientWidth * ratio), Math.round(container.clientHeight * ratio)];
  if (overlay.width !== width || overlay.height !== height) {
    overlay.width = width;
    overlay.height = height;
  }
  const pen = overlay.getContext("2d");
  pen?.setTransform(ratio, 0, 0, ratio, 0, 0);
  return pen;
}
