/** How much a drawing is pulled sideways and upwards; one of the two is 1. */
export interface Stretch {
  readonly x: number;
  readonly y: number;
}

/** More than this would show. */
const MOST_STRETCH = 1.35;

/** The pull that gives a drawing the shape of its window, as far as it goes. It is never pressed together, so no dots meet. */
export function stretchFor(bounds: { readonly left: number; readonly right: number; readonly low: number; readonly high: number }, width: number, height: number): Stretch {
  const pull = (Math.max(1, width) / Math.max(1, height)) * ((bounds.high - bounds.low) / (bounds.right - bounds.left));
  return { x: Math.min(MOST_STRETCH, Math.max(1, pull)), y: Math.min(MOST_STRETCH, Math.max(1, 1 / pull)) };
}
