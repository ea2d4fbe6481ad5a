/** How long the map takes to move to another place, in ms. */
export const ZOOM_MS = 200;
/** Sigma's own: how far a map that was thrown goes on, in steps of its last. */
const INERTIA = 3;

/** How Sigma moves the map by itself: not at all for who asks for less motion. A time of 0 would have it divide by 0, and draw nothing for a frame. */
export function movementOf(isReduced: boolean): { readonly zoomDuration: number; readonly inertiaDuration: number; readonly inertiaRatio: number } {
  const time = isReduced ? 1 : ZOOM_MS;
  return { zoomDuration: time, inertiaDuration: time, inertiaRatio: isReduced ? 0 : INERTIA };
}

/** Whether the reader's system asks for less motion: now, and told whenever it says otherwise. */
export function followMotion(onChange: (isReduced: boolean) => void): { isReduced(): boolean; stop(): void } {
  const wish = window.matchMedia("(prefers-reduced-motion: reduce)");
  const tell = (): void => onChange(wish.matches);
  wish.addEventListener("change", tell);
  return { isReduced: () => wish.matches, stop: () => wish.removeEventListener("change", tell) };
}
