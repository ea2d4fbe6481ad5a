import { NONE } from "../core/talk-log.ts";
import { densestSpot } from "../network/densest-spot.ts";
import type { Drawn } from "../network/drawn-ties.ts";
import type { MapPicture } from "../core/map-picture.ts";

const HUES = 6;

/** The largest groups of a drawing; the position in the list is the hue. */
export interface Palette {
  readonly groups: readonly {
    readonly group: number;
    readonly label: string;
    readonly people: number;
    /** Number of the person the group is named after, NONE where it has a name of its own. */
    readonly hub: number;
  }[];
  /** Group by person number. */
  readonly groupOf: ReadonlyMap<number, number>;
}

export interface GroupWords {
  /** Name of a group; `hub` is its member with the heaviest drawn lines. */
  readonly nameOf: (group: number, hub: number) => string;
  readonly isNamedAfterHub: boolean;
  /** Fewer drawn people make no group. */
  readonly least: number;
  /** How many people a group has; default: those drawn. */
  readonly sizeOf?: (group: number) => number;
}

/**
 * Chooses which groups get a hue: the 6 with most drawn people, equal ones by number. Made from the map of everyone, so that a hue means the same in every circle. Cost O(n log n + lines).
 */
export function choosePalette(groupOf: Uint32Array, drawn: Drawn, { nameOf, isNamedAfterHub, least, sizeOf }: GroupWords): Palette {
  const strengthOf = new Float64Array(drawn.person.length);
  drawn.from.forEach((k, i) => {
    strengthOf[k]! += drawn.weight[i]!;
    strengthOf[drawn.to[i]!]! += drawn.weight[i]!;
  });
  const members = new Map<number, number[]>();
  groupOf.forEach((group, k) => {
    if (group === NONE) return;
    const list = members.get(group);
    if (list === undefined) members.set(group, [k]);
    else list.push(k);
  });
  const largest = [...members].sort(([a, x], [b, y]) => y.length - x.length || a - b).filter(([, list]) => list.length >= least).slice(0, HUES);
  return {
    groups: largest.map(([group, list]) => {
      const hub = drawn.person[list.reduce((best, k) => (strengthOf[k]! > strengthOf[best]! ? k : best))]!;
      return { group, label: nameOf(group, hub), people: sizeOf?.(group) ?? list.length, hub: isNamedAfterHub ? hub : NONE };
    }),
    groupOf: new Map(Array.from(drawn.person, (p, k) => [p, groupOf[k]!])),
  };
}

/** Colours of the drawn people by a palette. A group stands where its people stand closest (NaN without any here) and keeps hue and size. */
export function paint(palette: Palette, person: Uint32Array, layout: { readonly x: Float32Array; readonly y: Float32Array }): Pick<MapPicture, "colourOf" | "colours"> {
  const hueOf = new Map(palette.groups.map(({ group }, hue) => [group, hue]));
  const colourOf = person.map((p) => hueOf.get(palette.groupOf.get(p) ?? NONE) ?? NONE);
  const members: number[][] = palette.groups.map(() => []);
  colourOf.forEach((hue, k) => members[hue]?.push(k));
  return {
    colourOf,
    colours: palette.groups.map(({ label, people, hub }, hue) => {
      const position = hub === NONE ? -1 : person.indexOf(hub);
      return { label, people, hub: position < 0 ? NONE : position, ...densestSpot(members[hue]!, layout.x, layout.y) };
    }),
  };
}
