import type { ColumnRole } from "../../core/records.ts";
import { plainTime } from "./network-times.ts";
import { hintsOf, type Meaning } from "../columns/column-names.ts";

/** Different values remembered of one attribute: more than this group nobody. */
const MOST_VALUES = 1000;
/** Numbers with more different values than this measure something; fewer are labels (a class, a faction). */
const MANY_NUMBERS = 12;

/** What the values of one attribute look like, over the whole file. */
export class AttributeStats {
  filledCount = 0;
  private numberCount = 0;
  private timeCount = 0;
  private readonly values = new Set<string>();

  add(value: string): void {
    if (value === "") return;
    this.filledCount++;
    if (/^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/.test(value)) this.numberCount++;
    if (/^\d{4}-\d\d(?:-\d\d(?:[T ].*)?)?$|^\d{9,19}(?:\.\d+)?$|^\d{1,4}([./-])\d{1,2}\1\d{1,4}(?:[T ].*)?$/.test(plainTime(value))) this.timeCount++;
    if (this.values.size <= MOST_VALUES) this.values.add(value);
  }

  /** At most 1,001. */
  get distinctCount(): number {
    return this.values.size;
  }

  get isNumber(): boolean {
    return this.filledCount > 0 && this.numberCount >= 0.9 * this.filledCount;
  }

  get isTime(): boolean {
    return this.filledCount > 0 && this.timeCount >= 0.8 * this.filledCount;
  }
}

/**
 * What an attribute of people is good for: a number where it measures (more than 12 different numbers, or as many as people), a
 * group where few texts or numbers divide the people, "ignore" for colours, positions, sizes and what is different for most.
 * The bounds are those of people tables in CSV (column-people).
 */
export function roleOfPersonAttribute(name: string, stats: AttributeStats, peopleCount: number): ColumnRole {
  const has = (meaning: Meaning): boolean => hintsOf(name).some((hint) => hint.meaning === meaning);
  if (stats.filledCount === 0) return "ignore";
  const isNamed = has("attribute");
  if (!isNamed && (has("note") || has("notTime") || /^(?:[rgba]|alpha|viz.*|nodetype|shape|width|height|lat(?:itude)?|lon(?:gitude)?|lng)$/i.test(name))) return "ignore";
  if (has("followers") && stats.isNumber) return "followers";
  const { distinctCount, filledCount } = stats;
  if (stats.isNumber && !isNamed) return distinctCount > MANY_NUMBERS || (distinctCount === filledCount && filledCount > 2) ? "number" : "group";
  if (distinctCount > MOST_VALUES || stats.isTime) return "ignore";
  if (peopleCount >= 10 && distinctCount > (isNamed ? 0.6 : 0.5) * filledCount) return stats.isNumber ? "number" : "ignore";
  return "group";
}

/** Roles of the attributes of ties that the format itself has no place for: the first of each kind whose values fit. Scores and sizes are no weights. */
export function rolesOfTieAttributes(attributes: ReadonlyMap<string, AttributeStats>, has: { readonly weight: boolean; readonly time: boolean }): Map<string, ColumnRole> {
  const roles = new Map<string, ColumnRole>();
  const pick = (role: ColumnRole, meaning: Meaning, fits: (stats: AttributeStats) => boolean): void => {
    let best: string | undefined;
    let strength = 0;
    for (const [name, stats] of attributes) {
      if (roles.has(name) || !fits(stats)) continue;
      const hint = hintsOf(name).find((each) => each.meaning === meaning);
      if (hint !== undefined && hint.strength > strength) {
        best = name;
        strength = hint.strength;
      }
    }
    if (best !== undefined) roles.set(best, role);
  };
  if (!has.time) pick("time", "time", (stats) => stats.isTime);
  if (!has.weight) pick("weight", "weight", (stats) => stats.isNumber);
  pick("text", "text", (stats) => stats.filledCount > 0 && !stats.isNumber);
  pick("topic", "topic", (stats) => stats.filledCount > 0);
  pick("channel", "channel", (stats) => stats.filledCount > 0);
  return roles;
}
