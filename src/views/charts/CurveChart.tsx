import { useState, type ReactElement } from "react";
import { formatCut, formatPercent } from "../parts/format.ts";
import { TableTwin } from "../parts/TableTwin.tsx";
import { useWidth } from "../parts/use-width.ts";
import { CutHandle } from "./CutHandle.tsx";
import { curvePath, valueAt, whereReaches, type Box, type Point } from "./geometry.ts";
import type { PublishedShare } from "./published.ts";
import "./chart.css";

export interface ChartCurve {
  readonly role: "connector" | "maven";
  readonly label: string;
  /** What is counted: "times people were reached". */
  readonly counted: string;
  /** x share of people, best first; y share of the total. */
  readonly points: readonly Point[];
  /** Share of people in the set at the cut that is set, exact. */
  readonly people: number;
  /** Share of the total they make. */
  readonly made: number;
  /** "93 of 1,899 people (4.9 %)". */
  readonly words: string;
}

export interface CurveChartProps {
  readonly curves: readonly ChartCurve[];
  readonly published: readonly PublishedShare[];
  readonly share: number;
  /** Called with the new cut (0.50 to 0.95) when the cross-hair is let go. */
  readonly onShare: (share: number) => void;
  readonly height?: number;
}

const MARGIN = { top: 24, right: 64, bottom: 36, left: 48 };
/** Room for "US 2010: 13 %". */
const WORDS_WIDTH = 100;
const QUARTERS = [0, 0.25, 0.5, 0.75, 1];
const TWIN_SHARES = [0.5, 0.6, 0.7, 0.8, 0.9, 0.95];

/** "How few make most of it", large: curves labelled directly, a cross-hair that is the cut's slider, and a table twin. */
export function CurveChart({ curves, published, share, onShare, height = 320 }: CurveChartProps): ReactElement {
  const { ref, width } = useWidth<HTMLDivElement>();
  const [dragged, setDragged] = useState<number | null>(null);
  const box: Box = { x: MARGIN.left, y: MARGIN.top, width: Math.max(0, width - MARGIN.left - MARGIN.right), height: height - MARGIN.top - MARGIN.bottom };
  const cut = dragged ?? share;
  const yOf = (curve: ChartCurve): number => box.y + (1 - (dragged ?? curve.made)) * box.height;
  // While dragging the set is read off the curve's points, so it is only about right; the engine's own count follows on release.
  const peopleAt = (curve: ChartCurve): number => (dragged === null ? curve.people : whereReaches(curve.points, cut));
  const wordsOf = (curve: ChartCurve): string => (dragged === null ? curve.words : `about ${formatPercent(peopleAt(curve))}`);
  const valueText = `${formatCut(cut)}: ${curves.map((curve) => `${curve.label}, ${wordsOf(curve)}`).join("; ")}`;
  return (
    <div className="chart-block">
      <ul className="chart-captions">
        {curves.map((curve) => (
          <li key={curve.label} className={`chart-${curve.role}`}>
            <span className="chart-swatch" aria-hidden="true" />
            {curve.label} <strong>{wordsOf(curve)}</strong>
          </li>
        ))}
      </ul>
      <div ref={ref} className="chart-host" style={{ height }} aria-busy={width === 0}>
        {width > 0 && (
          <svg className="chart" width={width} height={height} viewBox={`0 0 ${width} ${height}`} role="group" aria-label="How few make most of it">
            <Axes box={box} />
            {published.map((tick, index) => (
              <g key={tick.label} className="chart-tick-published">
                <path className="chart-published" d={`M${box.x + tick.share * box.width} ${box.y}V${box.y + box.height}`} />
                <text className="chart-text" x={wordsStart(published, curves.map(peopleAt), box)} y={box.y + box.height - 6 - 16 * index}>
                  {tick.label}: {formatPercent(tick.share)}
                </text>
              </g>
            ))}
            {curves.map((curve) => (
              <g key={curve.label} className={`chart-${curve.role}`}>
                <path className="chart-line" d={curvePath(curve.points, box)} />
                <path className="chart-cross" d={`M${box.x + peopleAt(curve) * box.width} ${yOf(curve)}V${box.y + box.height}`} />
                <circle className="chart-dot" cx={box.x + peopleAt(curve) * box.width} cy={yOf(curve)} r="5" />
              </g>
            ))}
            <CutHandle box={box} cut={cut} valueText={valueText} onDrag={setDragged} onCommit={(value) => {
              setDragged(null);
              if (value !== share) onShare(value);
            }} />
          </svg>
        )}
      </div>
      <TableTwin
        caption="How few make most of it"
        columns={["Cut", ...curves.map((curve) => `${curve.label}, by ${curve.counted}`)]}
        rows={TWIN_SHARES.map((value) => [formatCut(value), ...curves.map((curve) => (value === share ? formatPercent(curve.people) : `about ${formatPercent(whereReaches(curve.points, value))}`))])}
        note={curves.map((curve) => `${curve.label}: the first 1 % make about ${formatPercent(valueAt(curve.points, 0.01))}.`).join(" ")}
      />
    </div>
  );
}

/** Where the words of the published ticks start: right of all ticks, and of a cross-hair that would run through the words. */
function wordsStart(published: readonly PublishedShare[], crossings: readonly number[], box: Box): number {
  let start = Math.max(...published.map((tick) => box.x + tick.share * box.width));
  for (const crossing of crossings.toSorted((a, b) => a - b)) {
    const x = box.x + crossing * box.width;
    if (x > start && x < start + WORDS_WIDTH) start = x;
  }
  return start + 4;
}

function Axes({ box }: { readonly box: Box }): ReactElement {
  return (
    <g aria-hidden="true">
      {QUARTERS.map((quarter) => {
        const x = box.x + quarter * box.width;
        const y = box.y + (1 - quarter) * box.height;
        return (
          <g key={quarter}>
            <path className="chart-grid" d={`M${box.x} ${y}H${box.x + box.width}`} />
            <text className="chart-text" x={box.x - 8} y={y + 4} textAnchor="end">
              {formatCut(quarter)}
            </text>
            <text className="chart-text" x={x} y={box.y + box.height + 16} textAnchor="middle">
              {formatCut(quarter)}
            </text>
          </g>
        );
      })}
      <text className="chart-text" x={0} y={10}>
        ↑ of all that is counted
      </text>
      <path className="chart-even" d={`M${box.x} ${box.y + box.height}L${box.x + box.width} ${box.y}`} />
      <text className="chart-text" x={box.x + box.width / 2} y={box.y + box.height + 32} textAnchor="middle">
        of the people, those with most first
      </text>
    </g>
  );
}
