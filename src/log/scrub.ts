import { foldId } from "./standing.ts";

const MASK = "•••";

/**
 * Takes the ids of people who objected out of a text, wherever they stand as whole words, in whatever case, with or without an @;
 * undefined where nobody objected. Cost: one pass over the text for all ids together.
 */
export function createScrub(ids: readonly string[]): ((text: string) => string) | undefined {
  const words = [...new Set(ids.flatMap((id) => [id.trim(), id.trim().normalize("NFC"), foldId(id)]))].filter((id) => id !== "");
  if (words.length === 0) return undefined;
  // The longest first: ann@x.example before ann.
  const pattern = words.sort((a, b) => b.length - a.length).map((word) => word.replace(/[\\^$.*+?()[\]{}|/-]/g, "\\$&")).join("|");
  const found = new RegExp(`(?<![\\p{L}\\p{M}\\p{N}_])(?:${pattern})(?![\\p{L}\\p{M}\\p{N}_])`, "giu");
  return (text) => text.replace(found, MASK);
}
