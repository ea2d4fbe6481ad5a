/**
 * A time counted since 1970 as ISO 8601 in UTC; the text itself where it is no such number.
 * @param factor milliseconds in its unit
 */
export function epochIso(text: string, factor: 1 | 1000): string {
  const ms = Number(text) * factor;
  // Years 0 to 9999: beyond them the form of ISO 8601 changes.
  return /^-?\d+(?:\.\d+)?$/.test(text) && ms >= -62_167_219_200_000 && ms < 253_402_300_800_000 ? new Date(ms).toISOString() : text;
}
