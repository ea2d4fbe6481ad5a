/** Whether the text of a cell says what a value of the expected rows does: numbers by value, times by their moment, lists and objects part by part. */
export function saysSame(text: string, expected: unknown): boolean {
  // JSON has no word for what is no number.
  if (expected === null || expected === undefined) return text === "" || text === "NaN";
  if (typeof expected === "number") return isNear(Number(text), expected);
  if (typeof expected === "boolean") return text === String(expected);
  if (typeof expected === "string") return text === expected || isSameMoment(text, expected) || saysBytes(text, expected);
  if (Array.isArray(expected) && text.startsWith("0x")) return Buffer.from(expected as number[]).toString("hex") === text.slice(2);
  if (Array.isArray(expected) && expected.every((item) => typeof item !== "object" || item === null)) {
    const items = text === "" ? [] : text.split("; ");
    return text === (expected as unknown[]).map(String).join("; ") || (expected.length === items.length && expected.every((item, i) => saysSame(items[i]!, item))) || (expected.length === 1 && expected[0] === null && text === "");
  }
  try {
    return isSame(JSON.parse(text), expected);
  } catch {
    return false;
  }
}

function isSame(found: unknown, expected: unknown): boolean {
  if (typeof found !== "object" || found === null) return saysSame(found === null || found === undefined ? "" : `${found as string | number | boolean}`, expected);
  if (typeof expected !== "object" || expected === null) return false;
  const keys = new Set([...Object.keys(found), ...Object.keys(expected)]);
  return [...keys].every((key) => isSame((found as Record<string, unknown>)[key], (expected as Record<string, unknown>)[key]));
}

function isNear(found: number, expected: number): boolean {
  return Object.is(found, expected) || Math.abs(found - expected) <= 1e-12 * Math.abs(expected);
}

function isSameMoment(text: string, expected: string): boolean {
  const ms = (value: string): number => new Date(/^\d{4}-\d\d-\d\dT[\d:.]+$/.test(value) ? `${value}Z` : value).getTime();
  return /^[+-]?\d{4,6}-\d\d-\d\d/.test(expected) && Math.abs(ms(text) - ms(expected)) < 1;
}

/** Bytes stand as hexadecimal digits here and as text there. */
function saysBytes(text: string, expected: string): boolean {
  return /^0x(?:[0-9a-f]{2})*$/.test(text) && Buffer.from(text.slice(2), "hex").toString("utf8") === expected;
}
