import type { ReactElement } from "react";
import type { GlyphKind } from "../parts/role-words.ts";

export interface RoleMarkProps {
  readonly kind: GlyphKind;
  readonly x: number;
  readonly y: number;
  readonly radius: number;
}

/** One person in a drawing: disc = reach, ring = talk, both = disc in a ring, ours = open square. */
export function RoleMark({ kind, x, y, radius }: RoleMarkProps): ReactElement {
  const colour = `var(--role-${kind})`;
  const ground = "var(--surface-1)";
  switch (kind) {
    case "connector":
    case "neither":
      return <circle cx={x} cy={y} r={radius} fill={colour} stroke={ground} />;
    case "maven":
      return <circle cx={x} cy={y} r={radius * 0.825} fill={ground} stroke={colour} strokeWidth={radius * 0.35} />;
    case "both":
      return (
        <>
          <circle cx={x} cy={y} r={radius * 0.9} fill={ground} stroke={colour} strokeWidth={radius * 0.2} />
          <circle cx={x} cy={y} r={radius * 0.5} fill={colour} />
        </>
      );
    case "ours":
      return <rect x={x - radius} y={y - radius} width={radius * 2} height={radius * 2} fill={ground} stroke={colour} strokeWidth="1.5" />;
  }
}
