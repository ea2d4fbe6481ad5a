import type { Role } from "../../core/roles.ts";

/** What a person is drawn as: a role, or ours, which has none. */
export type GlyphKind = Role | "ours";

/** In the order they are always listed. */
export const ROLES: readonly Role[] = ["both", "connector", "maven", "neither"];

/** One person's role in words. */
export const ROLE_WORDS: Readonly<Record<GlyphKind, string>> = {
  both: "both",
  connector: "connector",
  maven: "maven",
  neither: "neither",
  ours: "ours",
};

/** What the role means, for the hover and for screen readers. */
export const ROLE_MEANINGS: Readonly<Record<GlyphKind, string>> = {
  both: "Reaches most and talks most: a connector and a maven.",
  connector: "One of the few who together make most of the reach.",
  maven: "One of the few who together write most of the posts.",
  neither: "In neither of the two sets.",
  ours: "One of our own accounts: shown, not ranked.",
};

export function glyphOf(row: { readonly role: Role; readonly isOurs: boolean }): GlyphKind {
  return row.isOurs ? "ours" : row.role;
}
