/** The account in a link to a post or a profile ("https://x.com/anna/status/1"), or the handle without its @; "" where there is none. */
export function handleOf(text: string): string {
  const link = /^https?:\/\/(?:www\.|mobile\.|m\.)?(?:twitter|x)\.com\/(?:#!\/)?@?([A-Za-z0-9_]{1,40})(?:[/?#]|$)/i.exec(text.trim());
  if (link !== null) return RESERVED.includes(link[1]!.toLowerCase()) ? "" : link[1]!;
  const bare = text.trim().replace(/^@/, "");
  return /^https?:/i.test(bare) ? "" : bare;
}

/** Paths that are no accounts. */
const RESERVED: readonly string[] = ["i", "search", "hashtag", "home", "intent", "share", "explore", "settings", "messages", "notifications"];

/** Ids that a spreadsheet has rounded: 1.14456E+18, 1,14E+18. */
export function isRounded(id: string): boolean {
  return /^\d(?:[.,]\d+)?E\+?\d{2}$/i.test(id);
}

/** "3 weeks ago", "vor 3 Wochen", "yesterday", "Just now": when seen from a day that is not known. */
export function isRelativeTime(text: string): boolean {
  return /\bago\b|^vor \d|^il y a\b|^hace \d|\b(?:yesterday|just now|gestern|hier|ayer)\b|^\d+ ?(?:s|m|min|h|d|w|mo|y)$/i.test(text.trim());
}
