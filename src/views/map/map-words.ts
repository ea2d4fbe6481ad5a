import type { MapPicture } from "../../engine/engine.ts";
import { formatCount, formatNoun, formatPeople, formatValue } from "../parts/format.ts";
import { ROLE_WORDS } from "../parts/role-words.ts";
import { kindOf } from "./map-colours.ts";

/** "4,086 of 24,929 connections: each person’s 3 strongest", or "All 78 connections". */
export function connectionsLine(picture: MapPicture): string {
  if (picture.tiesDrawn >= picture.tieCount) return `All ${formatNoun(picture.tieCount, "connection")}`;
  return `${formatCount(picture.tiesDrawn)} of ${formatNoun(picture.tieCount, "connection")}: each person’s 3 strongest`;
}

/** "986 people", "3,000 of 36,692 people". */
export function peopleLine(picture: MapPicture): string {
  const drawn = picture.person.length;
  return drawn >= picture.peopleCount ? formatPeople(drawn) : `${formatCount(drawn)} of ${formatPeople(picture.peopleCount)}`;
}

/** What is missing from the picture, one sentence each: silent people, sizes cut off. */
export function leftOutLines(picture: MapPicture): readonly string[] {
  const lines: string[] = [];
  if (picture.silentCount > 0) lines.push(`${formatCount(picture.silentCount)} silent, not drawn`);
  if (picture.clipped > 0) lines.push(`${formatCount(picture.clipped)} beyond the largest size`);
  return lines;
}

export function smallGroupsLine(picture: MapPicture): string {
  return formatNoun(picture.smallGroups, "small group");
}

/** A person in one line, for speech: name, role, the two numbers of the card. */
export function personLine(picture: MapPicture, k: number, sizeLabel: string): string {
  return `${picture.names[k]!}, ${ROLE_WORDS[kindOf(picture, k)]}, ${sizeLabel}: ${formatValue(picture.value[k]!)}, in touch with ${formatPeople(picture.contacts[k]!)}`;
}

/** What the map shows, for those who cannot see it. */
export function describePicture(picture: MapPicture, sizeLabel: string): string {
  const named = Array.from(picture.labelOrder.slice(0, 3), (k) => picture.names[k]!);
  const names = named.length === 0 ? "" : ` Named first: ${named.join(", ")}.`;
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
