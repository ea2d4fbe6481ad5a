import type { Role } from "./roles.ts";

/** Where everyone is: population = drawn + crowdedOut + unconnected + silent + outside + unseen. Accounts of ours count apart. */
export interface MapCounts {
  readonly population: number;
  readonly drawn: number;
  /** Connected, but not drawn: of more than 20,000 connected people only 3,000 are. */
  readonly crowdedOut: number;
  /** Author or recipient somewhere, without a connection in what is selected. */
  readonly unconnected: number;
  /** Only in the people table. */
  readonly silent: number;
  /** Outside the circle shown; 0 where everyone is. */
  readonly outside: number;
  /** Not in the data, where the population was given as a number. */
  readonly unseen: number;
  /** Accounts of ours drawn, on top of `drawn`. */
  readonly ours: number;
}

/** A picture of the network as columns, ready to draw. Index k is the k-th drawn person. */
export interface MapPicture {
  readonly person: Uint32Array;
  readonly names: readonly string[];
  readonly x: Float32Array;
  readonly y: Float32Array;
  readonly value: Float64Array;
  /** Value at which the size scale ends (99.5th percentile), and how many are clipped. */
  readonly scaleEnd: number;
  readonly clipped: number;
  /** Radius at the scale's end in units of the drawing (1,200 × 750): 20, less in a crowd (network/dot-size). */
  readonly largestRadius: number;
  /** Radius of the smallest dots: 2.5, 4 among up to 300 people, less with more than 3,000. */
  readonly smallestRadius: number;
  /** Distinct people each one has a tie with, drawn or not. */
  readonly contacts: Uint32Array;
  readonly role: readonly Role[];
  readonly isOurs: Uint8Array;
  /** Index into `colours`, NONE for grey. */
  readonly colourOf: Uint32Array;
  /** Circles or groups of the map of everyone, largest first, at most 6: the same in every circle. Where nobody of a group is drawn, x and y are NaN. */
  readonly colours: readonly { readonly label: string; readonly people: number; readonly x: number; readonly y: number; /** Who a circle is named after, NONE where not drawn. */ readonly hub: number }[];
  /** Where dots are coloured by a number: the value of each (NaN = none), and where the scale begins and ends (the 99.5th percentile); null otherwise. */
  readonly number: { readonly value: Float64Array; readonly low: number; readonly high: number } | null;
  /** Order in which labels claim room: the first `labelFirst` always get one (the lists of the board, the first of "Start with these", ours), then people in a role by size, then the rest. */
  readonly labelOrder: Uint32Array;
  readonly labelFirst: number;
  /** Drawn lines: positions k of both ends (a one-way tie goes from → to), weight of both ways, 1 where it goes both ways. Weakest first. */
  readonly from: Uint32Array;
  readonly to: Uint32Array;
  readonly weight: Float64Array;
  readonly isTwoWay: Uint8Array;
  readonly tieCount: number;
  /** Ties the drawn lines stand for: a two-way line stands for two. */
  readonly tiesDrawn: number;
  /** Lines are those that stand out at this level (disparity filter); null = each person's strongest. */
  readonly backbone: number | null;
  readonly isDirected: boolean;
  readonly counts: MapCounts;
  /** The circle drawn instead of everyone: whose it is, as a position among the drawn. */
  readonly circle: { readonly position: number; readonly name: string; readonly steps: number } | null;
  /** How many small components were packed below the line. */
  readonly smallGroups: number;
  /** Height of the line above the small groups; NaN where there are none. */
  readonly lineY: number;
  /** The room that everyone takes when nothing is filtered: places in it mean the same whatever is filtered. */
  readonly frame: { readonly left: number; readonly right: number; readonly low: number; readonly high: number };
  /** Steps of the layout made, and how many it takes to the end. */
  readonly layoutSteps: { readonly done: number; readonly of: number };
  /** Where a dot stands for a group of people: the groups, in the order of the dots; null where it stands for a person. */
  readonly groups: readonly MapGroup[] | null;
  /** With `groups`: people in no group that is shown. */
  readonly ungrouped: number;
}

/** A group drawn as one dot; its talk with other groups are the lines. */
export interface MapGroup {
  readonly label: string;
  readonly people: number;
  /** Person numbers, ascending. */
  readonly members: Uint32Array;
  /** Weight of the ties inside, and of those that lead out of or into the group. */
  readonly within: number;
  readonly across: number;
}
