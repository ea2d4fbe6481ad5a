import { memo, type ReactElement } from "react";
import { Button } from "react-aria-components";
import type { Board } from "../../engine/shown.ts";
import type { Role } from "../../core/roles.ts";
import { formatCount, formatPercent } from "../parts/format.ts";
import { PUBLISHED_BOTH } from "../charts/published.ts";
import { RoleGlyph } from "../parts/RoleGlyph.tsx";

export interface RoleCountsProps {
  readonly board: Board;
  readonly onShowRoles: (roles: readonly Role[]) => void;
}

/** The four roles as counts that add up to everyone; each opens the list of its people. */
export const RoleCounts = memo(function RoleCounts({ board, onShowRoles }: RoleCountsProps): ReactElement {
  const mavens = board.mavens?.count ?? 0;
  const counts: readonly { readonly role: Role; readonly label: string; readonly count: number }[] = [
    { role: "both", label: "do both", count: board.both },
    { role: "connector", label: "reach many, write little", count: board.connectors.count - board.both },
    { role: "maven", label: "write a lot to few", count: mavens - board.both },
    { role: "neither", label: "neither", count: board.population - board.either },
  ];
  return (
    <>
      <ul className="board-roles">
        {counts.map(({ role, label, count }) => (
          <li key={role}>
            <Button className="board-role" isDisabled={count === 0} onPress={() => onShowRoles([role])}>
              <RoleGlyph kind={role} />
              <strong>{formatCount(count)}</strong>
              <span>{label}</span>
            </Button>
          </li>
        ))}
      </ul>
      {board.measure === "impressions" && (
        <p className="board-small">
          {formatPercent(board.both / board.population)} do both here, {formatPercent(PUBLISHED_BOTH)} in a US 2010 survey, not your data.
        </p>
      )}
    </>
  );
});
