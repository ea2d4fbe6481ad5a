import type { CatalogueMeasure } from "../../engine/engine.ts";
import { nameGroups, type MeasureRange, type PeopleFilter } from "../../engine/settings.ts";
import { formatCount } from "../parts/format.ts";
import { ROLE_WORDS } from "../parts/role-words.ts";

/** "both or connector", "posts at least 10": each condition of a filter in words. */
export function nameFilter({ roles, ranges, groups }: PeopleFilter, measures: readonly CatalogueMeasure[]): readonly string[] {
  return [...(roles.length === 0 ? [] : [roles.map((role) => ROLE_WORDS[role]).join(" or ")]), ...(groups.length === 0 ? [] : [nameGroups(groups)]), ...ranges.map((range) => nameRange(range, measures))];
}

/** "posts ≥ 10", "people reached 3 to 20". */
export function nameRange({ measure, least, most }: MeasureRange, measures: readonly CatalogueMeasure[]): string {
  const noun = measures.find((other) => other.id === measure)?.noun ?? measure;
  if (least !== null && most !== null) return `${noun} ${number(least)} to ${number(most)}`;
  if (least !== null) return `${noun} ≥ ${number(least)}`;
  return most === null ? `${noun} known` : `${noun} ≤ ${number(most)}`;
}

/** "41 of 986 people shown; numbers stay as they are": said wherever fewer than everyone are shown. */
export function describeShown(count: number, of: number): string {
  return `${formatCount(count)} of ${formatCount(of)} people shown; every number stays as it is.`;
}

/** A bound as it was typed: every digit counts. */
function number(value: number): string {
  return value.toLocaleString(undefined, { maximumSignificantDigits: 15 });
}

/** A bound as somebody types it: "10", "0.5", "0,5", "1,000"; null for nothing, NaN for what is no number. */
export function readBound(text: string): number | null {
  const plain = text.replace(/[\s\u00a0\u202f’']/g, "");
  if (plain === "") return null;
  const isGrouped = /^[+-]?\d{1,3}(,\d{3})+(\.\d+)?$/.test(plain);
  const value = Number(isGrouped ? plain.replaceAll(",", "") : plain.replace(",", "."));
  return Number.isFinite(value) ? value : Number.NaN;
}
