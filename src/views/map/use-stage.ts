import { type RefObject, useCallback, useEffect, useRef, useState } from "react";
import type { MapModel } from "./map-model.ts";
import type { OverlayState } from "./map-overlay.ts";
import { parkStage, type StandingStage, takeParkedStage } from "./parked-stage.ts";
import { createStage, type Stage } from "./sigma-stage.ts";
import type { StageEvents } from "./stage-events.ts";
import { isDrawnBySoftware, LOST_TOO_OFTEN, tryWebGl } from "./webgl.ts";

type StageUse = OverlayState & Omit<StageEvents, "onLost" | "onScale">;

interface StageHold {
  readonly containerRef: RefObject<HTMLDivElement | null>;
  readonly overlayRef: RefObject<HTMLCanvasElement | null>;
  readonly miniRef: RefObject<HTMLCanvasElement | null>;
  readonly stageRef: RefObject<Stage | null>;
  /** Why there is no WebGL map; undefined while there is one. */
  readonly problem: string | undefined;
  /** px on screen per unit of radius. */
  readonly scale: number;
  readonly onScale: (scale: number) => void;
  /** Two-way lines are bent. */
  readonly isCurved: boolean;
}

const MOST_LOSSES = 3;
const CURVES_IN_SOFTWARE = 500;

/**
 * Keeps one Sigma alive for a model: makes it, or takes the one that was parked; makes it again when the graphics context is lost (3
 * times); parks it in the end. In a picture of other `data` the camera begins anew.
 */
export function useStage(model: MapModel, data: unknown, use: StageUse): StageHold {
  const containerRef = useRef<HTMLDivElement>(null);
  const overlayRef = useRef<HTMLCanvasElement>(null);
  const miniRef = useRef<HTMLCanvasElement>(null);
  const stageRef = useRef<Stage | null>(null);
  const held = useRef<StandingStage | undefined>(undefined);
  const latest = useRef(use);
  const [losses, setLosses] = useState(0);
  const [scale, setScale] = useState(1);
  // Known before anything is drawn: a legend that grows would change the room of the map, and all of it would be drawn again.
  const [isCurved, setCurved] = useState(() => isBent(model, isDrawnBySoftware()));
  const [problem, setProblem] = useState<string>();
  const { focus, isKeyboard, selection, ego, way } = use;
  const isCircle = ego !== undefined;

  useEffect(() => {
    latest.current = use;
  });

  const take = useCallback((standing: StandingStage | undefined) => {
    held.current = standing;
    stageRef.current = standing?.stage ?? null;
  }, []);

  useEffect(() => {
    const container = containerRef.current;
    const overlay = overlayRef.current;
    if (container === null || overlay === null) return;
    const home = {
      container, overlay, mini: miniRef.current,
      events: {
        onEnter: (k: number) => latest.current.onEnter(k),
        onLeave: () => latest.current.onLeave(),
        onClick: (k: number, isAdding: boolean) => latest.current.onClick(k, isAdding),
        onClickGround: (isAdding: boolean) => latest.current.onClickGround(isAdding),
        onPlace: (k: number, x: number, y: number) => latest.current.onPlace(k, x, y),
        onLost: () => setLosses((count) => count + 1),
        onScale: setScale,
      },
    };
    const before = held.current ?? takeParkedStage();
    if (held.current === undefined) before?.stage.settle(home);
    // A picture that is filtered or coloured otherwise is looked at from the same place; somebody's circle is another room.
    const { left, right, low, high } = model.picture.frame;
    const room = [left, right, low, high, model.picture.groups === null, isCircle].join();
    const camera = before?.room === room && before.data === data ? before.stage.camera() : undefined;
    if (before !== undefined && !before.stage.isLost()) {
      // The stage stays for every picture that it has programs for.
      const look = { isCircle, isCurved: isBent(model, before.isSoftware) };
      if (before.stage.follow(model, camera, look, latest.current)) {
        setCurved(look.isCurved);
        return take({ ...before, room, data });
      }
    }
    before?.stage.kill();
    take(undefined);
    const webGl = tryWebGl();
    if (webGl.kind === "none" || losses > MOST_LOSSES) {
      setProblem(webGl.kind === "none" ? webGl.reason : LOST_TOO_OFTEN);
      return;
    }
    const look = { isCircle, isCurved: isBent(model, webGl.isSoftware) };
    setCurved(look.isCurved);
    const stage = createStage({ ...home, ...look, model, camera, isSoftware: webGl.isSoftware });
    take({ stage, room, data, isSoftware: webGl.isSoftware });
    stage.show(latest.current);
  }, [model, data, isCircle, losses, take]);

  useEffect(
    () => () => {
      if (held.current !== undefined) parkStage(held.current);
      take(undefined);
    },
    [take],
  );

  useEffect(() => {
    stageRef.current?.show({ focus, isKeyboard, selection, ego, way });
  }, [focus, isKeyboard, selection, ego, way]);

  return { containerRef, overlayRef, miniRef, stageRef, problem, scale, onScale: setScale, isCurved };
}

/** Bent lines cost ten times as much where the graphics card is missing. */
function isBent(model: MapModel, isSoftware: boolean): boolean {
  return !isSoftware || model.picture.from.length <= CURVES_IN_SOFTWARE;
}
