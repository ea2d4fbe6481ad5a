import { NONE } from "../../core/talk-log.ts";
import type { MapPicture } from "../../core/map-picture.ts";
import { type GlyphKind, glyphOf } from "../parts/role-words.ts";

export type MapTheme = "light" | "dark";

/** Colours as WebGL and canvas need them: the values of theme.css, where they are checked for contrast. */
export interface MapColours {
  readonly ground: string;
  readonly ink: string;
  readonly ink2: string;
  readonly line: string;
  readonly grid: string;
  readonly roles: Readonly<Record<GlyphKind, string>>;
  /**
   * Hues of circles, none near a role's. At least 3:1 on the ground; any two, and grey, at least CIEDE2000 12 apart under normal
   * sight, protanopia, deuteranopia and tritanopia.
   */
  readonly circles: readonly string[];
  /** Classes of a number, lowest first: one ramp of lightness (after Cividis, made for every kind of sight), at least 3:1 on the ground. */
  readonly numbers: readonly string[];
}

/** What the colour of a dot stands for. */
export type ColouredBy = "role" | "circle" | "number";

const LIGHT: MapColours = {
  ground: "#ffffff", ink: "#1b1f24", ink2: "#5b636e", line: "#3c4655", grid: "#e4e7eb",
  roles: { connector: "#064eb8", maven: "#be500d", both: "#381536", neither: "#7f8894", ours: "#1b1f24" },
  circles: ["#47a383", "#5c39c1", "#bf801e", "#874058", "#9981c3", "#615e03"],
  numbers: ["#9b9375", "#828078", "#6a6c71", "#52596d", "#37476c", "#0a3470", "#00224e"],
};

const DARK: MapColours = {
  ground: "#12151a", ink: "#e9ecf0", ink2: "#98a1ad", line: "#aab4c2", grid: "#2a303a",
  roles: { connector: "#3a8af5", maven: "#f4931c", both: "#fcdef7", neither: "#6c717a", ours: "#e9ecf0" },
  circles: ["#7ae0cd", "#955be3", "#f3c080", "#489267", "#ada3ff", "#dd410d"],
  numbers: ["#5f646f", "#777776", "#8f8a77", "#aaa072", "#c5b667", "#e4ce53", "#fee838"],
};

export function coloursOf(theme: MapTheme): MapColours {
  return theme === "dark" ? DARK : LIGHT;
}

/** What a drawn person's sign is. */
export function kindOf(picture: MapPicture, k: number): GlyphKind {
  return glyphOf({ role: picture.role[k]!, isOurs: picture.isOurs[k] === 1 });
}

/** Colour of a drawn person: the role's, the circle's or the number's, grey where it has none. Ours are ink in all. */
export function dotColour(picture: MapPicture, k: number, by: ColouredBy, colours: MapColours): string {
  const kind = kindOf(picture, k);
  if (kind === "ours" || by === "role") return colours.roles[kind];
  if (by === "number") return colours.numbers[classOf(picture, k)] ?? colours.grid;
  const circle = picture.colourOf[k]!;
  return circle === NONE ? colours.roles.neither : (colours.circles[circle] ?? colours.roles.neither);
}

/** Which of the 7 classes a person's number falls into, NaN without one: equal steps of the root, so that a few large values leave the rest apart; of the value itself where some are negative. */
export function classOf({ number }: Pick<MapPicture, "number">, k: number): number {
  const value = number?.value[k] ?? Number.NaN;
  if (number === null || Number.isNaN(value)) return Number.NaN;
  const share = shareOf(number, value);
  return Math.min(CLASSES - 1, Math.max(0, Math.floor(share * CLASSES)));
}

const CLASSES = 7;

function shareOf({ low, high }: NonNullable<MapPicture["number"]>, value: number): number {
  if (high <= low) return 0;
  if (low < 0) return (value - low) / (high - low);
  return (Math.sqrt(Math.max(value, low)) - Math.sqrt(low)) / (Math.sqrt(high) - Math.sqrt(low));
}

/** Where the classes end, lowest first, the last at the scale's end: for the legend. */
export function classEnds({ low, high }: NonNullable<MapPicture["number"]>): readonly number[] {
  return Array.from({ length: CLASSES }, (_, i) => {
    const share = (i + 1) / CLASSES;
    if (low < 0) return low + share * (high - low);
    return (Math.sqrt(low) + share * (Math.sqrt(high) - Math.sqrt(low))) ** 2;
  });
}

/**
 * A colour with opacity as Sigma needs it: its shaders expect premultiplied colours and do not premultiply (sigma.js #1533), so
 * `#88888830` would be invisible on white.
 */
export function premultiplied(hex: string, opacity: number): string {
  const parts = [1, 3, 5].map((at) => Math.round(Number.parseInt(hex.slice(at, at + 2), 16) * opacity));
  return `rgba(${parts.join(",")},${opacity})`;
}
