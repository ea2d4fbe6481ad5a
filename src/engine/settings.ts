import type { WeightsChoice } from "../core/measure.ts";
import type { Role } from "../core/roles.ts";

export type Audience = "delivered" | "modelled" | "reported";

/** People whose value of an attribute of the people table is this. */
export interface GroupValue {
  readonly attribute: string;
  readonly value: string;
}

/** One group or several: of one attribute any of the values will do, of several attributes all have to fit. */
export type GroupFilter = GroupValue & { readonly also?: readonly GroupValue[] };

/** The groups of a filter, in the order chosen; none without a filter. */
export function groupsOf(group: GroupFilter | null): readonly GroupValue[] {
  return group === null ? [] : [{ attribute: group.attribute, value: group.value }, ...(group.also ?? [])];
}

/** The filter of these groups; null for none. */
export function groupFilterOf(groups: readonly GroupValue[]): GroupFilter | null {
  const [first, ...also] = groups;
  return first === undefined ? null : also.length === 0 ? { attribute: first.attribute, value: first.value } : { attribute: first.attribute, value: first.value, also };
}

/** "team Sales or Legal and site Leeds", as sentences name the groups of a filter. */
export function nameGroups(groups: readonly GroupValue[]): string {
  const attributes = [...new Set(groups.map(({ attribute }) => attribute))];
  return attributes.map((attribute) => `${attribute} ${groups.filter((group) => group.attribute === attribute).map(({ value }) => value).join(" or ")}`).join(" and ");
}

/** What is asked of the open data. Everything on screen and every export follows from (open data, settings). */
export interface Settings {
  /** Names; empty = all messages. */
  readonly topics: readonly string[];
  readonly since: number | null;
  readonly until: number | null;
  /** Only people of this group, or of these, both ends inside: they are everyone then, n too. */
  readonly group: GroupFilter | null;
  /** null = the default that follows the data. */
  readonly audience: Audience | null;
  /** The measure that ranks. */
  readonly measure: string;
  /** Further measures as columns of exports, in this order. */
  readonly columns: readonly string[];
  readonly weights: WeightsChoice;
  readonly normalized: boolean;
  readonly share: number;
  readonly cutTop: number | null;
  readonly population: number | null;
  readonly seed: number;
  readonly louvainRuns: number;
  /** null = exact. Else sampling is allowed where a measure offers it and exact values would take long: within this share of all pairs. */
  readonly approximate: number | null;
}

export const defaultSettings: Settings = {
  topics: [],
  since: null,
  until: null,
  group: null,
  audience: null,
  measure: "impressions",
  columns: [],
  weights: "auto",
  normalized: false,
  share: 0.8,
  cutTop: null,
  population: null,
  seed: 1,
  louvainRuns: 10,
  approximate: null,
};

/** A measure between two bounds, both inside; null = open on that side. Who has no value of it is outside. */
export interface MeasureRange {
  readonly measure: string;
  readonly least: number | null;
  readonly most: number | null;
}

/**
 * Which people are shown: those who fit every part. It never changes a number: n, shares, ranks and the cut are everyone's, as topic,
 * period and group leave them. Lists, top tens, the map's emphasis and exports of people hold the same people by it.
 */
export interface PeopleFilter {
  /** Empty = every role. Our own accounts have none. */
  readonly roles: readonly Role[];
  readonly ranges: readonly MeasureRange[];
  /** Values of the people table, as in a group filter: of one attribute any will do, of several all have to fit. Empty = everyone. */
  readonly groups: readonly GroupValue[];
}

/** Everyone is shown. */
export const showEveryone: PeopleFilter = { roles: [], ranges: [], groups: [] };

/** False where a filter lets everyone pass. */
export function isNarrowing({ roles, ranges, groups }: PeopleFilter): boolean {
  return roles.length > 0 || ranges.length > 0 || groups.length > 0;
}
