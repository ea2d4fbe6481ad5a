import { memo, type ReactElement } from "react";
import type { Board } from "../../engine/shown.ts";
import { CurveChart, type ChartCurve } from "../charts/CurveChart.tsx";
import { formatValue } from "../parts/format.ts";

export interface CurveSectionProps {
  readonly board: Board;
  readonly curves: readonly ChartCurve[];
  readonly onShare: (share: number) => void;
}

/** Both curves large, side by side with the quadrant. The published ticks stand in the single curves, where there is room for their words. */
export const CurveSection = memo(function CurveSection({ board, curves, onShare }: CurveSectionProps): ReactElement | null {
  if (curves.length === 0) return null;
  const unevenness = [`connectors ${formatValue(board.connectors.gini)}`, ...(board.mavens === null ? [] : [`mavens ${formatValue(board.mavens.gini)}`])];
  return (
    <section className="board-panel" aria-labelledby="board-curve">
      <h2 id="board-curve" className="board-title">
        How few make most of it
      </h2>
      <CurveChart curves={curves} published={[]} share={board.share} onShare={onShare} height={316} />
      <p className="board-small">
        <span title="Gini: 0 where all make the same, 1 where one makes everything; over everyone, zeros included.">Unevenness, 0 to 1</span>: {unevenness.join(", ")}.
      </p>
    </section>
  );
});
