import type { MapPicture } from "../../core/map-picture.ts";
import { formatCount, formatNoun, formatPeople, formatPercent, formatValue } from "../parts/format.ts";
import { ROLE_WORDS } from "../parts/role-words.ts";
import { kindOf } from "./map-colours.ts";

/** "4,086 of 24,929 connections: each person’s 3 strongest", or "All 78 connections". */
export function connectionsLine(picture: MapPicture, hidden = 0): string {
  const rest = hidden === 0 ? "" : `; ${formatCount(hidden)} weak ones hidden`;
  if (picture.groups !== null) return `All talk between them: ${formatNoun(picture.from.length, "line")}${rest}`;
  if (picture.backbone !== null) return `${formatCount(picture.tiesDrawn)} of ${formatNoun(picture.tieCount, "connection")}: those that stand out${rest}`;
  if (hidden > 0) return `${formatCount(picture.tiesDrawn)} of ${formatNoun(picture.tieCount, "connection")}${rest}`;
  if (picture.tiesDrawn >= picture.tieCount) return `All ${formatNoun(picture.tieCount, "connection")}`;
  return `${formatCount(picture.tiesDrawn)} of ${formatNoun(picture.tieCount, "connection")}: each person’s 3 strongest`;
}

/** "986 of 1,005 people drawn", "34 people", "116 of 724 people: within 1 step of Heike". */
export function peopleLine(picture: MapPicture): string {
  const { counts, circle } = picture;
  if (picture.groups !== null) return `${formatPeople(counts.drawn - picture.ungrouped)} of ${formatCount(counts.population)} in ${formatNoun(picture.groups.length, "group")}`;
  const people = counts.drawn === counts.population ? formatPeople(counts.drawn) : `${formatCount(counts.drawn)} of ${formatPeople(counts.population)}`;
  if (circle !== null) return `${people}: within ${formatNoun(circle.steps, "step")} of ${circle.name}`;
  return counts.drawn === counts.population ? people : `${people} drawn`;
}

/** Why people are not drawn, one reason each: with `drawn` they add up to all. Last, how many accounts of ours are drawn besides. */
export function leftOutLines(picture: MapPicture): readonly string[] {
  const { counts, circle } = picture;
  const reasons: readonly (readonly [number, string])[] = [
    [picture.ungrouped, "in no group shown"],
    [counts.unconnected, "without a connection here"],
    [counts.silent, "silent"],
    [counts.unseen, "not in the data"],
    [counts.crowdedOut, `beyond the ${formatCount(picture.person.length)} a map can hold`],
  ];
  const lines = reasons.filter(([count]) => count > 0).map(([count, why]) => `${formatCount(count)} ${why}`);
  return counts.ours > 0 && circle === null ? [...lines, `and ${formatCount(counts.ours)} of ours`] : lines;
}

/** How many values lie beyond the largest size; empty where none does. */
export function clippedLine(picture: MapPicture): string {
  return picture.clipped === 0 ? "" : `${formatCount(picture.clipped)} beyond the largest size`;
}

/** "Heike Seidl’s circle, 1 step: 116 people", accounts of ours apart; undefined where everyone is shown. */
export function circleTitle(picture: MapPicture): string | undefined {
  const { circle, counts } = picture;
  if (circle === null) return undefined;
  const within = counts.drawn + counts.crowdedOut;
  return `${circle.name}’s circle, ${formatNoun(circle.steps, "step")}: ${formatPeople(within)}`;
}

export function smallGroupsLine(picture: MapPicture): string {
  return formatNoun(picture.smallGroups, "small group");
}

/** A person in one line, for speech: name, role, the two numbers of the card. */
export function personLine(picture: MapPicture, k: number, sizeLabel: string): string {
  const group = picture.groups?.[k];
  if (group !== undefined) return `${group.label}: ${formatPeople(group.people)}, ${groupTalk(group)}`;
  return `${picture.names[k]!}, ${ROLE_WORDS[kindOf(picture, k)]}, ${sizeLabel}: ${formatValue(picture.value[k]!)}, in touch with ${formatPeople(picture.contacts[k]!)}`;
}

/** "of their messages 71 % stay inside". */
function groupTalk({ within, across }: { readonly within: number; readonly across: number }): string {
  return within + across === 0 ? "no messages" : `of their messages ${formatPercent(within / (within + across))} stay inside`;
}

/** What the map shows, for those who cannot see it. */
export function describePicture(picture: MapPicture, sizeLabel: string): string {
  const named = Array.from(picture.labelOrder.slice(0, 3), (k) => picture.names[k]!);
  const names = named.length === 0 ? "" : ` Named first: ${named.join(", ")}.`;
  if (picture.groups !== null) return `${peopleLine(picture)}. ${connectionsLine(picture)}. The larger a dot, the more people.${names}`;
  return `${peopleLine(picture)}, ${connectionsLine(picture)}. The larger a dot, the more ${sizeLabel}.${names}`;
}

/** Three round values for the size legend, largest first: the scale's end, about a quarter and a twentieth of it; fewer where they coincide or are parts of one. */
export function legendValues(scaleEnd: number): readonly number[] {
  if (!(scaleEnd > 0)) return [];
  const rounded = [1, 0.25, 0.05].map((share) => roundDown(scaleEnd * share));
  return [...new Set(rounded)].filter((value) => value >= 1 || scaleEnd < 2);
}

/** The next lower number of the form 1, 2 or 5 times a power of ten. */
function roundDown(value: number): number {
  const power = 10 ** Math.floor(Math.log10(value));
  const lead = value / power;
  return (lead >= 5 ? 5 : lead >= 2 ? 2 : 1) * power;
}
