import type Sigma from "sigma";
import type { Spot } from "./lasso.ts";

/** A press that moves further, in px, drags. */
const FROM = 4;

export interface Drag {
  readonly move: (k: number, at: Spot) => void;
  readonly drop: (k: number, at: Spot) => void;
}

/** Lets a mouse take people to another place; the map stays where it is meanwhile. @returns how to stop it. */
export function dragPeople(sigma: Sigma, { move, drop }: Drag): () => void {
  let held: { readonly k: number; readonly from: Spot } | undefined;
  let isDragging = false;
  sigma.on("downNode", ({ node, event }) => {
    held = { k: Number(node), from: { x: event.x, y: event.y } };
    isDragging = false;
  });
  const captor = sigma.getMouseCaptor();
  const onMove = (event: Spot & { readonly preventSigmaDefault: () => void; readonly original: Event }): void => {
    if (held === undefined) return;
    isDragging ||= Math.hypot(event.x - held.from.x, event.y - held.from.y) > FROM;
    event.preventSigmaDefault();
    event.original.preventDefault();
    if (isDragging) move(held.k, event);
  };
  const onUp = (event: Spot): void => {
    if (held !== undefined && isDragging) drop(held.k, event);
    held = undefined;
  };
  captor.on("mousemovebody", onMove);
  captor.on("mouseup", onUp);
  return () => {
    captor.off("mousemovebody", onMove);
    captor.off("mouseup", onUp);
  };
}
