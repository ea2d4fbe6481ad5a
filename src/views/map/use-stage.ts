import { type RefObject, useCallback, useEffect, useRef, useState } from "react";
import type { MapModel } from "./map-model.ts";
import type { OverlayState } from "./map-overlay.ts";
import { createStage, type Stage, type StageEvents } from "./sigma-stage.ts";
import { LOST_TOO_OFTEN, probeWebGl, type WebGl } from "./webgl.ts";

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

/** Keeps one Sigma alive for a model: makes it, makes it again when the graphics context is lost (3 times), kills it in the end. */
export function useStage(model: MapModel, use: StageUse): StageHold {
  const containerRef = useRef<HTMLDivElement>(null);
  const overlayRef = useRef<HTMLCanvasElement>(null);
  const miniRef = useRef<HTMLCanvasElement>(null);
  const stageRef = useRef<Stage | null>(null);
  // A picture that is filtered or coloured otherwise is looked at from the same place; somebody's circle is another room.
  const held = useRef<{ readonly stage: Stage; readonly room: string; readonly losses: number; readonly isCircle: boolean } | undefined>(undefined);
  const tried = useRef<{ readonly losses: number; readonly webGl: WebGl } | undefined>(undefined);
  const latest = useRef(use);
  const [losses, setLosses] = useState(0);
  const [scale, setScale] = useState(1);
  const [isCurved, setCurved] = useState(true);
  const [problem, setProblem] = useState<string>();
  const { focus, isKeyboard, selection, ego, way } = use;
  const isCircle = ego !== undefined;

  const drop = useCallback(() => {
    held.current?.stage.kill();
    held.current = undefined;
    stageRef.current = null;
  }, []);

  useEffect(() => {
    latest.current = use;
  });

  useEffect(() => {
    const container = containerRef.current;
    const overlay = overlayRef.current;
    if (container === null || overlay === null) return;
    const { left, right, low, high } = model.picture.frame;
    const room = [left, right, low, high, model.picture.groups === null].join();
    const before = held.current;
    const camera = before?.room === room ? before.stage.camera() : undefined;
    // Where only places or colours are others the stage stays.
    if (before !== undefined && before.losses === losses && before.isCircle === isCircle && before.stage.follow(model, camera)) {
      held.current = { ...before, room };
      return;
    }
    drop();
    // Trying costs a graphics context: only again after one was lost.
    if (tried.current?.losses !== losses) tried.current = { losses, webGl: probeWebGl(() => document.createElement("canvas")) };
    const { webGl } = tried.current;
    if (webGl.kind === "none" || losses > MOST_LOSSES) {
      setProblem(webGl.kind === "none" ? webGl.reason : LOST_TOO_OFTEN);
      return;
    }
    // Bent lines cost ten times as much where the graphics card is missing.
    const curved = !webGl.isSoftware || model.picture.from.length <= CURVES_IN_SOFTWARE;
    setCurved(curved);
    const stage = createStage({
      container, overlay, model, isCircle, mini: miniRef.current, camera, isCurved: curved, isSoftware: webGl.isSoftware,
      isReduced: window.matchMedia("(prefers-reduced-motion: reduce)").matches,
      events: {
        onEnter: (k) => latest.current.onEnter(k),
        onLeave: () => latest.current.onLeave(),
        onClick: (k, isAdding) => latest.current.onClick(k, isAdding),
        onClickGround: (isAdding) => latest.current.onClickGround(isAdding),
        onPlace: (k, x, y) => latest.current.onPlace(k, x, y),
        onLost: () => setLosses((count) => count + 1),
        onScale: setScale,
      },
    });
    held.current = { stage, room, losses, isCircle };
    stageRef.current = stage;
    stage.show(latest.current);
  }, [model, isCircle, losses, drop]);

  useEffect(() => drop, [drop]);

  useEffect(() => {
    stageRef.current?.show({ focus, isKeyboard, selection, ego, way });
  }, [focus, isKeyboard, selection, ego, way]);

  return { containerRef, overlayRef, miniRef, stageRef, problem, scale, onScale: setScale, isCurved };
}
