import type { MapPicture } from "../../core/map-picture.ts";
import type { MapState } from "./map-state.ts";

/** The strongest line there is and how many lines are hidden as weak. */
export interface ShownLines {
  readonly picture: MapPicture;
  /** Ties that the hidden lines stand for. */
  readonly hidden: number;
}

/** The picture without lines weaker than `least`: they are not drawn, people and places stay. Lines come weakest first. Cost O(lines). */
export function hideWeak(picture: MapPicture, least: number): ShownLines {
  let first = 0;
  while (first < picture.weight.length && picture.weight[first]! < least) first++;
  if (first === 0) return { picture, hidden: 0 };
  let hidden = 0;
  for (let line = 0; line < first; line++) hidden += 1 + picture.isTwoWay[line]!;
  return {
    hidden,
    picture: {
      ...picture, from: picture.from.subarray(first), to: picture.to.subarray(first), weight: picture.weight.subarray(first), isTwoWay: picture.isTwoWay.subarray(first),
      tiesDrawn: picture.tiesDrawn - hidden,
    },
  };
}

/** Weights at which another line disappears, for a slider: at most 40, the first shows all lines. */
export function weakSteps(weight: Float64Array): readonly number[] {
  const known = [...new Set(weight)].sort((a, b) => a - b);
  if (known.length <= MOST_STEPS) return known;
  // By quantile of the lines, so that each step hides about as many.
  const picked = Array.from({ length: MOST_STEPS }, (_, i) => weight[Math.floor((i * (weight.length - 1)) / (MOST_STEPS - 1))]!);
  return [...new Set(picked)];
}

const MOST_STEPS = 40;

/** The picture with pinned people where they were put. */
export function placePinned(picture: MapPicture, pinned: MapState["pinned"]): MapPicture {
  if (pinned.length === 0 || picture.groups !== null) return picture;
  const [x, y] = [picture.x.slice(), picture.y.slice()];
  for (const pin of pinned) {
    const k = picture.person.indexOf(pin.person);
    if (k < 0) continue;
    x[k] = pin.x;
    y[k] = pin.y;
  }
  return { ...picture, x, y };
}
