export const LOWEST_CUT = 0.5;
export const HIGHEST_CUT = 0.95;

/** Whole per cents between 50 and 95. */
export function clampCut(cut: number): number {
  return Math.round(Math.min(HIGHEST_CUT, Math.max(LOWEST_CUT, cut)) * 100) / 100;
}

/** The cut after a key of the slider pattern; null for any other key. */
export function cutAfterKey(cut: number, key: string): number | null {
  switch (key) {
    case "ArrowUp":
    case "ArrowRight":
      return clampCut(cut + 0.01);
    case "ArrowDown":
    case "ArrowLeft":
      return clampCut(cut - 0.01);
    case "PageUp":
      return clampCut(cut + 0.05);
    case "PageDown":
      return clampCut(cut - 0.05);
    case "Home":
      return LOWEST_CUT;
    case "End":
      return HIGHEST_CUT;
    default:
      return null;
  }
}
