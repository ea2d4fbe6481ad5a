import type { Board, CatalogueMeasure } from "../../engine/engine.ts";
import type { ChartCurve } from "../charts/CurveChart.tsx";
import { formatCount } from "../parts/format.ts";
import { ofPeople, REACH_MEASURES } from "./board-words.ts";

/** The one or two curves of the board, ready to draw. */
export function curvesOf(board: Board, measures: readonly CatalogueMeasure[]): readonly ChartCurve[] {
  const curves: ChartCurve[] = [];
  const { connectors, mavens, population } = board;
  if (connectors.curve.length > 1) {
    curves.push({
      role: "connector",
      label: "Connectors",
      counted: measureWords(board.measure, measures),
      points: connectors.curve,
      people: connectors.share ?? 0,
      words: `${formatCount(connectors.count)} ${ofPeople(population, connectors.share)}`,
    });
  }
  if (mavens !== null && mavens.curve.length > 1) {
    curves.push({
      role: "maven",
      label: "Mavens",
      counted: "posts",
      points: mavens.curve,
      people: mavens.share ?? 0,
      words: `${formatCount(mavens.count)} ${ofPeople(population, mavens.share)}`,
    });
  }
  return curves;
}

/** What the board calls a measure. */
export function measureWords(id: string, measures: readonly CatalogueMeasure[]): string {
  return REACH_MEASURES.find((measure) => measure.id === id)?.label ?? measures.find((measure) => measure.id === id)?.label ?? id;
}
