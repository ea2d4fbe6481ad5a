import type { ReactElement } from "react";
import { RoleGlyph } from "./RoleGlyph.tsx";
import { ROLE_MEANINGS, ROLE_WORDS, type GlyphKind } from "./role-words.ts";

/** Glyph and word together: a role is never told by colour alone. */
export function RoleWord({ kind }: { readonly kind: GlyphKind }): ReactElement {
  return (
    <span className="part-role" title={ROLE_MEANINGS[kind]}>
      <RoleGlyph kind={kind} />
      {ROLE_WORDS[kind]}
    </span>
  );
}
