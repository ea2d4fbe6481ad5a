import type { Opened } from "../../engine/opening.ts";

/** Messages and connections that are gone through without asking. */
const FEW = 100_000;
/** Measures that are counted, not searched for. */
const COUNTED: readonly string[] = ["impressions", "posts", "degree", "inDegree", "outDegree", "strength", "inStrength", "outStrength", "core", "reach2"];

/** True where a further question about somebody answers at once: little talk, and a measure that is counted (null: none is computed). */
export function isQuick(opened: Opened | null, measure: string | null): boolean {
  return opened !== null && opened.messages <= FEW && opened.tieCount <= FEW && (measure === null || COUNTED.includes(measure));
}
