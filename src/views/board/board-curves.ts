import type { CutSummary } from "../../core/answers.ts";
import type { Board } from "../../engine/shown.ts";
import type { CatalogueMeasure } from "../../engine/engine.ts";
import type { ChartCurve } from "../charts/CurveChart.tsx";
import { valueAt } from "../charts/geometry.ts";
import { formatCount } from "../parts/format.ts";
import { ofPeople, REACH_MEASURES } from "./board-words.ts";

/** The one or two curves of the board, ready to draw. `cutTop` is the number of people asked for instead of a cut, or null. */
export function curvesOf(board: Board, measures: readonly CatalogueMeasure[], cutTop: number | null): readonly ChartCurve[] {
  const madeBy = (cut: CutSummary): number => (cutTop === null ? board.share : valueAt(cut.curve, cut.share ?? 0));
  const curves: ChartCurve[] = [];
  const { connectors, mavens, population } = board;
  if (connectors.curve.length > 1) {
    curves.push({
      role: "connector",
      label: "Connectors",
      counted: measureWords(board.measure, measures),
      points: connectors.curve,
      people: connectors.share ?? 0,
      made: madeBy(connectors),
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
      made: madeBy(mavens),
      words: `${formatCount(mavens.count)} ${ofPeople(population, mavens.share)}`,
    });
  }
  return curves;
}

/** What the board calls a measure. */
export function measureWords(id: string, measures: readonly CatalogueMeasure[]): string {
  return REACH_MEASURES.find((measure) => measure.id === id)?.label ?? measures.find((measure) => measure.id === id)?.noun ?? id;
}
