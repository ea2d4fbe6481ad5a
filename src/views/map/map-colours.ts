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
}

const LIGHT: MapColours = {
  ground: "#ffffff", ink: "#1b1f24", ink2: "#5b636e", line: "#3c4655", grid: "#e4e7eb",
  roles: { connector: "#064eb8", maven: "#be500d", both: "#381536", neither: "#7f8894", ours: "#1b1f24" },
  circles: ["#47a383", "#5c39c1", "#bf801e", "#874058", "#9981c3", "#615e03"],
};

const DARK: MapColours = {
  ground: "#12151a", ink: "#e9ecf0", ink2: "#98a1ad", line: "#aab4c2", grid: "#2a303a",
  roles: { connector: "#3a8af5", maven: "#f4931c", both: "#fcdef7", neither: "#6c717a", ours: "#e9ecf0" },
  circles: ["#7ae0cd", "#955be3", "#f3c080", "#489267", "#ada3ff", "#dd410d"],
};

export function coloursOf(theme: MapTheme): MapColours {
  return theme === "dark" ? DARK : LIGHT;
}

/** What a drawn person's sign is. */
export function kindOf(picture: MapPicture, k: number): GlyphKind {
  return glyphOf({ role: picture.role[k]!, isOurs: picture.isOurs[k] === 1 });
}

/** Colour of a drawn person: the role's, or the circle's, grey where it has none. Ours are ink in both. */
export function dotColour(picture: MapPicture, k: number, by: "role" | "circle", colours: MapColours): string {
  const kind = kindOf(picture, k);
  if (kind === "ours" || by === "role") return colours.roles[kind];
  const circle = picture.colourOf[k]!;
  return circle === NONE ? colours.roles.neither : (colours.circles[circle] ?? colours.roles.neither);
}

/**
 * A colour with opacity as Sigma needs it: its shaders expect premultiplied colours and do not premultiply (sigma.js #1533), so
 * `#88888830` would be invisible on white.
 */
export function premultiplied(hex: string, opacity: number): string {
  const parts = [1, 3, 5].map((at) => Math.round(Number.parseInt(hex.slice(at, at + 2), 16) * opacity));
  return `rgba(${parts.join(",")},${opacity})`;
}
