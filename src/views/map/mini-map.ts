import type { MapModel } from "./map-model.ts";

/** What of the map is in view, in units of the picture. */
export interface InView {
  readonly left: number;
  readonly right: number;
  readonly low: number;
  readonly high: number;
}

export interface MiniMap {
  /** Draws everyone small, with a frame around what is in view; hides itself where all is in view. */
  show(view: InView, isZoomedIn: boolean): void;
  /** The place of the picture under a point of the canvas, in CSS px. */
  placeAt(x: number, y: number): { readonly x: number; readonly y: number };
}

const PAD = 6;

/** An overview for whoever has zoomed in: dots drawn once, then only the frame moves. Cost: n small squares once. */
export function createMiniMap(canvas: HTMLCanvasElement, model: MapModel): MiniMap {
  const { picture, colours } = model;
  const { left, right, low, high } = roomOf(model);
  const ratio = window.devicePixelRatio || 1;
  const [width, height] = [canvas.clientWidth || 168, canvas.clientHeight || 112];
  canvas.width = width * ratio;
  canvas.height = height * ratio;
  const scale = Math.min((width - 2 * PAD) / Math.max(1e-9, right - left), (height - 2 * PAD) / Math.max(1e-9, high - low));
  const x = (px: number): number => width / 2 + (px - (left + right) / 2) * scale;
  const y = (py: number): number => height / 2 - (py - (low + high) / 2) * scale;
  let dots: HTMLCanvasElement | undefined;
  const drawDots = (): HTMLCanvasElement => {
    const layer = document.createElement("canvas");
    layer.width = canvas.width;
    layer.height = canvas.height;
    const pen = layer.getContext("2d");
    pen?.scale(ratio, ratio);
    for (const k of model.paintOrder) {
      if (pen === null) break;
      const side = Math.max(1.2, 2 * model.radius[k]! * scale);
      pen.fillStyle = model.colour[k]!;
      pen.fillRect(x(picture.x[k]!) - side / 2, y(picture.y[k]!) - side / 2, side, side);
    }
    return layer;
  };
  return {
    show(view, isZoomedIn) {
      canvas.hidden = !isZoomedIn;
      const pen = canvas.getContext("2d");
      if (!isZoomedIn || pen === null) return;
      dots ??= drawDots();
      pen.setTransform(1, 0, 0, 1, 0, 0);
      pen.fillStyle = colours.ground;
      pen.fillRect(0, 0, canvas.width, canvas.height);
      pen.drawImage(dots, 0, 0);
      pen.scale(ratio, ratio);
      pen.strokeStyle = colours.ink;
      pen.lineWidth = 1.5;
      const [a, b] = [Math.max(1, x(view.left)), Math.min(width - 1, x(view.right))];
      const [c, d] = [Math.max(1, y(view.high)), Math.min(height - 1, y(view.low))];
      pen.strokeRect(a, c, Math.max(2, b - a), Math.max(2, d - c));
    },
    placeAt: (px, py) => ({ x: (px - width / 2) / scale + (left + right) / 2, y: (low + high) / 2 - (py - height / 2) / scale }),
  };
}

/** The frame of everyone, and whoever stands beyond it. */
export function roomOf({ picture: { frame, person }, bounds }: MapModel): InView {
  if (person.length === 0) return frame;
  return { left: Math.min(frame.left, bounds.left), right: Math.max(frame.right, bounds.right), low: Math.min(frame.low, bounds.low), high: Math.max(frame.high, bounds.high) };
}
