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
