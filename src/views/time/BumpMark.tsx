import type { ReactElement } from "react";
import type { Role } from "../../core/roles.ts";

/** The sign of a role at a point of a line: disc, ring, disc in a ring, or a dot. */
export function BumpMark({ role, x, y }: { readonly role: Role; readonly x: number; readonly y: number }): ReactElement {
  switch (role) {
    case "connector":
      return <circle className={`bump-disc bump-${role}`} cx={x} cy={y} r="5" />;
    case "maven":
      return <circle className={`bump-ring-mark bump-${role}`} cx={x} cy={y} r="4" strokeWidth="2" />;
    case "both":
      return (
        <>
          <circle className={`bump-ring-mark bump-${role}`} cx={x} cy={y} r="5.25" strokeWidth="1.25" />
          <circle className={`bump-disc bump-${role}`} cx={x} cy={y} r="2.75" />
        </>
      );
    case "neither":
      return <circle className={`bump-disc bump-${role}`} cx={x} cy={y} r="2.5" />;
  }
}
