import type { MapUnits, PathWay } from "../../engine/map-questions.ts";

/** A circle that was entered: breadcrumbs lead back through them. */
export interface Crumb {
  readonly person: number;
  readonly name: string;
  readonly steps: number;
}

/** How the map is looked at, beyond who is drawn in which colour. */
export interface MapState {
  /** The measure that the size of a dot stands for; null = the one that ranks. */
  readonly size: string | null;
  /** Weaker connections are not drawn; 0 = all that there is room for. */
  readonly leastWeight: number;
  /** Only connections that stand out at this level (disparity filter) are drawn; null = off. */
  readonly backbone: number | null;
  /** What a dot stands for. */
  readonly units: MapUnits;
  /** Circles left for the one that is shown, the first entered first. */
  readonly trail: readonly Crumb[];
  /** "Who can introduce me": the two people, by number, and what counts as near; null = not asked. */
  readonly path: { readonly from: number; readonly to: number; readonly by: PathWay } | null;
  /** People held in a place, in units of the drawing. */
  readonly pinned: readonly { readonly person: number; readonly x: number; readonly y: number }[];
  /** Where the layout starts; another number is another picture of the same network. */
  readonly layoutSeed: number;
  /** The layout was stopped after so many of its steps; null = it ran to its end. */
  readonly stoppedAt: number | null;
}

export const defaultMapState: MapState = { size: null, leastWeight: 0, backbone: null, units: "people", trail: [], path: null, pinned: [], layoutSeed: 1, stoppedAt: null };
