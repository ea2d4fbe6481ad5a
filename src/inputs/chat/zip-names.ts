import { hasBytes } from "../bytes.ts";

/** Names looked at. */
const MOST_NAMES = 2000;

/**
 * Names of the members that lie in the first bytes of a zip archive, in their order; none where it is no zip. Enough to recognise an
 * archive, and nothing to rely on: what it holds is told by its directory.
 */
export function zipNames(head: Uint8Array): string[] {
  const names: string[] = [];
  if (!hasBytes(head, 0, "PK\x03\x04")) return names;
  const decoder = new TextDecoder();
  for (let at = 0; at >= 0 && names.length < MOST_NAMES; at = head.indexOf(0x50, at + 4)) {
    if (!hasBytes(head, at, "PK\x03\x04") || at + 30 > head.length) continue;
    const length = head[at + 26]! + 256 * head[at + 27]!;
    if (length === 0 || length > 1024 || at + 30 + length > head.length) continue;
    names.push(decoder.decode(head.subarray(at + 30, at + 30 + length)));
  }
  return names;
}

/** Files that a system puts into archives beside what was packed. */
export function isJunk(name: string): boolean {
  return name.startsWith("__MACOSX/") || /(?:^|\/)(?:\.DS_Store|Thumbs\.db|desktop\.ini)$/i.test(name);
}
