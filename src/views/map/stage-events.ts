import type Sigma from "sigma";

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

/** Tells `events` what a pointer does on the map, and once that its graphics context is lost, `onContextLost` first. @returns how to stop it. */
export function listen(sigma: Sigma, events: () => StageEvents, onContextLost: () => void): () => void {
  sigma.on("enterNode", ({ node }) => events().onEnter(Number(node)));
  sigma.on("leaveNode", () => events().onLeave());
  const isAdding = ({ original }: { readonly original: MouseEvent | TouchEvent }): boolean => original.shiftKey || original.ctrlKey || original.metaKey;
  sigma.on("clickNode", ({ node, event }) => events().onClick(Number(node), isAdding(event)));
  sigma.on("clickStage", ({ event }) => events().onClickGround(isAdding(event)));
  // Double-click would zoom; it has no twin on keyboard or touch. Sigma takes two quick clicks for one, wherever they are: the second is a click too.
  sigma.on("doubleClickNode", (payload) => {
    payload.preventSigmaDefault();
    events().onClick(Number(payload.node), isAdding(payload.event));
  });
  sigma.on("doubleClickStage", (payload) => {
    payload.preventSigmaDefault();
    events().onClickGround(isAdding(payload.event));
  });
  const canvases = Object.values(sigma.getCanvases());
  // Each layer has a context of its own, and all are lost together: that is one loss.
  let isLost = false;
  const onLost = (event: Event): void => {
    event.preventDefault();
    if (isLost) return;
    isLost = true;
    onContextLost();
    events().onLost();
  };
  for (const canvas of canvases) canvas.addEventListener("webglcontextlost", onLost);
  return () => {
    for (const canvas of canvases) canvas.removeEventListener("webglcontextlost", onLost);
    sigma.removeAllListeners();
  };
}
