const HASHTAG = /(?<![\p{L}\p{M}\p{N}_&#＃/])[#＃]([\p{L}\p{M}\p{N}_]+)/gu;

/**
 * The hashtags of a text with their #, in small letters, distinct, in the order of their first mention.
 *
 * A # begins one unless a letter, a digit, `_`, `&`, `/` or another # stands before it, so that neither &#39; nor the anchor of an address
 * is one; it must hold a letter (#1 is a number). İ is i, without the dot that small letters would leave over. Cost: one pass, a search for # where there is none.
 */
export function hashtagsIn(text: string): string[] {
  if (!text.includes("#") && !text.includes("＃")) return [];
  const names = new Set<string>();
  for (const [, name] of text.normalize("NFC").matchAll(HASHTAG)) if (/\p{L}/u.test(name!)) names.add(`#${name!.toLowerCase().replaceAll("i\u0307", "i")}`);
  return [...names];
}
