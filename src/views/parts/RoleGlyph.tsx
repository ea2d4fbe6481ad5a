import type { ReactElement } from "react";
import type { GlyphKind } from "./role-words.ts";
import "./parts.css";

export interface RoleGlyphProps {
  readonly kind: GlyphKind;
  /** Edge length in px. Default 12. */
  readonly size?: number;
}

/** The sign of a role: disc = reach, ring = talk, both = disc in a ring. Always beside its word or a name, so hidden from speech. */
export function RoleGlyph({ kind, size = 12 }: RoleGlyphProps): ReactElement {
  return (
    <svg className={`role-glyph role-glyph-${kind}`} width={size} height={size} viewBox="0 0 12 12" aria-hidden="true" focusable="false">
      {shapeOf(kind)}
    </svg>
  );
}

function shapeOf(kind: GlyphKind): ReactElement {
  switch (kind) {
    case "connector":
      return <circle cx="6" cy="6" r="5" fill="currentColor" />;
    case "maven":
      return <circle cx="6" cy="6" r="4.125" fill="none" stroke="currentColor" strokeWidth="1.75" />;
    case "both":
      return (
        <>
          <circle cx="6" cy="6" r="5" fill="none" stroke="currentColor" strokeWidth="1.25" />
          <circle cx="6" cy="6" r="2.75" fill="currentColor" />
        </>
      );
    case "neither":
      return <circle cx="6" cy="6" r="2" fill="currentColor" />;
    case "ours":
      return <rect x="1.75" y="1.75" width="8.5" height="8.5" fill="none" stroke="currentColor" strokeWidth="1.5" />;
  }
}
