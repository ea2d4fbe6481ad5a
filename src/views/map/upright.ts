import { useSyncExternalStore } from "react";
import type { MapPicture } from "../../core/map-picture.ts";

const QUERY = "(max-width: 600px) and (orientation: portrait)";

/** True on a phone held upright. */
export function useUpright(): boolean {
  return useSyncExternalStore(
    (onChange) => {
      const media = window.matchMedia(QUERY);
      media.addEventListener("change", onChange);
      return () => media.removeEventListener("change", onChange);
    },
    () => window.matchMedia(QUERY).matches,
  );
}

/** The picture turned by a quarter, for windows taller than wide. With small groups below it stays as it is: their rows would stand on end. */
export function turnUpright(picture: MapPicture): MapPicture {
  if (!Number.isNaN(picture.lineY)) return picture;
  const { left, right, low, high } = picture.frame;
  return { ...picture, frame: { left: low, right: high, low: -right, high: -left }, x: picture.y, y: picture.x.map((x) => -x), colours: picture.colours.map((circle) => ({ ...circle, x: circle.y, y: -circle.x })) };
}

/** Where a place of the turned picture lies in the one that was turned. */
export function placeUpright({ x, y }: { readonly x: number; readonly y: number }): { readonly x: number; readonly y: number } {
  return { x: -y, y: x };
}
