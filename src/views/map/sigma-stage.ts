import Graph from "graphology";
import Sigma from "sigma";
import { flatDots } from "./flat-program.ts";
import { linePrograms } from "./line-programs.ts";
import { drawOverlay, type OverlayState, type Surface } from "./map-overlay.ts";
import type { MapModel } from "./map-model.ts";
import { createMiniMap, type InView, type MiniMap, roomOf } from "./mini-map.ts";
import { dragPeople } from "./drag-people.ts";
import { followMotion, movementOf, ZOOM_MS } from "./motion.ts";
import { createDotProgram, graphOf, type GraphLook, isSameGraph, isSamePicture, lineKinds, paintGraph, placeDots } from "./stage-graph.ts";
import { listen, type StageEvents } from "./stage-events.ts";
import { FAR, fitScale, PADDING, sizeOverlay, stretchIn, surfaceOf } from "./stage-surface.ts";
import { forgetWebGl } from "./webgl.ts";

/** The part of the page where a stage stands, and who hears of what is done there. */
export interface StageHome {
  readonly container: HTMLElement;
  readonly overlay: HTMLCanvasElement;
  /** The overview in the corner. */
  readonly mini: HTMLCanvasElement | null;
  readonly events: StageEvents;
}

export interface StageOptions extends GraphLook, StageHome {
  readonly model: MapModel;
  /** Drawn without a graphics card: no lines while moving. */
  readonly isSoftware: boolean;
  /** Where the camera of the stage before stood; undefined = everything in view. */
  readonly camera: CameraPlace | undefined;
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
   * Takes another model, looked at from `camera` (undefined = everything in view). Of the same people and lines only places and colours
   * change; what is the same to the eye is not worked out again. False where it needs other programs than this stage has: then another stage is
   * needed.
   */
  follow(model: MapModel, camera: CameraPlace | undefined, look: GraphLook, state: OverlayState): boolean;
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
  /** Takes it out of the page with its picture, for as long as another view is looked at. */
  park(): void;
  /** Brings it back into the page. `follow` is to come next. */
  settle(home: StageHome): void;
  /** Its graphics context is gone: it can only be killed. */
  isLost(): boolean;
  kill(): void;
}

/** No line gets less than this, in px: smoothing eats about one. */
const MIN_LINE = 1.5;
const HIDE_LINES_FROM = 20_000;
/** Above so many people names and highlights move with the picture and are placed anew once it is still. */
const MANY_DOTS = 2000;
const STILL_MS = 120;

/** Starts Sigma in a container; throws where WebGL does not work (see webgl.ts). */
export function createStage(options: StageOptions): Stage {
  let { model } = options;
  let home: StageHome = options;
  let isParked = false;
  let isDrawingAll = false;
  let isLost = false;
  const container = document.createElement("div");
  container.className = "map-layers";
  options.container.append(container);
  let stretch = stretchIn(container, model);
  let look: GraphLook = options;
  let graph = graphOf(model, look);
  let room = roomOf(model);
  const placeAll = (): void => {
    const scale = fitScale(container, model, stretch);
    placeDots(graph, model, stretch, scale);
    paintGraph(graph, model, scale);
  };
  placeAll();
  const kinds = lineKinds(model, look);
  const hidesLines = (of: MapModel): boolean => of.picture.from.length > HIDE_LINES_FROM || options.isSoftware;
  const dots = createDotProgram(model.colours.ground);
  const motion = followMotion((isReduced) => sigma.setSettings(movementOf(isReduced)));
  // Sigma draws what it is made with at once: the room and the camera are not known then.
  const sigma = new Sigma(new Graph(), container, {
    allowInvalidContainer: true,
    renderLabels: false,
    zIndex: true,
    minEdgeThickness: MIN_LINE,
    stagePadding: PADDING,
    minCameraRatio: 0.02,
    maxCameraRatio: 2,
    hideEdgesOnMove: hidesLines(model),
    ...movementOf(motion.isReduced()),
    // By this name it is in the place of Sigma's own, which would be compiled for nothing.
    nodeProgramClasses: { circle: options.isSoftware ? flatDots(dots) : dots },
    edgeProgramClasses: linePrograms(kinds, options),
    defaultDrawNodeHover: () => {},
  });
  const boxed = (): void => void sigma.setCustomBBox({ x: [room.left * stretch.x, room.right * stretch.x], y: [room.low * stretch.y, room.high * stretch.y] });
  boxed();
  sigma.getCamera().setState({ ...(options.camera ?? { x: 0.5, y: 0.5, ratio: 1 }) });
  sigma.setGraph(graph);
  const miniOf = (): MiniMap | undefined => (home.mini === null ? undefined : createMiniMap(home.mini, model));
  let mini = miniOf();
  let state: OverlayState = { focus: undefined, isKeyboard: false, selection: new Set(), ego: undefined, way: [] };

  let told = 0;
  const widths = new Map<string, number>();
  const viewOf = (): string => {
    const { width, height } = sigma.getDimensions();
    return [width, height, ...corners()].join();
  };
  let known: { readonly at: string; readonly surface: Surface } | undefined;
  /** The overview lies over the map while it is shown. */
  const underMini = (): Surface["covered"] => (home.mini === null || home.mini.hidden ? [] : [[home.mini.offsetLeft, home.mini.offsetTop, home.mini.offsetWidth, home.mini.offsetHeight]]);
  /** Who stands where on screen: worked out again only when the camera or the window has moved. */
  const surface = (): Surface => {
    const at = viewOf();
    if (known?.at !== at) known = { at, surface: surfaceOf(sigma, container, model, widths, stretch, underMini()) };
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
    if (isParked || isDrawingAll) return;
    const [x, y, wide] = corners();
    const [oldX, oldY, oldWide] = drawnAt;
    showInView();
    if (model.picture.person.length <= MANY_DOTS) return draw();
    const factor = wide / oldWide;
    home.overlay.style.transform = `matrix(${factor},0,0,${factor},${x - oldX * factor},${y - oldY * factor})`;
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
    cancelAnimationFrame(soon);
    home.overlay.style.transform = "";
    drawnAt = corners();
    const scale = sigma.scaleSize(fitScale(container, model, stretch));
    if (Math.abs(scale - told) > 0.02 * told) {
      told = scale;
      home.events.onScale(scale);
    }
    const pen = sizeOverlay(home.overlay, container);
    if (pen !== null) drawOverlay(pen, model, surface(), state);
  };
  let soon = 0;
  /** After a new picture: names for many people take long to find room, so the picture comes first and they in the frame after. */
  const drawNext = (): void => {
    if (model.picture.person.length <= MANY_DOTS) return draw();
    home.overlay.style.transform = "";
    sizeOverlay(home.overlay, container)?.clearRect(0, 0, container.clientWidth, container.clientHeight);
    clearTimeout(still);
    cancelAnimationFrame(soon);
    soon = requestAnimationFrame(() => (still = setTimeout(draw)));
  };
  sigma.on("afterRender", follow);
  // Sigma follows the window only; panels and the legend change the container too. Sizes depend on it, so everything is drawn again.
  let { width: knownWidth, height: knownHeight } = sigma.getDimensions();
  const watcher = new ResizeObserver(() => {
    if (container.isConnected && takeSize()) drawAll();
  });
  /** True where the container has another size than the picture. */
  const takeSize = (): boolean => {
    const drawn = sigma.getDimensions();
    const isKnown = container.clientWidth === knownWidth && container.clientHeight === knownHeight;
    // While it was parked the window may have changed, for which Sigma draws anew, in no room at all.
    if (isKnown && drawn.width === Math.max(1, knownWidth) && drawn.height === Math.max(1, knownHeight)) return false;
    knownWidth = container.clientWidth;
    knownHeight = container.clientHeight;
    sigma.resize();
    return true;
  };
  const drawAll = (): void => {
    stretch = stretchIn(container, model);
    boxed();
    placeAll();
    known = undefined;
    isDrawingAll = true;
    // Another graph is drawn when it is taken.
    if (sigma.getGraph() === graph) sigma.refresh();
    else sigma.setGraph(graph);
    isDrawingAll = false;
    showInView();
    drawNext();
  };
  watcher.observe(container);
  const stopListening = listen(sigma, () => home.events, () => {
    isLost = true;
    // Where one was lost, parked or looked at, there may be no other.
    forgetWebGl();
  });
  const stopDragging = dragPeople(sigma, {
    move: (k, at) => {
      const { x, y } = sigma.viewportToGraph(at);
      graph.mergeNodeAttributes(String(k), { x, y });
    },
    drop: (k, at) => {
      const { x, y } = sigma.viewportToGraph(at);
      home.events.onPlace(k, x / stretch.x, y / stretch.y);
    },
  });
  const lookAt = (event: PointerEvent): void => {
    const at = mini?.placeAt(event.offsetX, event.offsetY);
    if (at !== undefined) move(sigma.viewportToFramedGraph(sigma.graphToViewport({ x: at.x * stretch.x, y: at.y * stretch.y })));
  };
  const leaveHome = (): void => {
    watcher.disconnect();
    clearTimeout(still);
    cancelAnimationFrame(soon);
    home.overlay.style.transform = "";
    if (home.mini !== null) {
      home.mini.hidden = true;
      home.mini.removeEventListener("pointerdown", lookAt);
    }
    container.remove();
  };
  home.mini?.addEventListener("pointerdown", lookAt);

  const camera = sigma.getCamera();
  let aim = camera.ratio;
  const move = (to: Partial<{ x: number; y: number; ratio: number }>): void => {
    if (motion.isReduced()) camera.setState(to);
    else void camera.animate(to, { duration: ZOOM_MS });
  };
  const take = (next: OverlayState): void => {
    state = next;
    container.classList.toggle("map-dimmed", next.focus !== undefined || next.way.length > 0);
  };
  const place: Stage["place"] = (k) => {
    const { x, y } = sigma.graphToViewport({ x: model.picture.x[k]! * stretch.x, y: model.picture.y[k]! * stretch.y });
    return { x, y, radius: sigma.scaleSize(model.radius[k]! * fitScale(container, model, stretch)) };
  };
  return {
    show(next) {
      if (known?.at === viewOf() && isSameState(state, next)) return;
      take(next);
      if (known === undefined) drawNext();
      else draw();
    },
    follow(next, from, nextLook, nextState) {
      // The ground is part of the dots' program.
      if (next.colours !== model.colours || [...lineKinds(next, nextLook)].some((kind) => !kinds.has(kind))) return false;
      const isSame = isSameGraph(model, next) && look.isCircle === nextLook.isCircle && look.isCurved === nextLook.isCurved;
      const isDrawn = !takeSize() && isSame && isSamePicture(model, next);
      [model, look] = [next, nextLook];
      take(nextState);
      room = roomOf(model);
      mini = miniOf();
      if (isDrawn) {
        camera.setState({ ...(from ?? { x: 0.5, y: 0.5, ratio: 1 }) });
        known = undefined;
        // Not every browser keeps the drawing of a canvas that was out of the page.
        isDrawingAll = true;
        sigma.refresh({ partialGraph: {}, skipIndexation: true });
        isDrawingAll = false;
        showInView();
        drawNext();
        return true;
      }
      if (!isSame) graph = graphOf(model, look);
      if (sigma.getSetting("hideEdgesOnMove") !== hidesLines(model)) sigma.setSetting("hideEdgesOnMove", hidesLines(model));
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
    park() {
      isParked = true;
      leaveHome();
    },
    settle(next) {
      home = next;
      home.container.append(container);
      home.mini?.addEventListener("pointerdown", lookAt);
      // Whoever shows the size legend anew has not been told the scale.
      told = 0;
      isParked = false;
      watcher.observe(container);
    },
    isLost: () => isLost,
    kill() {
      leaveHome();
      motion.stop();
      stopDragging();
      stopListening();
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
