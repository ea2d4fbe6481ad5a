/**
 * The names mentioned in a text with @, distinct, in the order of their first mention, as written and without the @.
 *
 * An @ begins a mention unless a letter, a digit, `_`, `@` or a point stands before it, so e-mail addresses are none. A name is
 * letters, digits and `_` of any script, with single points and hyphens inside, not at the end: "@anna.b-c." gives "anna.b-c". Cost: one pass.
 */
export function mentionsIn(text: string): string[] {
  if (!text.includes("@")) return [];
  const names = new Set<string>();
  for (const match of text.matchAll(/(?<![\p{L}\p{M}\p{N}_@.])@([\p{L}\p{M}\p{N}_]+(?:[.-][\p{L}\p{M}\p{N}_]+)*)/gu)) names.add(match[1]!);
  return [...names];
}

/** Whether a text in UTF-8 may hold a mention: an @ with a letter, digit or `_` behind it and none before it. Most texts hold none. */
export function mayMention(bytes: Uint8Array, from: number, to: number): boolean {
  for (let i = from; i < to - 1; i++) {
    if (bytes[i] === 0x40 && isWordByte(bytes[i + 1]!) && (i === from || !(isAsciiWord(bytes[i - 1]!) || bytes[i - 1] === 0x2e || bytes[i - 1] === 0x40))) return true;
  }
  return false;
}

/** Letters, digits and `_`; any byte of a character beyond ASCII may belong to one. */
function isWordByte(byte: number): boolean {
  return byte >= 0x80 || isAsciiWord(byte);
}

function isAsciiWord(byte: number): boolean {
  return (byte >= 48 && byte < 58) || (byte >= 65 && byte < 91) || byte === 95 || (byte >= 97 && byte < 123);
}
