/**
 * A moment as ISO 8601 in UTC: seconds, and milliseconds only where there are any ("2004-04-15T14:56:01Z").
 * @param at epoch milliseconds; NaN, or a moment outside years −271821 … 275760, gives null. Cost O(1).
 */
export function isoTime(at: number): string | null {
  if (!(Math.abs(at) <= 8.64e15)) return null;
  return new Date(at).toISOString().replace(".000Z", "Z");
}

/** The day of a moment in UTC ("2004-04-15"), null as isoTime. Cost O(1). */
export function isoDay(at: number): string | null {
  return isoTime(at)?.replace(/T.*$/, "") ?? null;
}
