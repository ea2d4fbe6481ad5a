import { memo, type ReactElement } from "react";
import { Button } from "react-aria-components";
import type { Board } from "../../engine/shown.ts";
import { formatCount, formatCut, formatNoun, formatPercent } from "../parts/format.ts";

export interface SensitivityProps {
  readonly board: Board;
  readonly onShare: (share: number) => void;
}

/** The same at 70, 80 and 90 %: how much of the result is the choice of the cut. */
export const Sensitivity = memo(function Sensitivity({ board, onShare }: SensitivityProps): ReactElement | null {
  const rows = board.sensitivity;
  if (rows.length === 0) return null;
  const most = Math.max(1, ...rows.map((row) => Math.max(row.connectors, row.mavens ?? 0)));
  return (
    <section className="board-panel" aria-labelledby="board-sensitivity">
      <h2 id="board-sensitivity" className="board-title">
        If the cut were different
      </h2>
      <p className="board-small">{sentenceOf(rows)}: the cut is a choice, the order is not.</p>
      <table className="board-table">
        <thead>
          <tr>
            <th scope="col">Cut</th>
            <th scope="col">Connectors</th>
            {board.mavens !== null && <th scope="col">Mavens</th>}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.share} className={row.share === board.share ? "board-table-now" : undefined}>
              <th scope="row">
                <Button className="part-link" aria-label={`Set the cut to ${formatCut(row.share)}`} onPress={() => onShare(row.share)}>
                  {formatCut(row.share)}
                </Button>
              </th>
              <Cell count={row.connectors} most={most} n={board.population} role="connector" />
              {board.mavens !== null && <Cell count={row.mavens ?? 0} most={most} n={board.population} role="maven" />}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
});

function Cell({ count, most, n, role }: { readonly count: number; readonly most: number; readonly n: number; readonly role: string }): ReactElement {
  return (
    <td>
      <span className="board-bar-row">
        <span className="board-bar-count">{formatCount(count)}</span>
        <span className="board-bar-percent">{formatPercent(count / n)}</span>
        <span className="board-bar-track" aria-hidden="true">
          <span className={`board-bar board-bar-${role}`} style={{ width: `${(100 * count) / most}%` }} />
        </span>
      </span>
    </td>
  );
}

/** "At 70 % the list has 31 names, at 80 % 47, at 90 % 88". */
function sentenceOf(rows: Board["sensitivity"]): string {
  return rows.map((row, index) => (index === 0 ? `At ${formatCut(row.share)} the list has ${formatNoun(row.connectors, "name")}` : `at ${formatCut(row.share)} ${formatCount(row.connectors)}`)).join(", ");
}
