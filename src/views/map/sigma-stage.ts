import Graph from "graphology";
import Sigma from "sigma";
import { EdgeArrowProgram, EdgeRectangleProgram } from "sigma/rendering";
import { createEdgeCurveProgram } from "@sigma/edge-curve";
import { createDotField } from "./dot-grid.ts";
import type { Projection } from "./draw-map.ts";
import { dotsOf, drawOverlay, type OverlayState, type Surface } from "./map-overlay.ts";
import type { MapModel } from "./map-model.ts";
import { createMiniMap, type InView, roomOf } from "./mini-map.ts";
import { dragPeople } from "./drag-people.ts";
import { createDotProgram, graphOf, type GraphLook, isSameGraph, paintGraph, placeDots } from "./stage-graph.ts";
import { type Stretch, stretchFor } from "./stretch.ts";

export interface StageEvents {
  onEnter(k: number): void;
  onLeave(): void;
  onClick(k: number, isAdding: boolean): void;
  onClickGround(isAdding: boolean): void;
  /** Somebody was dragged to a place of the picture. */
  onPlace(k: number, x: number, y: number): void;
  /** The graphics context is gone: kill this stage and make another. */
  onLost(): void;
  /** px on screen per unit of radius, whenever it has changed: for the size legend. */
  onScale(scale: number): void;
}

export interface StageOptions extends GraphLook {
  readonly container: HTMLElement;
  readonly overlay: HTMLCanvasElement;
  readonly model: MapModel;
  readonly isReduced: boolean;
  /** Drawn without a graphics card: no lines while moving. */
  readonly isSoftware: boolean;
  /** The overview in the corner. */
  readonly mini: HTMLCanvasElement | null;
  /** Where the camera of the stage before stood; undefined = everything in view. */
  readonly camera: CameraPlace | undefined;
  readonly events: StageEvents;
}

export interface CameraPlace {
  readonly x: number;
  readonly y: number;
  readonly ratio: number;
}

/** The WebGL map: Sigma draws dots and lines, a canvas above it names and highlights. */
export interface Stage {
  show(state: OverlayState): void;
  /**
   * Takes another model of the same people and lines, elsewhere or in other colours, looked at from `camera` (undefined = everything in
   * view). False where it is another graph: then another stage is needed.
   */
  follow(model: MapModel, camera: CameraPlace | undefined): boolean;
  zoom(factor: number): void;
  /** Moves by shares of the window. */
  pan(right: number, down: number): void;
  /** Brings everyone drawn into view. */
  fit(): void;
  camera(): CameraPlace;
  /** Moves the camera if a person is out of view. */
  reveal(k: number): void;
  /** Place on screen, in px of the container. */
  place(k: number): { readonly x: number; readonly y: number; readonly radius: number };
  kill(): void;
}

/** No line gets less than this, in px: smoothing eats about one. */
const MIN_LINE = 1.5;
const HIDE_LINES_FROM = 20_000;
const ZOOM_MS = 200;
/** Above so many people names and highlights move with the picture and are placed anew once it is still. */
const MANY_DOTS = 2000;
const STILL_MS = 120;
/** Room around the drawing for names at its rim. */
const PADDING = 32;
/** Width and height of the drawing radii refer to, without its margin (network/layout-frame). */
const DRAWING = { width: 1128, height: 705 };

/** Starts Sigma in a container; throws where WebGL does not work (see webgl.ts). */
export function createStage(options: StageOptions): Stage {
  const { overlay, events } = options;
  let { model } = options;
  const container = document.createElement("div");
  container.className = "map-layers";
  options.container.append(container);
  let stretch = stretchIn(container, model);
  const graph = graphOf(model, options);
  let room = roomOf(model);
  const placeAll = (): void => {
    const scale = fitScale(container, model, stretch);
    placeDots(graph, model, stretch, scale);
    paintGraph(graph, model, scale);
  };
  placeAll();
  // Sigma draws what it is made with at once: the room and the camera are not known then.
  const sigma = new Sigma(new Graph(), container, {
    allowInvalidContainer: true,
    renderLabels: false,
    zIndex: true,
    minEdgeThickness: MIN_LINE,
    stagePadding: PADDING,
    minCameraRatio: 0.02,
    maxCameraRatio: 2,
    hideEdgesOnMove: model.picture.from.length > HIDE_LINES_FROM || options.isSoftware,
    zoomDuration: options.isReduced ? 0 : ZOOM_MS,
    inertiaDuration: options.isReduced ? 0 : ZOOM_MS,
    defaultNodeType: "dot",
    nodeProgramClasses: { dot: createDotProgram(model.colours.ground) },
    edgeProgramClasses: {
      line: EdgeRectangleProgram, arrow: EdgeArrowProgram,
      curve: createEdgeCurveProgram(),
      curveArrow: createEdgeCurveProgram({ arrowHead: { extremity: "both", lengthToThicknessRatio: 2.5, widenessToThicknessRatio: 2 } }),
    },
    defaultDrawNodeHover: () => {},
  });
  const boxed = (): void => void sigma.setCustomBBox({ x: [room.left * stretch.x, room.right * stretch.x], y: [room.low * stretch.y, room.high * stretch.y] });
  boxed();
  sigma.getCamera().setState({ ...(options.camera ?? { x: 0.5, y: 0.5, ratio: 1 }) });
  sigma.setGraph(graph);
  let mini = options.mini === null ? undefined : createMiniMap(options.mini, model);
  let state: OverlayState = { focus: undefined, isKeyboard: false, selection: new Set(), ego: undefined, way: [] };

  let told = 0;
  const widths = new Map<string, number>();
  const viewOf = (): string => {
    const { width, height } = sigma.getDimensions();
    return [width, height, ...corners()].join();
  };
  let known: { readonly at: string; readonly surface: Surface } | undefined;
  /** Who stands where on screen: worked out again only when the camera or the window has moved. */
  const surface = (): Surface => {
    const at = viewOf();
    if (known?.at !== at) known = { at, surface: surfaceOf(sigma, container, model, widths, stretch) };
    return known.surface;
  };
  const corners = (): readonly [x: number, y: number, wide: number, angle: number] => {
    const a = sigma.graphToViewport({ x: 0, y: 0 });
    return [a.x, a.y, sigma.graphToViewport({ x: FAR, y: 0 }).x - a.x, sigma.getCamera().angle];
  };
  let drawnAt: readonly [x: number, y: number, wide: number, angle: number] = [0, 0, 1, 0];
  let still: ReturnType<typeof setTimeout> | undefined;
  /** While it moves, a picture of many people takes its names along; they find new room when it is still. */
  const follow = (): void => {
    const [x, y, wide] = corners();
    const [oldX, oldY, oldWide] = drawnAt;
    showInView();
    if (model.picture.person.length <= MANY_DOTS) return draw();
    const factor = wide / oldWide;
    overlay.style.transform = `matrix(${factor},0,0,${factor},${x - oldX * factor},${y - oldY * factor})`;
    clearTimeout(still);
    still = setTimeout(draw, STILL_MS);
  };
  const showInView = (): void => {
    const { width, height } = sigma.getDimensions();
    const [a, b] = [sigma.viewportToGraph({ x: 0, y: 0 }), sigma.viewportToGraph({ x: width, y: height })];
    mini?.show({ left: a.x / stretch.x, right: b.x / stretch.x, low: b.y / stretch.y, high: a.y / stretch.y }, sigma.getCamera().ratio < ZOOMED_IN);
  };
  const draw = (): void => {
    clearTimeout(still);
    overlay.style.transform = "";
    drawnAt = corners();
    const scale = sigma.scaleSize(fitScale(container, model, stretch));
    if (Math.abs(scale - told) > 0.02 * told) {
      told = scale;
      events.onScale(scale);
    }
    const pen = sizeOverlay(overlay, container);
    if (pen !== null) drawOverlay(pen, model, surface(), state);
  };
  sigma.on("afterRender", follow);
  // Sigma follows the window only; panels and the legend change the container too. Sizes depend on it, so everything is drawn again.
  let { width: knownWidth, height: knownHeight } = sigma.getDimensions();
  const watcher = new ResizeObserver(() => {
    if (container.clientWidth === knownWidth && container.clientHeight === knownHeight) return;
    knownWidth = container.clientWidth;
    knownHeight = container.clientHeight;
    sigma.resize();
    drawAll();
  });
  const drawAll = (): void => {
    stretch = stretchIn(container, model);
    boxed();
    placeAll();
    known = undefined;
    sigma.refresh();
    draw();
  };
  watcher.observe(container);
  const stopListening = listen(sigma, events);
  const stopDragging = dragPeople(sigma, {
    move: (k, at) => {
      const { x, y } = sigma.viewportToGraph(at);
      graph.mergeNodeAttributes(String(k), { x, y });
    },
    drop: (k, at) => {
      const { x, y } = sigma.viewportToGraph(at);
      events.onPlace(k, x / stretch.x, y / stretch.y);
    },
  });
  const lookAt = (event: PointerEvent): void => {
    const at = mini?.placeAt(event.offsetX, event.offsetY);
    if (at !== undefined) move(sigma.viewportToFramedGraph(sigma.graphToViewport({ x: at.x * stretch.x, y: at.y * stretch.y })));
  };
  options.mini?.addEventListener("pointerdown", lookAt);

  const camera = sigma.getCamera();
  let aim = camera.ratio;
  const move = (to: Partial<{ x: number; y: number; ratio: number }>): void => {
    if (options.isReduced) camera.setState(to);
    else void camera.animate(to, { duration: ZOOM_MS });
  };
  const place: Stage["place"] = (k) => {
    const { x, y } = sigma.graphToViewport({ x: model.picture.x[k]! * stretch.x, y: model.picture.y[k]! * stretch.y });
    return { x, y, radius: sigma.scaleSize(model.radius[k]! * fitScale(container, model, stretch)) };
  };
  return {
    show(next) {
      if (known?.at === viewOf() && isSameState(state, next)) return;
      state = next;
      container.classList.toggle("map-dimmed", next.focus !== undefined || next.way.length > 0);
      draw();
    },
    follow(next, from) {
      if (!isSameGraph(model, next)) return false;
      model = next;
      room = roomOf(model);
      mini = options.mini === null ? undefined : createMiniMap(options.mini, model);
      camera.setState({ ...(from ?? { x: 0.5, y: 0.5, ratio: 1 }) });
      drawAll();
      return true;
    },
    zoom(factor) {
      // Pressed again while it still moves: it goes on from where it was going.
      aim = camera.getBoundedRatio((camera.isAnimated() ? aim : camera.ratio) / factor);
      move({ ratio: aim });
    },
    pan(right, down) {
      const { width, height } = sigma.getDimensions();
      move(sigma.viewportToFramedGraph({ x: width * (0.5 + right), y: height * (0.5 + down) }));
    },
    fit() {
      const { bounds } = model;
      if (isMostOf(bounds, room)) return move({ x: 0.5, y: 0.5, ratio: 1 });
      const [a, b] = [sigma.graphToViewport({ x: bounds.left * stretch.x, y: bounds.high * stretch.y }), sigma.graphToViewport({ x: bounds.right * stretch.x, y: bounds.low * stretch.y })];
      const { width, height } = sigma.getDimensions();
      const share = Math.max((b.x - a.x) / (width - 4 * PADDING), (b.y - a.y) / (height - 4 * PADDING));
      move({ ...sigma.viewportToFramedGraph({ x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 }), ratio: sigma.getCamera().getBoundedRatio(Math.min(1, camera.ratio * share)) });
    },
    camera: () => ({ x: camera.x, y: camera.y, ratio: camera.ratio }),
    reveal(k) {
      const { x, y } = place(k);
      const { width, height } = sigma.getDimensions();
      if (x > PADDING && y > PADDING && x < width - PADDING && y < height - PADDING) return;
      move(sigma.viewportToFramedGraph({ x, y }));
    },
    place,
    kill() {
      watcher.disconnect();
      clearTimeout(still);
      overlay.style.transform = "";
      if (options.mini !== null) {
        options.mini.hidden = true;
        options.mini.removeEventListener("pointerdown", lookAt);
      }
      stopDragging();
      stopListening();
      container.remove();
      // Giving a graphics context back takes the browser a tenth of a second: not while somebody waits for the next view.
      whenIdle(() => sigma.kill());
    },
  };
}

function isSameState(one: OverlayState, other: OverlayState): boolean {
  return one.focus === other.focus && one.isKeyboard === other.isKeyboard && one.selection === other.selection && one.ego === other.ego && one.way === other.way;
}

/** True where people drawn take most of the room of everyone, as when nothing is filtered. */
function isMostOf(bounds: InView, room: InView): boolean {
  return bounds.right - bounds.left > MOST_OF * (room.right - room.left) || bounds.high - bounds.low > MOST_OF * (room.high - room.low);
}

const MOST_OF = 0.8;
const ZOOMED_IN = 0.6;

/** Once nothing else is to be done, after 2 s at the latest; browsers without idle callbacks wait a moment. */
function whenIdle(act: () => void): void {
  if (typeof requestIdleCallback === "function") requestIdleCallback(act, { timeout: 2000 });
  else setTimeout(act, 500);
}

function stretchIn(container: HTMLElement, model: MapModel): Stretch {
  return stretchFor(roomOf(model), container.clientWidth - 2 * PADDING, container.clientHeight - 2 * PADDING);
}

/** px on screen per unit of the drawing with everything in view: dots shrink on small screens, and grow a little on large ones. */
function fitScale(container: HTMLElement, model: MapModel, stretch: Stretch): number {
  const room = roomOf(model);
  const wide = (container.clientWidth - 2 * PADDING) / Math.max((room.right - room.left) * stretch.x, DRAWING.width / 2);
  const tall = (container.clientHeight - 2 * PADDING) / Math.max((room.high - room.low) * stretch.y, DRAWING.height / 2);
  return Math.min(1.25, Math.max(0.35, Math.min(wide, tall)));
}

/** How far apart, in units of the drawing, the points are that tell where the others are on screen. */
const FAR = 1000;

function surfaceOf(sigma: Sigma, container: HTMLElement, model: MapModel, widths: Map<string, number>, stretch: Stretch): Surface {
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
    width, height, widths, at, field: createDotField(dotsOf(model, at), width, height),
    screenX: (px) => origin.x + xx * px,
    screenY: (py) => origin.y + yy * py,
    isZoomedOut: sigma.getCamera().ratio > 0.7,
  };
}

function sizeOverlay(overlay: HTMLCanvasElement, container: HTMLElement): CanvasRenderingContext2D | null {
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

function listen(sigma: Sigma, events: StageEvents): () => void {
  sigma.on("enterNode", ({ node }) => events.onEnter(Number(node)));
  sigma.on("leaveNode", () => events.onLeave());
  const isAdding = ({ original }: { readonly original: MouseEvent | TouchEvent }): boolean => original.shiftKey || original.ctrlKey || original.metaKey;
  sigma.on("clickNode", ({ node, event }) => events.onClick(Number(node), isAdding(event)));
  sigma.on("clickStage", ({ event }) => events.onClickGround(isAdding(event)));
  // Double-click would zoom; it has no twin on keyboard or touch. Sigma takes two quick clicks for one, wherever they are: the second is a click too.
  sigma.on("doubleClickNode", (payload) => {
    payload.preventSigmaDefault();
    events.onClick(Number(payload.node), isAdding(payload.event));
  });
  sigma.on("doubleClickStage", (payload) => {
    payload.preventSigmaDefault();
    events.onClickGround(isAdding(payload.event));
  });
  const canvases = Object.values(sigma.getCanvases());
  // Each layer has a context of its own, and all are lost together: that is one loss.
  let isLost = false;
  const onLost = (event: Event): void => {
    event.preventDefault();
    if (!isLost) events.onLost();
    isLost = true;
  };
  for (const canvas of canvases) canvas.addEventListener("webglcontextlost", onLost);
  return () => {
    for (const canvas of canvases) canvas.removeEventListener("webglcontextlost", onLost);
    sigma.removeAllListeners();
  };
}
