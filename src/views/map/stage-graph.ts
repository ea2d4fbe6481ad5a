import Graph from "graphology";
import { createNodeBorderProgram } from "@sigma/node-border";
import { CURVATURE } from "./draw-map.ts";
import type { LineKind } from "./line-programs.ts";
import { premultiplied } from "./map-colours.ts";
import type { MapModel } from "./map-model.ts";
import type { Stretch } from "./stretch.ts";

/** Sigma's smoothing eats about a px of a line's width: it is given on top. */
const SMOOTHING = { few: 1, many: 0.5 };
const MANY_LINES = 1500;
const ARROWS_UP_TO = 300;
/** At so many px per unit of the drawing and more, as in a window of 1,440 px, lines have their full opacity. */
const FULL_SCALE = 0.6;
const PALEST = 0.4;

export interface GraphLook {
  /** Only one person's circle is shown: arrows, if few enough lines. */
  readonly isCircle: boolean;
  /** Two-way lines are bent. */
  readonly isCurved: boolean;
}

/** Writes places and sizes into the graph without a word to Sigma. The px of ground around a dot comes on top of its size. */
export function placeDots(graph: Graph, model: MapModel, stretch: Stretch, scale: number): void {
  const { x, y } = model.picture;
  graph.forEachNode((node, data) => {
    const k = Number(node);
    data["x"] = x[k]! * stretch.x;
    data["y"] = y[k]! * stretch.y;
    data["size"] = model.radius[k]! * scale + 1;
  });
}

/**
 * Writes the colours of dots and lines into the graph. Long lines are paler, so they change with the places; so are all lines where the
 * drawing is small (`scale` px per unit): they keep their width and would run together.
 */
export function paintGraph(graph: Graph, model: MapModel, scale: number): void {
  const factor = Math.max(PALEST, Math.min(1, scale / FULL_SCALE));
  graph.forEachNode((node, data) => void Object.assign(data, glyphAttributes(model, Number(node))));
  // There are few opacities, and a line of text each.
  const known = new Map<number, string>();
  graph.forEachEdge((line, data) => {
    const opacity = factor * model.lineOpacity[Number(line)]!;
    const colour = known.get(opacity) ?? premultiplied(model.colours.line, opacity);
    known.set(opacity, colour);
    data["color"] = colour;
  });
}

/** Whether two pictures of the same graph are the same to the eye: places, sizes and colours. */
export function isSamePicture(one: MapModel, other: MapModel): boolean {
  return (
    isSame(one.picture.x, other.picture.x) && isSame(one.picture.y, other.picture.y) && isSame(one.radius, other.radius) && isSame(one.colour, other.colour) && isSame(one.lineOpacity, other.lineOpacity) &&
    (["left", "right", "low", "high"] as const).every((side) => one.picture.frame[side] === other.picture.frame[side])
  );
}

function isSame<T>(one: ArrayLike<T>, other: ArrayLike<T>): boolean {
  return one === other || (one.length === other.length && Array.prototype.every.call(one, (value, i) => value === other[i]));
}

/** Whether both show the same people and lines in the same order and shape: then one graph becomes the other by new places and colours. */
export function isSameGraph(one: MapModel, other: MapModel): boolean {
  return (
    one.colours === other.colours && (one.picture.groups === null) === (other.picture.groups === null) && one.picture.isDirected === other.picture.isDirected &&
    isSame(one.picture.person, other.picture.person) && isSame(one.paintOrder, other.paintOrder) && isSame(one.picture.from, other.picture.from) && isSame(one.picture.to, other.picture.to) &&
    isSame(one.picture.isTwoWay, other.picture.isTwoWay) && isSame(one.lineWidth, other.lineWidth) && one.kind.every((kind, k) => kind === other.kind[k])
  );
}

/** Everyone and their lines; placeDots and paintGraph say where, how large and in which colours. Lines are named by their number. */
export function graphOf(model: MapModel, look: GraphLook): Graph {
  const { picture } = model;
  const graph = new Graph({ type: "directed", multi: false, allowSelfLoops: false });
  for (const k of model.paintOrder) {
    const kind = model.kind[k]!;
    // All that will be written later stands here: a record that grows is slow.
    graph.addNode(String(k), { x: 0, y: 0, size: 0, zIndex: kind === "ours" ? 3 : kind === "neither" ? 0 : 1, ...glyphAttributes(model, k) });
  }
  const smoothing = picture.from.length > MANY_LINES ? SMOOTHING.many : SMOOTHING.few;
  const kindOf = kindOfLines(model, look);
  for (let line = 0; line < picture.from.length; line++) {
    graph.addDirectedEdgeWithKey(String(line), String(picture.from[line]), String(picture.to[line]), { size: model.lineWidth[line]! + smoothing, curvature: CURVATURE, type: kindOf(line), color: "" });
  }
  return graph;
}

function kindOfLines({ picture }: MapModel, look: GraphLook): (line: number) => LineKind {
  const hasArrows = look.isCircle && picture.isDirected && picture.from.length <= ARROWS_UP_TO;
  return (line) => {
    const isTwoWay = picture.isTwoWay[line] === 1;
    if (isTwoWay && look.isCurved) return hasArrows ? "curveArrow" : "curve";
    return hasArrows && !isTwoWay ? "arrow" : "line";
  };
}

/** The shapes of lines that a picture needs. */
export function lineKinds(model: MapModel, look: GraphLook): ReadonlySet<LineKind> {
  const kindOf = kindOfLines(model, look);
  return new Set(Array.from(model.picture.from, (_, line) => kindOf(line)));
}

/** Ring and gap as shares of the radius; ours are squares, drawn by the overlay: here only a transparent place to point at. */
function glyphAttributes(model: MapModel, k: number): Record<string, string | number> {
  const colour = model.colour[k]!;
  const { ground } = model.colours;
  const clear = "rgba(0,0,0,0)";
  switch (model.kind[k]!) {
    case "maven":
      return { color: colour, rim: ground, ring: colour, ringSize: 0.35, gapSize: 0, core: ground };
    case "both":
      return { color: colour, rim: ground, ring: colour, ringSize: 0.22, gapSize: 0.26, core: colour };
    case "ours":
      return { color: colour, rim: clear, ring: clear, ringSize: 0, gapSize: 0, core: clear };
    case "connector":
    case "neither":
      return { color: colour, rim: ground, ring: colour, ringSize: 0, gapSize: 0, core: colour };
  }
}

/** Discs and rings, by the shares that glyphAttributes gives. */
export function createDotProgram(ground: string): ReturnType<typeof createNodeBorderProgram> {
  return createNodeBorderProgram({
    borders: [
      { size: { value: 1, mode: "pixels" }, color: { attribute: "rim" } },
      { size: { attribute: "ringSize", defaultValue: 0, mode: "relative" }, color: { attribute: "ring" } },
      { size: { attribute: "gapSize", defaultValue: 0, mode: "relative" }, color: { value: ground } },
      { size: { fill: true }, color: { attribute: "core" } },
    ],
  });
}
